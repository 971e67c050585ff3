import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const bottlerocket = `${head}  amiSelectorTerms: [{ alias: bottlerocket@v1.20.4 }]\n  blockDeviceMappings:\n`;
const al2023 = `${head}  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n  blockDeviceMappings:\n`;

/** A class with one volume. */
function volume(ebs: string): string {
  return `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs: ${ebs}\n`;
}

/** A class of Bottlerocket whose volume of the system has a field in line 6. */
function marked(field: string, size: string): string {
  const data = "    - { deviceName: /dev/xvdb, ebs: { volumeSize: 50Gi } }\n";
  return `${bottlerocket}    - { deviceName: /dev/xvda, ${field}, ebs: { volumeSize: ${size} } }\n${data}`;
}

const keyAlone = { messageId: "keyWithoutEncryption" };
const encrypt = { messageId: "setEncrypted" };

function noEbs(device: string): Report {
  return { messageId: "missingEbs", data: { device } };
}

function half(missing: string): Report {
  return { messageId: "unmappedVolume", data: { missing } };
}

function otherRoot(device: string, family: string, root: string): Report {
  return { messageId: "foreignRootDevice", data: { device, family, root } };
}

/** A class whose AMI is selected by these terms, with volumes of these sizes from line 6 on. */
function sized(terms: string, sizes: Readonly<Record<string, string>>, fields = ""): string {
  const list = Object.entries(sizes).map(
    ([device, size]) => `    - { deviceName: ${device}, ebs: { volumeSize: ${size}, encrypted: true } }\n`,
  );
  return `${head}  amiSelectorTerms: [${terms}]\n  blockDeviceMappings:\n${list.join("")}${fields}`;
}

function small(value: string, family: string, least: string, messageId = "smallRoot"): Report {
  return { messageId, data: { value, family, least } };
}

const uncounted = { messageId: "uncountedStorage", data: { device: "/dev/xvda" } };
const uncertain = [{ checkUncertain: true }];
const ssm = "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/image_id";

/** A report on one line, with the only suggestion that it has. */
function at(line: number, column: number, endColumn: number, report: Report, change?: Report, output?: string) {
  const suggestions = change === undefined || output === undefined ? [] : [{ ...change, output }];
  return { ...report, line, column, endLine: line, endColumn, suggestions };
}

