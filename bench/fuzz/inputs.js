/** Inputs in all forms of files that are linted. */
import { Random } from "../random.js";
import { Entries, Raw, anything, chartValues, manifest } from "./data.js";
import { text as word } from "./words.js";
import { toJson, toYaml } from "./write.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {Readonly<{ path: string, text: string }>} Input */

/** The other files of the repository, which refer to the paths of the inputs. */
export const surroundings = {
  "chart/Chart.yaml": "apiVersion: v2\nname: karpenter\nversion: 1.0.0\n",
  "kustomized/kustomization.yaml": "resources: [a.yaml]\npatches:\n- path: patch.yaml\n",
  "app.yaml": `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: karpenter, namespace: argocd}
spec:
  project: default
  destination: {server: https://kubernetes.default.svc, namespace: karpenter}
  sources:
    - repoURL: public.ecr.aws/karpenter
      chart: karpenter
      targetRevision: 1.6.0
      helm: {valueFiles: [$v/values.yaml]}
    - {repoURL: "https://github.com/acme/x.git", ref: v, targetRevision: HEAD}
`,
  "class.yaml":
    "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: {name: default}\nspec:\n  role: x\n  subnetSelectorTerms: [{tags: {karpenter.sh/discovery: prod}}]\n",
  ".git/config": '[remote "origin"]\n\turl = https://github.com/acme/x.git\n',
};

/** @type {readonly [Form, ...Form[]]} */
const forms = [
  one,
  one,
  one,
  several,
  list,
  json,
  application,
  application,
  kustomization,
  patch,
  template,
  values,
  terraform,
  markdown,
];

/** @typedef {(random: Random) => Input} Form */

/**
 * The input of a number, which is the same on each run.
 * @param {number} seed
 * @returns {Input}
 */
export function inputOf(seed) {
  // Neighboring seeds of the generator would begin with similar numbers.
  const random = new Random(Math.imul(seed + 1, 0x9e3779b1));
  const input = random.pick(forms)(random);
  return { ...input, text: damaged(input.text, random) };
}

/** @type {Form} */
function one(random) {
  return {
    path: random.pick(["a.yaml", "b.yml", "kustomized/a.yaml", "clusters/prod/a.yaml"]),
    text: toYaml(manifest(random), random),
  };
}

/** @type {Form} */
function several(random) {
  const separator = random.pick(["---\n", "---\n", "...\n---\n", "--- # x\n", "%YAML 1.1\n---\n"]);
  return {
    path: "a.yaml",
    text: Array.from({ length: random.number(2, 4) }, () => toYaml(manifest(random), random)).join(separator),
  };
}

/** @type {Form} */
function list(random) {
  const items = Array.from({ length: random.number(0, 4) }, () =>
    random.chance(0.9) ? manifest(random) : anything(random),
  );
  return {
    path: "a.yaml",
    text: toYaml(
      new Entries([
        ["apiVersion", "v1"],
        ["kind", random.pick(["List", "NodePoolList"])],
        ["items", items],
      ]),
      random,
    ),
  };
}

/** @type {Form} */
function json(random) {
  return { path: "a.yaml", text: toJson(manifest(random), random) };
}

/** @type {Form} */
function application(random) {
  const source = new Entries([
    ["repoURL", random.chance(0.7) ? "public.ecr.aws/karpenter" : word(random)],
    ["chart", random.chance(0.9) ? "karpenter" : word(random)],
    ["targetRevision", random.pick(["1.6.0", "0.37.0", "1.0.0", word(random)])],
    [
      "helm",
      new Entries(
        random.chance(0.6)
          ? [["valuesObject", chartValues(random)]]
          : [
              ["values", toYaml(chartValues(random), random)],
              ["valueFiles", [word(random)]],
            ],
      ),
    ],
  ]);
  const parameters = [
    new Entries([
      ["name", `settings.${word(random)}`],
      ["value", word(random)],
    ]),
  ];
  if (source.pairs[3]?.[1] instanceof Entries && random.chance(0.4))
    source.pairs[3][1].pairs.push(["parameters", parameters]);
  /** @type {Data} */
  const spec = new Entries([
    ["project", word(random)],
    [
      "destination",
      new Entries([
        ["server", "https://kubernetes.default.svc"],
        ["namespace", word(random)],
      ]),
    ],
    random.chance(0.5)
      ? ["source", source]
      : [
          "sources",
          [
            source,
            new Entries([
              ["repoURL", word(random)],
              ["ref", "values"],
            ]),
            anything(random),
          ],
        ],
    [
      "syncPolicy",
      new Entries([
        ["automated", anything(random)],
        ["syncOptions", [word(random), word(random)]],
      ]),
    ],
  ]);
  const isSet = random.chance(0.4);
  const generators = [
    new Entries([
      [
        random.pick(["list", "git", "clusters", "matrix", "merge"]),
        new Entries([
          [
            "elements",
            [
              new Entries([
                ["cluster", word(random)],
                [word(random), anything(random)],
              ]),
            ],
          ],
          ["generators", anything(random)],
        ]),
      ],
    ]),
  ];
  const metadata = new Entries([["name", random.chance(0.5) ? "karpenter" : new Raw("'{{ .cluster }}-{{name}}'")]]);
  const template = new Entries([
    ["metadata", metadata],
    ["spec", spec],
  ]);
  return {
    path: random.pick(["argo.yaml", "clusters/prod/argo.yaml"]),
    text: toYaml(
      new Entries([
        ["apiVersion", "argoproj.io/v1alpha1"],
        ["kind", isSet ? "ApplicationSet" : "Application"],
        ["metadata", metadata],
        [
          "spec",
          isSet
            ? new Entries([
                ["goTemplate", random.chance(0.5)],
                ["generators", generators],
                ["template", template],
                ["templatePatch", toYaml(template, random)],
              ])
            : spec,
        ],
      ]),
      random,
    ),
  };
}

