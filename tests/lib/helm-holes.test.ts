/** What an action can't add, because it writes in a column further right. */
import path from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { chartFolder } from "./chart-folder.js";

const folder = chartFolder();
const linter = new Linter({ cwd: folder });
const config: Linter.Config[] = [
  ...karpenter.configs.base,
  ...karpenter.configs.helm,
  { rules: { "karpenter/valid-schema": "error" } },
];

/** Each finding as `line:column message`. */
function lint(text: string, file = "templates/x.yaml"): string[] {
  return linter
    .verify(text, config, { filename: path.join(folder, file) })
    .map(({ line, column, message }) => `${String(line)}:${String(column)} ${message}`);
}

const MISSING = ["5:1 `spec` is missing the required field `securityGroupSelectorTerms`; add it."];

/** A class without security groups, unless the lines of its spec add them. */
const nodeClass = (lines: string) =>
  `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: {{ .name }}\nspec:\n  role: x\n  amiSelectorTerms: [{ alias: al2023@v20250101 }]\n  subnetSelectorTerms: [{ id: subnet-0123456789abcdef0 }]\n${lines}\n`;

describe("a field is missing, although its mapping contains", () => {
  it.each<[string, string]>([
    ["lists that nindent moves right", "  blockDeviceMappings:\n    {{- toYaml .a | nindent 4 }}"],
    ["lists that indent moves right", "  blockDeviceMappings:\n{{ toYaml .a | indent 4 }}"],
    ["keys that a definition adds below", '  tags:\n    {{- include "x" . | nindent 4 }}\n    a: b'],
    ["keys between others", "  tags:\n    a: b\n    {{- tpl .a $ | nindent 4 }}\n  associatePublicIPAddress: false"],
    ["YAML in the column of the action", "  tags:\n    {{ toYaml .a }}"],
    ["the same in a pipe", "  tags:\n    {{ .a | toYaml }}\n    a: b"],
    ["items behind a key", "  blockDeviceMappings: {{- toYaml .a | nindent 4 }}\n    - deviceName: x"],
    ["keys of a range", "  tags:\n    {{- range .a }}\n    {{- toYaml . | nindent 4 }}\n    {{- end }}"],
    ["other branches", "  tags:\n    {{- if .a }}\n    a: b\n    {{- else }}\n    c: d\n    {{- end }}"],
    [
      "actions of other branches",
      "  tags:\n    {{- if .a }}\n    a: b\n    {{- else }}\n    {{- toYaml .b | nindent 4 }}\n    {{- end }}",
    ],
  ])("%s", (_, lines) => {
    expect(lint(nodeClass(lines))).toEqual(MISSING);
    expect(lint(nodeClass(lines).replaceAll("\n", "\r\n"))).toEqual(MISSING);
  });

  it("definitions, which are rendered elsewhere", () => {
    expect(lint(nodeClass('  {{- define "x" }}\n  securityGroupSelectorTerms: []\n  {{- end }}'))).toEqual(MISSING);
  });
});

describe("a field may be added by", () => {
  it.each<[string, string]>([
    ["keys in its column", "  {{- toYaml .a | nindent 2 }}"],
    ["keys of a definition in its column", '  tags:\n    a: b\n  {{- include "x" . | nindent 2 }}'],
    ["text in any column", "  tags:\n    a: b\n    {{ .Values.text }}"],
    ["a definition in any column", '  tags:\n    a: b\n    {{ include "x" . }}'],
    ["a definition with trimmed white space", '  tags:\n    a: b\n    {{- include "x" . }}'],
    ["YAML with trimmed white space", "  tags:\n    a: b\n    {{- toYaml .a }}"],
    ["a number of columns that is unknown", "  tags:\n    {{- toYaml .a | nindent $n }}"],
    ["text that is changed after it was moved", "  tags:\n    {{- toYaml .a | nindent 4 | trim }}"],
    ["other branches", "  {{- if .a }}\n  tags:\n    a: b\n  {{- else }}\n  {{ .b }}\n  {{- end }}"],
    ["one of two actions in a line", "  tags:\n    {{ toYaml .a | indent 4 }}{{ .b }}"],
    ["a block that is rendered in its place", '  {{- block "x" . }}\n  securityGroupSelectorTerms: []\n  {{- end }}'],
  ])("%s", (_, lines) => {
    expect(lint(nodeClass(lines))).toEqual([]);
    expect(lint(nodeClass(lines).replaceAll("\n", "\r\n"))).toEqual([]);
  });
});

describe("an action in a block of values", () => {
  const application = (values: string) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\nspec:\n  project: x\n  destination: { name: in-cluster, namespace: x }\n  source:\n    repoURL: public.ecr.aws/karpenter\n    chart: karpenter\n    targetRevision: 1.6.0\n    helm:\n      values: |\n        settings:\n${values}\n`;
  const withRule: Linter.Config[] = [...config, { rules: { "karpenter/require-cluster-name": "error" } }];
  const rules = (text: string) =>
    linter.verify(text, withRule, { filename: path.join(folder, "templates/x.yaml") }).map(({ ruleId }) => ruleId);

  it("may count its columns from the start of the file's lines", () => {
    expect(rules(application("          interruptionQueue: x"))).toEqual(["karpenter/require-cluster-name"]);
    expect(rules(application("          {{- toYaml .a | nindent 10 }}\n          interruptionQueue: x"))).toEqual([]);
    expect(rules(application("          webhook:\n            {{- toYaml .a | nindent 12 }}"))).toEqual([
      "karpenter/require-cluster-name",
    ]);
    expect(rules(application("          webhook:\n            {{- toYaml .a | nindent 8 }}"))).toEqual([]);
  });
});
