import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { version } from "../../lib/meta.js";
import { codeBlock } from "../code-blocks.js";
import { copyRepository } from "./copy-repository.js";
import { linkPackages, makeFolder } from "./folders.js";
import { commitAll, git, gitEnvironment, initRepository } from "./git.js";
import { nodeClass, nodePool } from "./karpenter-lint.js";
import { isMissing } from "./programs.js";
import { type Outcome, root, run } from "./run.js";

const MINUTES = 60_000;
const page = "docs/pre-commit.md";

const pod = (annotation: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: batch\n  annotations:\n    ${annotation}: "true"\n`;
const outdated = pod("karpenter.sh/do-not-evict");
const mended = pod("karpenter.sh/do-not-disrupt");
const secure = nodeClass.replace("optional", "required");

let env: Readonly<Record<string, string>> = gitEnvironment;
/** Where the releases are published. */
let origin = "";

/** The configuration of the page, for the release that is tested here. */
function configuration(text: string): string {
  return text.replace(/repo: https.*/u, `repo: ${pathToFileURL(origin).href}`);
}

const shown = codeBlock(page, "yaml", "# .pre-commit-config.yaml");

async function makeRepository(files: Readonly<Record<string, string>>, config = shown): Promise<string> {
  const folder = makeFolder({ ".pre-commit-config.yaml": configuration(config), ...files });
  await initRepository(folder);
  return folder;
}

async function preCommit(cwd: string, ...args: string[]): Promise<Outcome> {
  return run("pre-commit", args, { cwd, env });
}

/** Publishes a release by the commands of the page, all but the installation; what is built is there already. */
async function publish(): Promise<void> {
  const folder = await copyRepository();
  const manifest = path.join(folder, "package.json");
  const { scripts, ...others } = JSON.parse(readFileSync(manifest, "utf8")) as { scripts: Record<string, string> };
  const build = `cp -R "${root}/dist" dist`;
  writeFileSync(manifest, JSON.stringify({ ...others, scripts: { ...scripts, build } }));
  await commitAll(folder, "Build faster");
  await git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", origin);
  await git(folder, "remote", "add", "origin", origin);
  const [make, tag] = [codeBlock(page, "sh", "npm run release:commit"), codeBlock(page, "sh", "git tag")];
  expect(make).toMatch(/^npm ci\n/u);
  expect(tag).toContain(`git tag v${version} `);
  const script = `${make.replace("npm ci\n", "")}${tag}`;
  const { code, stderr } = await run("sh", ["-ec", script], { cwd: folder, env });
  expect(code, stderr).toBe(0);
}

describe.skipIf(isMissing("pre-commit"))("pre-commit", () => {
  beforeAll(async () => {
    const quickly = { npm_config_audit: "false", npm_config_fund: "false", npm_config_prefer_offline: "true" };
    env = { ...gitEnvironment, ...quickly, PRE_COMMIT_HOME: makeFolder() };
    origin = path.join(makeFolder(), "origin.git");
    await publish();
    const installed = await preCommit(await makeRepository({}), "install-hooks");
    expect(installed.code, installed.stdout + installed.stderr).toBe(0);
  }, 4 * MINUTES);

  it("finds what is wrong, and fails", async () => {
    const terraform = `resource "kubectl_manifest" "class" {\n  yaml_body = <<YAML\n${nodeClass}YAML\n}\n`;
    const files = { "a.yaml": nodeClass, "b.yml": secure, "c.js": "let = ;", "main.tf": terraform };
    const { code, stdout } = await preCommit(await makeRepository(files), "run", "--all-files");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\.yaml:17:17 .+karpenter\/require-imdsv2\n/mu);
    expect(stdout).toMatch(/^main\.tf:19:17 .+karpenter\/require-imdsv2\n/mu);
    expect(stdout).toContain(" in 3 files; 1 other file has none. 2 errors. ");
  });

  it("passes where nothing is wrong, and files that are no manifests or no YAML", async () => {
    const folder = await makeRepository({ "a.yaml": secure, "b.yaml": "{{ a }}:\n- b: [", "c.js": "let = ;" });
    const { code, stdout } = await preCommit(folder, "run", "--all-files", "--verbose");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^karpenter-lint\.+Passed\n- hook id: karpenter-lint\n- duration: .+\n\nkarpenter-lint: Checked 1 manifest .+ No problems\. .+\n*$/u,
    );
  });

  it("finds the release by autoupdate, which looks at main", async () => {
    const files = await git(origin, "ls-tree", "--name-only", "main");
    expect(files.split("\n")).not.toContain("dist");
    const folder = await makeRepository({}, shown.replace(`rev: v${version}`, "rev: main"));
    const { code, stdout } = await preCommit(folder, "autoupdate");
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining(`v${version}`) as string });
    expect(readFileSync(path.join(folder, ".pre-commit-config.yaml"), "utf8")).toBe(configuration(shown));
  });

  it("stops a commit for what is staged, and for nothing else", async () => {
    const folder = await makeRepository({ "staged.yaml": secure, "committed.yaml": nodeClass });
    expect((await preCommit(folder, "install")).code).toBe(0);
    writeFileSync(path.join(folder, "staged.yaml"), nodeClass);
    await git(folder, "add", "staged.yaml");
    // Mended, but not in what is to be committed.
    writeFileSync(path.join(folder, "staged.yaml"), secure);
    writeFileSync(path.join(folder, "untracked.yaml"), nodeClass);
    const commit = async () => run("git", ["commit", "--message", "Second"], { cwd: folder, env });
    const stopped = await commit();
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toMatch(/^staged\.yaml:17:17 [\s\S]* 1 error\. /mu);
    expect(stopped.stderr).not.toContain("committed.yaml");
    expect(readFileSync(path.join(folder, "staged.yaml"), "utf8")).toBe(secure);
    await git(folder, "add", "staged.yaml");
    writeFileSync(path.join(folder, "other.yaml"), `# ours\n${secure}`);
    await git(folder, "add", "other.yaml");
    expect((await commit()).code).toBe(0);
  });

  it("works in a shallow clone on one file, and compares it with those that aren't staged", async () => {
    const origin = await makeRepository({ "nodes/class.yaml": nodeClass });
    writeFileSync(path.join(origin, "nodes/pool.yaml"), nodePool("defualt"));
    await commitAll(origin, "Second");
    const folder = path.join(makeFolder(), "clone");
    await git(origin, "clone", "--quiet", "--depth", "1", pathToFileURL(origin).href, folder);
    expect(await git(folder, "rev-list", "--count", "HEAD")).toBe("1");
    const { code, stdout } = await preCommit(folder, "run", "--files", "nodes/pool.yaml");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^nodes\/pool\.yaml:11:15 .+karpenter\/no-missing-node-class\n[\s\S]*`default`[\s\S]* 1 error\. /mu,
    );
  });

  it("mends by karpenter-lint-fix, which fails until all is mended and staged", async () => {
    const config = shown.replace("id: karpenter-lint", "id: karpenter-lint-fix");
    const folder = await makeRepository({ "a.yaml": outdated }, config);
    const first = await preCommit(folder, "run", "--all-files");
    expect(first.code).toBe(1);
    expect(first.stdout).toContain("files were modified by this hook");
    expect(readFileSync(path.join(folder, "a.yaml"), "utf8")).toBe(mended);
    expect((await preCommit(folder, "run", "--all-files")).code).toBe(0);
  });

  it("takes the command's options, and leaves out what is to be left out", async () => {
    const hook = codeBlock(page, "yaml", "args:").replace("hooks:\n", "").replaceAll(/^/gmu, "    ");
    const config = shown.replace("      - id: karpenter-lint\n", hook);
    const pool = nodePool("default");
    const folder = await makeRepository({ "charts/a.yaml": nodeClass, "b.yaml": pool, "c.yaml": outdated }, config);
    const { code, stdout } = await preCommit(folder, "run", "--all-files");
    expect(code).toBe(1);
    expect(stdout).toContain("karpenter/require-node-pool-limits");
    expect(stdout).toContain("Karpenter 1.9");
    expect(stdout).not.toContain("charts/a.yaml");
  });

  it("follows the repository's configuration, and tells what it needs", async () => {
    const rules = '{ files: ["**/*.yaml"], rules: { "karpenter/require-imdsv2": "off" } }';
    const files = {
      "a.yaml": nodeClass,
      "eslint.config.mjs": `import karpenter from "eslint-plugin-karpenter";\nexport default [...karpenter.configs.recommended, ${rules}];\n`,
      ".gitignore": "node_modules\n",
    };
    const folder = await makeRepository(files);
    const missing = await preCommit(folder, "run", "--all-files");
    expect(missing.code).toBe(1);
    expect(missing.stdout).toContain("- exit code: 2");
    expect(missing.stdout).toContain("Cannot find package 'eslint-plugin-karpenter'");
    linkPackages(folder);
    expect((await preCommit(folder, "run", "--all-files")).code).toBe(0);
    const aside = shown.replace("id: karpenter-lint", "id: karpenter-lint\n        args: [--preset, recommended]");
    writeFileSync(path.join(folder, ".pre-commit-config.yaml"), configuration(aside));
    await git(folder, "add", "--all");
    expect((await preCommit(folder, "run", "--all-files")).stdout).toContain("- exit code: 1");
  });

  it("can run the repository's own ESLint", async () => {
    const config =
      'import karpenter from "eslint-plugin-karpenter";\nexport default [...karpenter.configs.recommended];\n';
    const files = { "a.yaml": nodeClass, "eslint.config.mjs": config, ".gitignore": "node_modules\n" };
    const folder = await makeRepository(files, codeBlock(page, "yaml", "repo: local"));
    linkPackages(folder);
    mkdirSync(path.join(folder, "node_modules/.bin"));
    symlinkSync("../eslint/bin/eslint.js", path.join(folder, "node_modules/.bin/eslint"));
    const { code, stdout } = await preCommit(folder, "run", "--all-files");
    expect(code).toBe(1);
    expect(stdout).toMatch(/a\.yaml\n +17:17 .+\n\n✖ 1 problem /u);
  });
});
