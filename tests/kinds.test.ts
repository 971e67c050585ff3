/** The kinds that each rule checks, from the rule's own cases: docs/kinds.md shows them. */
import { readFileSync } from "node:fs";
import prettier from "prettier";
import { expect, it } from "vitest";
import { allKinds, kinds } from "../lib/kinds.js";
import { rules } from "../lib/rules.generated.js";
import { fill } from "../scripts/docs.js";
import { collectCases } from "./rule-tester/collect.js";
import { reportedKinds } from "./rule-tester/kinds.js";

const page = new URL("../docs/kinds.md", import.meta.url);

const columns = allKinds.flatMap((kind) => {
  const { versions } = kinds[kind];
  return versions.map(({ name }) => `${kind} ${name}`).reverse();
});

const reported = new Map([...(await collectCases())].map(([rule, cases]) => [rule, reportedKinds(cases)]));

it.each(Object.entries(rules))("%s has a case of each of its kinds, and of no other", (rule, { kinds: own }) => {
  const found = new Set([...(reported.get(rule) ?? [])].map((column) => column.split(" ", 1)[0]));
  // A rule without kinds looks at all Kubernetes objects.
  expect([...found].sort()).toEqual([...(own.length > 0 ? own : allKinds)].sort());
});

it("docs/kinds.md shows the kinds and versions of the cases (npm run docs)", async () => {
  const filled = fill(readFileSync(page, "utf8"), "kinds", table());
  const options = await prettier.resolveConfig(page);
  const text = await prettier.format(filled, { ...options, parser: "markdown" });
  await expect(text).toMatchFileSnapshot(page.pathname);
});

function table(): string {
  const heads = columns.map((column) => column.replace(" ", "<br>"));
  const rows = [...reported].map(([rule, found]) => {
    const marks = columns.map((column) => (found.has(column) ? "✔" : "–"));
    return `| [${rule}](rules/${rule}.md) | ${marks.join(" | ")} |`;
  });
  return [`| rule | ${heads.join(" | ")} |`, `| --- |${columns.map(() => " :-: |").join("")}`, ...rows].join("\n");
}
