import path from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { chartFolder } from "./chart-folder.js";

const folder = chartFolder();

const linter = new Linter({ cwd: folder });
const filename = path.join(folder, "templates", "x.yaml");

function messagesOf(text: string): Linter.LintMessage[] {
  return linter.verify(
    text,
    [...karpenter.configs.strict, ...karpenter.configs.helm, { rules: { "karpenter/require-crd-chart": "off" } }],
    { filename },
  );
}

/** Each finding as `line:column rule`. */
function lint(text: string): string[] {
  return messagesOf(text).map(({ line, column, ruleId, message }) =>
    ruleId === null ? message : `${String(line)}:${String(column)} ${ruleId.replace("karpenter/", "")}`,
  );
}

/** An EC2NodeClass with all that the presets ask for but what a test leaves to its template; `spec` starts in line 6. */
const parts = {
  role: "  role: nodes",
  amiSelectorTerms: "  amiSelectorTerms: [{ alias: al2023@v20250101 }]",
  subnetSelectorTerms: "  subnetSelectorTerms: [{ id: subnet-0123456789abcdef0 }]",
  securityGroupSelectorTerms: "  securityGroupSelectorTerms: [{ id: sg-0123456789abcdef0 }]",
  metadataOptions: "  metadataOptions: { httpTokens: required, httpPutResponseHopLimit: 1 }",
  blockDeviceMappings:
    "  blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { encrypted: true, volumeSize: 20Gi, volumeType: gp3, kmsKeyID: '{{ .Values.key }}' } }]",
  tags: "  associatePublicIPAddress: false",
};
type Part = keyof typeof parts;

function nodeClass(changed: Partial<Record<Part, string>> = {}, head = ""): string {
  const spec = Object.values({
    ...changed,
    ...Object.fromEntries(Object.entries(parts).filter(([key]) => !(key in changed))),
  });
  return `${head}apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: {{ .name }}\nspec:\n${spec.join("\n")}\n`;
}

const pool = (spec: string): string =>
  `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: {{ .name }}\nspec:\n${spec}\n`;

const spotPool = (types: string): string =>
  pool(`  limits: { cpu: 10 }
  template:
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: x }
      expireAfter: 720h
      terminationGracePeriod: 1h
      requirements:
        - key: karpenter.sh/capacity-type
          operator: In
          values: [spot]
        - key: node.kubernetes.io/instance-type
          operator: In
          values:
            - ${types}`);

