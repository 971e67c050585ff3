/** The action, by the steps of action.yml in a shell, and the package that it installs. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { version } from "../../lib/meta.js";
import { findingsOf } from "./findings.js";
import { makeFolder } from "./folders.js";
import { initRepository } from "./git.js";
import { imds, karpenterLint, nodeClass } from "./karpenter-lint.js";
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

/** The action passes a format of its own, of which ESLint's JSON says less about the form and more about the rest. */
const json = { args: "--format json" };

async function findings(workspace: string, inputs: Inputs): Promise<{ code?: number | undefined; found: string[] }> {
  const { code, stdout, stderr } = await runStep(lint, workspace, { ...json, ...inputs });
  const line = stdout.split("\n").find((one) => one.startsWith("[")) ?? "";
  expect(line, stderr).not.toBe("");
  return { code, found: findingsOf(line) };
}

describe("the action", () => {
  it("installs the version that it belongs to", async () => {
    const command = path.join(environment["RUNNER_TEMP"] ?? "", "karpenter-lint/node_modules/.bin/karpenter-lint");
    const outcome = await run(command, ["--version"], { cwd: makeFolder() });
    expect(outcome).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("lints the whole repository, or the given paths and no patterns", async () => {
    const workspace = await repository(manifests);
    expect(await findings(workspace, {})).toEqual({
      code: 1,
      found: Object.keys(manifests).map((file) => `${file} ${imds}`),
    });
    expect(await findings(workspace, { paths: "clusters/test env\nother/*.yaml\n" })).toEqual({
      code: 1,
      found: [`clusters/test env/b.yaml ${imds}`, `other/*.yaml ${imds}`],
    });
  });

  it("passes the preset, the release and the folder on", async () => {
    const workspace = await repository({ ...manifests, "eslint.config.mjs": "throw new Error('not read');" });
    const inputs = { preset: "base", release: "1.9", "working-directory": "clusters/prod" };
    expect(await findings(workspace, inputs)).toEqual({ code: 0, found: [] });
    const wrong = await runStep(lint, workspace, { preset: "$(touch pwned)", release: "`touch pwned`" });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("$(touch pwned)");
    expect(existsSync(path.join(workspace, "pwned"))).toBe(false);
  });

  it("does not use the packages and the npm configuration of the repository", async () => {
    const workspace = await repository({ ".npmrc": "registry=http://localhost:1/\n", "package.json": "{" });
    const { code, stderr } = await runStep(install, workspace, { version });
    expect(code, stderr).toBe(0);
  });
});

// Until the command has the format.
const hasFormat = (await karpenterLint(makeFolder(), ["--format", "github"])).code === 0;

describe.skipIf(!hasFormat)("the action", () => {
  it("prints annotations, and writes SARIF if it is asked to", async () => {
    const workspace = await repository(manifests);
    const outcome = await runStep(lint, workspace, { "working-directory": "clusters", "sarif-file": "x.sarif" });
    expect(outcome.code).toBe(1);
    const annotations = outcome.stdout
      .split("\n")
      .filter((line) => line.startsWith("::error file=clusters/prod/a.yaml,"));
    expect(annotations).toHaveLength(1);
    const sarif = JSON.parse(readFileSync(path.join(workspace, "clusters/x.sarif"), "utf8")) as Sarif;
    const rules = sarif.runs.flatMap(({ results }) => results.map(({ ruleId }) => ruleId));
    expect(rules).toEqual(["karpenter/require-imdsv2", "karpenter/require-imdsv2"]);
  });
});

interface Sarif {
  readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
}

it("`npx karpenter-lint` runs the command", async () => {
  const folder = makeFolder({ "a.yaml": nodeClass });
  const outcome = await run("npx", ["--yes", "karpenter-lint", ...json.args.split(" ")], {
    cwd: folder,
    env: { ...environment, npm_config_cache: makeFolder() },
  });
  expect({ code: outcome.code, found: findingsOf(outcome.stdout) }, outcome.stderr).toEqual({
    code: 1,
    found: [`a.yaml ${imds}`],
  });
});
