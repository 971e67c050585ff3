import { mkdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "./folders.js";
import { findings, imds, karpenterLint, nodeClass } from "./karpenter-lint.js";

const clean = { code: 0, stdout: "", stderr: "" };

/** Bytes that are no text. */
const junk = Uint8Array.from({ length: 4096 }, (_, index) => (index * 89 + (index >> 5)) % 256);

function skipping(files: string): string {
  const number = files.split(",").length;
  const what =
    number === 1
      ? "1 file that is not valid YAML, such as an unrendered template"
      : `${String(number)} files that are not valid YAML, such as unrendered templates`;
  return `karpenter-lint: Skipped ${what}: ${files}\n`;
}

describe.concurrent("a file that is not ours", () => {
  const broken = {
    "tabs.yaml": "a:\n\tb: c\n",
    "unclosed.yaml": 'a: "b\n',
    "twice.yml": "a: 1\na: 2\n",
    "braces.yaml": "}{\n",
    "template.yaml": "{{- range .Values.things }}\n- {{ . }}\n{{- end }}\n",
    "deep.yaml": "[".repeat(50_000),
    "binary.yaml": junk,
    "utf16.yaml": Buffer.from("\uFEFFapiVersion: v1\nkind: Pod\n", "utf16le"),
    "empty.yaml": "",
    "other-pool.yaml": "apiVersion: example.com/v1\nkind: NodePool\nspec: [\n",
  };

  it("isn't parsed, however broken it is", async () => {
    expect(await karpenterLint(makeFolder(broken), ["--quiet"])).toEqual(clean);
    expect(await karpenterLint(makeFolder(broken), ["--quiet", ...Object.keys(broken)])).toEqual(clean);
  });

  it("isn't linted when it isn't YAML at all", async () => {
    const folder = makeFolder({
      "a.js": "let = ;",
      "b.mjs": "/* eslint-disable */\n",
      "c.json": "{",
      "d.txt": nodeClass,
    });
    expect(await karpenterLint(folder, ["--quiet"])).toEqual(clean);
    expect(await karpenterLint(folder, ["--quiet", "."])).toEqual(clean);
  });

  it("is counted when it is given by name", async () => {
    const folder = makeFolder({ "a.js": "let = ;", "b.txt": nodeClass, "c.YAML": nodeClass, "d.toml": "" });
    const [one, all] = await Promise.all(
      [["b.txt"], ["a.js", "b.txt", "c.YAML", "d.toml"]].map((given) => karpenterLint(folder, ["--quiet", ...given])),
    );
    const foreign = (files: string) => `karpenter-lint: Skipped ${files}\n`;
    expect(one).toEqual({ ...clean, stderr: foreign("1 file that is neither YAML, JSON nor Terraform: b.txt") });
    expect(all).toEqual({
      ...clean,
      stderr: foreign("4 files that are neither YAML, JSON nor Terraform: a.js, b.txt, c.YAML, …"),
    });
  });

  it("isn't looked for in node_modules", async () => {
    expect(await karpenterLint(makeFolder({ "node_modules/some-package/a.yaml": nodeClass }), ["--quiet"])).toEqual(
      clean,
    );
  });

  it("leaves nothing to do in an empty folder", async () => {
    const folder = makeFolder();
    mkdirSync(path.join(folder, "empty"));
    expect(await karpenterLint(folder, ["--quiet"])).toEqual(clean);
    expect(await karpenterLint(folder, ["--quiet", "empty"])).toEqual(clean);
  });
});

describe.concurrent("a manifest of ours", () => {
  const wrapped = `{{- if .Values.karpenter.enabled }}\n${nodeClass}{{- end }}\n`;
  const templated = nodeClass.replace("default", "{{ .Values.name }}-nodes");

  it("is skipped and counted while it is a template of Helm's", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass, "templates/b.yaml": wrapped, "templates/c.yaml": templated });
    expect(await findings(folder)).toEqual({
      code: 1,
      findings: [`a.yaml ${imds}`],
      stderr: skipping(`${path.join("templates", "b.yaml")}, ${path.join("templates", "c.yaml")}`),
    });
    expect(await karpenterLint(folder, ["--quiet", "templates/b.yaml", "--max-warnings", "0"])).toEqual({
      ...clean,
      stderr: skipping(path.join("templates", "b.yaml")),
    });
  });

  it("is linted when its template is YAML all the same", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass.replace("default", "{{ .Values.name }}") });
    expect(await findings(folder)).toEqual({ code: 1, findings: [`a.yaml ${imds}`], stderr: "" });
  });

  it.each([
    [
      "a key that is indented by one too many",
      "9:1",
      ["  template:", "    metadata:", "      name: x", "     spec: {}"],
    ],
    ["a list that doesn't end", "7:1", ["  a: [1, 2"]],
    ["a key that is there twice", "7:3", ["  goTemplate: true", "  goTemplate: true"]],
    ["a tab", "6:1", ["\tgoTemplate: true"]],
    ["a string that goes on", "6:19", ['  name: "{{name}}"-x']],
  ])("is an error where it is broken by %s", async (_, place, lines) => {
    const start = ["apiVersion: argoproj.io/v1alpha1", "kind: ApplicationSet", "metadata:", "  name: x", "spec:"];
    const folder = makeFolder({ "a.yaml": nodeClass, "set.yaml": [...start, ...lines, ""].join("\n") });
    const { findings: found, ...outcome } = await findings(folder);
    expect(outcome).toEqual({ code: 1, stderr: "" });
    // With a key that is there twice, the rest is linted.
    expect(found.filter((one) => !one.endsWith("karpenter/valid-schema"))).toEqual([
      `a.yaml ${imds}`,
      expect.stringMatching(`^set\\.yaml ${place} Parsing error: \\S.+$`),
    ]);
  });

  it("is an error when it isn't text", async () => {
    const manifest = Buffer.concat([Buffer.from("apiVersion: karpenter.sh/v1\nkind: NodePool\n"), junk]);
    const { findings: found, ...outcome } = await findings(makeFolder({ "a.yaml": manifest }));
    expect(outcome).toEqual({ code: 1, stderr: "" });
    expect(found).toEqual([expect.stringMatching(/^a\.yaml \d+:\d+ Parsing error: \S/u)]);
  });

  it("is read with a byte order mark, and with the line ends of Windows", async () => {
    const folder = makeFolder({ "a.yaml": `\uFEFF${nodeClass}`, "b.yaml": nodeClass.replaceAll("\n", "\r\n") });
    expect((await findings(folder)).findings).toEqual([`a.yaml ${imds}`, `b.yaml ${imds}`]);
  });

  it("is found in folders that are hidden", async () => {
    const folder = makeFolder({ ".argocd/a.yaml": nodeClass });
    expect(await findings(folder)).toEqual({ code: 1, findings: [`.argocd/a.yaml ${imds}`], stderr: "" });
  });
});
