import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";

function volume(ebs: string): string {
  return `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs: ${ebs}\n`;
}

function message(type: string, better: string): Report {
  return { messageId: "olderType", data: { type, better } };
}

ruleTester.run("prefer-gp3", karpenter.rules["prefer-gp3"], {
  texts: {
    olderType: "`volumeType: gp2` is an older volume type; use `gp3`.",
    setType: "Set `volumeType: gp3`.",
  },
  valid: [
    { name: "gp3", code: volume("{ volumeType: gp3 }") },
    { name: "io2", code: volume("{ volumeType: io2, iops: 1000 }") },
    { name: "disks have no successor", code: volume("{ volumeType: st1 }") },
    { name: "no type", code: volume("{ volumeSize: 20Gi }") },
    { name: "null", code: volume("{ volumeType: }") },
    { name: "templated", code: volume('{ volumeType: "{{ .type }}" }') },
    { name: "templated, without quotes", code: volume("{ volumeType: {{ .type }} }") },
    { name: "templated in part", code: volume("{ volumeType: gp$GENERATION }") },
    { name: "merged from where nobody knows", code: volume("{ <<: *gp2 }") },
    { name: "a type that is valid-schema's", code: volume("{ volumeType: GP2 }") },
    { name: "no `ebs`", code: `${head}  blockDeviceMappings: [{ volumeType: gp2 }, gp2, ]\n` },
    { name: "templated mappings", code: `${head}  blockDeviceMappings: {{ .Values.mappings }}\n` },
    { name: "in another place", code: `${head}  tags: { volumeType: gp2 }\n` },
    {
      name: "another group",
      code: volume("{ volumeType: gp2 } # karpenter.k8s.aws").replace("karpenter.k8s.aws", "karpenter.example.aws"),
    },
    {
      name: "a StorageClass",
      code: "apiVersion: storage.k8s.io/v1\nkind: StorageClass # EC2NodeClass, karpenter.k8s.aws\nparameters: { type: gp2 }\n",
    },
    { name: "commented out", code: volume("{ volumeType: gp3 } # volumeType: gp2") },
  ],
  invalid: [
    {
      name: "gp2",
      code: volume("{ volumeType: gp2, volumeSize: 20Gi } # cheap"),
      errors: [
        {
          ...message("gp2", "gp3"),
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 29,
          suggestions: [
            {
              messageId: "setType",
              data: { better: "gp3" },
              output: volume("{ volumeType: gp3, volumeSize: 20Gi } # cheap"),
            },
          ],
        },
      ],
    },
    {
      name: "io1, v1alpha1, under CRLF",
      code: "apiVersion: karpenter.k8s.aws/v1alpha1\r\nkind: AWSNodeTemplate\r\nspec:\r\n  blockDeviceMappings:\r\n  - ebs:\r\n      volumeType: 'io1' # fast\r\n",
      errors: [
        {
          ...message("io1", "io2"),
          line: 6,
          column: 19,
          endLine: 6,
          endColumn: 24,
          suggestions: [
            {
              messageId: "setType",
              data: { better: "io2" },
              output:
                "apiVersion: karpenter.k8s.aws/v1alpha1\r\nkind: AWSNodeTemplate\r\nspec:\r\n  blockDeviceMappings:\r\n  - ebs:\r\n      volumeType: 'io2' # fast\r\n",
            },
          ],
        },
      ],
    },
    {
      name: "standard, v1beta1, JSON, the second of two",
      code: '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {"blockDeviceMappings": [\n{"ebs": {"volumeType": "gp3"}},\n{"ebs": {"volumeType": "standard"}}]}}',
      errors: [
        {
          ...message("standard", "gp3"),
          line: 3,
          column: 24,
          endLine: 3,
          endColumn: 34,
          suggestions: [
            {
              messageId: "setType",
              data: { better: "gp3" },
              output:
                '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {"blockDeviceMappings": [\n{"ebs": {"volumeType": "gp3"}},\n{"ebs": {"volumeType": "gp3"}}]}}',
            },
          ],
        },
      ],
    },
    {
      name: "v1alpha5, in the provider of a Provisioner",
      code: "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { blockDeviceMappings: [{ ebs: { volumeType: gp2 } }] } }\n",
      errors: [
        {
          ...message("gp2", "gp3"),
          line: 3,
          column: 64,
          endLine: 3,
          endColumn: 67,
          suggestions: [
            {
              messageId: "setType",
              data: { better: "gp3" },
              output:
                "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { blockDeviceMappings: [{ ebs: { volumeType: gp3 } }] } }\n",
            },
          ],
        },
      ],
    },
    {
      name: "by anchor and by merge key, which aren't changed",
      code: `${head}  blockDeviceMappings:\n    - ebs: &ebs { volumeType: &type gp2 }\n    - ebs: { <<: *ebs, volumeSize: 1Gi }\n`,
      errors: [
        {
          ...message("gp2", "gp3"),
          line: 5,
          column: 37,
          endLine: 5,
          endColumn: 40,
          suggestions: [],
        },
        { ...message("gp2", "gp3"), line: 6, column: 14, endLine: 6, endColumn: 16, suggestions: [] },
      ],
    },
  ],
});
