import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const desc = { messageId: "setEncrypted" };

function missing(device: string): Report {
  return { messageId: "encryptionNotSet", data: { device } };
}

function disabled(device: string, value: string): Report {
  return { messageId: "encryptionDisabled", data: { device, value } };
}

function mapping(ebs: string): string {
  return `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs: ${ebs}\n`;
}

ruleTester.run("require-encrypted-volumes", karpenter.rules["require-encrypted-volumes"], {
  texts: {
    encryptionDisabled: "Volume `/dev/xvda` is not encrypted (`encrypted: false`); set it to `true`.",
    encryptionNotSet:
      "Volume `/dev/xvda` does not set `encrypted`, so encryption depends on the account's default; set it to `true`.",
    setEncrypted: "Set `encrypted: true`.",
  },
  valid: [
    {
      name: "a key without encryption, which EC2 refuses: valid-block-device's",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec: { blockDeviceMappings: [{ ebs: { kmsKeyID: alias/x } }] }\n",
    },
    { name: "encrypted", code: mapping("{ volumeSize: 20Gi, encrypted: true }") },
    { name: "encrypted, as Kubernetes reads YAML 1.1", code: mapping("{ volumeSize: 20Gi, encrypted: yes }") },
    { name: "no mappings: Karpenter's own are encrypted", code: `${head}  amiFamily: AL2023\n` },
    { name: "empty mappings: the same", code: `${head}  blockDeviceMappings: []\n` },
    { name: "a snapshot brings its encryption", code: mapping("{ snapshotID: snap-0123 }") },
    { name: "a snapshot that is templated", code: mapping("{ snapshotID: '{{ .snapshot }}' }") },
    {
      name: "a mapping without `ebs` is valid-block-device's",
      code: `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n`,
    },
    { name: "templated mappings", code: `${head}  blockDeviceMappings: {{ .Values.mappings }}\n` },
    {
      name: "a templated mapping",
      code: `${head}  blockDeviceMappings:\n    - {{ .Values.mapping }}\n    - *unknown\n`,
    },
    { name: "templated `ebs`", code: mapping("${EBS}") },
    { name: "templated `encrypted`", code: mapping("{ volumeSize: 20Gi, encrypted: '${ENCRYPTED}' }") },
    { name: "a templated key may be it", code: mapping("{ volumeSize: 20Gi, '{{ .key }}': true }") },
    { name: "merged from where nobody knows", code: mapping("{ volumeSize: 20Gi, <<: *defaults }") },
    {
      name: "encrypted by merge key",
      code: `x: &defaults { encrypted: true }\n${mapping("{ volumeSize: 20Gi, <<: *defaults }")}`,
    },
    { name: "a string is valid-schema's", code: mapping('{ volumeSize: 20Gi, encrypted: "false" }') },
    {
      name: "another group",
      code: mapping("{ volumeSize: 20Gi }").replace("karpenter.k8s.aws", "karpenter.example.aws"),
    },
    { name: "another kind", code: mapping("{ volumeSize: 20Gi }").replace("EC2NodeClass", "NodeClass") },
    {
      name: "allowAccountDefault",
      code: mapping("{ volumeSize: 20Gi }"),
      options: [{ allowAccountDefault: true }],
    },
    {
      name: "ignoreDevices",
      code: mapping("{ volumeSize: 20Gi, encrypted: false }"),
      options: [{ ignoreDevices: ["/dev/xvda"] }],
    },
    {
      name: "ignoreDevices, and a device that may be one of them",
      code: `${head}  blockDeviceMappings: [{ deviceName: "{{ d }}", ebs: { volumeSize: 1Gi } }]\n`,
      options: [{ ignoreDevices: ["/dev/xvda"] }],
    },
  ],
  invalid: [
    {
      name: "absent",
      code: `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs:\n        volumeSize: 20Gi # enough\n        volumeType: gp3 # cheap\n`,
      errors: [
        {
          ...missing("`/dev/xvda`"),
          line: 6,
          column: 7,
          endLine: 6,
          endColumn: 10,
          suggestions: [
            {
              ...desc,
              output: `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs:\n        volumeSize: 20Gi # enough\n        volumeType: gp3 # cheap\n        encrypted: true\n`,
            },
          ],
        },
      ],
    },
    {
      name: "false, under CRLF",
      code: `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs:\n        encrypted: false # why?\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        {
          ...disabled("`/dev/xvda`", "false"),
          line: 7,
          column: 20,
          endLine: 7,
          endColumn: 25,
          suggestions: [
            {
              ...desc,
              output:
                `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs:\n        encrypted: true # why?\n`.replaceAll(
                  "\n",
                  "\r\n",
                ),
            },
          ],
        },
      ],
    },
    {
      name: "no is false",
      code: mapping("{ volumeSize: 20Gi, encrypted: no }"),
      errors: [
        {
          ...disabled("`/dev/xvda`", "no"),
          line: 6,
          column: 43,
          endLine: 6,
          endColumn: 45,
          suggestions: [{ ...desc, output: mapping("{ volumeSize: 20Gi, encrypted: true }") }],
        },
      ],
    },
    {
      name: "null is absent",
      code: mapping("{ volumeSize: 20Gi, encrypted: null }"),
      errors: [
        {
          ...missing("`/dev/xvda`"),
          line: 6,
          column: 43,
          endLine: 6,
          endColumn: 47,
          suggestions: [{ ...desc, output: mapping("{ volumeSize: 20Gi, encrypted: true }") }],
        },
      ],
    },
    {
      name: "several mappings, without a device name, v1beta1, JSON",
      code: '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {"blockDeviceMappings": [\n  {"ebs": {"volumeSize": "1Gi"}},\n  {"deviceName": "/dev/xvdb", "ebs": {}}\n]}}\n',
      errors: [
        {
          ...missing("spec.blockDeviceMappings[0]"),
          line: 2,
          column: 4,
          endLine: 2,
          endColumn: 9,
          suggestions: [
            {
              ...desc,
              output:
                '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {"blockDeviceMappings": [\n  {"ebs": {"volumeSize": "1Gi", "encrypted": true}},\n  {"deviceName": "/dev/xvdb", "ebs": {}}\n]}}\n',
            },
          ],
        },
        {
          ...missing("`/dev/xvdb`"),
          line: 3,
          column: 31,
          endLine: 3,
          endColumn: 36,
          suggestions: [
            {
              ...desc,
              output:
                '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {"blockDeviceMappings": [\n  {"ebs": {"volumeSize": "1Gi"}},\n  {"deviceName": "/dev/xvdb", "ebs": { encrypted: true }}\n]}}\n',
            },
          ],
        },
      ],
    },
    {
      name: "v1alpha1, and by alias without a change to what is shared",
      code: "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec:\n  blockDeviceMappings:\n    - &a { deviceName: x, ebs: { encrypted: false } }\n    - *a\n",
      errors: [
        {
          ...disabled("`x`", "false"),
          line: 5,
          column: 45,
          endLine: 5,
          endColumn: 50,
          suggestions: [],
        },
        { ...disabled("`x`", "false"), line: 6, column: 7, endLine: 6, endColumn: 9, suggestions: [] },
      ],
    },
    {
      name: "v1alpha5",
      code: "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec:\n  provider:\n    blockDeviceMappings: [{ ebs: { volumeSize: 1Gi } }]\n",
      errors: [
        {
          ...missing("spec.provider.blockDeviceMappings[0]"),
          line: 5,
          column: 29,
          endLine: 5,
          endColumn: 32,
          suggestions: [
            {
              ...desc,
              output:
                "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec:\n  provider:\n    blockDeviceMappings: [{ ebs: { volumeSize: 1Gi, encrypted: true } }]\n",
            },
          ],
        },
      ],
    },
    {
      name: "allowAccountDefault doesn't excuse false",
      code: mapping("{ encrypted: false }"),
      options: [{ allowAccountDefault: true }],
      errors: [
        {
          ...disabled("`/dev/xvda`", "false"),
          line: 6,
          column: 25,
          endLine: 6,
          endColumn: 30,
          suggestions: [{ ...desc, output: mapping("{ encrypted: true }") }],
        },
      ],
    },
    {
      name: "checkSnapshots",
      code: mapping("{ snapshotID: snap-0123 }"),
      options: [{ checkSnapshots: true }],
      errors: [
        {
          ...missing("`/dev/xvda`"),
          line: 6,
          column: 7,
          endLine: 6,
          endColumn: 10,
          suggestions: [{ ...desc, output: mapping("{ snapshotID: snap-0123, encrypted: true }") }],
        },
      ],
    },
    {
      name: "ignoreDevices, but another device",
      code: mapping("{ encrypted: false }"),
      options: [{ ignoreDevices: ["/dev/xvdb"] }],
      errors: [
        {
          ...disabled("`/dev/xvda`", "false"),
          line: 6,
          column: 25,
          endLine: 6,
          endColumn: 30,
          suggestions: [{ ...desc, output: mapping("{ encrypted: true }") }],
        },
      ],
    },
  ],
});