const application = (helm: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: karpenter, namespace: argocd }
spec:
  project: platform
  destination: { server: https://kubernetes.default.svc, namespace: karpenter }
  source:
    repoURL: public.ecr.aws/karpenter
    chart: karpenter
    targetRevision: 1.6.0
    helm:
${helm}
`;

describe("finds nothing in", () => {
  it.each<[string, string]>([
    ["a whole class", nodeClass()],
    [
      "an identity of two branches",
      nodeClass({
        role: "  {{- if .role }}\n  role: {{ .role }}\n  {{- else }}\n  instanceProfile: {{ .profile }}\n  {{- end }}",
      }),
    ],
    [
      "an identity of two conditions",
      nodeClass({
        role: "  {{- if .role }}\n  role: {{ .role }}\n  {{- end }}\n  {{- if .profile }}\n  instanceProfile: {{ .profile }}\n  {{- end }}",
      }),
    ],
    [
      "an identity of plain texts in two conditions",
      nodeClass({
        role: "  {{- with .a }}\n  role: nodes\n  {{- end }}\n  {{- with .b }}\n  instanceProfile: nodes\n  {{- end }}",
      }),
    ],
    [
      "terms of a chain of branches",
      nodeClass({
        amiSelectorTerms:
          "  amiSelectorTerms:\n    {{- if .alias }}\n    - alias: {{ .alias }}\n    {{- else if .name }}\n    - name: {{ .name }}\n    {{- else }}\n    - tags: {}\n    {{- end }}",
      }),
    ],
    [
      "terms that an action writes",
      nodeClass({ amiSelectorTerms: "  amiSelectorTerms:\n{{ toYaml .amis | indent 4 }}" }),
    ],
    [
      "terms behind their key",
      nodeClass({ amiSelectorTerms: "  amiSelectorTerms: {{- toYaml .amis | nindent 4 }}\n    - id: {{ .other }}" }),
    ],
    [
      "volumes of Bottlerocket that an action adds to",
      nodeClass({
        amiSelectorTerms: "  amiSelectorTerms: [{ alias: bottlerocket@1.20.4 }]",
        blockDeviceMappings: `  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs: { encrypted: true, volumeSize: 4Gi, volumeType: gp3, kmsKeyID: '{{ .key }}' }\n    {{- toYaml .volumes | nindent 4 }}`,
      }),
    ],
    ["instance types that an action adds to", spotPool("m5.large\n            {{- toYaml .types | nindent 12 }}")],
    ["requirements that an action adds to", spotPool("m5.large\n        {{- toYaml .requirements | nindent 8 }}")],
    ["a spec that an action writes", pool("  {{- toYaml .spec | nindent 2 }}")],
    [
      "a spec that goes on behind a comment",
      nodeClass({ role: "  # who they are\n", tags: "  # and more\n  {{- toYaml .more | nindent 2 }}" }),
    ],
    [
      "a spec that starts behind a comment",
      nodeClass({ role: '  # first\n  {{- include "x" . | nindent 2 }}\n  # second' }),
    ],
    ["several keys that are templated", nodeClass({ tags: "  tags:\n    {{ .a }}: x\n    {{ .b }}: y" })],
    [
      "tags of a range",
      nodeClass({
        tags: "  tags:\n    {{- range $key, $value := .tags }}\n    {{ $key }}: {{ $value | quote }}\n    {{- end }}",
      }),
    ],
    ["an action over several lines", nodeClass({}, '{{- $labels := dict\n  "a" "b: c"\n  "d" (list "- e") -}}\n')],
    ["a comment with actions in it", nodeClass({}, '{{- /* use {{ include "x" . }} and { it\'s */ -}}\n')],
    [
      "strings with braces in them",
      nodeClass({ tags: '  tags:\n    a: "{{ `}}` }}"\n    b: "{{ "{{" }}x{{ "}}" }}"' }),
    ],
    [
      "ends that share a line",
      nodeClass({
        role: "  {{- if .a }}{{- if .b }}\n  role: a\n  {{- else }}\n  instanceProfile: b\n  {{- end }}{{- end }}",
      }),
    ],
    [
      "a condition on one line in another branch",
      nodeClass({
        tags: "  {{- if .a }}\n  associatePublicIPAddress: false\n  {{- else }}\n  {{ if .b }}instanceStorePolicy: RAID0{{ end }}\n  {{- end }}",
        role: parts.role,
      }),
    ],
    [
      "a condition over several lines",
      nodeClass({
        role: "  {{- if or\n    .a\n    .b }}\n  role: a\n  {{- else }}\n  instanceProfile: b\n  {{- end }}",
      }),
    ],
    ["user data that an action writes", nodeClass({ tags: "  userData: |\n{{ .userData | indent 4 }}" })],
    [
      "limits of a condition",
      pool(
        "  limits:\n    {{- with .cpu }}\n    cpu: {{ . }}\n    {{- end }}\n  template: {{- tpl (toYaml .template) $ | nindent 4 }}",
      ),
    ],
    [
      "values that an action writes",
      application(
        "      values: |\n        {{- toYaml .Values.karpenter | nindent 8 }}\n        # comment\n        replicas: 2",
      ),
    ],
    [
      "values with an action under a key",
      application(
        "      values: |\n        settings:\n          {{- toYaml .Values.settings | nindent 10 }}\n          batchMaxDuration: 10s",
      ),
    ],
    ["values all of an action", application("      values: |\n{{ .Values.karpenter | toYaml | indent 8 }}")],
    ["values objects behind their key", application("      valuesObject: {{- toYaml .Values.karpenter | nindent 8 }}")],
  ])("%s", (_, text) => {
    expect(lint(text)).toEqual([]);
    expect(lint(text.replaceAll("\n", "\r\n"))).toEqual([]);
  });

  it("requirements of a range, however few are written", () => {
    const found = lint(
      pool(
        "  template:\n    spec:\n      requirements:\n        - key: karpenter.sh/capacity-type\n          operator: In\n          values: [spot]\n        - key: node.kubernetes.io/instance-type\n          operator: In\n          values:\n          {{- range .types }}\n            - {{ . }}\n          {{- end }}\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: x }\n      expireAfter: 720h\n      terminationGracePeriod: 1h\n  limits: { cpu: 10 }",
      ),
    );
    expect(found).toEqual([]);
  });
});

/** A text after the only suggestion, or the fix, of the only message. */
function mended(text: string): string | undefined {
  const [message] = messagesOf(text);
  const fix = message?.fix ?? message?.suggestions?.[0]?.fix;
  return fix && text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
}

describe("finds", () => {
  it.each<[string, string, string[]]>([
    [
      "a value in a condition",
      nodeClass({ metadataOptions: "  {{- if .a }}\n  metadataOptions:\n    httpTokens: optional\n  {{- end }}" }),
      ["8:17 require-imdsv2"],
    ],
    [
      "a value in a range of documents",
      `{{- range .classes }}\n---\n${nodeClass({ metadataOptions: "  metadataOptions:\n    httpTokens: optional\n    httpPutResponseHopLimit: 1" })}{{- end }}\n`,
      ["9:17 require-imdsv2"],
    ],
    [
      "two identities of the same branch",
      nodeClass({ role: "  {{- if .a }}{{ end }}\n  role: a\n  instanceProfile: b" }),
      ["5:1 valid-schema"],
    ],
    [
      "an unknown field behind an action over several lines",
      nodeClass({ role: "  role: {{ .role |\n    quote }}", tags: "  colour: red" }),
      ["8:3 valid-schema"],
    ],
  ])("%s", (_, text, expected) => {
    expect(lint(text)).toEqual(expected);
  });
});

describe("changes", () => {
  const options = (lines: string) => nodeClass({ metadataOptions: `  metadataOptions:\n${lines}` });

  it("are made beside actions", () => {
    const text = options("    {{- if .a }}\n    httpTokens: optional\n    {{- end }}");
    expect(mended(text)).toBe(text.replace("optional", "required"));
  });

  it("keep the actions in what would be removed", () => {
    const text = nodeClass({ tags: "  {{- /* no */}}\n  colours:\n    {{- if .a }}\n    a: b\n    {{- end }}" });
    expect(lint(text)).toEqual(["7:3 valid-schema"]);
    for (const { suggestions } of messagesOf(text))
      for (const { fix } of suggestions ?? []) expect(text.slice(...fix.range)).not.toContain("{{");
  });

  it("are added outside of a condition that their mapping isn't in", () => {
    const lines = (added: string) =>
      `  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs:\n        iops: 3000${added}\n        {{- if .a }}\n        volumeType: gp3\n        volumeSize: 20Gi\n        {{- end }}`;
    const text = nodeClass({ blockDeviceMappings: lines("") });
    const message = messagesOf(text).find(({ ruleId }) => ruleId === "karpenter/require-encrypted-volumes");
    const fix = message?.suggestions?.[0]?.fix;
    expect(fix && text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1])).toBe(
      nodeClass({ blockDeviceMappings: lines("\n        encrypted: true") }),
    );
  });
});

describe("what conditions are around", () => {
  const volumes = (volume: (device: string) => string) =>
    nodeClass({
      amiSelectorTerms: "  amiSelectorTerms: [{ alias: bottlerocket@v1.30.0 }]",
      blockDeviceMappings: `  blockDeviceMappings:\n${volume("/dev/xvdb")}\n    {{- if .a }}\n${volume("/dev/xvdc")}\n    {{- end }}`,
    });

  it("is no place to append what belongs outside of it", () => {
    const text = volumes((device) => `    - deviceName: ${device}\n      ebs: { encrypted: true, volumeType: gp3 }`);
    const found = messagesOf(text).filter(({ ruleId }) => ruleId === "karpenter/valid-block-device");
    expect(found).toHaveLength(1);
    expect(found[0]?.suggestions ?? []).toEqual([]);
  });

  it("may not be rendered, so that an item in it doesn't count", () => {
    const root = (device: string) =>
      `    - deviceName: ${device}\n      rootVolume: true\n      ebs: { encrypted: true, volumeType: gp3, volumeSize: 20Gi }`;
    expect(lint(volumes(root)).filter((one) => one.endsWith("valid-schema"))).toEqual([]);
    const both = volumes(root).replaceAll(/^ *\{\{.*\n/gmu, "");
    expect(lint(both).filter((one) => one.endsWith("valid-schema"))).not.toEqual([]);
  });

  it("makes no definition of what is inside", () => {
    const text = nodeClass({
      role: '  role: x\n  {{- if .a }}\n  {{- block "x" . }}\n  colour: red\n  {{- end }}\n  {{- end }}',
    });
    expect(lint(text).filter((one) => one.endsWith("valid-schema"))).toHaveLength(1);
  });
});
