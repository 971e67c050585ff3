/** The files that GitHub reads and that no one runs here: forms, workflows, and the settings of its bot. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { codeBlock } from "./code-blocks.js";

const root = new URL("..", import.meta.url);

function text(file: string): string {
  return readFileSync(new URL(file, root), "utf8");
}

function filesIn(folder: string): string[] {
  return readdirSync(new URL(folder, root)).map((name) => path.posix.join(folder, name));
}

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(text("package.json")) as Package;

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes?: { readonly label?: string; readonly options?: readonly unknown[] };
  readonly validations?: { readonly required?: boolean };
}

interface Form {
  readonly name?: string;
  readonly description?: string;
  readonly body?: readonly Field[];
}

const forms = filesIn(".github/ISSUE_TEMPLATE").filter((file) => !file.endsWith("/config.yml"));

function formOf(file: string): Required<Form> {
  return { name: "", description: "", body: [], ...(parse(text(file)) as Form) };
}

describe.each(forms)("%s", (file) => {
  const { name, description, body } = formOf(file);

  it("has what GitHub requires of a form", () => {
    expect([name, description]).not.toContain("");
    expect(body.length).toBeGreaterThan(0);
    const ids = body.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, id, attributes } of body) {
      expect(["checkboxes", "dropdown", "input", "textarea"]).toContain(type);
      expect(id).toMatch(/^[a-z-]+$/u);
      expect(attributes?.label ?? "", id).not.toBe("");
      expect((attributes?.options ?? []).length > 0, id).toBe(type === "checkboxes" || type === "dropdown");
    }
  });
});

it("the forms have different names, and require what an answer depends on", () => {
  const required = forms.map((file) => {
    const { body } = formOf(file);
    return [path.basename(file), body.flatMap(({ id, validations }) => (validations?.required ? id : []))];
  });
  expect(new Set(forms.map((file) => formOf(file).name)).size).toBe(forms.length);
  expect(Object.fromEntries(required)).toEqual({
    "bug.yml": ["versions", "place", "manifest", "actual", "expected"],
    "false-positive.yml": ["rule", "release", "version", "manifest", "expected"],
    "new-rule.yml": ["consequence", "source", "incorrect", "correct"],
  });
});

it("vulnerabilities are reported where SECURITY.md asks for them, and there is no issue without a form", () => {
  const config = parse(text(".github/ISSUE_TEMPLATE/config.yml")) as {
    blank_issues_enabled: boolean;
    contact_links: readonly { name: string; url: string; about: string }[];
  };
  expect(config.blank_issues_enabled).toBe(false);
  expect(config.contact_links.map(({ about }) => about).join()).not.toBe("");
  for (const { url } of config.contact_links) expect(text("SECURITY.md")).toContain(`(${url})`);
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly "timeout-minutes"?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly node: readonly number[]; readonly eslint: readonly number[] } };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly name?: string;
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

function workflow(file: string): Workflow {
  return parse(text(file)) as Workflow;
}

function commandsOf(job: Job | undefined): string[] {
  return (job?.steps ?? []).flatMap(({ run = "" }) => run.split("\n")).filter((line) => line !== "");
}

describe.each(filesIn(".github/workflows"))("%s", (file) => {
  const { name, on, permissions, concurrency, jobs } = workflow(file);

  it("can only read unless a job asks for more, ends in time, and runs once at a time", () => {
    expect(name).toBe(path.basename(file, ".yml"));
    expect(on).toBeDefined();
    expect(permissions).toEqual({ contents: "read" });
    expect(concurrency).toMatchObject({ group: expect.any(String) as string });
    for (const [job, content] of Object.entries(jobs)) expect(content["timeout-minutes"], job).toBeLessThanOrEqual(30);
  });

  const steps = Object.values(jobs).flatMap((job) => job.steps.map((step) => [step, job] as const));

  it("uses actions of GitHub itself, pinned to a major version", () => {
    for (const [step] of steps) {
      expect([step.uses, step.run].filter((one) => one !== undefined)).toHaveLength(1);
      if (step.uses !== undefined) expect(step.uses).toMatch(/^actions\/[\w-]+@v\d+$/u);
    }
  });

  it("leaves its token in the repository only where it pushes", () => {
    for (const [{ uses, with: inputs }, job] of steps.filter(([step]) => step.uses?.startsWith("actions/checkout@"))) {
      const isKept = inputs?.["persist-credentials"] !== false;
      expect(isKept, uses).toBe(job.permissions?.["contents"] === "write");
    }
  });

  it("runs scripts and projects that exist", () => {
    for (const command of steps.map(([{ run }]) => run ?? "")) {
      const scripts = [...command.matchAll(/\bnpm run (?:--\w+ )*(?<script>[\w:-]+)/gu)];
      for (const { groups } of scripts) expect(Object.keys(manifest.scripts)).toContain(groups?.["script"]);
      const projects = [...command.matchAll(/--project (?<project>\w+)/gu)];
      for (const { groups } of projects)
        expect(text("vitest.config.ts")).toContain(`name: "${groups?.["project"] ?? ""}"`);
      // Names of branches and tags are chosen by others: the shell reads them from variables.
      expect(command).not.toContain("${{");
    }
  });
});

it("the tests run with each major version that package.json supports", () => {
  const majors = (range = "") => Array.from(range.matchAll(/(?<=^|[ ^=])\d+/gu), ([major]) => Number(major));
  const { linux, windows } = workflow(".github/workflows/test.yml").jobs;
  expect(linux?.strategy?.matrix).toEqual({
    node: majors(manifest.engines["node"]),
    eslint: majors(manifest.peerDependencies["eslint"]),
  });
  expect(commandsOf(linux)).toEqual([
    "npm ci",
    'npm install --no-save "$ESLINT"',
    "pipx install pre-commit",
    "npm test",
  ]);
  // The alias, without which there would be one version of ESLint in each job.
  expect(text(".github/workflows/test.yml")).toContain("'eslint9@npm:eslint@9' || 'eslint@10'");
  expect(manifest.devDependencies["eslint9"]).toMatch(/^npm:eslint@9\./u);
  expect(windows?.steps.length).toBeGreaterThan(0);
});

describe("a release", () => {
  const { jobs } = workflow(".github/workflows/release.yml");

  it("is tested before it is published, by the one job that may do so", () => {
    const permissions = Object.entries(jobs).map(([job, content]) => [job, content.permissions]);
    expect(Object.fromEntries(permissions)).toEqual({
      test: undefined,
      npm: { contents: "read", "id-token": "write" },
      image: { contents: "read", packages: "write" },
      hook: { contents: "write" },
    });
    expect(commandsOf(jobs["test"]).at(-1)).toBe("npm test");
    const publish = "npm publish --provenance --ignore-scripts";
    expect(commandsOf(jobs["npm"]).slice(-2)).toEqual([publish, `${publish} ./packages/karpenter-lint`]);
    expect([jobs["npm"], jobs["image"], jobs["hook"]]).toMatchObject([
      { needs: "test" },
      { needs: "npm" },
      { needs: "npm" },
    ]);
  });

  it("makes the commit of the hook by the commands of docs/pre-commit.md", () => {
    const page = "docs/pre-commit.md";
    const shown = `${codeBlock(page, "sh", "npm run release:commit")}${codeBlock(page, "sh", "git tag")}`;
    const commands = shown
      .trim()
      .replaceAll(/v\d[\d.]*/gu, '"$version"')
      .replaceAll("git push ", "git push --atomic ");
    expect(commandsOf(jobs["hook"])).toEqual(expect.arrayContaining(commands.split("\n")));
  });
});

it("dependabot updates both, and ignores only what is installed", () => {
  const { version, updates } = parse(text(".github/dependabot.yml")) as {
    version: number;
    updates: readonly { "package-ecosystem": string; ignore?: readonly { "dependency-name": string }[] }[];
  };
  expect(version).toBe(2);
  expect(updates.map((update) => update["package-ecosystem"])).toEqual(["npm", "github-actions"]);
  const ignored = updates.flatMap(({ ignore = [] }) => ignore.map((one) => one["dependency-name"]));
  expect(Object.keys(manifest.devDependencies)).toEqual(expect.arrayContaining(ignored));
});
