import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const bottlerocket = `${head}  amiSelectorTerms: [{ alias: bottlerocket@v1.20.4 }]\n  blockDeviceMappings:\n`;
const al2023 = `${head}  amiSelectorTerms: [{ alias: al2023@v20250501 }]\n  blockDeviceMappings:\n`;

/** A class with one volume. */
function volume(ebs: string): string {
  return `${head}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs: ${ebs}\n`;
}

const keyAlone = "`kmsKeyID` needs `encrypted: true`, without which EC2 refuses to start the node; set it.";
const encrypt = "Set `encrypted: true`.";

function noEbs(device: string): string {
  return `The mapping ${device} has no \`ebs\`, without which Karpenter's controller crashes; add it.`;
}

function half(missing: string): string {
  return `Bottlerocket has the volumes \`/dev/xvda\` and \`/dev/xvdb\`, and without a mapping \`${missing}\` is as the image has it, encrypted or not; map it too.`;
}

function otherRoot(device: string, family: string, root: string): string {
  return `\`${device}\` is not the root device of ${family}, which is \`${root}\`, and becomes a volume beside it; rename it.`;
}

/** A report on one line, with the only suggestion that it has. */
function at(line: number, column: number, endColumn: number, message: string, desc?: string, output?: string) {
  const suggestions = desc === undefined || output === undefined ? [] : [{ desc, output }];
  return { message, line, column, endLine: line, endColumn, suggestions };
}

ruleTester.run("valid-block-device", karpenter.rules["valid-block-device"], {
  valid: [
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
        at(6, 54, 58, "`iops` is nothing that gp2 volumes have, and EC2 refuses to start the node; remove it."),
        at(6, 72, 75, "`throughput` is nothing that gp2 volumes have, and EC2 refuses to start the node; remove it."),
      ],
    },
    {
      name: "sizes out of the type's range",
      code: volume("{ volumeType: st1, volumeSize: 124Gi }").concat(
        "    - { deviceName: /dev/xvdb, ebs: { volumeType: gp2, volumeSize: 17Ti } }\n",
      ),
      errors: [
        at(6, 43, 48, "`volumeSize` is 124Gi, but st1 volumes have 125 to 16384 GiB; choose a value in between."),
        at(7, 68, 72, "`volumeSize` is 17Ti, but gp2 volumes have 1 to 16384 GiB; choose a value in between."),
      ],
    },
    {
      name: "IOPS and throughput out of the type's range",
      code: volume("{ volumeType: gp3, iops: 2999, throughput: 2001 }"),
      errors: [
        at(6, 37, 41, "`iops` is 2999, but gp3 volumes have 3000 to 80000 IOPS; choose a value in between."),
        at(6, 55, 59, "`throughput` is 2001, but gp3 volumes have 125 to 2000 MiB/s; choose a value in between."),
      ],
    },
    {
      name: "more IOPS than the size has, more throughput than the IOPS have",
      code: volume("{ volumeType: gp3, volumeSize: 7Gi, iops: 3501, throughput: 876 }"),
      errors: [
        at(6, 54, 58, "`iops` is 3501, but 7 GiB of gp3 allow at most 3500 IOPS; lower it."),
        at(6, 72, 75, "`throughput` is 876, but 3501 IOPS of gp3 allow at most 875 MiB/s; lower it."),
      ],
    },
    {
      name: "the ratio of io1",
      code: volume("{ volumeType: io1, volumeSize: 100Gi, iops: 5001 }"),
      errors: [at(6, 56, 60, "`iops` is 5001, but 100 GiB of io1 allow at most 5000 IOPS; lower it.")],
    },
    {
      name: "one device twice, by alias too",
      code: `${head}  blockDeviceMappings:\n    - { deviceName: &d /dev/xvda, ebs: {} }\n    - { deviceName: "/dev/xvda", ebs: {} }\n    - { deviceName: *d, ebs: {} }\n`,
      errors: [
        at(
          6,
          21,
          32,
          "`/dev/xvda` is the device of `spec.blockDeviceMappings[0]` too, and EC2 takes one volume for each; rename or remove one.",
        ),
        at(
          7,
          21,
          23,
          "`/dev/xvda` is the device of `spec.blockDeviceMappings[0]` too, and EC2 takes one volume for each; rename or remove one.",
        ),
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
          "Map `/dev/xvda`, encrypted.",
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
          "Map `/dev/xvdb`, encrypted.",
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
          "Write `/dev/xvda`.",
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
          "Write `/dev/sda1`.",
          "apiVersion: v1\nkind: List\nitems:\n- apiVersion: karpenter.k8s.aws/v1\n  kind: EC2NodeClass\n  spec:\n    amiSelectorTerms: [{ alias: windows2022@latest }]\n    blockDeviceMappings: [{ 'deviceName': /dev/sda1, ebs: {} }]\n",
        ),
      ],
    },
  ],
});
