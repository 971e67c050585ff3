import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { editorPicture } from "../../scripts/editor-picture.js";
import { codeBlock } from "../code-blocks.js";
import { configurations, versions } from "./eslint.js";
import { nodeClass } from "./karpenter-lint.js";
import { type Editor, openEditor, underlined } from "./language-server.js";
import { root } from "./run.js";

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: karpenter
  namespace: argocd
spec:
  project: cluster-autoscaling
  destination:
    server: https://kubernetes.default.svc
    namespace: karpenter
  source:
    repoURL: public.ecr.aws/karpenter
    chart: karpenter
    targetRevision: 1.14.1
    helm:
      values: |
        settings:
          clusterName: CHANGEME
        replica: 2
`;

/** A pod template and a service, each with an annotation of before. */
const annotated = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata:
      annotations:
        karpenter.sh/do-not-evict: "true"
---
apiVersion: v1
kind: Pod
metadata:
  name: job
  annotations:
    karpenter.sh/do-not-evict: "true"
`;

const imds = "karpenter/require-imdsv2";
const unknownValues = "karpenter/no-unknown-helm-values";
const annotations = "karpenter/no-removed-annotations";

let editor: Editor;
let count = 0;

/** Opens a file of its own for a test, in which these are underlined. */
async function open(text: string) {
  count += 1;
  const name = `manifest-${String(count)}.yaml`;
  const diagnostics = await editor.open(name, text);
  const at = (rule: string) => {
    const found = diagnostics.find(({ code }) => code === rule);
    if (!found) throw new Error(`Nothing is underlined by ${rule}.`);
    return found;
  };
  return { name, diagnostics, at };
}

async function underlinedNow(name: string): Promise<string[]> {
  return (await editor.lint(name)).map((diagnostic) => underlined(editor.textOf(name), diagnostic));
}

beforeAll(async () => {
  editor = await openEditor(configurations["as a list"]);
});

