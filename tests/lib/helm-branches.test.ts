/** Templates of which several conditions decide: what they bring need never stand side by side. */
import path from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { chartFolder } from "./chart-folder.js";
import { parseTemplate } from "../../lib/yaml/helm-template.js";
import { LINEAR, growth } from "../growth.js";

const folder = chartFolder();

const linter = new Linter({ cwd: folder });

/** Each finding as `line:column rule`. */
function lint(text: string): string[] {
  expect(parseTemplate(text)).toBeDefined();
  return linter
    .verify(text, [...karpenter.configs.recommended, ...karpenter.configs.helm], {
      filename: path.join(folder, "templates", "x.yaml"),
    })
    .map(({ line, column, ruleId, message }) =>
      ruleId === null ? message : `${String(line)}:${String(column)} ${ruleId.replace("karpenter/", "")}`,
    );
}

/** The lines of a spec, in two conditions of which neither is in the other. */
const apart = (indent: string, one: string, other: string) =>
  `${indent}{{- if .a }}\n${one}\n${indent}{{- end }}\n${indent}{{- if .b }}\n${other}\n${indent}{{- end }}`;
/** The same, where the other comes only with the first. */
const nested = (indent: string, one: string, other: string) =>
  `${indent}{{- if .a }}\n${one}\n${indent}{{- if .b }}\n${other}\n${indent}{{- end }}\n${indent}{{- end }}`;

const pool = (nodes: string) =>
  `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: x\nspec:\n  template:\n    spec:\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: x }\n${nodes}\n`;
const nodeClass = (spec: string) =>
  `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: x\nspec:\n  role: x\n  subnetSelectorTerms: [{ id: subnet-0123456789abcdef0 }]\n  securityGroupSelectorTerms: [{ id: sg-0123456789abcdef0 }]\n${spec}\n`;
const application = (spec: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: x\nspec:\n  project: x\n${spec}\n`;

const destination = "  destination: { name: in-cluster, namespace: x }\n";
const source = "  source: { repoURL: https://github.com/acme/apps, path: x, targetRevision: main }";
const requirement = (value: string) =>
  `        - key: karpenter.sh/capacity-type\n          operator: In\n          values: [${value}]`;
const volume = (device: string) =>
  `    - deviceName: ${device}\n      ebs: { volumeSize: 20Gi, volumeType: gp3, encrypted: true }`;
const alias = "  amiSelectorTerms: [{ alias: al2023@v20250101 }]\n";

describe.each<[string, (place: typeof apart) => string, string]>([
  [
    "requirements that contradict each other",
    (place) => pool(`      requirements:\n${place("        ", requirement("spot"), requirement("on-demand"))}`),
    "valid-requirements",
  ],
  [
    "requirements that repeat each other",
    (place) => pool(`      requirements:\n${place("        ", requirement("spot"), requirement("spot"))}`),
    "valid-requirements",
  ],
  [
    "taints that repeat each other",
    (place) =>
      pool(
        `      requirements: []\n      taints:\n${place("        ", "        - key: a\n          effect: NoSchedule", "        - key: a\n          effect: NoSchedule")}`,
      ),
    "valid-taints",
  ],
  [
    "both names of a cluster",
    (place) =>
      application(
        `  destination:\n${place("    ", "    name: in-cluster", "    server: https://kubernetes.default.svc")}\n${source}`,
      ),
    "valid-application-destination",
  ],
  [
    "a source and several",
    (place) =>
      application(
        `${destination}${place("  ", source, "  sources:\n    - { repoURL: https://github.com/acme/apps, path: x, targetRevision: main }")}`,
      ),
    "valid-application-source",
  ],
  [
    "values and a values object",
    (place) =>
      application(
        `${destination}  source:\n    repoURL: https://github.com/acme/apps\n    path: x\n    helm:\n${place("      ", "      valuesObject: { a: 1 }", "      values: 'a: 1'")}`,
      ),
    "valid-application-source",
  ],
  [
    "volumes of one device",
    (place) => nodeClass(`${alias}  blockDeviceMappings:\n${place("    ", volume("/dev/xvdb"), volume("/dev/xvdb"))}`),
    "valid-block-device",
  ],
  [
    "a volume's type and what it doesn't have",
    (place) =>
      nodeClass(
        `${alias}  blockDeviceMappings:\n    - deviceName: /dev/xvda\n      ebs:\n        volumeSize: 20Gi\n        encrypted: true\n${place("        ", "        volumeType: gp2", "        iops: 3000")}`,
      ),
    "valid-block-device",
  ],
])("%s", (_, text, rule) => {
  it("are found in one condition", () => {
    expect(lint(text(nested)).map((found) => found.replace(/^\S+ /u, ""))).toContain(rule);
  });

  it("are none in two", () => {
    expect(lint(text(apart))).toEqual([]);
    expect(lint(text(apart).replaceAll("\n", "\r\n"))).toEqual([]);
  });
});

