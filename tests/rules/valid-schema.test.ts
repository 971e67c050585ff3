import karpenter from "../../lib/index.js";
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

ruleTester.run("valid-schema", karpenter.rules["valid-schema"], {
  valid: [
    {
      name: "a placeholder of the wrong form is no-placeholder-values'",
      code: whole.replace("subnet-1", "<YOUR-SUBNET-ID-HERE>"),
    },
    { name: "what the API server takes", code: `${pool}spec:\n${template}---\n${whole}` },
    { name: "nulls count as absent", code: `${pool}spec:\n  weight: null\n  disruption:\n${template}` },
    { name: "status, and metadata of any kind", code: `${whole}status: { anything: true }\nmetadata: { x: [] }\n` },
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
      name: "versions that the release doesn't serve are no-removed-api's",
      code: "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec: { nonsense: true }\n",
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
      name: "the release of the settings",
      code: "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec: { nonsense: true }\n",
      settings: { karpenter: { release: "v1.14.1" } },
    },
    { name: "a release newer than known", code: `${pool}spec:\n${template}`, options: [{ release: "1.99" }] },
  ],
  invalid: [
    {
      name: "scalars that aren't strings are quoted, in the style of the file",
      code: `${pool}spec:\n  disruption: { consolidateAfter: 0, budgets: [{ nodes: 0 }] } # none\n${template}`,
      output: `${pool}spec:\n  disruption: { consolidateAfter: 0s, budgets: [{ nodes: "0" }] } # none\n${template}`,
      errors: [
        {
          message: "`spec.disruption.consolidateAfter` is the number `0` and has to be a duration; write `0s`.",
          line: 4,
          column: 35,
          endLine: 4,
          endColumn: 36,
        },
        {
          message: "`spec.disruption.budgets[0].nodes` is the number `0` and has to be a string; put it in quotes.",
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
          message:
            "`spec.template.spec.nodeClassRef.group` is `karpenter.k8s.aws/v1` and has to be a group without a version, such as `karpenter.k8s.aws`.",
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
          message:
            "`spec.disruption.consolidateAfter` is `never` and has to be a duration in hours, minutes or seconds, such as `720h` or `30m`, or `Never`.",
          line: 4,
          column: 35,
          endLine: 4,
          endColumn: 40,
        },
        {
          message:
            "`spec.template.spec.expireAfter` is `30d` and has to be a duration in hours, minutes or seconds, such as `720h` or `30m`, or `Never`.",
          line: 9,
          column: 20,
          endLine: 9,
          endColumn: 23,
          suggestions: [
            {
              desc: "Write `720h`.",
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
          message:
            "`spec.blockDeviceMappings[0].ebs.volumeSize` is `150` and has to be a size in `Gi`, `G`, `Ti` or `T`, such as `100Gi`.",
          line: 8,
          column: 46,
          endLine: 8,
          endColumn: 49,
        },
        {
          message:
            "`spec.disruption.consolidateAfter` is `30` and has to be a duration in hours, minutes or seconds, such as `720h` or `30m`, or `Never`.",
          line: 13,
          column: 35,
          endLine: 13,
          endColumn: 37,
        },
        {
          message: "`spec.disruption.budgets[0].nodes` is the number `10` and has to be a string; put it in quotes.",
          line: 13,
          column: 58,
          endLine: 13,
          endColumn: 60,
        },
        {
          message:
            "`spec.disruption.budgets[0].duration` is `0` and has to be hours and minutes, such as `8h`, `30m` or `1h30m`.",
          line: 13,
          column: 92,
          endLine: 13,
          endColumn: 93,
        },
        {
          message:
            "`spec.template.spec.terminationGracePeriod` is `Never` and has to be a duration in hours, minutes or seconds, such as `48h` or `30m`.",
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
          message:
            "`spec.amiSelectorTerms[0].ssmParameter` came with Karpenter 1.4, and these manifests are for 1.3; remove it, or set the release.",
          line: 8,
          column: 24,
          endLine: 8,
          endColumn: 36,
        },
        {
          message:
            "Karpenter takes `Balanced` from 1.14 on, and these manifests are for 1.3; write something else, or set the release.",
          line: 13,
          column: 60,
          endLine: 13,
          endColumn: 68,
        },
        {
          message:
            "Karpenter takes `karpenter.k8s.aws/instance-tenancy` from 1.9 on, and these manifests are for 1.3; write something else, or set the release.",
          line: 15,
          column: 27,
          endLine: 15,
          endColumn: 61,
        },
        {
          message:
            "Karpenter takes `karpenter.k8s.aws/instance-tenancy` from 1.9 on, and these manifests are for 1.3; write something else, or set the release.",
          line: 19,
          column: 18,
          endLine: 19,
          endColumn: 52,
        },
        {
          message:
            "Karpenter takes `Gte` from 1.9 on, and these manifests are for 1.3; write something else, or set the release.",
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
          message: "`spec.securityGroupSelectorTerms` is empty; add a term.",
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 29,
        },
        {
          message: "`spec.capacityReservationSelectorTerms` is empty; add a term.",
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
          message: "`spec.amiSelectorTerms[0].alias` has to be of at most 30 characters, not 34.",
          line: 7,
          column: 31,
          endLine: 7,
          endColumn: 65,
        },
        { message: "`spec.weight` has to be at least 1, not 0.", line: 12, column: 11, endLine: 12, endColumn: 12 },
      ],
    },
    {
      name: "what v1beta1 had elsewhere",
      code: `${pool}spec:\n  disruption:\n    consolidationPolicy: WhenUnderutilized\n    consolidateAfter: 1m\n    expireAfter: 24h # daily\n  template:\n    spec:\n      kubelet: { maxPods: 20 }\n      nodeClassRef:\n        apiVersion: karpenter.k8s.aws/v1beta1\n        kind: EC2NodeClass\n        name: a\n      requirements: []\n`,
      output: `${pool}spec:\n  disruption:\n    consolidationPolicy: WhenEmptyOrUnderutilized\n    consolidateAfter: 1m\n    expireAfter: 24h # daily\n  template:\n    spec:\n      kubelet: { maxPods: 20 }\n      nodeClassRef:\n        apiVersion: karpenter.k8s.aws/v1beta1\n        kind: EC2NodeClass\n        name: a\n      requirements: []\n`,
      errors: [
        {
          message:
            "`spec.disruption.consolidationPolicy` is `WhenUnderutilized`, which is called `WhenEmptyOrUnderutilized` now; write that.",
          line: 5,
          column: 26,
          endLine: 5,
          endColumn: 43,
        },
        {
          message:
            "`spec.disruption.expireAfter` is no field of NodePool v1; it is `spec.template.spec.expireAfter` now.",
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 16,
          suggestions: [
            {
              desc: "Move it to `spec.template.spec.expireAfter`.",
              output: `${pool}spec:\n  disruption:\n    consolidationPolicy: WhenUnderutilized\n    consolidateAfter: 1m\n  template:\n    spec:\n      expireAfter: 24h\n      kubelet: { maxPods: 20 }\n      nodeClassRef:\n        apiVersion: karpenter.k8s.aws/v1beta1\n        kind: EC2NodeClass\n        name: a\n      requirements: []\n`,
            },
          ],
        },
        {
          message:
            "`spec.template.spec.kubelet` is no field of NodePool v1; it is `spec.kubelet` of the EC2NodeClass now.",
          line: 10,
          column: 7,
          endLine: 10,
          endColumn: 14,
          suggestions: [],
        },
        {
          message:
            "`spec.template.spec.nodeClassRef.apiVersion` is no field of NodePool v1; it is `group`, without the version now.",
          line: 12,
          column: 9,
          endLine: 12,
          endColumn: 19,
          suggestions: [
            {
              desc: "Move it to `group`, without the version.",
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
          message: "`spec.amiSelectorTerm` is no field of EC2NodeClass v1; did you mean `amiSelectorTerms`?",
          line: 7,
          column: 3,
          endLine: 7,
          endColumn: 18,
          suggestions: [
            {
              desc: "Write `amiSelectorTerms`.",
              output: `${nodeClass}  role: a\n  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n  amiFamily: AL2022\n  nonsense: 1\n`,
            },
          ],
        },
        {
          message:
            "`spec.amiFamily` is `AL2022` and has to be `AL2`, `AL2023`, `Bottlerocket`, `Custom`, `Windows2019`, `Windows2022` or `Windows2025`; did you mean `AL2023`?",
          line: 8,
          column: 14,
          endLine: 8,
          endColumn: 20,
          suggestions: [
            {
              desc: "Write `AL2023`.",
              output: `${nodeClass}  role: a\n  amiSelectorTerm: [{ alias: al2023@v20250501 }]\n  amiFamily: AL2023\n  nonsense: 1\n`,
            },
          ],
        },
        {
          message: "`spec.nonsense` is no field of EC2NodeClass v1, and the API server refuses it; remove it.",
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
      errors: [
        {
          message: "`spec` lacks `template`, which the API server asks for; add it.",
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
          suggestions: [],
        },
        {
          message: "`spec.disruption` lacks `consolidateAfter`, which the API server asks for; add it.",
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 13,
          suggestions: [
            {
              desc: "Add `consolidateAfter: 0s`.",
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
          message: "Exactly one of `role` and `instanceProfile` is needed; remove one.",
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 5,
        },
        {
          message:
            "The alias `AL2023@v20250501` is of no known family; begin it with `al2`, `al2023`, `bottlerocket` or `windows…`.",
          line: 10,
          column: 14,
          endLine: 10,
          endColumn: 30,
        },
        {
          message: "The tag `kubernetes.io/cluster/x` is set by Karpenter; remove it.",
          line: 12,
          column: 5,
          endLine: 12,
          endColumn: 28,
        },
        {
          message: "A volume needs `volumeSize` or `snapshotID`; add one.",
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
          message: "The label `karpenter.sh/nodepool` is set by Karpenter or Kubernetes; remove it.",
          line: 5,
          column: 27,
          endLine: 5,
          endColumn: 48,
          suggestions: [],
        },
        {
          message:
            "The label `karpenter.k8s.aws/instance-typo` is in a domain that Karpenter or Kubernetes keeps for itself; use one of theirs, or a domain of your own.",
          line: 9,
          column: 18,
          endLine: 9,
          endColumn: 49,
          suggestions: [],
        },
        {
          message: "A requirement with `In` needs `values`; add some.",
          line: 10,
          column: 13,
          endLine: 10,
          endColumn: 16,
          suggestions: [],
        },
        {
          message: "The label `kubernetes.io/hostname` is set by Karpenter or Kubernetes; remove it.",
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
          message:
            "`karpenter.k8s.aws/capacity-type` is no label of Karpenter's, which keeps its domain for itself; did you mean `karpenter.sh/capacity-type`?",
          line: 8,
          column: 18,
          endLine: 8,
          endColumn: 49,
          suggestions: [
            {
              desc: "Write `karpenter.sh/capacity-type`.",
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
          message:
            "The alias `eks-node@latest` is of no known family; begin it with `al2`, `al2023`, `bottlerocket` or `windows…`.",
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
          message:
            "`karpenter.k8s.aws/instance-famly` is no label of Karpenter's, which keeps its domain for itself; did you mean `karpenter.k8s.aws/instance-family`?",
          line: 5,
          column: 27,
          endLine: 5,
          endColumn: 59,
          suggestions: [
            {
              desc: "Write `karpenter.k8s.aws/instance-family`.",
              output: `${pool}spec:\n  template:\n    metadata: { labels: { karpenter.k8s.aws/instance-family: x } }\n    spec:\n      nodeClassRef: { group: a, kind: b, name: c }\n      requirements:\n        - { key: karpenter.sh/capacitytype, operator: Exists }\n`,
            },
          ],
        },
        {
          message:
            "`karpenter.sh/capacitytype` is no label of Karpenter's, which keeps its domain for itself; did you mean `karpenter.sh/capacity-type`?",
          line: 9,
          column: 18,
          endLine: 9,
          endColumn: 43,
          suggestions: [
            {
              desc: "Write `karpenter.sh/capacity-type`.",
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
          message: "A term selects nothing; give it one of `tags` or `id`.",
          line: 4,
          column: 47,
          endLine: 4,
          endColumn: 49,
          suggestions: [],
        },
        {
          message: "A term selects nothing; give it one of `tags` or `id`.",
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
        message: `The tag \`${String(tag)}\` is set by Karpenter; remove it.`,
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
          message:
            "`spec.ipPrefixCount` came with Karpenter 1.8, and these manifests are for 1.7; remove it, or set the release.",
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
          message:
            "`spec.ipPrefixCount` came with Karpenter 1.8, and these manifests are for 1.7; remove it, or set the release.",
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 16,
          suggestions: [],
        },
      ],
    },
    {
      name: "fields that a release newer than known may have",
      code: `${whole}  warmPool: {}\n`,
      options: [{ release: "1.99" }],
      errors: [
        {
          message:
            "`spec.warmPool` is no field of EC2NodeClass v1 up to Karpenter 1.14, the newest release known here, though 1.99 may know it; check its spelling, or update eslint-plugin-karpenter.",
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 11,
          suggestions: [],
        },
      ],
    },
    {
      name: "a version that there never was",
      code: "apiVersion: karpenter.sh/v7\nkind: NodePool\n",
      errors: [
        {
          message: "NodePool has no version `v7`; write `karpenter.sh/v1`.",
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 28,
          suggestions: [],
        },
      ],
    },
    {
      name: "structure of Argo CD's kinds, in JSON",
      code: '{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"destination": [], "project": true,\n  "source": {"repoURL": "x", "targetRevison": "1"}}, "metadata": {}}\n',
      output:
        '{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"destination": [], "project": "true",\n  "source": {"repoURL": "x", "targetRevison": "1"}}, "metadata": {}}\n',
      errors: [
        {
          message: "`spec.destination` is a list and has to be a mapping.",
          line: 1,
          column: 72,
          endLine: 1,
          endColumn: 85,
        },
        {
          message: "`spec.project` is the boolean `true` and has to be a string; put it in quotes.",
          line: 1,
          column: 102,
          endLine: 1,
          endColumn: 106,
        },
        {
          message: "`spec.source.targetRevison` is no field of Application v1alpha1; did you mean `targetRevision`?",
          line: 2,
          column: 30,
          endLine: 2,
          endColumn: 45,
          suggestions: [
            {
              desc: "Write `targetRevision`.",
              output:
                '{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"destination": [], "project": true,\n  "source": {"repoURL": "x", "targetRevision": "1"}}, "metadata": {}}\n',
            },
          ],
        },
      ],
    },
  ],
});
