import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import karpenter, { type RuleName } from "../lib/index.js";
import { NEWEST_RELEASE } from "../lib/kinds.js";
import { changelogSections } from "../scripts/changelog.js";
import { fill, rulesTable, updatePage } from "../scripts/docs.js";
import { sample } from "../scripts/new-rule-files.js";
import { examplesOf, withExample } from "../scripts/page-examples.js";
import { demoPicture } from "../scripts/picture.js";
import { allBlocks, codeBlock } from "./code-blocks.js";
import { resolvedEntries } from "./page-snippets.js";

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

it("the changelog names every rule, so pages can tell the version that added it", () => {
  const names = new Set(
    changelogSections().flatMap(({ text: section }) => section.match(/(?<=`)[a-z0-9-]+(?=`)/gu) ?? []),
  );
  expect(rules.filter((rule) => !names.has(rule))).toEqual([]);
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
    const blocks = [...found].map(({ groups = {} }) => ({
      page: groups["page"] === "page" ? page : groups["page"]?.slice(1, -1),
      language: groups["language"],
      part: groups["part"]?.replaceAll(String.raw`\n`, "\n") ?? "",
    }));
    // All blocks of a page, whatever their language.
    const whole = [...source.matchAll(/^runPage\("(?<page>[^"]+)"/gmu)].map(({ groups }) => groups?.["page"]);
    return [...blocks, ...whole.map((name) => ({ page: name, language: undefined, part: "" }))];
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
      ({ language, code }) =>
        !here.some((call) => (call.language ?? language) === language && code.includes(call.part)),
    );
    expect(left).toEqual([]);
  });
});

function testFiles(): string[] {
  const all = readdirSync(new URL("tests", root), { recursive: true, encoding: "utf8" });
  return all.filter((file) => file.endsWith(".ts")).map((file) => path.join("tests", file));
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

  it("starts with the cluster, not the rule, and names a case in which the rule is wrong", () => {
    const startOf = (heading: string) => page.split(`## ${heading}\n\n`)[1] ?? "";
    expect(startOf("Why it matters")).not.toMatch(/^(?:The|This) rule\b/u);
    expect(startOf("When not to use it")).not.toMatch(/^(?:Keep this rule enabled|There is no known reason)/u);
  });

  it("has examples of both sorts, and no code that isn't one or generated", () => {
    const all = examplesOf(page);
    const withTerraform = all.filter(({ terraform }) => terraform !== undefined);
    const blocks = allBlocks(`docs/rules/${rule}.md`).filter(
      ({ language, code }) =>
        language !== "diff" && !/^(?:#|\/\/) (?:\.karpenter-lint\.yaml|eslint\.config\.mjs)$/mu.test(code),
    );
    expect(all.length + withTerraform.length).toBe(blocks.length);
    expect(new Set(all.map((example) => example.isWrong))).toEqual(new Set([true, false]));
  });

  it("has two configurations that mean the same, and change what the preset does", async () => {
    const own = codeBlock(`docs/rules/${rule}.md`, "yaml", "# .karpenter-lint.yaml");
    const eslint = codeBlock(`docs/rules/${rule}.md`, "js", "// eslint.config.mjs");
    const { fromFile, fromModule, fromPreset } = await resolvedEntries(rule, own, eslint);
    expect(fromModule).toEqual(fromFile);
    expect(fromModule).not.toEqual(fromPreset);
  });

  it.each(examplesOf(page))("line $line", (example) => {
    const messages = withExample(karpenter, rule, example, (linter, config, filename) =>
      linter.verify(example.code, config, filename),
    );
    expect(messages.filter((message) => message.ruleId !== `karpenter/${rule}`)).toEqual([]);
    expect(messages.length > 0).toBe(example.isWrong);
  });
});