it("a template that can't be read is passed over, whatever its actions", () => {
  const text = "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: [ {{ $x }}\n  a: b: c\n";
  expect(parseTemplate(text)).toBeUndefined();
  const config = [...karpenter.configs.recommended, ...karpenter.configs.helm];
  expect(linter.verify(text, config, { filename: path.join(folder, "templates", "x.yaml") })).toEqual([]);
  expect(linter.verify(text, config, { filename: path.join(folder, "x.yaml") })).toHaveLength(1);
});

it("a family of a condition says nothing of the volumes outside of it", () => {
  const text = (amiFamily: string) =>
    nodeClass(`${amiFamily}\n  amiSelectorTerms: [{ tags: { a: b } }]\n  blockDeviceMappings:\n${volume("/dev/xvda")}`);
  expect(lint(text("  amiFamily: Bottlerocket"))).toEqual(["11:3 valid-block-device"]);
  expect(lint(text("  {{- if .a }}\n  amiFamily: Bottlerocket\n  {{- end }}"))).toEqual([]);
});

describe("a version that an action chooses", () => {
  const text = (open: string) =>
    `${open}kind: NodePool\nmetadata:\n  name: x\nspec:\n  disruption:\n    expireAfter: 720h\n  limits:\n    cpu: 1\n`;

  it.each([
    "{{- if .a }}\napiVersion: karpenter.sh/v1\n{{- else }}\napiVersion: karpenter.sh/v1beta1\n{{- end }}\n",
    "{{- if .a }}\napiVersion: karpenter.sh/v1beta1\n{{- else }}\napiVersion: karpenter.sh/v1\n{{- end }}\n",
    "{{- if .a }}\napiVersion: karpenter.sh/v1beta1\n{{- end }}\n{{- if .b }}\napiVersion: karpenter.sh/v1\n{{- end }}\n",
  ])("is unknown, %#", (open) => {
    expect(lint(text(open))).toEqual([]);
  });

  it("is known in a condition around all of the manifest", () => {
    expect(lint(`${text("{{- if .a }}\napiVersion: karpenter.sh/v1beta1\n")}{{- end }}\n`)).toEqual([
      "2:13 no-removed-api",
      "6:1 valid-schema",
    ]);
  });
});

describe("the same key in several conditions", () => {
  it("is read where it stands first", () => {
    const roles = ["nodes/a", "nodes/b", "nodes/c"].map(
      (role) => `  {{- if eq .a "${role}" }}\n  role: ${role}\n  {{- end }}\n`,
    );
    const text = nodeClass(`${alias}${roles.join("")}  colour: red`).replace("  role: x\n", "");
    expect(lint(text)).toEqual(["10:9 valid-node-identity", "18:3 valid-schema"]);
  });

  it("is set twice only in one branch", () => {
    const repeated = (text: string) => parseTemplate(text)?.repeated.map(({ key }) => key);
    expect(repeated("{{- if .a }}\na: {{ . }}\nb: 1\nb: 2\n{{- end }}\n")).toEqual(["b"]);
    expect(repeated("{{- if .a }}\na: { b: 1, b: 2, c: {{ . }} }\n{{- end }}\n")).toEqual(["b"]);
    expect(repeated(`a: {{ . }}\n{{- if .a }}\nb: 1\n{{- end }}\nb: 2\n`)).toEqual([]);
  });

  it("is reported if it is set twice, and so is everything else", () => {
    const text = nodeClass(`${alias}  colour: red\n  colour: blue\n`);
    const line = text.split("\n").findIndex((one) => one.includes("blue")) + 1;
    expect(lint(text)).toContain(
      `Parsing error: \`colour\` in line ${String(line)} is already set in line ${String(line - 1)}; remove one of them`,
    );
    expect(lint(text)).toContain(`${String(line)}:3 valid-schema`);
  });

  it("is read in the documents that are not broken", () => {
    const text = nodeClass(`${alias}  colour: red`);
    expect(lint(`{{- $a := 1 }}\na: [\n---\n${text}`)).toEqual(["13:3 valid-schema"]);
    expect(lint(text)).toEqual(["10:3 valid-schema"]);
  });

  it("takes a time that grows with the length", () => {
    const conditions = (count: number) => {
      const text = `x: {{ . }}\n${"{{- if .a }}\nb: 1\n{{- end }}\n".repeat(count)}`;
      expect(parseTemplate(text)).toBeDefined();
    };
    const nested = (depth: number) => {
      expect(parseTemplate(`${"{{- if .a }}\n".repeat(depth)}a: {{ . }}\n`)).toBeDefined();
    };
    expect(growth(100, conditions)).toBeLessThan(LINEAR);
    expect(growth(2000, nested)).toBeLessThan(LINEAR);
  });
});

