import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { version as own } from "../../lib/meta.js";
import { type Version, configurations, eslint, versions } from "./eslint.js";
import { exampleFindings } from "./findings.js";
import { addExamples, linkPackages, makeFolder } from "./folders.js";
import { initRepository } from "./git.js";
import { karpenterLint, nodeClass } from "./karpenter-lint.js";
import { codeBlock } from "../code-blocks.js";
import { type Outcome, root, run } from "./run.js";

const MINUTES = 60_000;
const page = "docs/ci.md";

interface Step {
  readonly run?: string;
}

interface Workflow {
  readonly jobs: { readonly karpenter: { readonly steps: readonly Step[] } };
}

interface Pipeline {
  readonly karpenter: {
    readonly script: readonly string[];
    readonly artifacts: { readonly reports: { junit: string } };
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

const pipeline = (parse(codeBlock(page, "yaml", "# .gitlab-ci.yml")) as Pipeline).karpenter;

/** What a page has a command of ESLint do, without npx, which takes longer than linting. */
async function lint(version: Version, folder: string, text: string): Promise<Outcome> {
  expect(text).toMatch(/^npx eslint [^"'$\n]+\n?$/u);
  return eslint(version, folder, text.trim().split(" ").slice(2));
}

/** Runs what a CI does; in the shell, and with npx, for one version. */
async function lintInCi(version: Version, folder: string, script: string): Promise<Outcome> {
  return version === "eslint" ? shell(folder, script) : lint(version, folder, script);
}

let formatters = "";

/** A project with everything installed, in one of the versions of ESLint. */
function makeProject(version: Version, files: Readonly<Record<string, string>> = {}): string {
  const folder = makeFolder({ "eslint.config.mjs": configurations["as a list"], ...files });
  linkPackages(folder, version);
  const modules = path.join(folder, "node_modules");
  for (const name of [".bin", "@microsoft"]) mkdirSync(path.join(modules, name));
  symlinkSync("../eslint/bin/eslint.js", path.join(modules, ".bin/eslint"));
  for (const name of ["@microsoft/eslint-formatter-sarif", "eslint-formatter-junit"]) {
    symlinkSync(path.join(formatters, "node_modules", name), path.join(modules, name), "dir");
  }
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

beforeAll(async () => {
  formatters = makeFolder({ "package.json": "{}" });
  const installation =
    codeBlock(page, "sh", "eslint-formatter-sarif") + codeBlock(page, "sh", "eslint-formatter-junit");
  const { code, stderr } = await shell(formatters, installation);
  expect(code, stderr).toBe(0);
}, 3 * MINUTES);

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

  it("the workflow for code scanning writes SARIF", async () => {
    const folder = makeExamples(version);
    const script = runsOf(codeBlock(page, "yaml", "# .github/workflows/code-scanning.yml"));
    expect((await lintInCi(version, folder, script)).code).toBe(1);
    const sarif = JSON.parse(readFileSync(path.join(folder, "eslint.sarif"), "utf8")) as Sarif;
    const found = sarif.runs.flatMap(({ results }) =>
      results.map(
        ({
          ruleId,
          locations: [
            {
              physicalLocation: { artifactLocation, region },
            },
          ],
        }) => {
          const file = artifactLocation.uri.slice(artifactLocation.uri.indexOf("gitops-apps"));
          return `${file} ${String(region.startLine)}:${String(region.startColumn)} ${ruleId}`;
        },
      ),
    );
    expect({ version: sarif.version, found }).toEqual({ version: "2.1.0", found: exampleFindings });
  });

  it("the pipeline for GitLab writes JUnit's XML", async () => {
    const folder = makeExamples(version);
    expect((await lintInCi(version, folder, afterInstallation(pipeline.script))).code).toBe(1);
    const xml = readFileSync(path.join(folder, pipeline.artifacts.reports.junit), "utf8");
    const cases = [...xml.matchAll(/<testcase [^>]*? name="(?<rule>[^"]+)"[^>]*><failure /gu)];
    const rules = cases.map(({ groups }) => groups?.["rule"]?.replace("org.eslint.", ""));
    expect(rules).toEqual(exampleFindings.map((finding) => finding.split(" ").at(-1)));
  });

  it("what is there can be set aside, but not what is new", async () => {
    const folder = makeProject(version, { "a.yaml": nodeClass });
    const lintAll = "npx eslint .";
    const count = async (text: string) => countOf(await lint(version, folder, text));
    expect(await count(codeBlock(page, "sh", "--suppress-all"))).toBe("0: nothing");
    const suppressions = JSON.parse(readFileSync(path.join(folder, "eslint-suppressions.json"), "utf8")) as unknown;
    expect(suppressions).toEqual({ "a.yaml": { "karpenter/require-imdsv2": { count: 1 } } });
    // The command runs with the ESLint beside it, which is a new one here.
    expect(countOf(await karpenterLint(folder))).toBe("0: nothing");
    expect(countOf(await karpenterLint(folder, ["--preset", "recommended"]))).toBe("1: 1 problem");
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
  const packageName = `eslint-plugin-karpenter@${own}`;
  expect([program, script]).toEqual([["sh", "-ec"], expect.stringContaining(`${packageName} `)]);
  const repository = makeFolder({ "clusters/prod/a.yaml": nodeClass, "clusters/test/b.yaml": nodeClass });
  await initRepository(repository);
  const given = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  const variables = { ...given, REPOSITORY: pathToFileURL(repository).href };
  expect(Object.keys(variables)).toEqual(Object.keys(given));
  const folder = makeFolder();
  const pack = ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder];
  const tarball = path.join(folder, (await run("npm", pack, { cwd: root })).stdout.trim());
  const outcome = await shell(folder, script.replace(packageName, tarball), variables);
  expect(countOf(outcome)).toBe("1: 1 problem");
  expect(outcome.stdout).toContain("clusters/prod/a.yaml");
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly locations: readonly [
        {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string };
            readonly region: { readonly startLine: number; readonly startColumn: number };
          };
        },
      ];
    }[];
  }[];
}
