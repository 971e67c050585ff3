import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const arn = "arn:aws:kms:eu-west-1:210987654321:key/mrk-1";
const options = [{ keyPattern: "^arn:aws:kms:[^:]+:210987654321:|^alias/nodes$" }];

function missing(device: string): Report {
  return { messageId: "defaultKey", data: { device } };
}

function other(key: string): Report {
  return {
    messageId: "mismatchedKey",
    data: { device: "`/dev/xvda`", key, keyPattern: "^arn:aws:kms:[^:]+:210987654321:|^alias/nodes$" },
  };
}

function mapping(ebs: string): string {
  return `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs: ${ebs}\n`;
}

ruleTester.run("require-customer-managed-key", karpenter.rules["require-customer-managed-key"], {
  texts: {
    defaultKey: "Volume `/dev/xvda` is encrypted with the default EBS key; set `kmsKeyID` to a customer managed key.",
    mismatchedKey:
      "Volume `/dev/xvda` is encrypted with `alias/other`, which does not match `^arn:aws:kms:[^:]+:210987654321:|^alias/nodes$`; use a matching key.",
  },
  valid: [
    { name: "a key", code: mapping(`{ encrypted: true, kmsKeyID: "${arn}" }`) },
    { name: "a key by an alias of your own", code: mapping("{ encrypted: true, kmsKeyID: alias/nodes }") },
    {
      name: "an alias of your own that looks like AWS's",
      code: mapping("{ encrypted: true, kmsKeyID: alias/awsome }"),
    },
    { name: "not encrypted is require-encrypted-volumes's", code: mapping("{ encrypted: false }") },
    { name: "and so is what only the account's default encrypts", code: mapping("{ volumeSize: 1Gi }") },
    { name: "a key without encryption is valid-block-device's", code: mapping(`{ kmsKeyID: "${arn}" }`) },
    { name: "a string is valid-schema's", code: mapping('{ encrypted: "true" }') },
    { name: "templated encryption", code: mapping("{ encrypted: {{ .Values.encrypted }} }") },
    { name: "a templated key", code: mapping('{ encrypted: true, kmsKeyID: "{{ .Values.key }}" }') },
    {
      name: "a key that is templated in part",
      code: mapping("{ encrypted: true, kmsKeyID: alias/$CLUSTER }"),
      options,
    },
    { name: "a key that may be merged in", code: mapping("{ encrypted: true, <<: *ebs }") },
    {
      name: "a key that is merged in",
      code: `x: &ebs { kmsKeyID: alias/nodes }\n${mapping("{ encrypted: true, <<: *ebs }")}`,
    },
    { name: "a snapshot brings its key", code: mapping("{ encrypted: true, snapshotID: snap-1 }") },
    { name: "a snapshot that is templated", code: mapping("{ encrypted: true, snapshotID: '${SNAPSHOT}' }") },
    { name: "no mappings", code: `${head}  role: x\n---\n${head}  blockDeviceMappings: []\n` },
    { name: "no `ebs`", code: `${head}  blockDeviceMappings: [{ deviceName: x }, { ebs: }, text]\n` },
    {
      name: "a templated mapping",
      code: `${head}  blockDeviceMappings:\n    - {{ .Values.mapping }}\n    - *unknown\n`,
    },
    {
      name: "another group",
      code: mapping("{ encrypted: true }").replace("karpenter.k8s.aws", "karpenter.example.aws"),
    },
    { name: "another kind", code: mapping("{ encrypted: true }").replace("EC2NodeClass", "NodeClass") },
    {
      name: "keys that match",
      code: `${mapping(
        `{ encrypted: true, kmsKeyID: "${arn}" }`,
      )}---\n${mapping("{ encrypted: true, kmsKeyID: alias/nodes }")}`,
      options,
    },
    {
      name: "a key that is no string is valid-schema's",
      code: `${mapping("{ encrypted: true, kmsKeyID: 12 }")}---\n${mapping("{ encrypted: true, kmsKeyID: { id: x } }")}`,
      options,
    },
  ],
  invalid: [
    {
      name: "no key",
      code: mapping("{ encrypted: true }"),
      errors: [{ ...missing("`/dev/xvda`"), line: 6, column: 7, endLine: 6, endColumn: 10, suggestions: [] }],
    },
    {
      name: "no key, as Kubernetes reads YAML 1.1, under CRLF, with a pattern",
      code: mapping("\n        encrypted: yes # by all means\n        volumeSize: 1Gi").replaceAll("\n", "\r\n"),
      options,
      errors: [{ ...missing("`/dev/xvda`"), line: 6, column: 7, endLine: 6, endColumn: 10, suggestions: [] }],
    },
    {
      name: "null and the empty string are none",
      code: `${head}  blockDeviceMappings:\n    - ebs: { encrypted: true, kmsKeyID: null }\n    - ebs: { encrypted: true, kmsKeyID: "" }\n`,
      errors: [
        {
          ...missing("spec.blockDeviceMappings[0]"),
          line: 5,
          column: 41,
          endLine: 5,
          endColumn: 45,
          suggestions: [],
        },
        {
          ...missing("spec.blockDeviceMappings[1]"),
          line: 6,
          column: 41,
          endLine: 6,
          endColumn: 43,
          suggestions: [],
        },
      ],
    },
    {
      name: "AWS's own key by its alias",
      code: `${mapping("{ encrypted: true, kmsKeyID: alias/aws/ebs }")}---\n${mapping('{ encrypted: true, kmsKeyID: "arn:aws:kms:eu-west-1:210987654321:alias/aws/ebs" }')}`,
      options,
      errors: [
        { ...missing("`/dev/xvda`"), line: 6, column: 41, endLine: 6, endColumn: 54, suggestions: [] },
        { ...missing("`/dev/xvda`"), line: 13, column: 41, endLine: 13, endColumn: 91, suggestions: [] },
      ],
    },
    {
      name: "a key that doesn't match",
      code: mapping("{ encrypted: true, kmsKeyID: 'alias/other' }"),
      options,
      errors: [{ ...other("alias/other"), line: 6, column: 41, endLine: 6, endColumn: 54, suggestions: [] }],
    },
    {
      name: "v1beta1, JSON, and a device name that nobody knows",
      code: '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass",\n "spec": {"blockDeviceMappings": [{"deviceName": "{{ d }}", "ebs": {"encrypted": true}}]}}\n',
      errors: [
        {
          ...missing("spec.blockDeviceMappings[0]"),
          line: 2,
          column: 61,
          endLine: 2,
          endColumn: 66,
          suggestions: [],
        },
      ],
    },
    {
      name: "v1alpha1 in a list, by alias",
      code: "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: karpenter.k8s.aws/v1alpha1\n    kind: AWSNodeTemplate\n    x: &ebs { encrypted: true }\n    spec: { blockDeviceMappings: [{ deviceName: x, ebs: *ebs }] }\n",
      errors: [{ ...missing("`x`"), line: 7, column: 57, endLine: 7, endColumn: 61, suggestions: [] }],
    },
    {
      name: "v1alpha5",
      code: "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec:\n  provider:\n    blockDeviceMappings: [{ ebs: { encrypted: true } }]\n",
      errors: [
        {
          ...missing("spec.provider.blockDeviceMappings[0]"),
          line: 5,
          column: 29,
          endLine: 5,
          endColumn: 32,
          suggestions: [],
        },
      ],
    },
  ],
});