ruleTester.run("valid-block-device", karpenter.rules["valid-block-device"], {
  texts: {
    addVolume: "Add an encrypted mapping for `/dev/xvda`.",
    duplicateDevice:
      "`/dev/xvda` is already mapped by `spec.blockDeviceMappings[0]`, and EC2 allows one volume per device; rename or remove one.",
    foreignRootDevice:
      "`/dev/sda1` is not the root device of AL2023, so it becomes an additional volume; use `/dev/xvda`.",
    keyWithoutEncryption:
      "`kmsKeyID` requires `encrypted: true`, or EC2 refuses to launch the node; set `encrypted: true`.",
    missingEbs: "Mapping `/dev/xvda` has no `ebs`, which crashes Karpenter's controller; add it.",
    outOfRange: "`volumeSize` is 124Gi, but st1 volumes allow 125 to 16384 GiB; use a value in that range.",
    ratioTooHigh: "`iops` is 3501, but gp3 allows at most 3500 IOPS with 7 GiB; lower it.",
    replaceDevice: "Replace with `/dev/xvda`.",
    removeRootVolume: "Remove `rootVolume`.",
    wrongRootVolume:
      "With `rootVolume: true`, Karpenter counts the size of `/dev/xvda` as ephemeral storage, but pods use `/dev/xvdb`; remove it.",
    setEncrypted: "Set `encrypted: true`.",
    unmappedVolume:
      "Bottlerocket uses both `/dev/xvda` and `/dev/xvdb`, but `/dev/xvda` is not mapped, so it keeps the AMI's size and may be unencrypted; map it too.",
    setRootVolume: "Set `rootVolume: true`.",
    smallNewRoot:
      "`volumeSize` is 2Gi, but the snapshot of new Bottlerocket AMIs has 4 GiB, so EC2 may refuse to launch the node; use at least `4Gi`.",
    smallRoot:
      "`volumeSize` is 10Gi, but the snapshot of AL2023 AMIs has 20 GiB, so EC2 refuses to launch the node; use at least `20Gi`.",
    uncountedStorage:
      "Karpenter counts the volume of `/dev/xvda` as ephemeral storage, but only other devices are mapped, so it assumes a default size; set `rootVolume: true` on the root volume.",
    unusedSpace:
      "`volumeSize` of `/dev/xvda` is 20Gi, but Bottlerocket's system never uses more than a few GiB of it; set the size on `/dev/xvdb`, which pods use.",
    unsupportedField: "gp2 volumes do not support `iops`, so EC2 refuses to launch the node; remove it.",
  },
  valid: [
    {
      name: "a volume for the system of Bottlerocket of a few GiB, or of unknown size or AMI",
      code: [
        sized("{ alias: bottlerocket@latest }", { "/dev/xvda": "19Gi", "/dev/xvdb": "20Gi" }),
        sized("{ alias: bottlerocket@latest }", { "/dev/xvda": '"{{ .s }}"', "/dev/xvdb": "20Gi" }),
        sized(
          "{ id: ami-0123456789abcdef0 }",
          { "/dev/xvda": "40Gi", "/dev/xvdb": "20Gi" },
          "  amiFamily: Bottlerocket\n",
        ),
        sized("{ alias: al2023@latest }", { "/dev/xvda": "40Gi", "/dev/xvdb": "20Gi" }),
      ].join("---\n"),
      options: uncertain,
    },
    {
      name: "a large volume for the system of Bottlerocket, by default",
      code: sized("{ alias: bottlerocket@latest }", { "/dev/xvda": "40Gi", "/dev/xvdb": "20Gi" }),
    },
    {
      name: "root volumes that have the pods, that are templated or that Karpenter does not count",
      code: [
        marked("rootVolume: true", "4Gi").replace(/xvda(.*\n.*)xvdb/u, "xvdb$1xvda"),
        marked("rootVolume: false", "4Gi"),
        marked("rootVolume: '{{ .r }}'", "4Gi"),
        marked("rootVolume: true", "~"),
        `${marked("rootVolume: true", "4Gi")}  instanceStorePolicy: RAID0\n`,
        marked("rootVolume: true", "4Gi").replace("{ alias: bottlerocket@v1.20.4 }", "{ id: ami-0a1b2c3d4e5f60718 }"),
        marked("rootVolume: true", "20Gi").replace("bottlerocket@v1.20.4", "al2023@v20250501"),
      ].join("---\n"),
    },
    {
      name: "roots as large as the snapshots",
      code: [
        sized("{ alias: al2023@latest }", { "/dev/xvda": "20Gi" }),
        sized("{ alias: al2@latest }", { "/dev/xvda": "4Gi" }),
        sized("{ alias: windows2022@latest }", { "/dev/sda1": "30Gi" }),
        sized("{ alias: bottlerocket@latest }", { "/dev/xvda": "4Gi", "/dev/xvdb": "1Gi" }),
        sized("{ alias: al2023@latest }", { "/dev/xvda": "22G" }),
      ].join("---\n"),
      options: uncertain,
    },
    {
      name: "a small root of Bottlerocket, which older AMIs have",
      code: sized("{ alias: bottlerocket@latest }", { "/dev/xvda": "2Gi", "/dev/xvdb": "20Gi" }),
    },
    {
      name: "small volumes of other AMIs and of other devices, of a snapshot, and of unknown sizes",
      code: [
        sized("{ id: ami-0123456789abcdef0 }", { "/dev/xvda": "8Gi" }, "  amiFamily: AL2023\n"),
        sized("{ tags: { a: b } }", { "/dev/xvda": "8Gi" }, "  amiFamily: AL2023\n"),
        sized("{ name: amazon-eks-node-al2023-*, owner: self }", { "/dev/xvda": "8Gi" }, "  amiFamily: AL2023\n"),
        sized("{ name: acme-* }", { "/dev/xvda": "8Gi" }, "  amiFamily: AL2023\n"),
        sized("{ ssmParameter: /acme/ami }", { "/dev/xvda": "8Gi" }, "  amiFamily: AL2023\n"),
        sized(`{ ssmParameter: ${ssm} }`, { "/dev/xvda": "8Gi" }, "  amiFamily: Custom\n"),
        sized(
          `{ ssmParameter: ${ssm} }, { id: ami-0123456789abcdef0 }`,
          { "/dev/xvda": "8Gi" },
          "  amiFamily: AL2023\n",
        ),
        sized("{ alias: al2023@latest }", { "/dev/xvda": "20Gi", "/dev/xvdc": "1Gi" }),
        sized("{ alias: al2023@latest }", { "/dev/xvda": '"{{ .size }}"' }),
        sized("{ alias: al2023@latest }", { '"{{ .device }}"': "1Gi" }),
        sized("{ alias: '{{ .alias }}' }", { "/dev/xvda": "1Gi" }, "  amiFamily: AL2023\n"),
        sized("{ alias: al2023@latest }", { "/dev/xvda": "1Gi" }).replace(
          "volumeSize",
          "snapshotID: snap-1, volumeSize",
        ),
      ].join("---\n"),
      options: uncertain,
    },
    {
      name: "the storage of custom AMIs, by default",
      code: sized("{ id: ami-0123456789abcdef0 }", { "/dev/sda1": "100Gi" }, "  amiFamily: AL2023\n"),
    },
    {
      name: "storage that Karpenter counts, or that is unknown",
      code: [
        sized("{ id: ami-0123456789abcdef0 }", { "/dev/sda1": "100Gi" }, "  amiFamily: Custom\n"),
        sized("{ id: ami-0123456789abcdef0 }", { "/dev/sda1": "9Gi", "/dev/xvda": "9Gi" }, "  amiFamily: AL2023\n"),
        sized(
          "{ id: ami-0123456789abcdef0 }",
          { "/dev/sda1": "9Gi" },
          "  amiFamily: AL2023\n  instanceStorePolicy: RAID0\n",
        ),
        sized("{ id: ami-0123456789abcdef0 }", { "/dev/sda1": "9Gi" }, "  amiFamily: AL2023\n").replace(
          "ebs:",
          "rootVolume: true, ebs:",
        ),
        sized("{ id: ami-0123456789abcdef0 }", { "/dev/sda1": "9Gi" }, "  amiFamily: AL2023\n").replace(
          "ebs:",
          "rootVolume: '{{ .r }}', ebs:",
        ),
        sized("{ id: ami-0123456789abcdef0 }", { '"{{ .device }}"': "9Gi" }, "  amiFamily: AL2023\n"),
        sized("{ id: ami-0123456789abcdef0 }", { "/dev/sda1": "9Gi" }, "  amiFamily: '{{ .family }}'\n"),
        sized("{ alias: '{{ .alias }}' }", { "/dev/sda1": "9Gi" }, "  amiFamily: AL2023\n"),
        sized('"{{ .term }}"', { "/dev/sda1": "9Gi" }, "  amiFamily: AL2023\n"),
        sized(
          "{ id: ami-0123456789abcdef0 }",
          { "/dev/xvdb": "9Gi", "/dev/sdc": "9Gi" },
          "  amiFamily: Bottlerocket\n",
        ).replace("/dev/sdc", "/dev/xvda"),
        sized("{ id: ami-0123456789abcdef0 }", { "/dev/sda1": "9Gi" }, "  amiFamily: AL2\n").replace(
          "aws/v1",
          "aws/v1beta1",
        ),
      ].join("---\n"),
      options: uncertain,
    },
    { name: "no mappings", code: `${head}  amiFamily: Bottlerocket\n` },
    { name: "empty mappings", code: `${head}  amiFamily: Bottlerocket\n  blockDeviceMappings: []\n` },
    { name: "a key and encryption", code: volume("{ volumeSize: 1Gi, encrypted: true, kmsKeyID: alias/x }") },
    { name: "encryption as of YAML 1.1", code: volume("{ volumeSize: 1Gi, encrypted: yes, kmsKeyID: alias/x }") },
    { name: "a key and templated encryption", code: volume("{ encrypted: '{{ .e }}', kmsKeyID: alias/x }") },
    { name: "a key and encryption that may be merged", code: volume("{ <<: *defaults, kmsKeyID: alias/x }") },
    { name: "no key", code: volume('{ volumeSize: 1Gi, kmsKeyID: "" }') },
    { name: "a templated key", code: volume('{ volumeSize: 1Gi, kmsKeyID: "{{ .key }}" }') },
    { name: "gp3 at its least", code: volume("{ volumeType: gp3, volumeSize: 1Gi, iops: 3000, throughput: 125 }") },
    {
      name: "gp3 at its most",
      code: volume("{ volumeType: gp3, volumeSize: 59000Gi, iops: 80000, throughput: 2000 }"),
    },
    { name: "gp3 with the throughput of its first IOPS", code: volume("{ volumeType: gp3, throughput: 750 }") },
    { name: "io1 at its ratio", code: volume("{ volumeType: io1, volumeSize: 100Gi, iops: 5000 }") },
    { name: "io2 at its ratio", code: volume("{ volumeType: io2, volumeSize: 4Gi, iops: 4000 }") },
    { name: "a size that is rounded up to fit", code: volume("{ volumeType: io1, volumeSize: 4G, iops: 200 }") },
    { name: "a type that isn't given", code: volume("{ volumeSize: 1Gi, iops: 100, throughput: 5000 }") },
    { name: "a templated type", code: volume("{ volumeType: $TYPE, volumeSize: 20Ti, iops: 1 }") },
    { name: "a templated size", code: volume("{ volumeType: st1, volumeSize: '{{ .size }}' }") },
    { name: "a templated size, for the ratio", code: volume("{ volumeType: io1, volumeSize: '${S}', iops: 64000 }") },
    { name: "templated IOPS", code: volume("{ volumeType: gp3, iops: {{ .iops }}, throughput: 2000 }") },
    { name: "IOPS as text are valid-schema's", code: volume('{ volumeType: gp3, iops: "8000", throughput: 2000 }') },
    { name: "a type that is valid-schema's", code: volume("{ volumeType: toString, volumeSize: 1Gi, iops: 1 }") },
    { name: "a size that is valid-schema's", code: volume("{ volumeType: st1, volumeSize: 100 }") },
    {
      name: "a templated mapping, and one that is text",
      code: `${head}  blockDeviceMappings:\n    - {{ .Values.mapping }}\n    - text\n    - *unknown\n    -\n`,
    },
    { name: "templated mappings", code: `${head}  amiFamily: AL2\n  blockDeviceMappings: {{ .mappings }}\n` },
    { name: "templated `ebs`", code: volume("{{ .Values.ebs }}") },
    {
      name: "`ebs` that may be merged",
      code: `${head}  blockDeviceMappings: [{ deviceName: /dev/xvda, <<: *mapping }]\n`,
    },
    {
      name: "both volumes of Bottlerocket",
      code: `${bottlerocket}    - { deviceName: /dev/xvda, ebs: {} }\n    - { deviceName: /dev/xvdb, ebs: {} }\n`,
    },
    {
      name: "a device of Bottlerocket that nobody knows",
      code: `${bottlerocket}    - { deviceName: /dev/xvda, ebs: {} }\n    - { deviceName: "{{ .d }}", ebs: {} }\n`,
    },
    {
      name: "the data volume of another family",
      code: `${al2023}    - { deviceName: /dev/xvdb, ebs: {} }\n`,
    },
    {
      name: "the root of another family beside its own",
      code: `${al2023}    - { deviceName: /dev/sda1, ebs: {} }\n    - { deviceName: /dev/xvda, ebs: {} }\n`,
    },
    {
      name: "an image of one's own has its own root",
      code: `${head}  amiFamily: AL2023\n  amiSelectorTerms: [{ tags: { a: b } }]\n  blockDeviceMappings: [{ deviceName: /dev/sda1, ebs: {} }]\n`,
    },
    {
      name: "a custom family",
      code: `${head}  amiFamily: Custom\n  amiSelectorTerms: [{ id: ami-1 }]\n  blockDeviceMappings: [{ deviceName: /dev/sda1, ebs: {} }]\n`,
    },
    {
      name: "a family that may be any",
      code: `${head}  amiSelectorTerms: [{ alias: "{{ .alias }}" }]\n  blockDeviceMappings: [{ deviceName: /dev/sda1, ebs: {} }]\n`,
    },
    {
      name: "a family that is valid-schema's",
      code: `${head}  amiFamily: toString\n  blockDeviceMappings: [{ deviceName: /dev/sda1, ebs: {} }]\n`,
    },
    {
      name: "v1beta1, both volumes, in JSON",
      code: '{"apiVersion": "karpenter.k8s.aws/v1beta1", "kind": "EC2NodeClass", "spec": {"amiFamily": "Bottlerocket", "blockDeviceMappings": [{"deviceName": "/dev/xvda", "ebs": {}}, {"deviceName": "/dev/xvdb", "ebs": {}}]}}',
    },
    {
      name: "another group",
      code: volume("").replace("karpenter.k8s.aws", "karpenter.example.aws").concat("# karpenter.k8s.aws\n"),
    },
  ],
  invalid: [
    {
      name: "the root volume of Bottlerocket is the one of the system",
      code: marked("rootVolume: true", "4Gi"),
      errors: [
        at(
          6,
          44,
          48,
          { messageId: "wrongRootVolume", data: { device: "/dev/xvda", used: "/dev/xvdb" } },
          { messageId: "removeRootVolume" },
          marked("rootVolume: true", "4Gi").replace("rootVolume: true, ", ""),
        ),
      ],
    },
    {
      name: "roots that are smaller than the snapshots",
      code: [
        sized("{ alias: al2023@latest }", { "/dev/xvda": "10Gi" }),
        sized("{ alias: al2@latest }", { "/dev/xvda": "3Gi" }),
        sized("{ alias: bottlerocket@latest }", { "/dev/xvda": "1Gi", "/dev/xvdb": "20Gi" }),
        sized("{ alias: windows2022@latest }", { "/dev/sda1": "20Gi" }),
        sized(`{ ssmParameter: ${ssm} }`, { "/dev/xvda": "20G" }, "  amiFamily: AL2023\n"),
      ].join("---\n"),
      errors: [
        at(6, 51, 55, small("10Gi", "AL2023", "20")),
        at(13, 51, 54, small("3Gi", "AL2", "4")),
        at(20, 51, 54, small("1Gi", "Bottlerocket", "2")),
        at(28, 51, 55, small("20Gi", "Windows2022", "30")),
        at(35, 51, 54, small("20G", "AL2023", "20")),
      ],
    },
    {
      name: "AMIs of AWS by their names",
      code: [
        sized("{ name: amazon-eks-node-al2023-*, owner: amazon }", { "/dev/xvda": "8Gi" }, "  amiFamily: AL2023\n"),
        sized(
          "{ name: bottlerocket-aws-k8s-1.35-* }",
          { "/dev/xvda": "1Gi", "/dev/xvdb": "9Gi" },
          "  amiFamily: Bottlerocket\n",
        ),
      ].join("---\n"),
      errors: [at(6, 51, 54, small("8Gi", "AL2023", "20")), at(14, 51, 54, small("1Gi", "Bottlerocket", "2"))],
    },
    {
      name: "v1beta1, whose family selects the AMI",
      code: `${head}  amiFamily: AL2023\n  blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { volumeSize: 8Gi } }]\n`.replace(
        "aws/v1",
        "aws/v1beta1",
      ),
      errors: [at(5, 69, 72, small("8Gi", "AL2023", "20"))],
    },
    {
      name: "a root that is too small for new AMIs",
      code: sized("{ alias: bottlerocket@latest }", { "/dev/xvda": "2Gi", "/dev/xvdb": "20Gi" }),
      options: uncertain,
      errors: [at(6, 51, 54, small("2Gi", "Bottlerocket", "4", "smallNewRoot"))],
    },
    {
      name: "a large volume for the system of Bottlerocket",
      code: sized("{ alias: bottlerocket@latest }", { "/dev/xvda": "20Gi", "/dev/xvdb": "20Gi" }),
      options: uncertain,
      errors: [
        at(6, 51, 55, { messageId: "unusedSpace", data: { device: "/dev/xvda", used: "/dev/xvdb", value: "20Gi" } }),
      ],
    },
    {
      name: "custom AMIs with one volume that Karpenter does not count",
      code: sized("{ id: ami-0123456789abcdef0 }", { "/dev/sda1": "100Gi" }, "  amiFamily: AL2023\n"),
      options: uncertain,
      errors: [
        at(
          6,
          21,
          30,
          uncounted,
          { messageId: "setRootVolume" },
          sized("{ id: ami-0123456789abcdef0 }", { "/dev/sda1": "100Gi" }, "  amiFamily: AL2023\n").replace(
            "encrypted: true } }",
            "encrypted: true }, rootVolume: true }",
          ),
        ),
      ],
    },
    {
      name: "custom AMIs with several volumes",
      code: sized("{ tags: { a: b } }", { "/dev/sda1": "100Gi", "/dev/sdb": "100Gi" }, "  amiFamily: AL2\n"),
      options: uncertain,
      errors: [at(6, 21, 30, uncounted)],
    },
    {
      name: "an AMI of AWS by its parameter, with the root device of another family",
      code: sized(`{ ssmParameter: ${ssm} }`, { "/dev/sda1": "50Gi" }, "  amiFamily: AL2023\n"),
      errors: [
        at(
          6,
          21,
          30,
          otherRoot("/dev/sda1", "AL2023", "/dev/xvda"),
          { messageId: "replaceDevice", data: { root: "/dev/xvda" } },
          sized(`{ ssmParameter: ${ssm} }`, { "/dev/xvda": "50Gi" }, "  amiFamily: AL2023\n"),
        ),
      ],
    },
    {
      name: "no `ebs`, null, and no device name",
      code: `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      rootVolume: true\n    - deviceName: /dev/xvdb\n      ebs:\n    - rootVolume: false\n`,
      errors: [
        at(5, 7, 17, noEbs("`/dev/xvda`")),
        at(8, 7, 10, noEbs("`/dev/xvdb`")),
        at(9, 7, 17, noEbs("spec.blockDeviceMappings[2]")),
      ],
    },
    {
      name: "a key without encryption",
      code: volume("{ volumeSize: 1Gi, kmsKeyID: alias/x } # ours"),
      errors: [
        at(6, 41, 48, keyAlone, encrypt, volume("{ volumeSize: 1Gi, kmsKeyID: alias/x, encrypted: true } # ours")),
      ],
    },
    {
      name: "a key and no encryption, v1alpha1, under CRLF",
      code: "apiVersion: karpenter.k8s.aws/v1alpha1\r\nkind: AWSNodeTemplate\r\nspec:\r\n  blockDeviceMappings:\r\n  - ebs:\r\n      kmsKeyID: 'k' # ours\r\n      encrypted: false # why?\r\n",
      errors: [
        at(
          6,
          17,
          20,
          keyAlone,
          encrypt,
          "apiVersion: karpenter.k8s.aws/v1alpha1\r\nkind: AWSNodeTemplate\r\nspec:\r\n  blockDeviceMappings:\r\n  - ebs:\r\n      kmsKeyID: 'k' # ours\r\n      encrypted: true # why?\r\n",
        ),
      ],
    },
    {
      name: "what the type hasn't",
      code: volume("{ volumeType: gp2, volumeSize: 1Gi, iops: 3000, throughput: 125 }"),
      errors: [
        at(6, 54, 58, { messageId: "unsupportedField", data: { field: "iops", type: "gp2" } }),
        at(6, 72, 75, { messageId: "unsupportedField", data: { field: "throughput", type: "gp2" } }),
      ],
    },
    {
      name: "sizes out of the type's range",
      code: volume("{ volumeType: st1, volumeSize: 124Gi }").concat(
        "    - { deviceName: /dev/xvdb, ebs: { volumeType: gp2, volumeSize: 17Ti } }\n",
      ),
      errors: [
        at(6, 43, 48, {
          messageId: "outOfRange",
          data: { field: "volumeSize", value: "124Gi", type: "st1", min: "125", max: "", unit: "16384 GiB" },
        }),
        at(7, 68, 72, {
          messageId: "outOfRange",
          data: { field: "volumeSize", value: "17Ti", type: "gp2", min: "1", max: "", unit: "16384 GiB" },
        }),
      ],
    },
    {
      name: "IOPS and throughput out of the type's range",
      code: volume("{ volumeType: gp3, iops: 2999, throughput: 2001 }"),
      errors: [
        at(6, 37, 41, {
          messageId: "outOfRange",
          data: { field: "iops", value: "2999", type: "gp3", min: "3000", max: "", unit: "80000 IOPS" },
        }),
        at(6, 55, 59, {
          messageId: "outOfRange",
          data: { field: "throughput", value: "2001", type: "gp3", min: "125", max: "", unit: "2000 MiB/s" },
        }),
      ],
    },
    {
      name: "more IOPS than the size has, more throughput than the IOPS have",
      code: volume("{ volumeType: gp3, volumeSize: 7Gi, iops: 3501, throughput: 876 }"),
      errors: [
        at(6, 54, 58, {
          messageId: "ratioTooHigh",
          data: { field: "iops", value: "3501", basis: "7 GiB", type: "gp3", max: "", unit: "3500 IOPS" },
        }),
        at(6, 72, 75, {
          messageId: "ratioTooHigh",
          data: { field: "throughput", value: "876", basis: "3501 IOPS", type: "gp3", max: "", unit: "875 MiB/s" },
        }),
      ],
    },
    {
      name: "the ratio of io1",
      code: volume("{ volumeType: io1, volumeSize: 100Gi, iops: 5001 }"),
      errors: [
        at(6, 56, 60, {
          messageId: "ratioTooHigh",
          data: { field: "iops", value: "5001", basis: "100 GiB", type: "io1", max: "", unit: "5000 IOPS" },
        }),
      ],
    },
    {
      name: "one device twice, by alias too",
      code: `${head}  blockDeviceMappings:\n    - { deviceName: &d /dev/xvda, ebs: {} }\n    - { deviceName: "/dev/xvda", ebs: {} }\n    - { deviceName: *d, ebs: {} }\n`,
      errors: [
        at(6, 21, 32, {
          messageId: "duplicateDevice",
          data: { device: "/dev/xvda", other: "spec.blockDeviceMappings[0]" },
        }),
        at(7, 21, 23, {
          messageId: "duplicateDevice",
          data: { device: "/dev/xvda", other: "spec.blockDeviceMappings[0]" },
        }),
      ],
    },
    {
      name: "Bottlerocket's data alone",
      code: `${bottlerocket}    - deviceName: /dev/xvdb\n      ebs: { volumeSize: 50Gi } # data\n  role: x\n`,
      errors: [
        at(
          5,
          3,
          22,
          half("/dev/xvda"),
          { messageId: "addVolume", data: { missing: "/dev/xvda" } },
          `${bottlerocket}    - deviceName: /dev/xvdb\n      ebs: { volumeSize: 50Gi } # data\n    - deviceName: /dev/xvda\n      ebs:\n        volumeType: gp3\n        volumeSize: 4Gi\n        encrypted: true\n  role: x\n`,
        ),
      ],
    },
    {
      name: "Bottlerocket's root alone, in JSON, by `amiFamily`",
      code: '{"apiVersion": "karpenter.k8s.aws/v1", "kind": "EC2NodeClass", "spec": {"amiFamily": "Bottlerocket",\n"blockDeviceMappings": [{"deviceName": "/dev/xvda", "ebs": {}}]}}',
      errors: [
        at(
          2,
          1,
          22,
          half("/dev/xvdb"),
          { messageId: "addVolume", data: { missing: "/dev/xvdb" } },
          '{"apiVersion": "karpenter.k8s.aws/v1", "kind": "EC2NodeClass", "spec": {"amiFamily": "Bottlerocket",\n"blockDeviceMappings": [{"deviceName": "/dev/xvda", "ebs": {}}, { "deviceName": "/dev/xvdb", "ebs": { "volumeType": "gp3", "volumeSize": "20Gi", "encrypted": true } }]}}',
        ),
      ],
    },
    {
      name: "Bottlerocket's root alone, where the mappings are shared",
      code: `${head}  x: &mappings [{ deviceName: /dev/xvda, ebs: {} }]\n  amiFamily: Bottlerocket\n  blockDeviceMappings: *mappings\n`,
      errors: [at(6, 24, 33, half("/dev/xvdb"))],
    },
    {
      name: "the root of another family",
      code: `${al2023}    - deviceName: "/dev/sda1" # root\n      ebs: {}\n    - { deviceName: /dev/xvdb, ebs: {} }\n`,
      errors: [
        at(
          6,
          19,
          30,
          otherRoot("/dev/sda1", "AL2023", "/dev/xvda"),
          { messageId: "replaceDevice", data: { root: "/dev/xvda" } },
          `${al2023}    - deviceName: "/dev/xvda" # root\n      ebs: {}\n    - { deviceName: /dev/xvdb, ebs: {} }\n`,
        ),
      ],
    },
    {
      name: "the root of Linux for Windows, in a list",
      code: "apiVersion: v1\nkind: List\nitems:\n- apiVersion: karpenter.k8s.aws/v1\n  kind: EC2NodeClass\n  spec:\n    amiSelectorTerms: [{ alias: windows2022@latest }]\n    blockDeviceMappings: [{ 'deviceName': /dev/xvda, ebs: {} }]\n",
      errors: [
        at(
          8,
          43,
          52,
          otherRoot("/dev/xvda", "Windows2022", "/dev/sda1"),
          { messageId: "replaceDevice", data: { root: "/dev/sda1" } },
          "apiVersion: v1\nkind: List\nitems:\n- apiVersion: karpenter.k8s.aws/v1\n  kind: EC2NodeClass\n  spec:\n    amiSelectorTerms: [{ alias: windows2022@latest }]\n    blockDeviceMappings: [{ 'deviceName': /dev/sda1, ebs: {} }]\n",
        ),
      ],
    },
    {
      name: "other kinds and versions",
      code: "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nspec: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { kmsKeyID: alias/nodes } }] }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { kmsKeyID: alias/nodes } }] } }\n",
      errors: [
        {
          messageId: "keyWithoutEncryption",
          line: 3,
          column: 73,
          endLine: 3,
          endColumn: 84,
          suggestions: [
            {
              messageId: "setEncrypted",
              output:
                "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nspec: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { kmsKeyID: alias/nodes, encrypted: true } }] }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { kmsKeyID: alias/nodes } }] } }\n",
            },
          ],
        },
        {
          messageId: "keyWithoutEncryption",
          line: 7,
          column: 85,
          endLine: 7,
          endColumn: 96,
          suggestions: [
            {
              messageId: "setEncrypted",
              output:
                "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nspec: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { kmsKeyID: alias/nodes } }] }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { kmsKeyID: alias/nodes, encrypted: true } }] } }\n",
            },
          ],
        },
      ],
    },
  ],
});