describe("what is underlined", () => {
  it("is the value, as an error with a message and a link to the rule's page", async () => {
    const { diagnostics } = await open(nodeClass);
    const page = `blob/v${karpenter.meta.version}/docs/rules/require-imdsv2.md`;
    expect(diagnostics).toEqual([
      {
        range: { start: { line: 16, character: 16 }, end: { line: 16, character: 24 } },
        severity: 1,
        source: "eslint",
        code: imds,
        message: expect.stringContaining("set it to `required`") as string,
        codeDescription: { href: expect.stringMatching(new RegExp(`^https://.+/${page}$`, "u")) as string },
      },
    ]);
    expect(existsSync(path.join(root, page.replace(/^blob\/v[^/]+\//u, "")))).toBe(true);
  });

  it("is the very place inside Helm values, too", async () => {
    const { name } = await open(application);
    expect(await underlinedNow(name)).toEqual([
      "18: CHANGEME karpenter/no-placeholder-values",
      `19: replica ${unknownValues}`,
    ]);
  });

  it("follows what is typed, through YAML that is broken for the moment", async () => {
    const { name } = await open(nodeClass);
    expect(await editor.type(name, "httpTokens: optional", "httpTokens: required")).toEqual([]);
    const [broken, ...others] = await editor.type(name, "httpTokens: required", "httpTokens: [required");
    expect(others).toEqual([]);
    expect(broken).toMatchObject({ severity: 1, message: expect.stringContaining("Parsing error") as string });
    await editor.type(name, "httpTokens: [required", "httpTokens: optional");
    expect(await underlinedNow(name)).toEqual([`17: optional ${imds}`]);
  });

  it("is nothing where `eslint.validate` doesn't name YAML, though `eslint.probe` does", async () => {
    const probing = await openEditor(configurations["as a list"], { validate: "probe" });
    expect(await probing.open("manifest.yaml", nodeClass)).toEqual([]);
    expect(probing.refused).toBe(1);
  });
});

describe("what the light bulb offers", () => {
  it("is a fix, the first to take", async () => {
    const { name, diagnostics, at } = await open(annotated);
    expect(diagnostics).toHaveLength(2);
    const [first] = await editor.actionsAt(name, at(annotations));
    expect(first).toMatchObject({ kind: "quickfix", isPreferred: true });
    await editor.take(name, at(annotations), `Fix this ${annotations} problem`);
    expect(editor.textOf(name)).toBe(annotated.replace("do-not-evict", "do-not-disrupt"));
    expect(await underlinedNow(name)).toEqual([`16: karpenter.sh/do-not-evict ${annotations}`]);
  });

  it("is a fix for all problems of a rule", async () => {
    const { name, at } = await open(annotated);
    await editor.take(name, at(annotations), `Fix all ${annotations} problems`);
    expect(editor.textOf(name)).toBe(annotated.replaceAll("do-not-evict", "do-not-disrupt"));
  });

  it("is a suggestion", async () => {
    const { name, at } = await open(nodeClass);
    await editor.take(name, at(imds), `Set \`httpTokens: required\`. (${imds})`);
    expect(editor.textOf(name)).toBe(nodeClass.replace("optional", "required"));
    expect(await underlinedNow(name)).toEqual([]);
  });

  it("is a suggestion inside Helm values", async () => {
    const { name, at } = await open(application);
    await editor.take(name, at(unknownValues), `Rename to \`replicas\`. (${unknownValues})`);
    expect(editor.textOf(name)).toBe(application.replace("replica:", "replicas:"));
  });

  it.each([
    ["in a manifest", nodeClass, imds, "    # eslint-disable-next-line"],
    ["inside Helm values", application, unknownValues, "        # eslint-disable-next-line"],
  ])("is a comment for the line, %s", async (_, text, rule, comment) => {
    const { name, diagnostics, at } = await open(text);
    await editor.take(name, at(rule), `Disable ${rule} for this line`);
    const lines = text.split("\n");
    lines.splice(at(rule).range.start.line, 0, `${comment} ${rule}`);
    expect(editor.textOf(name)).toBe(lines.join("\n"));
    expect(await editor.lint(name)).toHaveLength(diagnostics.length - 1);
  });

  it.each([
    ["of a manifest", nodeClass, imds],
    ["with Helm values", application, unknownValues],
  ])("is a comment for the file, %s", async (_, text, rule) => {
    const { name, diagnostics, at } = await open(text);
    await editor.take(name, at(rule), `Disable ${rule} for the entire file`);
    expect(editor.textOf(name).split("\n")[0]?.trimEnd()).toBe(`# eslint-disable ${rule}`);
    expect(await editor.lint(name)).toHaveLength(diagnostics.length - 1);
  });

  it("is the rule's page", async () => {
    const { name, at } = await open(nodeClass);
    await editor.take(name, at(imds), `Show documentation for ${imds}`);
    expect(editor.pages).toEqual([at(imds).codeDescription?.href]);
  });
});

describe("fixing all", () => {
  const fixed = `${annotated}---\n${nodeClass}`.replaceAll("do-not-evict", "do-not-disrupt");

  it("takes the fixes when the file is saved, and leaves the suggestions", async () => {
    const { name } = await open(`${annotated}---\n${nodeClass}`);
    await editor.fixOnSave(name);
    expect(editor.textOf(name)).toBe(fixed);
    expect(await underlinedNow(name)).toEqual([`34: optional ${imds}`]);
  });

  it("does so by the light bulb", async () => {
    const { name, at } = await open(`${annotated}---\n${nodeClass}`);
    await editor.take(name, at(annotations), "Fix all auto-fixable problems");
    expect(editor.textOf(name)).toBe(fixed);
  });

  it("keeps the line ends of Windows", async () => {
    const { name, at } = await open(annotated.replaceAll("\n", "\r\n"));
    await editor.take(name, at(annotations), "Fix all auto-fixable problems");
    const windows = annotated.replaceAll("\n", "\r\n").replaceAll("do-not-evict", "do-not-disrupt");
    expect(editor.textOf(name)).toBe(windows);
  });
});

describe("other files, with the configurations of docs/other-files.md", () => {
  const configOf = (preset: "helm" | "terraform") =>
    preset === "helm"
      ? codeBlock("docs/other-files.md", "js", "karpenter.configs.helm")
      : codeBlock("docs/other-files.md", "js", "karpenter.configs.terraform");

  it.each([
    [
      "terraform",
      "main.tf",
      `resource "kubectl_manifest" "class" {\n  yaml_body = <<-YAML\n${nodeClass.replaceAll(/^(?=.)/gmu, "    ")}  YAML\n}\n`,
      "19",
    ],
    ["helm", "chart/templates/class.yaml", `{{- if .Values.nodes }}\n${nodeClass}{{- end }}\n`, "18"],
  ] as const)("%s: a suggestion is taken in its place", async (language, name, text, line) => {
    const files = { [name]: text, "chart/Chart.yaml": "name: nodes\n" };
    const opened = await openEditor(configOf(language), { files });
    const [found, ...others] = await opened.open(name, text, language);
    if (!found) throw new Error("Nothing is underlined.");
    expect(others).toEqual([]);
    expect(underlined(text, found)).toBe(`${line}: optional ${imds}`);
    await opened.take(name, found, `Set \`httpTokens: required\`. (${imds})`);
    expect(opened.textOf(name)).toBe(text.replace("optional", "required"));
  });

  it("have the languages that docs/editor.md names", () => {
    const languages = JSON.parse(codeBlock("docs/editor.md", "json", '"terraform"')) as unknown;
    expect(languages).toEqual({ "eslint.validate": ["yaml", "terraform", "helm", "markdown"] });
  });
});

it("ESLint 9.38 says and offers the same", async () => {
  const [newest, oldest] = await Promise.all(
    versions.map(async (version) => {
      const opened = version === "eslint" ? editor : await openEditor(configurations["as a list"], { version });
      const text = `${annotated}---\n${nodeClass}---\n${application}`;
      const diagnostics = await opened.open("both.yaml", text);
      const offers = await Promise.all(diagnostics.map(async (one) => opened.actionsAt("both.yaml", one)));
      const titles = offers.map((actions) => actions.map(({ title }) => title));
      await opened.fixOnSave("both.yaml");
      return { diagnostics, titles, fixed: opened.textOf("both.yaml") };
    }),
  );
  expect(newest?.diagnostics).toHaveLength(5);
  expect(newest?.fixed).not.toContain("do-not-evict");
  expect(oldest).toEqual(newest);
});

it("the README's picture of an editor is what the server says (npm run docs)", async () => {
  expect(await editorPicture()).toBe(readFileSync(path.join(root, "docs/editor.svg"), "utf8"));
});
