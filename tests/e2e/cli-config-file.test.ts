/** `.karpenter-lint.yaml`: for the command, and for ESLint by `karpenter.fromFile`. */
import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { codeBlock } from "../code-blocks.js";
import { root, run } from "./run.js";
import { eslintFindings, versions } from "./eslint.js";
import { addExamples, makeFolder, linkPackages } from "./folders.js";
import { findings, imds, karpenterLint, nodeClass } from "./karpenter-lint.js";

const fromFile =
  'import karpenter from "eslint-plugin-karpenter";\n\nexport default karpenter.fromFile(import.meta.dirname);\n';

const terraform = `resource "kubectl_manifest" "class" {
  yaml_body = <<-YAML
${nodeClass.replaceAll(/^/gmu, "    ").trimEnd()}
  YAML
}
`;

const files = {
  ".git/HEAD": "",
  ".gitignore": "ignored.yaml\n",
  "a.yaml": nodeClass,
  "charts/b.yaml": nodeClass,
  "sub/c.json": JSON.stringify({ apiVersion: "karpenter.k8s.aws/v1", kind: "EC2NodeClass", metadata: { name: "c" } }),
  "ignored.yaml": nodeClass,
  "main.tf": terraform,
  "tool/.terraform/d.yaml": nodeClass,
};

