import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const spot = "{ key: karpenter.sh/capacity-type, operator: In, values: [spot] }";
const oneType = { messageId: "singleType", data: { min: "15" } };
const oneZone = { messageId: "singleZone", data: { min: "2" } };

function types(count: number, min: number): Report {
  return { messageId: "fewTypes", data: { count: String(count), min: String(min) } };
}

/** Each requirement has a line of its own, the first one line 7. */
function pool(...requirements: readonly string[]): string {
  const items = requirements.map((requirement) => `        - ${requirement}\n`);
  return `apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    spec:\n      requirements:\n${items.join("")}`;
}

function types15(last: string): string {
  const sizes = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"];
  const all = ["m5", "r5"].flatMap((family) => sizes.map((size) => `${family}.${size}`));
  return `{ key: node.kubernetes.io/instance-type, operator: In, values: [${[...all, last].join(", ")}] }`;
}

const twoTypes = "{ key: node.kubernetes.io/instance-type, operator: In, values: [m5.large, m5a.large] }";
const zone = "{ key: topology.kubernetes.io/zone, operator: In, values: [eu-west-1a] }";

ruleTester.run("require-spot-diversity", karpenter.rules["require-spot-diversity"], {
  texts: {
    fewTypes:
      "This NodePool allows only 2 instance types for spot, so EC2 can reclaim its nodes all at once; allow at least 15, ideally by category or family.",
    fewZones: "This NodePool allows spot in only 2 zones, where capacity can run out at once; allow at least 3.",
    singleType:
      "This NodePool allows only one instance type for spot, so EC2 can reclaim its nodes all at once; allow at least 15, ideally by category or family.",
    singleZone: "This NodePool allows spot in only one zone, where capacity can run out at once; allow at least 2.",
  },
  valid: [
    { name: "no list of types or zones", code: pool(spot) },
    { name: "fifteen types", code: pool(spot, types15("c5.large")) },
    {
      name: "hardware of which EC2 has fewer types",
      code: pool(spot, "{ key: karpenter.k8s.aws/instance-category, operator: In, values: [inf, trn] }"),
    },
    {
      name: "some types of such hardware",
      code: pool(spot, "{ key: node.kubernetes.io/instance-type, operator: In, values: [inf2.xlarge, trn1.2xlarge] }"),
    },
    {
      name: "types of such hardware that may be newer than the catalog",
      code: pool(spot, "{ key: node.kubernetes.io/instance-type, operator: In, values: [inf3.xlarge, inf2.xlarge] }"),
    },
    { name: "two zones", code: pool(spot, zone.replace("1a", "1a, eu-west-1b")) },
    {
      name: "families",
      code: pool(spot, "{ key: karpenter.k8s.aws/instance-family, operator: In, values: [m5, r5] }"),
    },
    {
      name: "types that may be newer than the catalog, more than listed",
      code: pool(spot, types15("m9g.large").replace("m5.large", "m10g.large")),
    },
    {
      name: "a type of which only the name is known",
      code: pool(spot, types15("p3.2xlarge")),
    },
    {
      name: "what valid-requirements reports",
      code: pool(spot, twoTypes, "{ key: kubernetes.io/arch, operator: In, values: [arm64] }"),
    },
    {
      name: "another provider's pool",
      code: pool(spot, twoTypes).replace(
        "requirements:",
        "nodeClassRef: { group: karpenter.azure.com, kind: AKSNodeClass, name: a }\n      requirements:",
      ),
    },
    {
      name: "all but some types",
      code: pool(spot, "{ key: node.kubernetes.io/instance-type, operator: NotIn, values: [m5.large] }"),
    },
    { name: "on-demand only", code: pool(spot.replace("spot", "on-demand"), twoTypes, zone) },
    { name: "no word of spot", code: pool(twoTypes, zone) },
    {
      name: "anything but spot",
      code: pool("{ key: karpenter.sh/capacity-type, operator: NotIn, values: [spot] }", twoTypes),
    },
    {
      name: "spot, taken back by another requirement",
      code: pool(spot.replace("spot", "spot, on-demand"), spot.replace("In", "NotIn"), zone),
    },
    {
      name: "spot, taken back by a label",
      code: pool(spot.replace("spot", "spot, on-demand"), zone).replace(
        "    spec:",
        "    metadata: { labels: { karpenter.sh/capacity-type: on-demand } }\n    spec:",
      ),
    },
    {
      name: "spot, which a template may take back",
      code: pool(spot, "{ key: karpenter.sh/capacity-type, operator: '{{ .op }}', values: [spot] }", zone),
    },
    {
      name: "spot, unless what a template leaves out is spot",
      code: pool(spot, "{ key: karpenter.sh/capacity-type, operator: NotIn, values: ['{{ .out }}'] }", zone),
    },
    { name: "templated capacity", code: pool(spot.replace("spot", '"{{ .capacity }}"'), twoTypes) },
    { name: "templated types", code: pool(spot, twoTypes.replace("[m5.large, m5a.large]", "{{ .types }}")) },
    { name: "templated types among others", code: pool(spot, twoTypes.replace("m5a.large", "'{{ .type }}'")) },
    { name: "a templated operator", code: pool(spot, zone.replace("In", "'${OPERATOR}'")) },
    { name: "an empty list is valid-schema's", code: pool(spot, zone.replace("eu-west-1a", "")) },
    { name: "null values", code: pool(spot, "{ key: topology.kubernetes.io/zone, operator: In, values: }") },
    { name: "templated requirements", code: pool(spot).replace(/requirements:[\s\S]*/u, "requirements: {{ .x }}\n") },
    { name: "another group", code: pool(spot, zone).replace("karpenter.sh/v1", "karpenter.example.com/v1") },
    {
      name: "a claim is one node",
      code: `apiVersion: karpenter.sh/v1\nkind: NodeClaim\nspec: { requirements: [${spot}, ${zone}] }\n`,
    },
    { name: "minTypes", code: pool(spot, twoTypes), options: [{ minTypes: 2 }] },
    { name: "minZones", code: pool(spot, zone), options: [{ minZones: 1 }] },
  ],
  invalid: [
    {
      name: "one family in two sizes is two types, reported at the narrower requirement",
      code: pool(
        spot,
        "{ key: karpenter.k8s.aws/instance-family, operator: In, values: [m5] }",
        "{ key: karpenter.k8s.aws/instance-cpu, operator: Lt, values: ['5'] }",
      ),
      errors: [{ ...types(2, 15), line: 8, column: 67, endLine: 8, endColumn: 73, suggestions: [] }],
    },
    {
      name: "two types and one zone, both reported at their values",
      code: pool(spot, twoTypes, zone),
      errors: [
        { ...types(2, 15), line: 8, column: 66, endLine: 8, endColumn: 72, suggestions: [] },
        { ...oneZone, line: 9, column: 61, endLine: 9, endColumn: 67, suggestions: [] },
      ],
    },
    {
      name: "spot among others, one type, block style, CRLF",
      code: pool(
        "key: karpenter.sh/capacity-type\n          operator: In\n          values:\n            - on-demand\n            - spot # cheap",
        "key: node.kubernetes.io/instance-type\n          operator: In\n          values: # just one\n            - m5.large",
      ).replaceAll("\n", "\r\n"),
      errors: [{ ...oneType, line: 14, column: 11, endLine: 14, endColumn: 17, suggestions: [] }],
    },
    {
      name: "the same type twice is one",
      code: pool(spot, twoTypes.replace("m5a", "m5")),
      errors: [{ ...oneType, line: 8, column: 66, endLine: 8, endColumn: 72, suggestions: [] }],
    },
    {
      name: "fourteen types, one of them twice",
      code: pool(spot, types15("m5.large")),
      errors: [{ ...types(14, 15), line: 8, column: 66, endLine: 8, endColumn: 72, suggestions: [] }],
    },
    {
      name: "v1beta1, JSON, the labels' old names",
      code: '{"apiVersion": "karpenter.sh/v1beta1", "kind": "NodePool", "spec": {"template": {"spec": {"requirements": [\n  {"key": "karpenter.sh/capacity-type", "operator": "In", "values": ["spot"]},\n  {"key": "failure-domain.beta.kubernetes.io/zone", "operator": "In", "values": ["a"]}\n]}}}}',
      errors: [{ ...oneZone, line: 3, column: 71, endLine: 3, endColumn: 79, suggestions: [] }],
    },
    {
      name: "labels are requirements too",
      code: `apiVersion: karpenter.sh/v1
kind: NodePool
spec:
  template:
    metadata:
      labels:
        karpenter.sh/capacity-type: spot
        node.kubernetes.io/instance-type: m5.large
        topology.kubernetes.io/zone: eu-west-1a
`,
      errors: [
        { ...oneType, line: 8, column: 43, endLine: 8, endColumn: 51, suggestions: [] },
        { ...oneZone, line: 9, column: 38, endLine: 9, endColumn: 48, suggestions: [] },
      ],
    },
    {
      name: "by alias, reported where it is used",
      code: `x: &zone ${zone}\n${pool(spot, "*zone")}`,
      errors: [{ ...oneZone, line: 9, column: 11, endLine: 9, endColumn: 16, suggestions: [] }],
    },
    {
      name: "options",
      code: pool(spot, twoTypes, zone.replace("1a", "1a, eu-west-1b")),
      options: [{ minTypes: 3, minZones: 3 }],
      errors: [
        { ...types(2, 3), line: 8, column: 66, endLine: 8, endColumn: 72, suggestions: [] },
        {
          messageId: "fewZones",
          data: { count: "2", min: "3" },
          line: 9,
          column: 61,
          endLine: 9,
          endColumn: 67,
          suggestions: [],
        },
      ],
    },
  ],
});
