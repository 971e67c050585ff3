import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter, { type RuleName } from "../lib/index.js";
import { NEWEST_RELEASE } from "../lib/kinds.js";
import { fill, rulesTable, updatePage } from "../scripts/docs.js";
import { sample } from "../scripts/new-rule-files.js";
import { demoPicture } from "../scripts/picture.js";
import { allBlocks } from "./code-blocks.js";
import { createRepository } from "./repositories.js";

const root = new URL("..", import.meta.url);

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(ending) && file !== "README.md")
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

function text(file: string): string {
  return readFileSync(new URL(file, root), "utf8");
}

const rules = Object.keys(karpenter.rules).sort() as RuleName[];

it("every rule has a file, a page and a test", () => {
  expect(namesIn("rules", ".ts")).toEqual(rules);
  expect(namesIn("docs/rules", ".md")).toEqual(rules);
  expect(namesIn("tests/rules", ".test.ts")).toEqual(rules);
});

it("every rule is finished: nothing is left of the sample of npm run new-rule", () => {
  const files = rules.flatMap((rule) => [`rules/${rule}.ts`, `tests/rules/${rule}.test.ts`, `docs/rules/${rule}.md`]);
  expect(files.filter((file) => text(file).includes(sample) || /^TODO:/mu.test(text(file)))).toEqual([]);
});

it("the page on versions names what package.json asks for, and the newest release of Karpenter", () => {
  const { engines, peerDependencies } = JSON.parse(text("package.json")) as Record<string, Record<string, string>>;
  const short = (range = "") => range.replaceAll(" || ", ", ").replaceAll(/\.0(?:\.0)?(?=,|$)/gu, "");
  const page = text("docs/versions.md").replaceAll(/ +/gu, " ");
  expect(page).toContain(`| Node.js | ${short(engines?.["node"])},`);
  expect(page).toContain(`| ESLint | ${short(peerDependencies?.["eslint"])} |`);
  expect(page).toContain(`to ${NEWEST_RELEASE}`);
});

it("the table of rules is up to date (npm run docs)", () => {
  const page = text("docs/rules/README.md");
  expect(page).toBe(fill(page, "rules", rulesTable(karpenter)));
});

it("the README's picture is what the command prints (npm run docs)", () => {
  expect(demoPicture()).toBe(text("docs/demo.svg"));
});

describe("each block of code is run by a test", () => {
  const calls = testFiles().flatMap((file) => {
    const source = text(file);
    const page = /^const page = "(?<page>[^"]+)";$/mu.exec(source)?.groups?.["page"];
    const found = source.matchAll(
      /\bcodeBlocks?\((?<page>page|"[^"]+"), "(?<language>\w+)"(?:, "(?<part>[^"]+)")?\)/gu,
    );
    return [...found].map(({ groups = {} }) => ({
      page: groups["page"] === "page" ? page : groups["page"]?.slice(1, -1),
      language: groups["language"],
      part: groups["part"]?.replaceAll(String.raw`\n`, "\n") ?? "",
    }));
  });

  const pages = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    ...namesIn("docs", ".md").map((name) => `docs/${name}.md`),
  ];
  it.each(pages)("of %s", (page) => {
    const here = calls.filter((call) => call.page === page);
    const left = allBlocks(page).filter(
      ({ language, code }) => !here.some((call) => call.language === language && code.includes(call.part)),
    );
    expect(left).toEqual([]);
  });
});

function testFiles(): string[] {
  const all = readdirSync(new URL("tests", root), { recursive: true, encoding: "utf8" });
  return all.filter((file) => file.endsWith(".ts")).map((file) => path.join("tests", file));
}

interface Example {
  readonly code: string;
  /** The Terraform file next to it. */
  readonly terraform: string | undefined;
  readonly isWrong: boolean;
  readonly line: number;
}

/** The YAML examples of a page, each behind a line that begins with ❌ or ✅, and after Terraform if it needs some. */
function examples(page: string): Example[] {
  const found: Example[] = [];
  for (const match of page.matchAll(
    /^(?<mark>[❌✅]).*\n\n(?:```hcl\n(?<terraform>(?:(?!```).*\n)*)```\n\n)?```yaml\n(?<code>(?:(?!```).*\n)*)```$/gmu,
  )) {
    const line = page.slice(0, match.index).split("\n").length;
    const { mark, terraform, code = "" } = match.groups ?? {};
    found.push({ code, terraform, isWrong: mark === "❌", line });
  }
  return found;
}

describe.each(rules)("the page of %s", (rule) => {
  const page = text(`docs/rules/${rule}.md`);

  it("has an up-to-date head and options (npm run docs)", () => {
    expect(page).toBe(updatePage(karpenter, rule, page));
  });

  it("says what people look for", () => {
    expect(page.split("\n").filter((line) => line.startsWith("## "))).toEqual(
      expect.arrayContaining(["## Why it matters", "## Examples", "## When not to use it", "## Sources"]),
    );
  });

  it("has examples of both sorts, and no code that isn't one", () => {
    const all = examples(page);
    const withTerraform = all.filter(({ terraform }) => terraform !== undefined);
    expect(all.length + withTerraform.length).toBe(allBlocks(`docs/rules/${rule}.md`).length);
    expect(new Set(all.map((example) => example.isWrong))).toEqual(new Set([true, false]));
  });

  it.each(examples(page))("line $line", ({ code, terraform, isWrong }) => {
    // In a repository with nothing else in it, for rules that look at the files around.
    const folder = createRepository({
      "example.yaml": code,
      ...(terraform !== undefined && { "main.tf": terraform }),
      ".git/config": '[remote "origin"]\n\turl = https://git.acme.io/platform/gitops.git\n',
    });
    // An example may set options in a comment of its own.
    const config = code.startsWith("# eslint ") ? {} : { rules: { [`karpenter/${rule}`]: "error" as const } };
    const messages = new Linter({ cwd: folder }).verify(
      code,
      [...karpenter.configs.base, { files: ["**/*.yaml"], ...config }],
      path.join(folder, "example.yaml"),
    );
    expect(messages.filter((message) => message.ruleId !== `karpenter/${rule}`)).toEqual([]);
    expect(messages.length > 0).toBe(isWrong);
  });
});
