import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { version as own } from "../../lib/meta.js";
import { type Version, configurations, eslint, versions } from "./eslint.js";
import { exampleFindings } from "./findings.js";
import { addExamples, linkPackages, makeFolder } from "./folders.js";
import { initRepository } from "./git.js";
import { findings, imds, nodeClass } from "./karpenter-lint.js";
import { startRegistry } from "./registry.js";
import { codeBlock } from "../code-blocks.js";
import { type Outcome, root, run } from "./run.js";

const page = "docs/ci.md";

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly jobs: { readonly karpenter: { readonly steps: readonly Step[] } };
}

interface Pipeline {
  readonly karpenter: {
    readonly image: { readonly name: string };
    readonly script: readonly string[];
    readonly artifacts: { readonly reports: { readonly codequality: string; readonly junit: string } };
  };
}

interface Job {
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly [Container] } } };
}

interface Container {
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly command: readonly [string, ...string[]];
  readonly args: readonly string[];
}

/** What a CI runs after the installation, which is `npm ci`. */
function afterInstallation(commands: readonly string[]): string {
  const [install, ...others] = commands;
  expect(install).toBe("npm ci");
  return others.join("\n");
}

function runsOf(workflow: string): string {
  const { jobs } = parse(workflow) as Workflow;
  return afterInstallation(jobs.karpenter.steps.flatMap((step) => step.run ?? []));
}

const secure = nodeClass.replace("optional", "required");

