/** `karpenter-lint --init` in repositories of several shapes. */
import { chmodSync, existsSync, readFileSync, readdirSync, realpathSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { allBlocks, codeBlock } from "../code-blocks.js";
import { startEslint } from "./eslint.js";
import { addExamples, linkPackages, makeFolder } from "./folders.js";
import { exampleFindings, findingsOf } from "./findings.js";
import { git, initRepository } from "./git.js";
import { findings, imds, karpenterLint, nodeClass, startKarpenterLint } from "./karpenter-lint.js";
import { NOBODY } from "./run.js";

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), "utf8");
}

async function init(folder: string): Promise<{ readonly written: readonly string[]; readonly stdout: string }> {
  const { code, stdout, stderr } = await karpenterLint(folder, ["--init", "--yes"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return { written: [...stdout.matchAll(/^Wrote (\S+)$/gmu)].map(([, file = ""]) => file), stdout };
}

/** In a process of its own: before the packages are linked, a process remembers that they are missing. */
async function byEslint(folder: string): Promise<string[]> {
  const { stdout } = await startEslint("eslint", folder, ["--format", "json", "."]);
  return findingsOf(stdout).toSorted();
}

const editor = ["eslint.config.mjs", ".vscode/settings.json", ".vscode/extensions.json"];

const github = '[remote "origin"]\n\turl = git@github.com:acme/gitops.git\n';

describe.concurrent("karpenter-lint --init", () => {
  it("in an empty folder writes the configuration, and what an editor needs", async () => {
    const folder = makeFolder();
    const { written, stdout } = await init(folder);
    expect(written).toEqual([".karpenter-lint.yaml", ...editor]);
    expect(stdout).toContain("To lint in the editor, run: npm install --save-dev eslint eslint-plugin-karpenter");
    expect((await karpenterLint(folder)).stderr).toContain("No Karpenter or Argo CD manifests found");
  });

  it("in a GitOps repository writes all, and the next command finds what it should", async () => {
    const folder = makeFolder({ ".git/config": github });
    addExamples(folder);
    expect((await init(folder)).written).toEqual([
      ".karpenter-lint.yaml",
      ".pre-commit-config.yaml",
      ".github/workflows/karpenter-lint.yml",
      ...editor,
    ]);
    expect(await findings(folder)).toEqual({ code: 1, findings: exampleFindings, stderr: "" });
    linkPackages(folder);
    expect(await byEslint(folder)).toEqual(exampleFindings.toSorted());
  });

  it("with Terraform alone, for GitLab", async () => {
    const terraform = `resource "kubectl_manifest" "class" {\n  yaml_body = <<YAML\n${nodeClass}YAML\n}\n`;
    const folder = makeFolder({
      ".git/config": '[remote "origin"]\n\turl = https://gitlab.example.com/acme/infra.git\n',
      "main.tf": terraform,
    });
    const { written } = await init(folder);
    expect(written).toEqual([".karpenter-lint.yaml", ".pre-commit-config.yaml", ".gitlab-ci.yml", ...editor]);
    expect((await findings(folder)).findings).toEqual(["main.tf 19:17 karpenter/require-imdsv2"]);
    linkPackages(folder);
    expect(await byEslint(folder)).toEqual(["main.tf 19:17 karpenter/require-imdsv2"]);
  });

  it("with an ESLint configuration of its own shows what to add to it", async () => {
    const config = 'export default [{ rules: { "no-var": "error" } }];\n';
    const folder = makeFolder({ "eslint.config.js": config, "a.yaml": nodeClass, ".vscode/settings.json": "{}\n" });
    const { written, stdout } = await init(folder);
    expect(written).toEqual([".karpenter-lint.yaml", ".vscode/extensions.json"]);
    expect(stdout).toContain("...karpenter.fromFile(import.meta.dirname),");
    expect(stdout).toContain('"eslint.validate": ["yaml", "terraform"]');
    expect(read(folder, "eslint.config.js")).toBe(config);
    expect((await findings(folder)).findings).toEqual([`a.yaml ${imds}`]);
  });

  it("with a configuration that has the plugin writes no second one", async () => {
    const config = 'import karpenter from "eslint-plugin-karpenter";\nexport default karpenter.configs.recommended;\n';
    const folder = makeFolder({ "eslint.config.mjs": config });
    expect((await init(folder)).written).toEqual([".vscode/settings.json", ".vscode/extensions.json"]);
  });

  it.each([
    ["two spaces", "repos:\n  - repo: https://example.com/a # pinned\n    rev: v1\n    hooks:\n      - id: a\n"],
    [
      "no indentation",
      "# ours\nrepos:\n- repo: https://example.com/a\n  rev: v1\n  hooks: [{ id: a }]\nci: { skip: [] }\n",
    ],
    ["a comment at the end", "repos:\n  - repo: local\n    hooks:\n      - id: a\n\n# last\nfail_fast: true\n"],
    ["line ends of Windows", "repos:\r\n  - repo: local\r\n    hooks:\r\n      - id: a\r\n"],
  ])("adds its hook to those of pre-commit, with %s", async (_, before) => {
    const folder = makeFolder({ ".git/HEAD": "", ".pre-commit-config.yaml": before });
    expect((await init(folder)).written).toContain(".pre-commit-config.yaml");
    const after = read(folder, ".pre-commit-config.yaml");
    const [old, now] = [before, after].map((text) => parse(text) as { repos: { hooks: { id: string }[] }[] });
    expect(now?.repos.slice(0, -1)).toEqual(old?.repos);
    expect(now?.repos.at(-1)?.hooks).toEqual([{ id: "karpenter-lint" }]);
    for (const line of before.split("\n")) expect(after.split("\n")).toContain(line);
    expect(after.includes("\r\n")).toBe(before.includes("\r\n"));
    expect((await init(folder)).written).toEqual([]);
  });

  it("shows the hook where the list cannot be extended by lines", async () => {
    for (const before of ["repos: []\n", "repos:\n  - repo: *nope\n", "hello\n", "repos:\n- # a - b\n  - x\n"]) {
      const folder = makeFolder({ ".git/HEAD": "", ".pre-commit-config.yaml": before });
      expect((await init(folder)).stdout).toContain("Add to the list repos in .pre-commit-config.yaml:");
      expect(read(folder, ".pre-commit-config.yaml")).toBe(before);
    }
  });

  it("writes the hook that docs/pre-commit.md shows", async () => {
    const folder = makeFolder({ ".git/HEAD": "" });
    await init(folder);
    const shown = codeBlock("docs/pre-commit.md", "yaml", "# .pre-commit-config.yaml\n");
    expect(parse(read(folder, ".pre-commit-config.yaml"))).toEqual(parse(shown));
  });

  it.each([
    [".github/workflows/karpenter-lint.yml", "github.com"],
    [".gitlab-ci.yml", "gitlab.com"],
  ])("writes the %s that docs/ci.md shows", async (file, host) => {
    const folder = makeFolder({ ".git/config": `[remote "origin"]\n\turl = https://${host}/acme/gitops.git\n` });
    await init(folder);
    const shown = allBlocks("docs/ci.md").find(({ code }) => code.startsWith(`# ${file}\n`));
    expect(`# ${file}\n${read(folder, file)}`).toBe(shown?.code);
  });

  it("does nothing the second time", async () => {
    const folder = makeFolder({ ".git/config": github });
    await init(folder);
    const before = readdirSync(folder, { recursive: true }).length;
    expect((await karpenterLint(folder, ["--init", "--yes"])).stdout).toBe("Everything is already set up.\n");
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
  });

  it.each(["worktree", "submodule"])("sets up a %s as it does the repository", async (form) => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    await initRepository(folder);
    await git(folder, "remote", "add", "origin", "git@github.com:acme/gitops.git");
    const other = path.join(makeFolder(), "other");
    if (form === "worktree") await git(folder, "worktree", "add", "--quiet", other);
    else {
      const around = makeFolder();
      await initRepository(around);
      await git(around, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder, "other");
      await git(path.join(around, "other"), "remote", "set-url", "origin", "https://github.com/acme/gitops");
      symlinkSync(path.join(around, "other"), other, "dir");
    }
    expect((await init(realpathSync(other))).written).toEqual([
      ".karpenter-lint.yaml",
      ".pre-commit-config.yaml",
      ".github/workflows/karpenter-lint.yml",
      ...editor,
    ]);
  });

  it.each([".pre-commit-config.yaml", ".karpenter-lint.yaml", ".gitlab-ci.yml", ".vscode/settings.json"])(
    "does not replace a %s that it cannot read",
    async (file) => {
      const folder = makeFolder({ ".git/config": github, [`${file}/kept`]: "" });
      expect(await karpenterLint(folder, ["--init", "--yes"])).toEqual({
        code: 2,
        stdout: "",
        stderr: `karpenter-lint: Cannot read "${file}"; make it readable, or remove it.\n`,
      });
      expect(readdirSync(folder).toSorted()).toEqual([".git", file.split("/")[0]]);
    },
  );

  it("replaces no workflow that it cannot read", async ({ skip }) => {
    skip(process.getuid?.() === undefined || process.getuid() !== 0, "changes the user");
    const file = ".github/workflows/karpenter-lint.yml";
    const folder = makeFolder({ ".git/config": github, [file]: "name: ours\n" });
    chmodSync(path.join(folder, file), 0);
    chmodSync(folder, 0o777);
    const { code, stderr } = await startKarpenterLint(folder, ["--init", "--yes"], { uid: NOBODY });
    skip(code !== 2, "cannot run as somebody else");
    expect(stderr).toBe(`karpenter-lint: Cannot read "${file}"; make it readable, or remove it.\n`);
    expect(read(folder, file)).toBe("name: ours\n");
  });

  it("writes through no link that leads out of the repository", async () => {
    const folder = makeFolder({ ".git/HEAD": "" });
    const elsewhere = makeFolder();
    symlinkSync(elsewhere, path.join(folder, ".vscode"), "dir");
    const { code, stderr } = await karpenterLint(folder, ["--init", "--yes"]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'karpenter-lint: ".vscode/settings.json" is a link or is in a linked folder; remove the link, or create the file yourself.\n',
    );
    expect(existsSync(path.join(elsewhere, "settings.json"))).toBe(false);
    const linked = makeFolder({ ".git/config": github });
    symlinkSync(elsewhere, path.join(linked, ".github"), "dir");
    expect((await karpenterLint(linked, ["--init", "--yes"])).code).toBe(2);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it("sets up the current repository only", async () => {
    expect(await karpenterLint(makeFolder(), ["--init", "--yes", "."])).toMatchObject({
      code: 2,
      stderr: "karpenter-lint: --init sets up the current repository, so it cannot be used with paths.\n",
    });
  });

  it("asks only a person", async () => {
    expect(await karpenterLint(makeFolder(), ["--init"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "karpenter-lint: --init asks what to write, which requires a terminal; to write everything, add --yes.\n",
    });
  });
});
