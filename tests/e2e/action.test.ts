/** The action, by the steps of action.yml in a shell, and the package that it installs. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { version } from "../../lib/meta.js";
import { codeBlock } from "../code-blocks.js";
import { findingsOf } from "./findings.js";
import { makeFolder } from "./folders.js";
import { git, gitEnvironment, initRepository } from "./git.js";
import { imds, nodeClass } from "./karpenter-lint.js";
import { type Registry, startRegistry } from "./registry.js";
import { type Outcome, root, run } from "./run.js";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

type Inputs = Readonly<Record<string, string>>;

const { inputs: declared, runs } = parse(readFileSync(path.join(root, "action.yml"), "utf8")) as Action;
const [install, lint] = runs.steps.filter((step) => step.run !== undefined);

let registry: Registry;
let environment: Readonly<Record<string, string>> = {};

/** As GitHub inserts inputs, which it does outside of scripts only. */
function withInputs(text: string, inputs: Inputs): string {
  return text.replaceAll(
    /\$\{\{ inputs\.([\w-]+) \}\}/gu,
    (_, name: string) => inputs[name] ?? declared[name]?.default ?? "",
  );
}

async function runStep(step: Step | undefined, workspace: string, inputs: Inputs): Promise<Outcome> {
  const { run: script = "", env = {}, "working-directory": folder = "." } = step ?? {};
  const given = Object.entries(env).map(([name, value]) => [name, withInputs(value, inputs)]);
  // The command by which GitHub runs `shell: bash`.
  return run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
    cwd: path.resolve(workspace, withInputs(folder, inputs)),
    env: { ...environment, ...(Object.fromEntries(given) as Inputs) },
  });
}

async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = makeFolder(files);
  await initRepository(folder);
  return folder;
}

beforeAll(async () => {
  registry = await startRegistry();
  environment = {
    npm_config_registry: registry.url,
    npm_config_prefer_offline: "true",
    RUNNER_TEMP: makeFolder(),
    GITHUB_ACTION_PATH: root,
  };
  const { code, stderr } = await runStep(install, makeFolder(), {});
  expect(code, stderr).toBe(0);
});

afterAll(() => {
  registry.close();
});

const manifests = {
  "clusters/prod/a.yaml": nodeClass,
  "clusters/test env/b.yaml": nodeClass,
  "other/*.yaml": nodeClass,
};

/** The annotations, a line each: file, place, rule. */
async function annotations(workspace: string, inputs: Inputs): Promise<{ code?: number | undefined; found: string[] }> {
  const { code, stdout } = await runStep(lint, workspace, inputs);
  const commands = stdout.matchAll(
    /^::error file=(?<file>[^,]+),line=(?<line>\d+),endLine=\d+,col=(?<column>\d+),endColumn=\d+,title=(?<rule>\S+) /gmu,
  );
  const found = Array.from(commands, ({ groups: { file = "", line = "", column = "", rule = "" } = {} }) => {
    return `${file} ${line}:${column} ${rule}`;
  });
  return { code, found: found.sort() };
}

it("the action installs the version that it belongs to", async () => {
  const command = path.join(environment["RUNNER_TEMP"] ?? "", "karpenter-lint/node_modules/.bin/karpenter-lint");
  const outcome = await run(command, ["--version"], { cwd: makeFolder() });
  expect(outcome).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

it("the action does not use the packages and the npm configuration of the repository", async () => {
  const workspace = await repository({ ".npmrc": "registry=http://localhost:1/\n", "package.json": "{" });
  const { code, stderr } = await runStep(install, workspace, { version });
  expect(code, stderr).toBe(0);
});

describe("the action", () => {
  it("lints the whole repository, or the given paths and no patterns", async () => {
    const workspace = await repository(manifests);
    expect(await annotations(workspace, {})).toEqual({
      code: 1,
      found: Object.keys(manifests).map((file) => `${file} ${imds}`),
    });
    expect(await annotations(workspace, { paths: "clusters/test env\nother/*.yaml\n" })).toEqual({
      code: 1,
      found: [`clusters/test env/b.yaml ${imds}`, `other/*.yaml ${imds}`],
    });
  });

  it("passes the preset, the release, the folder and options on, and runs nothing in them", async () => {
    const workspace = await repository({ ...manifests, "eslint.config.mjs": "throw new Error('not read');" });
    const inputs = { preset: "base", release: "1.9", "working-directory": "clusters/prod" };
    expect(await annotations(workspace, inputs)).toEqual({ code: 0, found: [] });
    const args = "--preset recommended\n--max-warnings 0 --exit-zero";
    expect(await annotations(workspace, { args, "working-directory": "clusters/prod" })).toEqual({
      code: 0,
      found: [`clusters/prod/a.yaml ${imds}`],
    });
    const hostile = "$(touch pwned) `touch pwned` ; touch pwned #";
    for (const name of ["preset", "release", "paths", "args", "sarif-file"]) {
      const outcome = await runStep(lint, workspace, { preset: name === "args" ? "" : "base", [name]: hostile });
      expect(outcome.code, `${name}\n${outcome.stderr}`).toBe(name === "sarif-file" ? 0 : 2);
    }
    expect(existsSync(path.join(workspace, "pwned"))).toBe(false);
  });

  it("writes SARIF if it is asked to", async () => {
    const workspace = await repository(manifests);
    const inputs = { "working-directory": "clusters/prod", "sarif-file": "x.sarif" };
    expect(await annotations(workspace, inputs)).toEqual({ code: 1, found: [`clusters/prod/a.yaml ${imds}`] });
    const sarif = JSON.parse(readFileSync(path.join(workspace, "clusters/prod/x.sarif"), "utf8")) as Sarif;
    const rules = sarif.runs.flatMap(({ results }) => results.map(({ ruleId }) => ruleId));
    expect(rules).toEqual(["karpenter/require-imdsv2"]);
  });
});

interface Sarif {
  readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
}

it("the commands of docs/ci.md lead from a repository without any set-up to a check that fails", async () => {
  const commands = codeBlock("docs/ci.md", "sh", "git push");
  expect(commands.trim().split("\n").length).toBeLessThanOrEqual(5);
  const origin = path.join(makeFolder(), "github.com/gitops.git");
  await run("git", ["init", "--quiet", "--bare", origin], { cwd: root });
  const folder = await repository({ "clusters/prod/a.yaml": nodeClass });
  await git(folder, "remote", "add", "origin", origin);
  const { code, stderr } = await run("sh", ["-ec", commands], {
    cwd: folder,
    env: { ...environment, ...gitEnvironment, npm_config_cache: makeFolder() },
  });
  expect(code, stderr).toBe(0);
  const checkout = path.join(makeFolder(), "checkout");
  await git(root, "clone", "--quiet", "--branch", "karpenter-lint", origin, checkout);
  const workflow = readFileSync(path.join(checkout, ".github/workflows/karpenter-lint.yml"), "utf8");
  expect(workflow).toContain(`uses: eslint-plugin-karpenter/eslint-plugin-karpenter@v${version}`);
  expect(await annotations(checkout, {})).toEqual({ code: 1, found: [`clusters/prod/a.yaml ${imds}`] });
});

it("`npx karpenter-lint` runs the command", async () => {
  const folder = makeFolder({ "a.yaml": nodeClass });
  const outcome = await run("npx", ["--yes", "karpenter-lint", "--format", "json"], {
    cwd: folder,
    env: { ...environment, npm_config_cache: makeFolder() },
  });
  expect({ code: outcome.code, found: findingsOf(outcome.stdout) }, outcome.stderr).toEqual({
    code: 1,
    found: [`a.yaml ${imds}`],
  });
});
