/** The ways to run karpenter-lint without npm: the action, the image, and the package with the command alone. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { version } from "../lib/meta.js";

const root = new URL("..", import.meta.url);

function text(file: string): string {
  return readFileSync(new URL(file, root), "utf8");
}

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly homepage: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: unknown;
  readonly publishConfig: unknown;
  readonly dependencies: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(text(`${folder}package.json`)) as Manifest;
}

describe("packages/karpenter-lint", () => {
  const [own, thin] = [manifestOf(""), manifestOf("packages/karpenter-lint/")];

  it("has the version of the package, and depends on exactly that", () => {
    expect(thin.version).toBe(version);
    expect(Object.keys(thin.dependencies)).toEqual(["eslint", "eslint-plugin-karpenter"]);
    expect(thin.dependencies["eslint-plugin-karpenter"]).toBe(version);
  });

  it("depends on the ESLint that the tests run with", () => {
    const lock = JSON.parse(text("package-lock.json")) as { packages: Record<string, { version: string }> };
    expect(thin.dependencies["eslint"]).toBe(lock.packages["node_modules/eslint"]?.version);
  });

  it("agrees with the package in what npm shows and requires", () => {
    for (const name of ["license", "homepage", "engines", "publishConfig"] as const)
      expect(thin[name]).toEqual(own[name]);
    expect(Object.keys(thin.bin)).toEqual(Object.keys(own.bin));
    expect(text("packages/karpenter-lint/LICENSE")).toBe(text("LICENSE"));
  });
});

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

describe("action.yml", () => {
  const { inputs, runs } = parse(text("action.yml")) as Action;

  it("passes inputs to scripts as environment variables only", () => {
    expect(runs.using).toBe("composite");
    const scripts = runs.steps.filter(({ run }) => run !== undefined);
    expect(scripts.map(({ shell }) => shell)).toEqual(["bash", "bash"]);
    for (const { run } of scripts) expect(run).not.toContain("${{");
    const used = JSON.stringify(runs.steps).matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/gu);
    expect(Array.from(used, ([, name]) => name).sort()).toEqual(Object.keys(inputs).sort());
  });

  it("pins the action of others to a commit", () => {
    const used = runs.steps.flatMap(({ uses }) => uses ?? []);
    expect(used).toEqual([expect.stringMatching(/^actions\/setup-node@[0-9a-f]{40}$/u)]);
  });
});

describe("Dockerfile", () => {
  const instructions = text("Dockerfile")
    .split("\n")
    .filter((line) => /^[A-Z]/u.test(line));

  it("runs the command as a user without privileges, in the folder that users mount", () => {
    const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith("FROM ")));
    expect(last).toContain("USER node");
    expect(last).toContain("WORKDIR /work");
    expect(last.at(-1)).toBe('ENTRYPOINT ["karpenter-lint"]');
    // Nothing is run for the platform of the image, so it can be built on any other.
    expect(last.filter((line) => line.startsWith("RUN "))).toEqual([]);
  });
});