/** @type {Form} */
function kustomization(random) {
  const target = new Entries([
    ["kind", random.pick(["NodePool", "EC2NodeClass", word(random)])],
    ["name", word(random)],
  ]);
  const operations = Array.from(
    { length: random.number(1, 3) },
    () =>
      new Entries([
        ["op", random.pick(["add", "replace", "remove", "move", word(random)])],
        ["path", `/spec/${word(random)}`],
        ["value", anything(random)],
      ]),
  );
  const patches = Array.from(
    { length: random.number(1, 3) },
    () =>
      new Entries([
        ["patch", toYaml(random.chance(0.6) ? manifest(random) : operations, random)],
        ...(random.chance(0.5) ? [/** @type {[string, Data]} */ (["target", target])] : []),
      ]),
  );
  return {
    path: "overlay/kustomization.yaml",
    text: toYaml(
      new Entries([
        ["apiVersion", "kustomize.config.k8s.io/v1beta1"],
        ["kind", "Kustomization"],
        ["resources", ["../class.yaml", word(random)]],
        ["patches", random.chance(0.9) ? patches : anything(random)],
        [
          random.pick([
            "patchesStrategicMerge",
            "patchesJson6902",
            "replacements",
            "helmCharts",
            "namePrefix",
            "images",
          ]),
          random.chance(0.5) ? [toYaml(manifest(random), random)] : anything(random),
        ],
      ]),
      random,
    ),
  };
}

/** @type {Form} */
function patch(random) {
  return { path: "kustomized/patch.yaml", text: toYaml(manifest(random), random) };
}

/** @type {Form} */
function template(random) {
  const lines = toYaml(manifest(random), random).split("\n");
  for (let count = random.number(1, 6); count > 0; count -= 1) {
    const at = random.number(0, lines.length - 1);
    const indent = /^ */u.exec(lines[at] ?? "")?.[0] ?? "";
    const action = random.pick([
      "{{- if .Values.x }}",
      "{{- end }}",
      "{{ else }}",
      "{{- with .x }}",
      "{{- range $k, $v := .x }}",
      '{{ include "x" . | nindent 4 }}',
      "{{- toYaml .Values.y | nindent 8 }}",
      '{{- define "x" }}',
      "{{/* c */}}",
      "{{- /* ",
      "*/ -}}",
      "{{",
      "}}",
    ]);
    if (random.chance(0.5))
      lines.splice(
        at,
        1,
        `${indent}${action}`,
        lines[at] ?? "",
        `${indent}${random.chance(0.8) ? "{{- end }}" : action}`,
      );
    else
      lines[at] = (lines[at] ?? "").replace(
        /: .*$/u,
        () =>
          `: ${random.pick(["{{ .Values.x }}", '"{{ .Values.x }}"', "{{ .Values.x | quote }}", "{{- if x }}a{{ else }}b{{ end }}", "a{{ x }}"])}`,
      );
  }
  return { path: "chart/templates/a.yaml", text: lines.join("\n") };
}

/** @type {Form} */
function values(random) {
  return { path: random.pick(["values.yaml", "chart/values.yaml"]), text: toYaml(chartValues(random), random) };
}

/** @type {Form} */
function terraform(random) {
  const blocks = Array.from({ length: random.number(1, 3) }, (_, index) => {
    const isValues = random.chance(0.4);
    const yaml = toYaml(isValues ? chartValues(random) : manifest(random), random);
    const lines = yaml
      .split("\n")
      .map((line) =>
        random.chance(0.05)
          ? line.replace(
              /: .*$/u,
              () =>
                `: ${random.pick(["${var.x}", '"${local.a}-b"', "%{ if x }a%{ endif }", "$${x}", "${jsonencode({a = 1})}"])}`,
            )
          : line,
      );
    const heredoc = `<<-${random.pick(["EOT", "YAML", "constructor"])}`;
    const marker = heredoc.slice(3);
    const body = `${heredoc}\n${lines.map((line) => `    ${line}`).join("\n")}\n  ${marker}`;
    return isValues
      ? `resource "helm_release" "r${String(index)}" {\n  chart = "karpenter"\n  version = "${random.pick(["1.6.0", "~> 1.0", "${var.v}", word(random)])}"\n  values = [${body}\n  ]\n}\n`
      : `resource "kubectl_manifest" "m${String(index)}" {\n  yaml_body = ${body}\n}\n`;
  });
  return { path: "main.tf", text: blocks.join("\n") };
}

/** @type {Form} */
function markdown(random) {
  return {
    path: "README.md",
    text: `# Title\n\n\`\`\`yaml\n${toYaml(manifest(random), random)}\`\`\`\n\nText {{ x }}\n`,
  };
}

/**
 * Most texts as they are; some with other line ends, without a part, or with something in between.
 * @param {string} text
 * @param {Random} random
 * @returns {string}
 */
function damaged(text, random) {
  const [from, at] = [random.number(0, text.length), random.number(0, text.length)];
  let result = text;
  if (random.chance(0.1)) result = result.replaceAll("\n", random.pick(["\r\n", "\r\n", "\r", "\n\n"]));
  if (random.chance(0.02)) result = result.slice(0, from) + result.slice(from + random.number(1, 60));
  if (random.chance(0.03)) result = result.slice(0, at) + word(random) + result.slice(at);
  if (random.chance(0.04)) result = `\uFEFF${result}`;
  if (random.chance(0.01)) result = result.replaceAll("  ", "\t");
  if (random.chance(0.03)) result = result.trimEnd();
  return result;
}
