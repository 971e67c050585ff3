import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const old = "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec:\n";

function message(value: string, other: string, place: string, tagKey = "karpenter.sh/discovery"): Report {
  return { messageId: "mixedClusters", data: { tagKey, value, other, place } };
}

/** The subnets' tags are in line 4, those of the security groups in line 5. */
function nodeClass(subnet: string, group: string, tagKey = "karpenter.sh/discovery"): string {
  return `${head}  subnetSelectorTerms: [{ tags: { ${tagKey}: ${subnet} } }]\n  securityGroupSelectorTerms: [{ tags: { ${tagKey}: ${group} } }]\n`;
}

const firstSubnet = 'spec.subnetSelectorTerms[0].tags["karpenter.sh/discovery"]';

ruleTester.run("consistent-discovery-tags", karpenter.rules["consistent-discovery-tags"], {
  texts: {
    mixedClusters:
      '`karpenter.sh/discovery` is `b` here but `a` in `spec.subnetSelectorTerms[0].tags["karpenter.sh/discovery"]`, so nodes would get subnets and security groups from two clusters; use the same value.',
  },
  valid: [
    { name: "the same", code: nodeClass("prod", "prod") },
    { name: "the same, quoted in other ways", code: nodeClass("'prod'", '"prod"') },
    { name: "any", code: nodeClass("prod", '"*"') },
    { name: "any of some: EC2 knows wildcards", code: nodeClass("prod", '"prod*"') },
    { name: "any of some, one character", code: nodeClass('"prod-?"', "prod-1") },
    { name: "templated", code: nodeClass("prod", '"{{ .Values.cluster }}"') },
    { name: "templated, without quotes", code: nodeClass("prod", "{{ .Values.cluster }}") },
    { name: "templated in part", code: nodeClass("prod", '"${CLUSTER}"') },
    { name: "null", code: nodeClass("prod", "null") },
    { name: "an empty one is valid-schema's", code: nodeClass("prod", '""') },
    { name: "a number is valid-schema's", code: nodeClass("prod", "12") },
    { name: "only subnets", code: `${head}  subnetSelectorTerms: [{ tags: { karpenter.sh/discovery: a } }]\n` },
    {
      name: "by id and by name",
      code: `${head}  subnetSelectorTerms: [{ id: subnet-1 }, { tags: { karpenter.sh/discovery: a } }]\n  securityGroupSelectorTerms: [{ name: b }, { id: sg-1 }]\n`,
    },
    {
      name: "other tags",
      code: `${head}  subnetSelectorTerms: [{ tags: { Name: a-private } }]\n  securityGroupSelectorTerms: [{ tags: { Name: a-node } }]\n`,
    },
    {
      name: "images and capacity may be anybody's",
      code: `${nodeClass("a", "a")}  amiSelectorTerms: [{ tags: { karpenter.sh/discovery: golden } }]\n  tags: { karpenter.sh/discovery: b }\n`,
    },
    {
      name: "templated terms",
      code: `${head}  subnetSelectorTerms: {{ .subnets }}\n  securityGroupSelectorTerms: "{{ x }}"\n`,
    },
    {
      name: "two classes of two clusters",
      code: `${nodeClass("a", "a")}---\n${nodeClass("b", "b")}`,
    },
    { name: "another group", code: nodeClass("a", "b").replace("karpenter.k8s.aws", "eks.amazonaws.com") },
    {
      name: "v1alpha1 takes several values",
      code: `${old}  subnetSelector: { karpenter.sh/discovery: "a,b" }\n  securityGroupSelector: { karpenter.sh/discovery: a }\n`,
    },
    { name: "a part of the cluster", code: nodeClass("acme", "acme-gpu") },
    { name: "a part of the cluster, the other way round, with a slash", code: nodeClass("acme/gpu", "acme") },
    {
      name: "a script sets both",
      ...linted({
        "class.yaml": nodeClass("a", "b"),
        "tag.sh":
          "aws ec2 create-tags --tags Key=karpenter.sh/discovery,Value=a\naws ec2 create-tags --tags \\\n  Key=karpenter.sh/discovery,Value=b\n",
      }),
    },
    {
      name: "Terraform sets both",
      ...linted({
        "class.yaml": nodeClass("a", "b"),
        "main.tf":
          'locals {\n  x = { "karpenter.sh/discovery" = "a" }\n}\nresource "aws_ec2_tag" "x" {\n  key   = "karpenter.sh/discovery"\n  value = "b"\n}\n',
      }),
    },
    { name: "a tag that isn't the one of the option", code: nodeClass("a", "b"), options: [{ tagKey: "cluster" }] },
  ],
  invalid: [
    {
      name: "two clusters, JSON",
      code: '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {\n"subnetSelectorTerms": [{"tags": {"karpenter.sh/discovery": "a"}}],\n"securityGroupSelectorTerms": [{"tags": {"karpenter.sh/discovery": "b"}}]}}\n',
      errors: [{ ...message("b", "a", firstSubnet), line: 3, column: 68, endLine: 3, endColumn: 71, suggestions: [] }],
    },
    ...Object.entries({
      "acme2, which continues acme by no dash": nodeClass("acme", "acme2"),
      "acme-a and acme-b": nodeClass("acme-a", "acme-b"),
    }).map(([name, code]) => {
      const [value = "", other = ""] = code.match(/acme[\w-]*/gu)?.toReversed() ?? [];
      const end = 66 + value.length;
      return {
        name,
        code,
        errors: [{ ...message(value, other, firstSubnet), line: 5, column: 66, endLine: 5, endColumn: end }],
      };
    }),
    {
      name: "scripts that set one of them, another tag, or longer values",
      ...linted({
        "class.yaml": nodeClass("a", "b"),
        "one.sh": "Key=karpenter.sh/discovery,Value=a\n",
        "b.sh": "Key=karpenter.sh/discovery,Value=b\n",
        "far.sh": "Key=karpenter.sh/discovery,Value=a\n\n\n\n\n b\n",
        "other.tf": 'locals {\n  tags = { cluster = "a", name = "b" }\n}\n',
        "longer.sh": "Key=karpenter.sh/discovery,Value=a-1\nKey=karpenter.sh/discovery,Value=b-1\n",
      }),
      errors: [{ ...message("b", "a", firstSubnet), line: 5, column: 66, endLine: 5, endColumn: 67 }],
    },
    {
      name: "the one that differs from most, CRLF, block style",
      code: `${head}  subnetSelectorTerms:\n    - tags:\n        karpenter.sh/discovery: staging # copied\n    - tags:\n        karpenter.sh/discovery: prod\n  securityGroupSelectorTerms:\n    - tags:\n        karpenter.sh/discovery: prod\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        {
          ...message("staging", "prod", 'spec.subnetSelectorTerms[1].tags["karpenter.sh/discovery"]'),
          line: 6,
          column: 33,
          endLine: 6,
          endColumn: 40,
          suggestions: [],
        },
      ],
    },
    {
      name: "what is unknown doesn't hide what is known",
      code: `${head}  subnetSelectorTerms: [{ tags: {{ x }} }, { tags: { karpenter.sh/discovery: a } }]\n  securityGroupSelectorTerms: [{ tags: { karpenter.sh/discovery: b } }, { tags: { karpenter.sh/discovery: "*" } }]\n`,
      errors: [
        {
          ...message("b", "a", 'spec.subnetSelectorTerms[1].tags["karpenter.sh/discovery"]'),
          line: 5,
          column: 66,
          endLine: 5,
          endColumn: 67,
          suggestions: [],
        },
      ],
    },
    {
      name: "three clusters",
      code: `${nodeClass("a", "b")}    - tags: { karpenter.sh/discovery: c }\n`.replace(
        "Terms: [{ tags: { karpenter.sh/discovery: b } }]",
        "Terms:\n    - tags: { karpenter.sh/discovery: b }",
      ),
      errors: [
        { ...message("b", "a", firstSubnet), line: 6, column: 39, endLine: 6, endColumn: 40, suggestions: [] },
        { ...message("c", "a", firstSubnet), line: 7, column: 39, endLine: 7, endColumn: 40, suggestions: [] },
      ],
    },
    {
      name: "v1alpha1",
      code: `${old}  subnetSelector: { karpenter.sh/discovery: a }\n  securityGroupSelector: { karpenter.sh/discovery: b }\n`,
      errors: [
        {
          ...message("b", "a", 'spec.subnetSelector["karpenter.sh/discovery"]'),
          line: 5,
          column: 52,
          endLine: 5,
          endColumn: 53,
          suggestions: [],
        },
      ],
    },
    {
      name: "by alias and by merge key, in a list",
      code: `apiVersion: v1
kind: List
items:
  - apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    x: &tags { karpenter.sh/discovery: b }
    spec:
      subnetSelectorTerms: [{ tags: { karpenter.sh/discovery: a } }, { tags: { karpenter.sh/discovery: a } }]
      securityGroupSelectorTerms: [{ tags: *tags }, { tags: { <<: *tags, Name: c } }]
`,
      errors: [
        { ...message("b", "a", firstSubnet), line: 9, column: 44, endLine: 9, endColumn: 49, suggestions: [] },
        { ...message("b", "a", firstSubnet), line: 9, column: 63, endLine: 9, endColumn: 65, suggestions: [] },
      ],
    },
    {
      name: "tagKey",
      code: nodeClass("a", "b", "example.com/cluster"),
      options: [{ tagKey: "example.com/cluster" }],
      errors: [
        {
          ...message("b", "a", 'spec.subnetSelectorTerms[0].tags["example.com/cluster"]', "example.com/cluster"),
          line: 5,
          column: 63,
          endLine: 5,
          endColumn: 64,
          suggestions: [],
        },
      ],
    },
    {
      name: "other kinds and versions",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { subnetSelector: { karpenter.sh/discovery: a }, securityGroupSelector: { karpenter.sh/discovery: b } } }\n",
      }),
      errors: [
        {
          messageId: "mixedClusters",
          data: {
            tagKey: "karpenter.sh/discovery",
            value: "b",
            other: "a",
            place: 'spec.provider.subnetSelector["karpenter.sh/discovery"]',
          },
          line: 3,
          column: 117,
          endLine: 3,
          endColumn: 118,
        },
      ],
    },
  ],
});
