import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

// The verdicts themselves are tested against the API server's in tests/schemas; this is about what is said
// of them, where, and what can be done.

const pool = "apiVersion: karpenter.sh/v1\nkind: NodePool\n";
const template =
  "  template:\n    spec:\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n";
const terms = "  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n";
const nodeClass = `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n${terms}`;
const whole = `${nodeClass}  role: a\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n`;
const buffer = "apiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nspec:\n";

/** What only 1.15 has, where 1.14 is configured. */
function newer(
  messageId: string,
  name: string,
  subject: string,
  [line = 0, column = 0, endLine = 0, endColumn = 0]: number[],
) {
  const data = { [name]: subject, since: "1.15", release: "1.14" };
  return { messageId, data, line, column, endLine, endColumn, suggestions: [] };
}

/** An Application that deploys a version of Karpenter's chart. */
const app = (version: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: karpenter }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: ${version} } }\n`;

const newest = `${whole}  enclaveOptions: { enabled: true }\n  kubelet: { registryPullQPS: 10 }\n---\n${pool}spec:\n  disruption: { consolidateAfter: 1m, budgets: [{ nodes: "1", reasons: [Unhealthy] }] }\n${template}`;

ruleTester.run("valid-schema", karpenter.rules["valid-schema"], {
  texts: {
    chartValues:
      "`replicas` and `controller` of `spec.sources[0]` look like values of the chart, which Argo CD reads only in `helm`; move them to `spec.sources[0].helm.valuesObject`.",
    foreignField:
      "`spec.amiFamily` is a field of EC2NodeClass, which NodeClass of EKS Auto Mode does not have; remove it.",
    "has-name": "`metadata` has neither `name` nor `generateName`; add `name`.",
    "id-excludes-others": "A term with `id` cannot have other fields; keep only `id`.",
    "metadata-key":
      "The key `b c` must have at most 63 letters, digits, `-`, `_` and `.`, optionally after a domain and `/`; rename it.",
    misplacedField:
      "`spec.disruption.expireAfter` is not a field of NodePool v1; move it to `spec.template.spec.expireAfter`.",
    misspelledKind: "`EC2Nodeclass` is not a kind of `karpenter.sh`; did you mean `EC2NodeClass`?",
    unknownKind: "`Deployment` is not a kind of `karpenter.sh`; use `NodeClaim`, `NodeOverlay` or `NodePool`.",
    wrongGroup: "NodePool is not in the group `karpenter.k8s.aws`; use `karpenter.sh/v1`.",
    addField: "Add `consolidateAfter: 0s`.",
    "alias-family":
      "The alias `AL2023@v20250501` names an unknown AMI family; start it with `al2`, `al2023`, `bottlerocket` or `windows…`.",
    "has-terms": "`spec.securityGroupSelectorTerms` is empty; add at least one term.",
    "in-needs-values": "A requirement with `In` needs `values`; add at least one.",
    invalidForm:
      "`spec.template.spec.nodeClassRef.group` must be an API group without a version, such as `karpenter.k8s.aws`, not `karpenter.k8s.aws/v1`.",
    invalidType: "`spec.weight` must be an integer, not the string `010`.",
    missingField: "`spec` is missing the required field `template`; add it.",
    misspelledField: "`spec.amiSelectorTerm` is not a field of EC2NodeClass v1; did you mean `amiSelectorTerms`?",
    misspelledLabel:
      "`karpenter.k8s.aws/capacity-type` is not one of the labels allowed in this domain; did you mean `karpenter.sh/capacity-type`?",
    misspelledValue:
      "`spec.amiFamily` must be `AL2`, `AL2023`, `Bottlerocket`, `Custom`, `Windows2019`, `Windows2022` or `Windows2025`, not `AL2022`; did you mean `AL2023`?",
    moveField: "Move it to `spec.template.spec.expireAfter`.",
    movedField: "`spec.template.spec.kubelet` does not exist in NodePool v1; use `spec.kubelet` of the EC2NodeClass.",
    newerField:
      "`spec.amiSelectorTerms[0].ssmParameter` requires Karpenter 1.4, but the configured release is 1.3; upgrade the chart, or correct the `release` setting.",
    newerFieldThanChart:
      "`spec.enclaveOptions` requires Karpenter 1.15, but app.yaml:3 deploys 1.14; upgrade the chart, or remove the field.",
    newerValueThanChart:
      "`Unhealthy` requires Karpenter 1.15, but app.yaml:3 deploys 1.14; upgrade the chart, or replace the value.",
    unknownFieldInChart:
      "`spec.kubelet.registryPullQPS` is not a field of EC2NodeClass v1 before Karpenter 1.15, but app.yaml:3 deploys 1.14; upgrade the chart, or remove the field.",
    newerValue:
      "`Balanced` requires Karpenter 1.14, but the configured release is 1.3; upgrade the chart, or correct the `release` setting.",
    "one-node-identity": "Exactly one of `role` and `instanceProfile` is required; remove one.",
    "one-target": "`podTemplateRef` and `scalableRef` cannot be used together; remove one.",
    outOfBounds: "`spec.amiSelectorTerms[0].alias` must have at most 30 characters, not 34.",
    renameField: "Rename to `amiSelectorTerms`.",
    renamedValue:
      "`spec.disruption.consolidationPolicy` is `WhenUnderutilized`, which was renamed to `WhenEmptyOrUnderutilized`; use the new name.",
    replaceText: "Replace with `720h`.",
    "restricted-domain":
      "The label `karpenter.k8s.aws/instance-typo` is in a domain reserved by Karpenter or Kubernetes; use one of its known labels, or a domain of your own.",
    quotedNumber: "`spec.weight` must be an integer, not the string `10`; remove the quotes.",
    "restricted-label": "The label `karpenter.sh/nodepool` is reserved by Karpenter or Kubernetes; remove it.",
    "tag-reserved": "The tag `kubernetes.io/cluster/x` is reserved by Karpenter; remove it.",
    "template-has-size": "`podTemplateRef` requires `replicas` or `limits`; add one.",
    "term-selects": "A term is empty; add one of `tags` or `id`.",
    unknownField:
      "`spec.warmPool` is not a field of EC2NodeClass v1, so the API server rejects or drops it; remove it.",
    unknownFieldBefore:
      "`spec.kubelet.registryPullQPS` is not a field of EC2NodeClass v1 before Karpenter 1.15, which accepts any field here; remove it, or correct the `release` setting.",
    unknownFieldYet:
      "`spec.nonsense` is not a field of EC2NodeClass v1 as of Karpenter 1.15; remove it, or update eslint-plugin-karpenter if you run a newer release.",
    unknownVersion: "NodePool has no version `v7`; use `karpenter.sh/v1`.",
    unquotedString: "`spec.disruption.budgets[0].nodes` must be a string, not the number `0`; put it in quotes.",
    "volume-has-size": "A volume requires `volumeSize` or `snapshotID`; add one.",
    zeroDuration: "`spec.disruption.consolidateAfter` must be a duration, not the number `0`; use `0s`.",
  },
  lacking: { code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: x }\nspec: { weight: 10 }\n" },
  valid: [
    { name: "the fields of the deployed release", ...linted({ "all.yaml": newest, "app.yaml": app("1.15.3") }) },
    {
      name: "a deployed release that is newer than the latest supported one",
      ...linted({ "class.yaml": `${whole}  warmPool: {}\n`, "app.yaml": app("2.0.1") }),
    },
    {
      name: "the option and the settings come before the deployed release",
      ...linted({ "all.yaml": newest, "app.yaml": app("1.9.0") }),
      settings: { karpenter: { release: "1.15" } },
    },
    {
      name: "a version that only the deployed release serves",
      ...linted({
        "pool.yaml": `apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec:\n  disruption: { expireAfter: 720h }\n  template: { spec: { nodeClassRef: { name: a }, requirements: [] } }\n`,
        "app.yaml": app("0.37.8"),
      }),
    },
    {
      name: "a placeholder of the wrong form is no-placeholder-values'",
      code: whole.replace("subnet-1", "<YOUR-SUBNET-ID-HERE>"),
    },
    { name: "what the API server takes", code: `${pool}spec:\n${template}---\n${whole}` },
    { name: "nulls count as absent", code: `${pool}spec:\n  weight: null\n  disruption:\n${template}` },
    {
      name: "status, and the metadata of an object in a cluster",
      code: `${whole}status: { anything: true }\nmetadata:\n  generateName: a-\n  namespace: null\n  creationTimestamp: null\n  generation: 3\n  labels: { Team.A_1: "", acme.io/x: A-b_c.1 }\n  annotations: { acme.io/Note: "any: text, ü", Acme.IO/x: "" }\n  finalizers: [karpenter.k8s.aws/termination]\n  ownerReferences: [{ apiVersion: v1, kind: A, name: b, uid: c, controller: true }]\n  managedFields: [{ manager: x }]\n`,
    },
    {
      name: "templated metadata",
      code: `${whole}metadata:\n  name: {{ .Release.Name }}\n---\n${whole}metadata: { name: "\${NAME}_A", labels: { a: "{{ x }} y" } }\n`,
    },
    {
      name: "fields of a NodeClass of EKS Auto Mode that nobody knows",
      code: "apiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a }\nspec:\n  instanceProfile: eks-a\n  subnetSelectorTerms: [{ id: subnet-1, name: x }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  podSubnetSelectorTerms: [{ id: subnet-1 }]\n  anything: { at: all }\n  ephemeralStorage: { size: 100Gi, kmsKeyID: alias/a, new: 1 }\n",
    },
    {
      name: "lists of Karpenter's kinds, and what only looks like its groups",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePoolList\nitems: []\n---\napiVersion: karpenter.azure.com/v1beta1\nkind: AKSNodeClass\n---\napiVersion: policies.karpenter.sh/v1\nkind: NodePool\n",
    },
    {
      name: "templated values, and what depends on them",
      code: `${nodeClass}  role: "{{ .Values.role }}"\n  instanceProfile: \${PROFILE}\n  amiFamily: $FAMILY\n  amiSelectorTerms: {{ .Values.terms }}\n`,
    },
    {
      name: "templated values that others are compared with",
      code: `${whole}  kubelet: { imageGCHighThresholdPercent: "{{ .high }}", imageGCLowThresholdPercent: 80, evictionSoft: { memory.available: "{{ .x }}" }, evictionSoftGracePeriod: "{{ .y }}" }\n  networkInterfaces: [{ deviceIndex: "{{ .a }}", networkCardIndex: 0, interfaceType: interface }]\n---\n${pool}spec:\n  disruption: { consolidateAfter: 1m, budgets: [{ nodes: "1", reasons: ["{{ .a }}", "{{ .b }}"] }, { schedule: "{{ .c }}" , duration: "{{ .d }}" }] }\n  template:\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements:\n        - { key: a, operator: In, values: [b], minValues: "{{ .n }}" }\n        - { key: c, operator: Gt, values: ["{{ .m }}"] }\n        - { key: d, operator: "{{ .o }}" }\n`,
    },
    {
      name: "a templated item",
      code: `${nodeClass}  role: a\n  amiSelectorTerms:\n    - alias: al2023@v20250501\n    - {{ .Values.term }}\n`,
    },
    { name: "templated keys may be any", code: `${pool}spec:\n  "{{ .Values.key }}": x\n` },
    { name: "merged from where nobody knows", code: `${pool}spec:\n  <<: *defaults\n` },
    {
      name: "required fields by merge key and alias",
      code: `${pool}spec:\n  template:\n    spec:\n      <<: { requirements: &none [], nodeClassRef: { group: a, kind: b, name: c } }\n      taints: *none\n`,
    },
    {
      name: "a patch need not be whole",
      code: `${pool}$patch: merge\nspec:\n  disruption: { consolidationPolicy: WhenEmpty }\n`,
    },
    {
      name: "versions without a schema",
      code: "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { nonsense: true }\n",
      options: [{ release: "0.32" }],
    },
    {
      name: "another group",
      code: "apiVersion: karpenter.azure.com/v1\nkind: NodePool # karpenter.sh\nspec: { nonsense: true }\n",
    },
    { name: "ignoreKinds", code: `${pool}spec: {}\n`, options: [{ ignoreKinds: ["NodePool"] }] },
    {
      name: "a version that the release no longer serves, which the last release that did would accept",
      code: "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec: { template: { spec: { requirements: [], nodeClassRef: { name: a } } } }\n",
      settings: { karpenter: { release: "v1.14.1" } },
    },
    { name: "a release newer than known", code: `${pool}spec:\n${template}`, options: [{ release: "1.99" }] },
    {
      name: "a newer release: unknown and missing fields, types, values and labels, and misspelled ones",
      code: `${nodeClass}  warmPool: {}\n  amiSelectorTerm: []\n  role: 1\n  amiFamily: AL2027\n  amiSelectorTerms: [{ alias: al2027@v1 }]\n---\n${pool}spec:\n  weight: 1000\n  disruption: { consolidateAfter: 1w, consolidationPolicy: Whenever }\n  template: { metadata: { labels: { karpenter.k8s.aws/instance-sise: x } }, spec: { requirements: [{ key: a, operator: Near }] } }\n---\napiVersion: karpenter.sh/v2\nkind: NodePool\n`,
      options: [{ release: "1.99" }],
    },
    {
      name: "1.15: what it has in addition, and any kubelet settings",
      code: `${whole}  enclaveOptions: { enabled: true }\n  kubelet: { registryPullQPS: 10, maxPods: "110", evictionSoft: { a: b }, anything: [] }\n---\n${pool}spec:\n  disruption: { consolidationPolicy: WhenEmpty, budgets: [{ nodes: "1", reasons: [Unhealthy] }] }\n  template:\n    metadata: { labels: { karpenter.k8s.aws/nitro-sandbox: "true" } }\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements: [{ key: karpenter.k8s.aws/nitro-sandbox, operator: Gte, values: ["1"] }]\n`,
      options: [{ release: "1.15" }],
    },
    {
      name: "capacity buffers, and a version that may be the Cluster Autoscaler's",
      code: `${buffer}  podTemplateRef: { name: a }\n  limits: { cpu: 4 }\n---\n${buffer.replace("v1beta1", "v1alpha1")}  anything: true\n`,
    },
    {
      name: "a text that is longer than any object in a cluster",
      code: `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: x }\nspec: { weight: ${"x".repeat(20_001)}, template: { spec: { requirements: [], nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: x } } } }\n`,
    },
  ],
  invalid: [
    {
      name: "scalars that aren't strings are quoted, in the style of the file",
      code: `${pool}spec:\n  disruption: { consolidateAfter: 0, budgets: [{ nodes: 0 }] } # none\n${template}`,
      output: `${pool}spec:\n  disruption: { consolidateAfter: 0s, budgets: [{ nodes: "0" }] } # none\n${template}`,
      errors: [
        {
          messageId: "zeroDuration",
          data: { path: "spec.disruption.consolidateAfter" },
          line: 4,
          column: 35,
          endLine: 4,
          endColumn: 36,
        },
        {
          messageId: "unquotedString",
          data: { path: "spec.disruption.budgets[0].nodes", actual: "the number `0`", expected: "a string" },
          line: 4,
          column: 57,
          endLine: 4,
          endColumn: 58,
        },
      ],
    },
    {
      name: "a group with a version, under CRLF",
      code: `${pool}spec:\n${template.replace("karpenter.k8s.aws,", "karpenter.k8s.aws/v1,")}`.replaceAll("\n", "\r\n"),
      output: `${pool}spec:\n${template}`.replaceAll("\n", "\r\n"),
      errors: [
        {
          messageId: "invalidForm",
          data: {
            path: "spec.template.spec.nodeClassRef.group",
            value: "karpenter.k8s.aws/v1",
            form: "an API group without a version, such as `karpenter.k8s.aws`",
          },
          line: 6,
          column: 30,
          endLine: 6,
          endColumn: 50,
        },
      ],
    },
    {
      name: "never, and days",
      code: `${pool}spec:\n  disruption: { consolidateAfter: never }\n${template}      expireAfter: 30d\n`,
      output: `${pool}spec:\n  disruption: { consolidateAfter: Never }\n${template}      expireAfter: 30d\n`,
      errors: [
        {
          messageId: "invalidForm",
          data: {
            path: "spec.disruption.consolidateAfter",
            value: "never",
            form: "a duration in hours, minutes or seconds, such as `720h` or `30m`, or `Never`",
          },
          line: 4,
          column: 35,
          endLine: 4,
          endColumn: 40,
        },
        {
          messageId: "invalidForm",
          data: {
            path: "spec.template.spec.expireAfter",
            value: "30d",
            form: "a duration in hours, minutes or seconds, such as `720h` or `30m`, or `Never`",
          },
          line: 9,
          column: 20,
          endLine: 9,
          endColumn: 23,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "720h" },
              output: `${pool}spec:\n  disruption: { consolidateAfter: never }\n${template}      expireAfter: 720h\n`,
            },
          ],
        },
      ],
    },
    {
      name: "what quotes alone don't mend",
      code: `${whole}  blockDeviceMappings: [{ ebs: { volumeSize: 150 } }]\n---\n${pool}spec:\n  disruption: { consolidateAfter: 30, budgets: [{ nodes: 10, schedule: "@daily", duration: 0 }] }\n${template}      terminationGracePeriod: Never\n`,
      output: `${whole}  blockDeviceMappings: [{ ebs: { volumeSize: 150 } }]\n---\n${pool}spec:\n  disruption: { consolidateAfter: 30, budgets: [{ nodes: "10", schedule: "@daily", duration: 0 }] }\n${template}      terminationGracePeriod: Never\n`,
      errors: [
        {
          messageId: "invalidForm",
          data: {
            path: "spec.blockDeviceMappings[0].ebs.volumeSize",
            value: "150",
            form: "a size in `Gi`, `G`, `Ti` or `T`, such as `100Gi`",
          },
          line: 8,
          column: 46,
          endLine: 8,
          endColumn: 49,
        },
        {
          messageId: "invalidForm",
          data: {
            path: "spec.disruption.consolidateAfter",
            value: "30",
            form: "a duration in hours, minutes or seconds, such as `720h` or `30m`, or `Never`",
          },
          line: 13,
          column: 35,
          endLine: 13,
          endColumn: 37,
        },
        {
          messageId: "unquotedString",
          data: { path: "spec.disruption.budgets[0].nodes", actual: "the number `10`", expected: "a string" },
          line: 13,
          column: 58,
          endLine: 13,
          endColumn: 60,
        },
        {
          messageId: "invalidForm",
          data: {
            path: "spec.disruption.budgets[0].duration",
            value: "0",
            form: "a duration in hours and minutes, such as `8h`, `30m` or `1h30m`",
          },
          line: 13,
          column: 92,
          endLine: 13,
          endColumn: 93,
        },
        {
          messageId: "invalidForm",
          data: {
            path: "spec.template.spec.terminationGracePeriod",
            value: "Never",
            form: "a duration in hours, minutes or seconds, such as `48h` or `30m`",
          },
          line: 18,
          column: 31,
          endLine: 18,
          endColumn: 36,
        },
      ],
    },
    {
      name: "values, labels and terms of a later release, each once and with no other that was meant",
      code: `${nodeClass}  role: a\n  amiFamily: AL2023\n  amiSelectorTerms: [{ ssmParameter: /a }]\n---\n${pool}spec:\n  disruption: { consolidateAfter: 1m, consolidationPolicy: Balanced }\n  template:\n    metadata: { labels: { karpenter.k8s.aws/instance-tenancy: default } }\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements:\n        - { key: karpenter.k8s.aws/instance-tenancy, operator: Gte, values: ["1"] }\n`,
      options: [{ release: "1.3" }],
      errors: [
        {
          messageId: "newerField",
          data: { path: "spec.amiSelectorTerms[0].ssmParameter", since: "1.4", release: "1.3" },
          line: 8,
          column: 24,
          endLine: 8,
          endColumn: 36,
        },
        {
          messageId: "newerValue",
          data: { value: "Balanced", since: "1.14", release: "1.3" },
          line: 13,
          column: 60,
          endLine: 13,
          endColumn: 68,
        },
        {
          messageId: "newerValue",
          data: { value: "karpenter.k8s.aws/instance-tenancy", since: "1.9", release: "1.3" },
          line: 15,
          column: 27,
          endLine: 15,
          endColumn: 61,
        },
        {
          messageId: "newerValue",
          data: { value: "karpenter.k8s.aws/instance-tenancy", since: "1.9", release: "1.3" },
          line: 19,
          column: 18,
          endLine: 19,
          endColumn: 52,
        },
        {
          messageId: "newerValue",
          data: { value: "Gte", since: "1.9", release: "1.3" },
          line: 19,
          column: 64,
          endLine: 19,
          endColumn: 67,
        },
      ],
    },
    {
      name: "a list without terms, once",
      code: `${nodeClass.replace("[{ id: sg-1 }]", "[]")}  role: a\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n  capacityReservationSelectorTerms: []\n`,
      errors: [
        {
          messageId: "has-terms",
          data: { path: "spec.securityGroupSelectorTerms" },
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 29,
        },
        {
          messageId: "has-terms",
          data: { path: "spec.capacityReservationSelectorTerms" },
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 35,
        },
      ],
    },
    {
      name: "limits, with what is beyond them",
      code: `${nodeClass}  role: a\n  amiSelectorTerms: [{ alias: al2023@v20250501-and-much-too-long }]\n---\n${pool}spec:\n  weight: 0\n${template}`,
      errors: [
        {
          messageId: "outOfBounds",
          data: { path: "spec.amiSelectorTerms[0].alias", limit: "have at most 30 characters, not 34" },
          line: 7,
          column: 31,
          endLine: 7,
          endColumn: 65,
        },
        {
          messageId: "outOfBounds",
          data: { path: "spec.weight", limit: "be at least 1, not 0" },
          line: 12,
          column: 11,
          endLine: 12,
          endColumn: 12,
        },
      ],
    },
    {
      name: "what v1beta1 had elsewhere",
      code: `${pool}spec:\n  disruption:\n    consolidationPolicy: WhenUnderutilized\n    consolidateAfter: 1m\n    expireAfter: 24h # daily\n  template:\n    spec:\n      kubelet: { maxPods: 20 }\n      nodeClassRef:\n        apiVersion: karpenter.k8s.aws/v1beta1\n        kind: EC2NodeClass\n        name: a\n      requirements: []\n`,
      output: `${pool}spec:\n  disruption:\n    consolidationPolicy: WhenEmptyOrUnderutilized\n    consolidateAfter: 1m\n    expireAfter: 24h # daily\n  template:\n    spec:\n      kubelet: { maxPods: 20 }\n      nodeClassRef:\n        apiVersion: karpenter.k8s.aws/v1beta1\n        kind: EC2NodeClass\n        name: a\n      requirements: []\n`,
      errors: [
        {
          messageId: "renamedValue",
          data: {
            path: "spec.disruption.consolidationPolicy",
            value: "WhenUnderutilized",
            meant: "WhenEmptyOrUnderutilized",
          },
          line: 5,
          column: 26,
          endLine: 5,
          endColumn: 43,
        },
        {
          messageId: "misplacedField",
          data: {
            path: "spec.disruption.expireAfter",
            kind: "NodePool",
            version: "v1",
            target: "spec.template.spec.expireAfter",
          },
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 16,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.template.spec.expireAfter`" },
              output: `${pool}spec:\n  disruption:\n    consolidationPolicy: WhenUnderutilized\n    consolidateAfter: 1m\n  template:\n    spec:\n      kubelet: { maxPods: 20 }\n      nodeClassRef:\n        apiVersion: karpenter.k8s.aws/v1beta1\n        kind: EC2NodeClass\n        name: a\n      requirements: []\n      expireAfter: 24h # daily\n`,
            },
          ],
        },
        {
          messageId: "movedField",
          data: {
            path: "spec.template.spec.kubelet",
            kind: "NodePool",
            version: "v1",
            target: "`spec.kubelet` of the EC2NodeClass",
          },
          line: 10,
          column: 7,
          endLine: 10,
          endColumn: 14,
          suggestions: [],
        },
        {
          messageId: "movedField",
          data: {
            path: "spec.template.spec.nodeClassRef.apiVersion",
            kind: "NodePool",
            version: "v1",
            target: "`group` without a version",
          },
          line: 12,
          column: 9,
          endLine: 12,
          endColumn: 19,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`group` without a version" },
              output: `${pool}spec:\n  disruption:\n    consolidationPolicy: WhenUnderutilized\n    consolidateAfter: 1m\n    expireAfter: 24h # daily\n  template:\n    spec:\n      kubelet: { maxPods: 20 }\n      nodeClassRef:\n        group: karpenter.k8s.aws\n        kind: EC2NodeClass\n        name: a\n      requirements: []\n`,
            },
          ],
        },
      ],
    },
    {
      name: "misspelt fields and values, and no word of the field that is missing so",
      code: `${nodeClass}  role: a\n  amiSelectorTerm: [{ alias: al2023@v20250501 }]\n  amiFamily: AL2022\n  nonsense: 1\n`,
      errors: [
        {
          messageId: "misspelledField",
          data: { path: "spec.amiSelectorTerm", kind: "EC2NodeClass", version: "v1", meant: "amiSelectorTerms" },
          line: 7,
          column: 3,
          endLine: 7,
          endColumn: 18,
          suggestions: [
            {
              messageId: "renameField",
              data: { text: "amiSelectorTerms" },
              output: `${nodeClass}  role: a\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n  amiFamily: AL2022\n  nonsense: 1\n`,
            },
          ],
        },
        {
          messageId: "misspelledValue",
          data: {
            path: "spec.amiFamily",
            value: "AL2022",
            allowed: "`AL2`, `AL2023`, `Bottlerocket`, `Custom`, `Windows2019`, `Windows2022` or `Windows2025`",
            meant: "AL2023",
          },
          line: 8,
          column: 14,
          endLine: 8,
          endColumn: 20,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "AL2023" },
              output: `${nodeClass}  role: a\n  amiSelectorTerm: [{ alias: al2023@v20250501 }]\n  amiFamily: AL2023\n  nonsense: 1\n`,
            },
          ],
        },
        {
          messageId: "unknownFieldYet",
          data: { path: "spec.nonsense", kind: "EC2NodeClass", version: "v1", newest: "1.15" },
          line: 9,
          column: 3,
          endLine: 9,
          endColumn: 11,
          suggestions: [],
        },
      ],
    },
    {
      name: "what is missing, at what lacks it, and a default that has to be written",
      code: `${pool}spec:\n  disruption:\n    consolidationPolicy: WhenEmpty\n`,
      options: [{ release: "1.14" }],
      errors: [
        {
          messageId: "missingField",
          data: { path: "spec", field: "template" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
          suggestions: [],
        },
        {
          messageId: "missingField",
          data: { path: "spec.disruption", field: "consolidateAfter" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 13,
          suggestions: [
            {
              messageId: "addField",
              data: { text: "consolidateAfter: 0s" },
              output: `${pool}spec:\n  disruption:\n    consolidationPolicy: WhenEmpty\n    consolidateAfter: 0s\n`,
            },
          ],
        },
      ],
    },
    {
      name: "invariants, each once and on what offends",
      code: `${nodeClass}  role: a\n  instanceProfile: b\n  amiFamily: Bottlerocket\n  amiSelectorTerms:\n    - alias: AL2023@v20250501\n  tags:\n    kubernetes.io/cluster/x: owned\n    empty: ""\n  blockDeviceMappings: [{ ebs: {} }]\n`,
      output: `${nodeClass}  role: a\n  instanceProfile: b\n  amiFamily: Bottlerocket\n  amiSelectorTerms:\n    - alias: al2023@v20250501\n  tags:\n    kubernetes.io/cluster/x: owned\n    empty: ""\n  blockDeviceMappings: [{ ebs: {} }]\n`,
      errors: [
        {
          messageId: "one-node-identity",
          data: { advice: "remove one" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
        },
        {
          messageId: "alias-family",
          data: { value: "AL2023@v20250501", families: "`al2`, `al2023`, `bottlerocket` or `windows…`" },
          line: 10,
          column: 14,
          endLine: 10,
          endColumn: 30,
        },
        {
          messageId: "tag-reserved",
          data: { key: "kubernetes.io/cluster/x" },
          line: 12,
          column: 5,
          endLine: 12,
          endColumn: 28,
        },
        {
          messageId: "volume-has-size",
          line: 14,
          column: 27,
          endLine: 14,
          endColumn: 30,
        },
      ],
    },
    {
      name: "labels that are taken, by key and by value",
      code: `${pool}spec:\n  template:\n    metadata: { labels: { karpenter.sh/nodepool: x, acme.io/a: y } }\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements:\n        - { key: karpenter.k8s.aws/instance-typo, operator: Exists }\n        - { key: kubernetes.io/hostname, operator: In }\n`,
      errors: [
        {
          messageId: "restricted-label",
          data: { key: "karpenter.sh/nodepool" },
          line: 5,
          column: 27,
          endLine: 5,
          endColumn: 48,
          suggestions: [],
        },
        {
          messageId: "restricted-domain",
          data: { key: "karpenter.k8s.aws/instance-typo" },
          line: 9,
          column: 18,
          endLine: 9,
          endColumn: 49,
          suggestions: [],
        },
        {
          messageId: "in-needs-values",
          line: 10,
          column: 13,
          endLine: 10,
          endColumn: 16,
          suggestions: [],
        },
        {
          messageId: "restricted-label",
          data: { key: "kubernetes.io/hostname" },
          line: 10,
          column: 18,
          endLine: 10,
          endColumn: 40,
          suggestions: [],
        },
      ],
    },
    {
      name: "a label in a wrong one of Karpenter's domains",
      code: `${pool}spec:\n  template:\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements:\n        - { key: karpenter.k8s.aws/capacity-type, operator: Exists }\n`,
      errors: [
        {
          messageId: "misspelledLabel",
          data: { key: "karpenter.k8s.aws/capacity-type", meant: "karpenter.sh/capacity-type" },
          line: 8,
          column: 18,
          endLine: 8,
          endColumn: 49,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "karpenter.sh/capacity-type" },
              output: `${pool}spec:\n  template:\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements:\n        - { key: karpenter.sh/capacity-type, operator: Exists }\n`,
            },
          ],
        },
      ],
    },
    {
      name: "an alias of a family with a hyphen, once",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  role: x\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: eks-node@latest }]\n",
      errors: [
        {
          messageId: "alias-family",
          data: { value: "eks-node@latest", families: "`al2`, `al2023`, `bottlerocket` or `windows…`" },
          line: 7,
          column: 31,
          endLine: 7,
          endColumn: 46,
        },
      ],
    },
    {
      name: "labels of Karpenter's that are misspelt, by key and by value",
      code: `${pool}spec:\n  template:\n    metadata: { labels: { karpenter.k8s.aws/instance-famly: x } }\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements:\n        - { key: karpenter.sh/capacitytype, operator: Exists }\n`,
      errors: [
        {
          messageId: "misspelledLabel",
          data: { key: "karpenter.k8s.aws/instance-famly", meant: "karpenter.k8s.aws/instance-family" },
          line: 5,
          column: 27,
          endLine: 5,
          endColumn: 59,
          suggestions: [
            {
              messageId: "renameField",
              data: { text: "karpenter.k8s.aws/instance-family" },
              output: `${pool}spec:\n  template:\n    metadata: { labels: { karpenter.k8s.aws/instance-family: x } }\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements:\n        - { key: karpenter.sh/capacitytype, operator: Exists }\n`,
            },
          ],
        },
        {
          messageId: "misspelledLabel",
          data: { key: "karpenter.sh/capacitytype", meant: "karpenter.sh/capacity-type" },
          line: 9,
          column: 18,
          endLine: 9,
          endColumn: 43,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "karpenter.sh/capacity-type" },
              output: `${pool}spec:\n  template:\n    metadata: { labels: { karpenter.k8s.aws/instance-famly: x } }\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements:\n        - { key: karpenter.sh/capacity-type, operator: Exists }\n`,
            },
          ],
        },
      ],
    },
    {
      name: "each item that breaks an invariant, beside one that nobody knows",
      code: whole.replace("[{ id: subnet-1 }]", "[{ tags: '{{ .t }}' }, {}, {}]"),
      errors: [
        {
          messageId: "term-selects",
          data: { fields: "`tags` or `id`" },
          line: 4,
          column: 47,
          endLine: 4,
          endColumn: 49,
          suggestions: [],
        },
        {
          messageId: "term-selects",
          data: { fields: "`tags` or `id`" },
          line: 4,
          column: 51,
          endLine: 4,
          endColumn: 53,
          suggestions: [],
        },
      ],
    },
    {
      name: "each key that breaks an invariant",
      code: `${whole}  tags:\n    karpenter.sh/nodepool: a\n    karpenter.sh/nodeclaim: b\n    kubernetes.io/cluster/a: c\n    kubernetes.io/cluster/b: d\n`,
      errors: [
        ["karpenter.sh/nodepool", 9],
        ["karpenter.sh/nodeclaim", 10],
        ["kubernetes.io/cluster/a", 11],
        ["kubernetes.io/cluster/b", 12],
      ].map(([tag, line]) => ({
        messageId: "tag-reserved",
        data: { key: String(tag) },
        line: Number(line),
        column: 5,
        endLine: Number(line),
        endColumn: 5 + String(tag).length,
        suggestions: [],
      })),
    },
    {
      name: "fields of another release, by option and by settings",
      code: `${whole}  ipPrefixCount: 1\n`,
      options: [{ release: "1.7" }],
      errors: [
        {
          messageId: "newerField",
          data: { path: "spec.ipPrefixCount", since: "1.8", release: "1.7" },
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 16,
          suggestions: [],
        },
      ],
    },
    {
      name: "a field of another release, of whatever type",
      code: `${whole}  ipPrefixCount: x\n`,
      options: [{ release: "1.7" }],
      errors: [
        {
          messageId: "newerField",
          data: { path: "spec.ipPrefixCount", since: "1.8", release: "1.7" },
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 16,
          suggestions: [],
        },
      ],
    },
    ...[{ options: [{ release: "1.14" }] }, { settings: { karpenter: { release: "1.14" } } }].map((release) => ({
      name: `fields that the release does not have, where it is set: ${JSON.stringify(release)}`,
      code: `${whole}  warmPool: {}\n`,
      ...release,
      errors: [
        {
          messageId: "unknownField",
          data: { path: "spec.warmPool", kind: "EC2NodeClass", version: "v1" },
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 11,
          suggestions: [],
        },
      ],
    })),
    {
      name: "fields of Argo CD, which no release of Karpenter has",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a }\nspec: { nonsense: 1 }\n",
      errors: [
        {
          messageId: "unknownField",
          data: { path: "spec.nonsense", kind: "AppProject", version: "v1alpha1" },
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 17,
          suggestions: [],
        },
      ],
    },
    {
      name: "a newer release: only fields that contradict each other",
      code: `${nodeClass}  role: a\n  instanceProfile: b\n  warmPool: {}\n`,
      options: [{ release: "1.99" }],
      errors: [
        {
          messageId: "one-node-identity",
          data: { advice: "remove one" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: "what the deployed release does not have yet",
      ...linted({ "all.yaml": newest, "app.yaml": app("1.14.0") }),
      errors: [
        {
          messageId: "newerFieldThanChart",
          data: { path: "spec.enclaveOptions", since: "1.15", place: "app.yaml:3", release: "1.14" },
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 17,
          suggestions: [],
        },
        {
          messageId: "unknownFieldInChart",
          data: {
            path: "spec.kubelet.registryPullQPS",
            kind: "EC2NodeClass",
            version: "v1",
            since: "1.15",
            place: "app.yaml:3",
            release: "1.14",
          },
          line: 9,
          column: 14,
          endLine: 9,
          endColumn: 29,
        },
        {
          messageId: "newerValueThanChart",
          data: { value: "Unhealthy", since: "1.15", place: "app.yaml:3", release: "1.14" },
          line: 14,
          column: 73,
          endLine: 14,
          endColumn: 82,
        },
      ],
    },
    {
      name: "an unknown field, given the deployed release",
      ...linted({ "class.yaml": `${whole}  warmPool: {}\n`, "app.yaml": app("1.15.0") }),
      errors: [
        {
          messageId: "unknownField",
          data: { path: "spec.warmPool", kind: "EC2NodeClass", version: "v1" },
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 11,
        },
      ],
    },
    {
      name: "1.14: fields, values and labels of 1.15",
      code: `${whole}  enclaveOptions: { enabled: true }\n  kubelet: { registryPullQPS: 10 }\n---\n${pool}spec:\n  disruption: { consolidateAfter: 1m, budgets: [{ nodes: "1", reasons: [Unhealthy] }] }\n  template:\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements: [{ key: karpenter.k8s.aws/nitro-sandbox, operator: Exists }]\n`,
      options: [{ release: "1.14" }],
      errors: [
        newer("newerField", "path", "spec.enclaveOptions", [8, 3, 8, 17]),
        {
          messageId: "unknownFieldBefore",
          data: { path: "spec.kubelet.registryPullQPS", kind: "EC2NodeClass", version: "v1", since: "1.15" },
          line: 9,
          column: 14,
          endLine: 9,
          endColumn: 29,
        },
        newer("newerValue", "value", "Unhealthy", [14, 73, 14, 82]),
        newer("newerValue", "value", "karpenter.k8s.aws/nitro-sandbox", [18, 29, 18, 60]),
      ],
    },
    {
      name: "capacity buffers: structure and both rules",
      code: `${buffer}  size: 3\n---\n${buffer}  podTemplateRef: { name: a }\n  percentage: 20\n---\n${buffer}  podTemplateRef: { name: a }\n  scalableRef: { kind: Deployment, name: a }\n  replicas: 1\n`,
      options: [{ release: "1.14" }],
      errors: [
        {
          messageId: "unknownField",
          data: { path: "spec.size", kind: "CapacityBuffer", version: "v1beta1" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 7,
        },
        { messageId: "template-has-size", line: 8, column: 1, endLine: 8, endColumn: 5 },
        { messageId: "one-target", line: 14, column: 1, endLine: 14, endColumn: 5 },
      ],
    },
    {
      name: "1.15: what enclaveOptions requires",
      code: `${whole}  enclaveOptions: {}\n`,
      options: [{ release: "1.15" }],
      errors: [
        {
          messageId: "missingField",
          data: { path: "spec.enclaveOptions", field: "enabled" },
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 17,
          suggestions: [],
        },
      ],
    },
    {
      name: "a version that there never was",
      code: "apiVersion: karpenter.sh/v7\nkind: NodePool\n",
      errors: [
        {
          messageId: "unknownVersion",
          data: { kind: "NodePool", version: "v7", apiVersion: "karpenter.sh/v1" },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 28,
          suggestions: [],
        },
      ],
    },
    {
      name: "an integer in quotes, of whose form there is only one",
      code: `${pool}spec:\n  weight: "10" # first\n${template}---\n${pool}spec:\n  weight: "010"\n${template}`,
      output: `${pool}spec:\n  weight: 10 # first\n${template}---\n${pool}spec:\n  weight: "010"\n${template}`,
      errors: [
        {
          messageId: "quotedNumber",
          data: { path: "spec.weight", expected: "an integer", value: "10" },
          line: 4,
          column: 11,
          endLine: 4,
          endColumn: 15,
        },
        {
          messageId: "invalidType",
          data: { path: "spec.weight", expected: "an integer", actual: "the string `010`" },
          line: 13,
          column: 11,
          endLine: 13,
          endColumn: 16,
        },
      ],
    },
    {
      name: "structure of Argo CD's kinds, in JSON",
      code: '{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"destination": [], "project": true,\n  "source": {"repoURL": "x", "targetRevison": "1"}}, "metadata": {"name": "a"}}\n',
      output:
        '{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"destination": [], "project": "true",\n  "source": {"repoURL": "x", "targetRevison": "1"}}, "metadata": {"name": "a"}}\n',
      errors: [
        {
          messageId: "invalidType",
          data: { path: "spec.destination", actual: "a list", expected: "a mapping" },
          line: 1,
          column: 72,
          endLine: 1,
          endColumn: 85,
        },
        {
          messageId: "unquotedString",
          data: { path: "spec.project", actual: "the boolean `true`", expected: "a string" },
          line: 1,
          column: 102,
          endLine: 1,
          endColumn: 106,
        },
        {
          messageId: "misspelledField",
          data: {
            path: "spec.source.targetRevison",
            kind: "Application",
            version: "v1alpha1",
            meant: "targetRevision",
          },
          line: 2,
          column: 30,
          endLine: 2,
          endColumn: 45,
          suggestions: [
            {
              messageId: "renameField",
              data: { text: "targetRevision" },
              output:
                '{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"destination": [], "project": true,\n  "source": {"repoURL": "x", "targetRevision": "1"}}, "metadata": {"name": "a"}}\n',
            },
          ],
        },
      ],
    },
    {
      name: "other kinds and versions",
      code: "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nspec: { colour: red }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec: { colour: red }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nspec: { colour: red }\n",
      errors: [
        {
          messageId: "missingField",
          data: { path: "spec", field: "amiFamily" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
        },
        {
          messageId: "missingField",
          data: { path: "spec", field: "securityGroupSelectorTerms" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
        },
        {
          messageId: "missingField",
          data: { path: "spec", field: "subnetSelectorTerms" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
        },
        {
          messageId: "unknownField",
          data: { path: "spec.colour", kind: "EC2NodeClass", version: "v1beta1" },
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 15,
        },
        {
          messageId: "missingField",
          data: { path: "spec", field: "template" },
          line: 7,
          column: 1,
          endLine: 7,
          endColumn: 5,
        },
        {
          messageId: "unknownField",
          data: { path: "spec.colour", kind: "NodePool", version: "v1beta1" },
          line: 7,
          column: 9,
          endLine: 7,
          endColumn: 15,
        },
        {
          messageId: "missingField",
          data: { path: "spec", field: "nodeClassRef" },
          line: 11,
          column: 1,
          endLine: 11,
          endColumn: 5,
        },
        {
          messageId: "missingField",
          data: { path: "spec", field: "requirements" },
          line: 11,
          column: 1,
          endLine: 11,
          endColumn: 5,
        },
        {
          messageId: "unknownField",
          data: { path: "spec.colour", kind: "NodeClaim", version: "v1beta1" },
          line: 11,
          column: 9,
          endLine: 11,
          endColumn: 15,
        },
      ],
      settings: { karpenter: { release: "1.0" } },
    },
    {
      name: "other kinds and versions, 2",
      code: "apiVersion: karpenter.sh/v1\nkind: NodeClaim\nspec: { colour: red }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nspec: { colour: red }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { colour: red }\n",
      errors: [
        {
          messageId: "missingField",
          data: { path: "spec", field: "nodeClassRef" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
        },
        {
          messageId: "missingField",
          data: { path: "spec", field: "requirements" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
        },
        {
          messageId: "unknownFieldYet",
          data: { path: "spec.colour", kind: "NodeClaim", version: "v1", newest: "1.15" },
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 15,
        },
        {
          messageId: "missingField",
          data: { path: "spec", field: "requirements" },
          line: 7,
          column: 1,
          endLine: 7,
          endColumn: 5,
        },
        {
          messageId: "unknownFieldYet",
          data: { path: "spec.colour", kind: "NodeOverlay", version: "v1alpha1", newest: "1.15" },
          line: 7,
          column: 9,
          endLine: 7,
          endColumn: 15,
        },
        {
          messageId: "missingField",
          data: { path: "ApplicationSet", field: "metadata" },
          line: 10,
          column: 7,
          endLine: 10,
          endColumn: 21,
        },
        {
          messageId: "missingField",
          data: { path: "spec", field: "generators" },
          line: 11,
          column: 1,
          endLine: 11,
          endColumn: 5,
        },
        {
          messageId: "missingField",
          data: { path: "spec", field: "template" },
          line: 11,
          column: 1,
          endLine: 11,
          endColumn: 5,
        },
        {
          messageId: "unknownField",
          data: { path: "spec.colour", kind: "ApplicationSet", version: "v1alpha1" },
          line: 11,
          column: 9,
          endLine: 11,
          endColumn: 15,
        },
      ],
    },
    {
      name: "fields in a wrong place, with their comments and style",
      code: 'apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  expireAfter: 720h # a month\n  template:\n    disruption:\n      consolidationPolicy: WhenEmpty # only then\n      # not at once\n      consolidateAfter: 30m\n      budgets:\n      - nodes: "1"\n    spec:\n      limits: { cpu: 10 }\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n',
      errors: [
        {
          messageId: "misplacedField",
          data: { path: "spec.expireAfter", kind: "NodePool", version: "v1", target: "spec.template.spec.expireAfter" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 14,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.template.spec.expireAfter`" },
              output:
                'apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    disruption:\n      consolidationPolicy: WhenEmpty # only then\n      # not at once\n      consolidateAfter: 30m\n      budgets:\n      - nodes: "1"\n    spec:\n      limits: { cpu: 10 }\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n      expireAfter: 720h # a month\n',
            },
          ],
        },
        {
          messageId: "misplacedField",
          data: { path: "spec.template.disruption", kind: "NodePool", version: "v1", target: "spec.disruption" },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 15,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.disruption`" },
              output:
                'apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  expireAfter: 720h # a month\n  template:\n    spec:\n      limits: { cpu: 10 }\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n  disruption:\n    consolidationPolicy: WhenEmpty # only then\n    # not at once\n    consolidateAfter: 30m\n    budgets:\n    - nodes: "1"\n',
            },
          ],
        },
        {
          messageId: "misplacedField",
          data: { path: "spec.template.spec.limits", kind: "NodePool", version: "v1", target: "spec.limits" },
          line: 13,
          column: 7,
          endLine: 13,
          endColumn: 13,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.limits`" },
              output:
                'apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  expireAfter: 720h # a month\n  template:\n    disruption:\n      consolidationPolicy: WhenEmpty # only then\n      # not at once\n      consolidateAfter: 30m\n      budgets:\n      - nodes: "1"\n    spec:\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n  limits: { cpu: 10 }\n',
            },
          ],
        },
      ],
    },
    {
      name: "fields in a wrong place: of an item, of an absent mapping, of any item, and one that is then not missing",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  httpTokens: required\n  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      volumeSize: 20Gi\n    - { deviceName: /dev/xvdb, encrypted: true, ebs: { volumeSize: 1Gi } }\n  volumeType: gp3\n  metadataOptions:\n    amiSelectorTerms:\n      - alias: al2023@v20250501\n    httpEndpoint: enabled\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n",
      errors: [
        {
          messageId: "misplacedField",
          data: {
            path: "spec.httpTokens",
            kind: "EC2NodeClass",
            version: "v1",
            target: "spec.metadataOptions.httpTokens",
          },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 13,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.metadataOptions.httpTokens`" },
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      volumeSize: 20Gi\n    - { deviceName: /dev/xvdb, encrypted: true, ebs: { volumeSize: 1Gi } }\n  volumeType: gp3\n  metadataOptions:\n    amiSelectorTerms:\n      - alias: al2023@v20250501\n    httpEndpoint: enabled\n    httpTokens: required\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n",
            },
          ],
        },
        {
          messageId: "misplacedField",
          data: {
            path: "spec.blockDeviceMappings[0].volumeSize",
            kind: "EC2NodeClass",
            version: "v1",
            target: "spec.blockDeviceMappings[0].ebs.volumeSize",
          },
          line: 7,
          column: 7,
          endLine: 7,
          endColumn: 17,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.blockDeviceMappings[0].ebs.volumeSize`" },
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  httpTokens: required\n  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs:\n        volumeSize: 20Gi\n    - { deviceName: /dev/xvdb, encrypted: true, ebs: { volumeSize: 1Gi } }\n  volumeType: gp3\n  metadataOptions:\n    amiSelectorTerms:\n      - alias: al2023@v20250501\n    httpEndpoint: enabled\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n",
            },
          ],
        },
        {
          messageId: "misplacedField",
          data: {
            path: "spec.blockDeviceMappings[1].encrypted",
            kind: "EC2NodeClass",
            version: "v1",
            target: "spec.blockDeviceMappings[1].ebs.encrypted",
          },
          line: 8,
          column: 32,
          endLine: 8,
          endColumn: 41,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.blockDeviceMappings[1].ebs.encrypted`" },
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  httpTokens: required\n  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      volumeSize: 20Gi\n    - { deviceName: /dev/xvdb, ebs: { volumeSize: 1Gi, encrypted: true } }\n  volumeType: gp3\n  metadataOptions:\n    amiSelectorTerms:\n      - alias: al2023@v20250501\n    httpEndpoint: enabled\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n",
            },
          ],
        },
        {
          messageId: "misplacedField",
          data: {
            path: "spec.volumeType",
            kind: "EC2NodeClass",
            version: "v1",
            target: "spec.blockDeviceMappings[].ebs.volumeType",
          },
          line: 9,
          column: 3,
          endLine: 9,
          endColumn: 13,
        },
        {
          messageId: "misplacedField",
          data: {
            path: "spec.metadataOptions.amiSelectorTerms",
            kind: "EC2NodeClass",
            version: "v1",
            target: "spec.amiSelectorTerms",
          },
          line: 11,
          column: 5,
          endLine: 11,
          endColumn: 21,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.amiSelectorTerms`" },
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  httpTokens: required\n  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      volumeSize: 20Gi\n    - { deviceName: /dev/xvdb, encrypted: true, ebs: { volumeSize: 1Gi } }\n  volumeType: gp3\n  metadataOptions:\n    httpEndpoint: enabled\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms:\n    - alias: al2023@v20250501\n",
            },
          ],
        },
      ],
    },
    {
      name: "fields in a wrong place that can't be moved",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    metadata: { limits: { cpu: 1, memory: 1Gi } }\n    spec:\n      disruption: &shared\n        consolidateAfter: 1m\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  weight: 1\n  template: { spec: { nodeClassRef: { group: a, kind: b, name: c, expireAfter: Never }, requirements: [], terminationGracePeriod: 1h, limits: { cpu: 1 } } }\n",
      errors: [
        {
          messageId: "misplacedField",
          data: { path: "spec.template.metadata.limits", kind: "NodePool", version: "v1", target: "spec.limits" },
          line: 5,
          column: 17,
          endLine: 5,
          endColumn: 23,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.limits`" },
              output:
                "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    metadata: {}\n    spec:\n      disruption: &shared\n        consolidateAfter: 1m\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n  limits: { cpu: 1, memory: 1Gi }\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  weight: 1\n  template: { spec: { nodeClassRef: { group: a, kind: b, name: c, expireAfter: Never }, requirements: [], terminationGracePeriod: 1h, limits: { cpu: 1 } } }\n",
            },
          ],
        },
        {
          messageId: "misplacedField",
          data: { path: "spec.template.spec.disruption", kind: "NodePool", version: "v1", target: "spec.disruption" },
          line: 7,
          column: 7,
          endLine: 7,
          endColumn: 17,
        },
        {
          messageId: "misplacedField",
          data: {
            path: "spec.template.spec.nodeClassRef.expireAfter",
            kind: "NodePool",
            version: "v1",
            target: "spec.template.spec.expireAfter",
          },
          line: 16,
          column: 67,
          endLine: 16,
          endColumn: 78,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.template.spec.expireAfter`" },
              output:
                "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    metadata: { limits: { cpu: 1, memory: 1Gi } }\n    spec:\n      disruption: &shared\n        consolidateAfter: 1m\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  weight: 1\n  template: { spec: { nodeClassRef: { group: a, kind: b, name: c }, requirements: [], terminationGracePeriod: 1h, limits: { cpu: 1 }, expireAfter: Never } }\n",
            },
          ],
        },
        {
          messageId: "misplacedField",
          data: { path: "spec.template.spec.limits", kind: "NodePool", version: "v1", target: "spec.limits" },
          line: 16,
          column: 135,
          endLine: 16,
          endColumn: 141,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.limits`" },
              output:
                "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    metadata: { limits: { cpu: 1, memory: 1Gi } }\n    spec:\n      disruption: &shared\n        consolidateAfter: 1m\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  weight: 1\n  template: { spec: { nodeClassRef: { group: a, kind: b, name: c, expireAfter: Never }, requirements: [], terminationGracePeriod: 1h } }\n  limits: { cpu: 1 }\n",
            },
          ],
        },
      ],
    },
    {
      name: "values of a chart next to helm, and in it",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec:\n  project: p\n  destination: {}\n  sources:\n    - repoURL: https://charts.example.org\n      chart: x\n      targetRevision: 1.0.0\n      replicas: 2 # two\n      controller:\n        # its service\n        service: { type: NodePort }\n    - repoURL: https://charts.example.org\n      chart: y\n      targetRevision: 1.0.0\n      helm:\n        releaseName: y\n        values: "a: 1"\n        settings: {}\n        controller: {}\n    - repoURL: https://git.example.org\n      path: x\n      settings: 1\n      controller: 2\n',
      errors: [
        {
          messageId: "chartValues",
          data: {
            fields: "`replicas` and `controller`",
            path: "spec.sources[0]",
            target: "spec.sources[0].helm.valuesObject",
          },
          line: 11,
          column: 7,
          endLine: 11,
          endColumn: 15,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.sources[0].helm.valuesObject`" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec:\n  project: p\n  destination: {}\n  sources:\n    - repoURL: https://charts.example.org\n      chart: x\n      targetRevision: 1.0.0\n      helm:\n        valuesObject:\n          replicas: 2 # two\n          controller:\n            # its service\n            service: { type: NodePort }\n    - repoURL: https://charts.example.org\n      chart: y\n      targetRevision: 1.0.0\n      helm:\n        releaseName: y\n        values: "a: 1"\n        settings: {}\n        controller: {}\n    - repoURL: https://git.example.org\n      path: x\n      settings: 1\n      controller: 2\n',
            },
          ],
        },
        {
          messageId: "chartValues",
          data: {
            fields: "`settings` and `controller`",
            path: "spec.sources[1].helm",
            target: "spec.sources[1].helm.valuesObject",
          },
          line: 21,
          column: 9,
          endLine: 21,
          endColumn: 17,
        },
        {
          messageId: "unknownField",
          data: { path: "spec.sources[2].settings", kind: "Application", version: "v1alpha1" },
          line: 25,
          column: 7,
          endLine: 25,
          endColumn: 15,
        },
        {
          messageId: "unknownField",
          data: { path: "spec.sources[2].controller", kind: "Application", version: "v1alpha1" },
          line: 26,
          column: 7,
          endLine: 26,
          endColumn: 17,
        },
      ],
    },
    {
      name: "names, labels and annotations that the API server rejects",
      code: 'apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: Spot_Pool\n  labels: { a: 1, "b c": "x y", ok: "" }\n  annotations:\n    argocd.argoproj.io/sync-wave: 1\n    a/b/c: yes\n  nam: x\n  foo: 1\nspec:\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n',
      output:
        'apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: Spot_Pool\n  labels: { a: "1", "b c": "x y", ok: "" }\n  annotations:\n    argocd.argoproj.io/sync-wave: "1"\n    a/b/c: "yes"\n  nam: x\n  foo: 1\nspec:\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n',
      errors: [
        {
          messageId: "invalidForm",
          data: {
            path: "metadata.name",
            form: "made up of lower-case letters, digits, `-` and `.`, and start and end with a letter or digit",
            value: "Spot_Pool",
          },
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 18,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "spot-pool" },
              output:
                'apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: spot-pool\n  labels: { a: 1, "b c": "x y", ok: "" }\n  annotations:\n    argocd.argoproj.io/sync-wave: 1\n    a/b/c: yes\n  nam: x\n  foo: 1\nspec:\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n',
            },
          ],
        },
        {
          messageId: "unquotedString",
          data: { path: "metadata.labels.a", expected: "a string", actual: "the number `1`" },
          line: 5,
          column: 16,
          endLine: 5,
          endColumn: 17,
        },
        { messageId: "metadata-key", data: { key: "b c" }, line: 5, column: 19, endLine: 5, endColumn: 24 },
        {
          messageId: "invalidForm",
          data: {
            path: "metadata.labels.b c",
            form: "made up of letters, digits, `-`, `_` and `.`, and start and end with a letter or digit",
            value: "x y",
          },
          line: 5,
          column: 26,
          endLine: 5,
          endColumn: 31,
        },
        {
          messageId: "unquotedString",
          data: {
            path: 'metadata.annotations["argocd.argoproj.io/sync-wave"]',
            expected: "a string",
            actual: "the number `1`",
          },
          line: 7,
          column: 35,
          endLine: 7,
          endColumn: 36,
        },
        { messageId: "metadata-key", data: { key: "a/b/c" }, line: 8, column: 5, endLine: 8, endColumn: 10 },
        {
          messageId: "unquotedString",
          data: { path: "metadata.annotations.a/b/c", expected: "a string", actual: "the boolean `yes`" },
          line: 8,
          column: 12,
          endLine: 8,
          endColumn: 15,
        },
        {
          messageId: "misspelledField",
          data: { path: "metadata.nam", kind: "EC2NodeClass", version: "v1", meant: "name" },
          line: 9,
          column: 3,
          endLine: 9,
          endColumn: 6,
        },
        {
          messageId: "unknownField",
          data: { path: "metadata.foo", kind: "EC2NodeClass", version: "v1" },
          line: 10,
          column: 3,
          endLine: 10,
          endColumn: 6,
        },
      ],
    },
    {
      name: "no name, a number as the name, and owners",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  labels: {}\nspec:\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n---\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: 2024\n  ownerReferences: [{ name: x }]\nspec:\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n",
      output:
        'apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  labels: {}\nspec:\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n---\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: "2024"\n  ownerReferences: [{ name: x }]\nspec:\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n',
      errors: [
        { messageId: "has-name", line: 3, column: 1, endLine: 3, endColumn: 9 },
        {
          messageId: "unquotedString",
          data: { path: "metadata.name", expected: "a string", actual: "the number `2024`" },
          line: 14,
          column: 9,
          endLine: 14,
          endColumn: 13,
        },
        {
          messageId: "missingField",
          data: { path: "metadata.ownerReferences[0]", field: "apiVersion" },
          line: 15,
          column: 23,
          endLine: 15,
          endColumn: 27,
        },
        {
          messageId: "missingField",
          data: { path: "metadata.ownerReferences[0]", field: "kind" },
          line: 15,
          column: 23,
          endLine: 15,
          endColumn: 27,
        },
        {
          messageId: "missingField",
          data: { path: "metadata.ownerReferences[0]", field: "uid" },
          line: 15,
          column: 23,
          endLine: 15,
          endColumn: 27,
        },
      ],
    },
    {
      name: "metadata is the same in any release",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a b, foo: 1 }\nspec:\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n",
      options: [{ release: "1.99" }],
      errors: [
        {
          messageId: "invalidForm",
          data: {
            path: "metadata.name",
            form: "made up of lower-case letters, digits, `-` and `.`, and start and end with a letter or digit",
            value: "a b",
          },
          line: 3,
          column: 19,
          endLine: 3,
          endColumn: 22,
        },
        {
          messageId: "unknownField",
          data: { path: "metadata.foo", kind: "EC2NodeClass", version: "v1" },
          line: 3,
          column: 24,
          endLine: 3,
          endColumn: 27,
        },
      ],
    },
    {
      name: "a NodeClass of EKS Auto Mode, as far as it is known",
      code: "apiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nspec:\n  amiFamily: AL2\n  kubelet: {}\n  role: arn:aws:iam::111122223333:role/x\n  subnetSelectorTerms: [{ id: subnet-1, tags: { a: b } }]\n  advancedNetworking: { ipv4PrefixSize: 32, new: 1 }\n  networkPolicy: DefaultAlow\n  anything: 1\n",
      output:
        'apiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nspec:\n  amiFamily: AL2\n  kubelet: {}\n  role: arn:aws:iam::111122223333:role/x\n  subnetSelectorTerms: [{ id: subnet-1, tags: { a: b } }]\n  advancedNetworking: { ipv4PrefixSize: "32", new: 1 }\n  networkPolicy: DefaultAlow\n  anything: 1\n',
      errors: [
        {
          messageId: "missingField",
          data: { path: "spec", field: "securityGroupSelectorTerms" },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
        },
        {
          messageId: "foreignField",
          data: { path: "spec.amiFamily", kind: "NodeClass" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 12,
        },
        {
          messageId: "foreignField",
          data: { path: "spec.kubelet", kind: "NodeClass" },
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 10,
        },
        { messageId: "id-excludes-others", line: 7, column: 3, endLine: 7, endColumn: 22 },
        {
          messageId: "unquotedString",
          data: { path: "spec.advancedNetworking.ipv4PrefixSize", expected: "a string", actual: "the number `32`" },
          line: 8,
          column: 41,
          endLine: 8,
          endColumn: 43,
        },
        {
          messageId: "misspelledValue",
          data: {
            path: "spec.networkPolicy",
            allowed: "`DefaultAllow` or `DefaultDeny`",
            value: "DefaultAlow",
            meant: "DefaultAllow",
          },
          line: 9,
          column: 18,
          endLine: 9,
          endColumn: 29,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "DefaultAllow" },
              output:
                "apiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nspec:\n  amiFamily: AL2\n  kubelet: {}\n  role: arn:aws:iam::111122223333:role/x\n  subnetSelectorTerms: [{ id: subnet-1, tags: { a: b } }]\n  advancedNetworking: { ipv4PrefixSize: 32, new: 1 }\n  networkPolicy: DefaultAllow\n  anything: 1\n",
            },
          ],
        },
      ],
    },
    {
      name: "kinds in the wrong one of Karpenter's groups, and misspelled ones",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: NodePool\nspec:\n  nonsense: 1\n  template:\n    spec:\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n---\napiVersion: karpenter.sh/v1beta1\nkind: EC2Nodeclass\nspec:\n  amiFamily: AL2023\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n---\napiVersion: karpenter.sh/v1\nkind: Deployment\n",
      errors: [
        {
          messageId: "wrongGroup",
          data: { kind: "NodePool", group: "karpenter.k8s.aws", apiVersion: "karpenter.sh/v1" },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 33,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "karpenter.sh/v1" },
              output:
                "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  nonsense: 1\n  template:\n    spec:\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n---\napiVersion: karpenter.sh/v1beta1\nkind: EC2Nodeclass\nspec:\n  amiFamily: AL2023\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n---\napiVersion: karpenter.sh/v1\nkind: Deployment\n",
            },
          ],
        },
        {
          messageId: "unknownFieldYet",
          data: { path: "spec.nonsense", kind: "NodePool", version: "v1", newest: "1.15" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 11,
        },
        {
          messageId: "wrongGroup",
          data: { kind: "EC2NodeClass", group: "karpenter.sh", apiVersion: "karpenter.k8s.aws/v1beta1" },
          line: 10,
          column: 13,
          endLine: 10,
          endColumn: 33,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "karpenter.k8s.aws/v1beta1" },
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: NodePool\nspec:\n  nonsense: 1\n  template:\n    spec:\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2Nodeclass\nspec:\n  amiFamily: AL2023\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n---\napiVersion: karpenter.sh/v1\nkind: Deployment\n",
            },
          ],
        },
        {
          messageId: "misspelledKind",
          data: { value: "EC2Nodeclass", group: "karpenter.sh", meant: "EC2NodeClass" },
          line: 11,
          column: 7,
          endLine: 11,
          endColumn: 19,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "EC2NodeClass" },
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: NodePool\nspec:\n  nonsense: 1\n  template:\n    spec:\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: []\n---\napiVersion: karpenter.sh/v1beta1\nkind: EC2NodeClass\nspec:\n  amiFamily: AL2023\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n---\napiVersion: karpenter.sh/v1\nkind: Deployment\n",
            },
          ],
        },
        {
          messageId: "unknownKind",
          data: { value: "Deployment", group: "karpenter.sh", kinds: "`NodeClaim`, `NodeOverlay` or `NodePool`" },
          line: 19,
          column: 7,
          endLine: 19,
          endColumn: 17,
        },
      ],
    },
    {
      name: "a version that the release no longer serves, by the last release that did",
      code: "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec:\n  template:\n    spec:\n      nodeClassRef: { name: a }\n      requirements: []\n      nonsense: 1\n      expireAfter: 720h\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nspec:\n  amiFamily: AL2023\n  role: a\n  instanceProfile: b\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n",
      errors: [
        {
          messageId: "unknownField",
          data: { path: "spec.template.spec.nonsense", kind: "NodePool", version: "v1beta1" },
          line: 8,
          column: 7,
          endLine: 8,
          endColumn: 15,
        },
        {
          messageId: "misplacedField",
          data: {
            path: "spec.template.spec.expireAfter",
            kind: "NodePool",
            version: "v1beta1",
            target: "spec.disruption.expireAfter",
          },
          line: 9,
          column: 7,
          endLine: 9,
          endColumn: 18,
          suggestions: [
            {
              messageId: "moveField",
              data: { target: "`spec.disruption.expireAfter`" },
              output:
                "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec:\n  template:\n    spec:\n      nodeClassRef: { name: a }\n      requirements: []\n      nonsense: 1\n  disruption:\n    expireAfter: 720h\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nspec:\n  amiFamily: AL2023\n  role: a\n  instanceProfile: b\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n",
            },
          ],
        },
        {
          messageId: "one-node-identity",
          data: { advice: "remove one" },
          line: 13,
          column: 1,
          endLine: 13,
          endColumn: 5,
        },
      ],
    },
    {
      name: "fields in a wrong place, whose right place has a key without a value",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  httpTokens: required\n  metadataOptions:\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n---\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  httpEndpoint: enabled\n  metadataOptions:\n    httpEndpoint:\n    httpTokens: required\n  role: a\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n",
      errors: [
        {
          messageId: "misplacedField",
          data: {
            path: "spec.httpTokens",
            kind: "EC2NodeClass",
            version: "v1",
            target: "spec.metadataOptions.httpTokens",
          },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 13,
        },
        {
          messageId: "misplacedField",
          data: {
            path: "spec.httpEndpoint",
            kind: "EC2NodeClass",
            version: "v1",
            target: "spec.metadataOptions.httpEndpoint",
          },
          line: 14,
          column: 3,
          endLine: 14,
          endColumn: 15,
        },
      ],
    },
    {
      name: "a field in a wrong place that is the only one there",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec:\n  project: p\n  destination: {}\n  source:\n    skipCrds: true\n",
      errors: [
        {
          messageId: "missingField",
          data: { path: "spec.source", field: "repoURL" },
          line: 7,
          column: 3,
          endLine: 7,
          endColumn: 9,
        },
        {
          messageId: "misplacedField",
          data: {
            path: "spec.source.skipCrds",
            kind: "Application",
            version: "v1alpha1",
            target: "spec.source.helm.skipCrds",
          },
          line: 8,
          column: 5,
          endLine: 8,
          endColumn: 13,
        },
      ],
    },
  ],
});