describe("reads", () => {
  const karpenter =
    "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: {{ .name }} }\nspec:\n  project: x\n  destination: { name: in-cluster, namespace: x }\n  source:\n    repoURL: public.ecr.aws/karpenter\n    chart: karpenter\n    targetRevision: 1.6.0\n    helm:\n      values: |\n";
  const project =
    "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata:\n  name: {{ . }}\nspec:\n  colour: red\n";

  it.each<[string, string, string[]]>([
    ["an action before a document's mark", `{{ range .a }}---\n${project}{{ end }}\n`, ["7:3 valid-schema"]],
    ["an action behind a document's mark", `{{- range .a }}\n${project}--- {{- end }}\n`, ["7:3 valid-schema"]],
    [
      "a manifest behind the definition of a piece",
      `{{- define "labels" -}}\ncolour: blue\n{{- end }}\n${project}`,
      ["9:3 valid-schema"],
    ],
    [
      "the definition of a manifest before that of a piece",
      `{{- define "project" -}}\n${project}{{- end }}\n\n{{- define "policy" -}}\nautomated:\n  prune: true\n{{- end }}\n`,
      ["7:3 valid-schema"],
    ],
    [
      "an action behind a dash",
      `${project}  destinations:\n    - {{- if .a }}\n      name: x\n      {{- end }}\n      colour: red\n`,
      ["6:3 valid-schema", "11:7 valid-schema"],
    ],
    [
      "what is written behind a dash",
      `${project}  destinations:\n    - {{- include "x" . | nindent 6 }}\n      colour: red\n`,
      ["6:3 valid-schema", "9:7 valid-schema"],
    ],
    [
      "values with actions in them",
      `${karpenter}        settings:\n          clusterName: {{ .name }}\n          {{- if .queue }}\n          interruptionQueue: {{ .queue }}\n          {{- end }}\n          colour: red\n`,
      ["18:11 no-unknown-helm-values"],
    ],
    [
      "quoted values with actions in them",
      karpenter.replace("|\n", '"settings: { clusterName: {{ .name }}, colour: red }"\n'),
      ["12:54 no-unknown-helm-values"],
    ],
    [
      "a block that begins with actions",
      `${karpenter}        {{- if and .Values.karpenter .Values.karpenter.settings }}\n        {{- $x := 1 }}\n        settings:\n          colour: red\n        {{- end }}\n        {{- toYaml .more | nindent 8 }}\n`,
      ["16:11 no-unknown-helm-values"],
    ],
  ])("%s", (_, text, expected) => {
    expect(lint(text)).toEqual(expected);
    expect(lint(text.replaceAll("\n", "\r\n"))).toEqual(expected);
  });
});

describe("a manifest of a version that is no longer served", () => {
  const beta =
    "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata:\n  name: x\nspec:\n  template: { spec: { requirements: [], nodeClassRef: { name: a } } }\n";

  it("is reported under a condition of the chart's own", () => {
    expect(lint(`{{- if .Values.nodes }}\n${beta}{{- end }}\n`)).toEqual(["2:13 no-removed-api"]);
  });

  it.each([
    ["a condition on it", `{{- if .Capabilities.APIVersions.Has "karpenter.sh/v1beta1" }}\n${beta}{{- end }}\n`],
    [
      "one among others",
      `{{- if and .Values.nodes (.Capabilities.APIVersions.Has "karpenter.sh/v1beta1") }}\n${beta}{{- end }}\n`,
    ],
    [
      "the other branch",
      `{{- if .Capabilities.APIVersions.Has "karpenter.sh/v1" }}\n${beta.replace("v1beta1", "v1")}{{- else }}\n${beta}{{- end }}\n`,
    ],
  ])("is left alone under what asks the cluster: %s", (_, text) => {
    expect(lint(text)).toEqual([]);
  });
});