/** What a page has a command of ESLint do, without npx, which takes longer than linting. */
async function lint(version: Version, folder: string, text: string): Promise<Outcome> {
  expect(text).toMatch(/^npx eslint [^"'$\n]+\n?$/u);
  return eslint(version, folder, text.trim().split(" ").slice(2));
}

/** Runs what a CI does; in the shell, and with npx, for one version. */
async function lintInCi(version: Version, folder: string, script: string): Promise<Outcome> {
  return version === "eslint" ? shell(folder, script) : lint(version, folder, script);
}

/** A project with everything installed, in one of the versions of ESLint. */
function makeProject(version: Version, files: Readonly<Record<string, string>> = {}): string {
  const folder = makeFolder({ "eslint.config.mjs": configurations["as a list"], ...files });
  linkPackages(folder, version);
  const modules = path.join(folder, "node_modules");
  mkdirSync(path.join(modules, ".bin"));
  symlinkSync("../eslint/bin/eslint.js", path.join(modules, ".bin/eslint"));
  // npm makes the command executable when it installs the package.
  const command = path.join(root, "dist/lib/cli/karpenter-lint.js");
  const script = `#!/bin/sh\nexec node "${command}" "$@"\n`;
  writeFileSync(path.join(modules, ".bin/karpenter-lint"), script, { mode: 0o755 });
  return folder;
}

function makeExamples(version: Version): string {
  const folder = makeProject(version);
  addExamples(folder);
  return folder;
}

async function shell(cwd: string, script: string, env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const quickly = { npm_config_audit: "false", npm_config_fund: "false", npm_config_prefer_offline: "true" };
  return run("sh", ["-ec", script], { cwd, env: { ...quickly, ...env } });
}

/** How much is found in what `stylish` prints. */
function countOf({ code, stdout }: Outcome): string {
  return `${String(code)}: ${/✖ (\d+ problems?)/u.exec(stdout)?.[1] ?? "nothing"}`;
}

describe.concurrent.each(versions)("with %s", (version) => {
  it("the workflow for GitHub prints what its problem matcher reads", async () => {
    const script = runsOf(codeBlock(page, "yaml", "# .github/workflows/lint.yml"));
    const { code, stdout } = await lintInCi(version, makeExamples(version), script);
    expect(code).toBe(1);
    let file = "";
    const found = stdout.split("\n").flatMap((line) => {
      // A line that isn't indented is a file; the columns of the others are two spaces apart at least.
      if (/^\S/u.test(line)) file = line.replace("./", "");
      const [place = "", severity, message, rule = ""] = line.trim().split(/\s{2,}/u);
      return severity === "error" && message !== undefined ? [`${file} ${place} ${rule}`] : [];
    });
    expect(found).toEqual(exampleFindings);
  });

  it("what is there can be set aside, but not what is new", async () => {
    const folder = makeProject(version, { "a.yaml": nodeClass });
    const lintAll = "npx eslint .";
    const count = async (text: string) => countOf(await lint(version, folder, text));
    expect(await count(codeBlock(page, "sh", "--suppress-all"))).toBe("0: nothing");
    const suppressions = JSON.parse(readFileSync(path.join(folder, "eslint-suppressions.json"), "utf8")) as unknown;
    expect(suppressions).toEqual({ "a.yaml": { "karpenter/require-imdsv2": { count: 1 } } });
    // The command runs with the ESLint beside it, which is a new one here.
    expect(await findings(folder)).toMatchObject({ code: 0, findings: [] });
    expect(await findings(folder, ["--preset", "recommended"])).toMatchObject({
      code: 1,
      findings: [`a.yaml ${imds}`],
    });
    writeFileSync(path.join(folder, "b.yaml"), nodeClass);
    expect(await count(lintAll)).toBe("1: 1 problem");
    expect(await count(`${lintAll} --suppress-rule karpenter/require-imdsv2`)).toBe("0: nothing");
    for (const file of ["a.yaml", "b.yaml"]) writeFileSync(path.join(folder, file), secure);
    expect(await count(lintAll)).toBe("2: nothing");
    expect(await count(codeBlock(page, "sh", "--prune-suppressions"))).toBe("0: nothing");
  });

  it("the cache knows of a file's content and the configuration, and of no other file", async () => {
    const patch = secure.replace(/ {2}role: .*\n/u, "");
    const kustomization = "patches: [{ path: a.yaml }]\n";
    const folder = makeProject(version, { "a.yaml": patch, "b.yaml": nodeClass, "kustomization.yaml": kustomization });
    const cached = async () => countOf(await lint(version, folder, codeBlock(page, "sh", "--cache")));
    expect(await cached()).toBe("1: 1 problem");
    writeFileSync(path.join(folder, "b.yaml"), secure);
    // What was a patch is to be whole now.
    writeFileSync(path.join(folder, "kustomization.yaml"), "patches: []\n");
    expect(await cached()).toBe("0: nothing");
    const settings = "{ settings: { karpenter: { release: '1.13' } } }";
    writeFileSync(path.join(folder, "eslint.config.mjs"), configurations["as a list"].replace("];", `, ${settings}];`));
    expect(await cached()).toBe("1: 1 problem");
  });

  it("several threads find the same", async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${String(index)}.yaml`, nodeClass]));
    const folder = makeProject(version, files);
    const threads = codeBlock(page, "sh", "--concurrency");
    const commands = [threads, threads.replace("auto", "2")];
    const outcomes = await Promise.all(commands.map((text) => lint(version, folder, text)));
    expect(outcomes.map(countOf)).toEqual(["1: 40 problems", "1: 40 problems"]);
    expect(outcomes[0]?.stdout).toBe(outcomes[1]?.stdout);
  });
});

it("the Job for Argo CD fails where the branch has a mistake, by what it installs itself", async () => {
  const job = parse(codeBlock(page, "yaml", "kind: Job")) as Job;
  const [{ env, command: program, args }] = job.spec.template.spec.containers;
  const [script = ""] = args;
  expect([program, script]).toEqual([["sh", "-ec"], expect.stringContaining(`karpenter-lint@${own} `)]);
  const repository = makeFolder({ "clusters/prod/a.yaml": nodeClass, "clusters/test/b.yaml": nodeClass });
  await initRepository(repository);
  const given = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  const variables = { ...given, REPOSITORY: pathToFileURL(repository).href };
  expect(Object.keys(variables)).toEqual(Object.keys(given));
  const registry = await startRegistry();
  const outcome = await shell(makeFolder(), script, { ...variables, npm_config_registry: registry.url });
  registry.close();
  expect(outcome.code, outcome.stderr).toBe(1);
  expect(outcome.stdout.split("karpenter/require-imdsv2")).toHaveLength(2);
  expect(outcome.stdout).toContain("clusters/prod/a.yaml");
});

const action = parse(readFileSync(path.join(root, "action.yml"), "utf8")) as { inputs: Record<string, unknown> };
const image = `ghcr.io/eslint-plugin-karpenter/karpenter-lint:${own}`;

it("the workflows without JavaScript use the action of this version, with inputs that it has", () => {
  const workflows = [
    codeBlock(page, "yaml", "# .github/workflows/karpenter-lint.yml"),
    codeBlock(page, "yaml", "# .github/workflows/code-scanning.yml"),
  ];
  for (const workflow of workflows) {
    const { jobs } = parse(workflow) as Workflow;
    const [, step, ...others] = jobs.karpenter.steps;
    expect(step?.uses).toBe(`eslint-plugin-karpenter/eslint-plugin-karpenter@v${own}`);
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})));
    for (const upload of others) expect(upload.with?.["sarif_file"]).toBe(step?.with?.["sarif-file"]);
  }
  const rows = readFileSync(path.join(root, page), "utf8").matchAll(/^\| `(?<name>[\w-]+)` +\| [^|]+ \| [^|]* \|$/gmu);
  const shown = Array.from(rows, ({ groups }) => groups?.["name"]);
  expect(shown.sort()).toEqual(Object.keys(action.inputs).sort());
});

it("the image has the name under which the release publishes it", () => {
  const release = readFileSync(path.join(root, ".github/workflows/release.yml"), "utf8");
  expect(release).toContain(`IMAGE: ${image.split(":", 1)[0] ?? ""}\n`);
  expect(codeBlock(page, "sh", "docker run")).toContain(` ${image}\n`);
  const { karpenter } = parse(codeBlock(page, "yaml", "# .gitlab-ci.yml")) as Pipeline;
  expect(karpenter.image.name).toBe(image);
});

describe("karpenter-lint", () => {
  it("writes the reports of the pipeline for GitLab", async () => {
    const folder = makeExamples("eslint");
    const { script, artifacts } = (parse(codeBlock(page, "yaml", "# .gitlab-ci.yml")) as Pipeline).karpenter;
    const outcome = await shell(folder, script.join("\n").replace("karpenter-lint", "npx karpenter-lint"));
    expect(outcome.code, outcome.stderr).toBe(1);
    expect(outcome.stdout).toContain("httpTokens: optional\n");
    const { codequality, junit } = artifacts.reports;
    const issues = JSON.parse(readFileSync(path.join(folder, codequality), "utf8")) as readonly Issue[];
    expect(
      issues.map(({ location, check_name: name }) => `${location.path}:${String(location.lines.begin)} ${name}`),
    ).toEqual(exampleFindings.map((finding) => finding.replace(/ (\d+):\d+ /u, ":$1 ")));
    const xml = readFileSync(path.join(folder, junit), "utf8");
    expect(xml.match(/<failure /gu)).toHaveLength(exampleFindings.length);
  });

  it("writes what the commands of the page name, with the configuration of the repository", async () => {
    const folder = makeExamples("eslint");
    const sarif = await shell(folder, codeBlock(page, "sh", "--format sarif="));
    expect(sarif.code, sarif.stderr).toBe(1);
    const log = JSON.parse(readFileSync(path.join(folder, "karpenter-lint.sarif"), "utf8")) as Sarif;
    expect(log.runs.flatMap(({ results }) => results)).toHaveLength(exampleFindings.length);
    const npx = codeBlock(page, "sh", "--format checkstyle=");
    expect(npx).toContain(`npx --yes karpenter-lint@${own} `);
    const checkstyle = await shell(folder, npx.replace(`--yes karpenter-lint@${own}`, "karpenter-lint"));
    expect(checkstyle.code, checkstyle.stderr).toBe(1);
    const xml = readFileSync(path.join(folder, "checkstyle.xml"), "utf8");
    expect(xml.match(/<error /gu)).toHaveLength(exampleFindings.length);
  });
});

interface Issue {
  readonly check_name: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

interface Sarif {
  readonly runs: readonly { readonly results: readonly unknown[] }[];
}
