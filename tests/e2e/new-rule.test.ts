import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { codeBlock } from "../code-blocks.js";
import { copyRepository } from "./copy-repository.js";
import { git } from "./git.js";
import { type Outcome, root, run } from "./run.js";

const MINUTES = 60_000;

/** The arguments of the command in CONTRIBUTING.md, as npm passes them on. */
const shown = codeBlock("CONTRIBUTING.md", "sh", "npm run new-rule")
  .replace("npm run new-rule ", "")
  .split(/\s+/u)
  .filter((argument) => argument !== "" && argument !== "--") as [string, ...string[]];

let folder = "";

async function newRule(...args: string[]): Promise<Outcome> {
  return run(process.execPath, ["scripts/new-rule.js", ...args], { cwd: folder });
}

async function program(script: string, ...args: string[]): Promise<Outcome> {
  const file = path.join(root, "node_modules", script);
  return run(process.execPath, [file, ...args], { cwd: folder });
}

function copyBuild(): void {
  cpSync(path.join(root, "dist"), path.join(folder, "dist"), { recursive: true });
}

beforeAll(async () => {
  folder = await copyRepository();
  copyBuild();
});

describe("npm run new-rule", () => {
  it.each([
    ["no name", [], /^A name is missing: npm run new-rule NAME /u],
    ["a single word", ["public"], /^"public" must be in kebab case/u],
    ["another case", ["no-Public"], /^"no-Public" must be in kebab case/u],
    ["another first word", ["allow-public-ip"], /^"allow-public-ip" must start with one of no-, require-, /u],
    ["a first word that every object has", ["constructor-x"], /^"constructor-x" must start with one of no-, /u],
    ["the name of a rule", ["no-public-ip"], /^The name "no-public-ip" is taken: rules\/no-public-ip\.ts exists\.$/mu],
    ["a path", ["no-x/../../y"], /must be in kebab case/u],
    [
      "an option without --, of which npm passes the value on",
      ["no-x", "NodePool"],
      /^Unexpected argument "NodePool"/u,
    ],
    ["an unknown kind", ["no-x", "--kind", "Pod"], /^--kind must be one of AppProject, .+, not "Pod"\.$/mu],
    ["an unknown category", ["no-x", "--category", "Cost"], /^--category must be one of Security, .+, not "Cost"\.$/mu],
    ["a preset without rules of its own", ["no-x", "--preset", "all"], /^--preset must be one of .+, not "all"\.$/mu],
    ["an unknown option", ["no-x", "--force"], /^Unknown option '--force'/u],
  ])("rejects %s", async (_, args, message) => {
    const { code, stdout, stderr } = await newRule(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(await git(folder, "status", "--porcelain")).toBe("");
  });

  it(
    "makes three files that compile, pass the linter and their tests, and need no other change",
    async () => {
      const names = ["no-unfinished-class", "consistent-unfinished-app", shown[0]];
      const outcome = await newRule("no-unfinished-class");
      expect(outcome).toMatchObject({ code: 0, stderr: "" });
      expect(outcome.stdout).toContain("npx vitest run tests/rules/no-unfinished-class.test.ts");
      expect(await newRule(...shown)).toMatchObject({ code: 0, stderr: "" });
      const chosen = ["--kind", "Application", "--category", "Consistency", "--preset", "workspace"];
      expect(await newRule("consistent-unfinished-app", ...chosen)).toMatchObject({ code: 0, stderr: "" });
      const files = names.flatMap((name) => [
        `docs/rules/${name}.md`,
        `rules/${name}.ts`,
        `tests/rules/${name}.test.ts`,
      ]);
      const status = await git(folder, "status", "--porcelain", "--untracked-files=all");
      expect(status.split("\n").map((line) => line.trim())).toEqual(files.map((file) => `?? ${file}`).sort());

      // The index is generated before each build, and the build removed; all that the tests need of it is older.
      expect((await run(process.execPath, ["scripts/generate.js"], { cwd: folder })).code).toBe(0);
      cpSync(path.join(root, "dist"), path.join(folder, "dist"), { recursive: true });
      const sources = files.filter((file) => file.endsWith(".ts"));
      // To compile and to lint all others as well takes far longer.
      const project = path.join(folder, "tsconfig.json");
      const options = JSON.parse(readFileSync(project, "utf8")) as object;
      writeFileSync(project, JSON.stringify({ ...options, include: sources }));
      expect(await program("typescript/bin/tsc", "-p", "tsconfig.json")).toMatchObject({ code: 0, stdout: "" });
      expect(await program("eslint/bin/eslint.js", ...sources)).toMatchObject({ code: 0, stdout: "" });
      expect(await program("prettier/bin/prettier.cjs", "--check", ...sources)).toMatchObject({ code: 0 });

      const config = 'export default { test: { reporters: ["tap-flat"], testTimeout: 60_000 } };\n';
      writeFileSync(path.join(folder, "vitest.new.config.js"), config);
      const tests = ["tests/docs.test.ts", ...sources.filter((file) => file.startsWith("tests/"))];
      // The schema of .karpenter-lint.yaml, from an older build, has no new rules.
      const own = ["--testNamePattern", `(?:${names.join("|")})(?! has two configurations)`];
      const result = await program("vitest/vitest.mjs", "run", "--config", "vitest.new.config.js", ...tests, ...own);
      expect(result.stdout.split("\n").filter((line) => line.startsWith("not ok"))).toEqual([]);
      expect(result.code, result.stderr).toBe(0);
      for (const name of names) {
        expect(result.stdout).toMatch(new RegExp(`^ok .+ ${name} > has these texts`, "mu"));
        expect(result.stdout).toMatch(new RegExp(`^ok .+ the page of ${name} > has an up-to-date head`, "mu"));
      }
    },
    5 * MINUTES,
  );

  it("does not overwrite a page that is there already", async () => {
    writeFileSync(path.join(folder, "docs/rules/no-draft.md"), "draft");
    const { stderr } = await newRule("no-draft");
    expect(stderr).toBe('The name "no-draft" is taken: docs/rules/no-draft.md exists.\n');
    expect(readFileSync(path.join(folder, "docs/rules/no-draft.md"), "utf8")).toBe("draft");
    expect(existsSync(path.join(folder, "rules/no-draft.ts"))).toBe(false);
  });
});