describe.concurrent("a .karpenter-lint.yaml", () => {
  const configurations = {
    "that is empty": "",
    "with a larger preset": "preset: strict\n",
    "with all rules": "preset: all\n",
    "with no rules but one": "preset: base\nrules:\n  require-imdsv2: on\n",
    "with a rule less, ignored files and a release":
      'release: 0.37\nrules:\n  require-imdsv2: { severity: warn }\nignores:\n  - charts/\n  - "*.json"\n',
    "with patterns that exclude and include": "ignores:\n  - /*.yaml\n  - '!/a.yaml'\n",
  };

  it.each(Object.entries(configurations))("%s means the same to ESLint and to the command", async (_, config) => {
    const folder = makeFolder({ ...files, ".karpenter-lint.yaml": config });
    addExamples(folder);
    const command = await findings(folder);
    expect(command.stderr).toBe("");
    linkPackages(folder);
    writeFileSync(path.join(folder, "eslint.config.mjs"), fromFile);
    for (const version of versions) {
      const outcome = await eslintFindings(version, folder);
      expect({ ...outcome, findings: outcome.findings.toSorted() }).toEqual({
        ...command,
        findings: command.findings.toSorted(),
      });
    }
    expect(await findings(folder)).toEqual(command);
  });

  it("can have all that docs/configuration.md shows", async () => {
    const shown = codeBlock("docs/configuration.md", "yaml", "# .karpenter-lint.yaml\n");
    const schema = codeBlock("docs/configuration.md", "yaml", "# yaml-language-server");
    expect(existsSync(path.join(root, "schemas", path.basename(schema.trim())))).toBe(true);
    const folder = makeFolder({ ...files, ".karpenter-lint.yaml": `${schema}${shown}` });
    expect((await findings(folder, ["--preset", "base"])).findings).toEqual([]);
    linkPackages(folder);
    writeFileSync(path.join(folder, "eslint.config.mjs"), codeBlock("docs/configuration.md", "js", "fromFile"));
    expect((await findings(folder)).findings).toContain(`a.yaml ${imds}`);
  });

  it("is read next to the options that docs/configuration.md shows", async () => {
    const command = codeBlock("docs/configuration.md", "sh", "--preset strict").trim();
    const print = command.replace("karpenter-lint", String.raw`printf '%s\n'`);
    const options = (await run("sh", ["-c", print], { cwd: root })).stdout.trim().split("\n");
    const folder = makeFolder({ "clusters/prod/a.yaml": nodeClass });
    expect((await findings(folder, options)).findings).toContain(`clusters/prod/a.yaml ${imds}`);
  });

  it("is found from the folders below, and applies to the whole repository", async () => {
    const folder = makeFolder({ ...files, ".karpenter-lint.yaml": "ignores: [charts/]\n" });
    expect((await findings(path.join(folder, "charts"))).findings).toEqual([]);
    expect(
      (await findings(path.join(folder, "sub"), [".."])).findings.map((one) =>
        path.basename(one.split(" ", 1)[0] ?? ""),
      ),
    ).toEqual(expect.not.arrayContaining(["b.yaml"]));
  });

  it("gives way to options", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass, ".karpenter-lint.yaml": "rules: { require-imdsv2: off }\n" });
    expect((await findings(folder)).findings).toEqual([]);
    expect((await findings(folder, ["--rule", "require-imdsv2"])).findings).toEqual([`a.yaml ${imds}`]);
    expect((await findings(folder, ["--no-config"])).findings).toEqual([`a.yaml ${imds}`]);
    expect((await findings(folder, ["--preset", "recommended"])).findings).toEqual([]);
  });

  it("can have another name", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass, "ci/strict.yaml": "rules: { require-imdsv2: off }\n" });
    expect((await findings(folder, ["--config", "ci/strict.yaml"])).findings).toEqual([]);
    expect(await karpenterLint(folder, ["--config", "ci/none.yaml"])).toEqual({
      code: 2,
      stdout: "",
      stderr: 'karpenter-lint: Cannot read the configuration file "ci/none.yaml".\n',
    });
  });

  it("that is not one is named in a note", async () => {
    const off = "rules: { require-imdsv2: off }\n";
    const renamed = makeFolder({ "a.yaml": nodeClass, ".karpenter-lint.yml": off });
    expect(await findings(renamed)).toEqual({
      code: 1,
      findings: [`a.yaml ${imds}`],
      stderr: "karpenter-lint: Ignored .karpenter-lint.yml; rename it to .karpenter-lint.yaml.\n",
    });
    const linked = makeFolder({ "a.yaml": nodeClass, "config.txt": off });
    symlinkSync("config.txt", path.join(linked, ".karpenter-lint.yaml"));
    expect((await findings(linked)).stderr).toBe(
      "karpenter-lint: Ignored .karpenter-lint.yaml, because it is a link; use --config.\n",
    );
  });

  it("in a given folder is named in a note, because a run has one", async () => {
    const folder = makeFolder({ "a/b.yaml": nodeClass, "a/.karpenter-lint.yaml": "rules: { require-imdsv2: off }\n" });
    expect(await findings(folder, ["a"])).toEqual({
      code: 1,
      findings: [`a/b.yaml ${imds}`],
      stderr:
        "karpenter-lint: Ignored a/.karpenter-lint.yaml, because a run has one configuration; run the command there, or use --config.\n",
    });
    expect((await findings(path.join(folder, "a"))).findings).toEqual([]);
  });

  it("with an error ends the run, with its position", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass, ".karpenter-lint.yaml": "preset: strict\nrelase: 1.9\n" });
    expect(await karpenterLint(folder)).toEqual({
      code: 2,
      stdout: "",
      stderr: 'karpenter-lint: .karpenter-lint.yaml:2:1: Unknown key "relase"; did you mean "release"?\n',
    });
  });

  it.each(versions)("with an error ends %s, with its position", async (version) => {
    const folder = makeFolder({ "eslint.config.mjs": fromFile, ".karpenter-lint.yaml": "relase: 1.9\n" });
    linkPackages(folder);
    const { code, stderr } = await eslintFindings(version, folder);
    expect(code).toBe(2);
    expect(stderr).toContain('.karpenter-lint.yaml:1:1: Unknown key "relase"; did you mean "release"?');
  });

  it("counts alone if the ESLint configuration that loads it needs what isn't installed", async () => {
    const config =
      'import karpenter from "eslint-plugin-karpenter";\nimport "no-such-package";\nexport default [...karpenter.fromFile(".")];\n';
    const off = { ".karpenter-lint.yaml": "rules: { require-imdsv2: off }\n", "a.yaml": nodeClass };
    expect(await findings(makeFolder({ ...off, "eslint.config.mjs": fromFile }))).toEqual({
      code: 0,
      findings: [],
      stderr: "",
    });
    const { stderr, ...outcome } = await findings(makeFolder({ ...off, "eslint.config.mjs": config }));
    expect(outcome).toEqual({ code: 0, findings: [] });
    expect(stderr).toMatch(
      /^karpenter-lint: This run uses \.karpenter-lint\.yaml alone, because eslint\.config\.mjs cannot be loaded: /u,
    );
  });

  it("beside an ESLint configuration that does not load it is named in a note", async () => {
    const config = 'import karpenter from "eslint-plugin-karpenter";\nexport default karpenter.configs.recommended;\n';
    const folder = makeFolder({
      "eslint.config.mjs": config,
      ".karpenter-lint.yaml": "rules: { require-imdsv2: off }\n",
      "a.yaml": nodeClass,
    });
    linkPackages(folder);
    expect(await findings(folder)).toEqual({
      code: 1,
      findings: [`a.yaml ${imds}`],
      stderr:
        "karpenter-lint: This run uses eslint.config.mjs, which does not load .karpenter-lint.yaml; add ...karpenter.fromFile(import.meta.dirname) to it, or use --config .karpenter-lint.yaml.\n",
    });
    expect((await findings(folder, ["--config", ".karpenter-lint.yaml"])).findings).toEqual([]);
  });
});
