/** The same faults are found at the same values in every form: docs/forms.md shows the forms. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { Linter } from "eslint";
import prettier from "prettier";
import { describe, expect, it } from "vitest";
import karpenter from "../lib/index.js";
import { fill } from "../scripts/docs.js";
import type { Fault, Form } from "./forms/form.js";
import { installFaults, installForms } from "./forms/installs.js";
import { manifestFaults, manifestForms } from "./forms/manifests.js";
import { createRepository } from "./repositories.js";

const page = new URL("../docs/forms.md", import.meta.url);

interface Finding {
  readonly place: string;
  readonly rule: string;
}

/** The findings of some rules in all files of a form. */
function findingsIn({ files }: Form, faults: readonly Fault[]): Finding[] {
  const folder = createRepository(files);
  const linter = new Linter({ cwd: folder });
  const rules = Object.fromEntries(faults.map(({ rule }) => [`karpenter/${rule}`, "error" as const]));
  const config = [
    ...karpenter.configs.base,
    ...karpenter.configs.terraform,
    { files: ["**/*.json"], language: "karpenter/yaml" },
    { files: ["**/*"], rules, settings: { karpenter: { valuesFiles: true } } },
  ];
  return Object.entries(files).flatMap(([file, text]) =>
    linter
      .verify(text, config, { filename: path.join(folder, file), filterCodeBlock: () => true })
      .map(({ ruleId, line, column, message }) => ({
        rule: ruleId?.replace("karpenter/", "") ?? message,
        place: `${file}:${String(line)}:${String(column)}`,
      })),
  );
}

/** Where a fault has to be reported. */
function placeOf({ at: value, after = "" }: Fault, { files, uses }: Form): string {
  const at = uses?.get(value) ?? value;
  for (const [file, text] of Object.entries(files)) {
    const start = text.indexOf(after);
    const index = start < 0 ? -1 : text.indexOf(at, start);
    if (index < 0) continue;
    // Quotes belong to the value.
    const [quote = ""] = /\\?"$/u.exec(text.slice(0, index)) ?? [];
    const isQuoted = text.startsWith(quote, index + at.length);
    const before = text.slice(0, isQuoted ? index - quote.length : index).split("\n");
    return `${file}:${String(before.length)}:${String((before.at(-1)?.length ?? 0) + 1)}`;
  }
  return "nowhere";
}

const byPlace = (one: Finding, other: Finding) => one.rule.localeCompare(other.rule);

describe.each([
  { what: "a manifest", faults: manifestFaults, forms: manifestForms },
  { what: "an install", faults: installFaults, forms: installForms },
])("the faults of $what are found", ({ faults, forms }) => {
  it.each(forms)("in $name", (form) => {
    const expected = faults.map((fault) => ({ rule: fault.rule, place: placeOf(fault, form) }));
    expect(findingsIn(form, faults).sort(byPlace)).toEqual(expected.sort(byPlace));
  });
});

it("docs/forms.md shows the forms (npm run docs)", async () => {
  const manifests = fill(readFileSync(page, "utf8"), "manifests", table(manifestForms, manifestFaults));
  const filled = fill(manifests, "installs", table(installForms, installFaults));
  const options = await prettier.resolveConfig(page);
  const text = await prettier.format(filled, { ...options, parser: "markdown" });
  await expect(text).toMatchFileSnapshot(page.pathname);
});

function table(forms: readonly Form[], faults: readonly Fault[]): string {
  const heads = faults.map(({ rule }) => `[${rule}](rules/${rule}.md)`);
  const rows = forms.map((form) => {
    const found = new Set(findingsIn(form, faults).map(({ rule }) => rule));
    return `| ${form.name} | ${faults.map(({ rule }) => (found.has(rule) ? "✔" : "–")).join(" | ")} |`;
  });
  return [`| form | ${heads.join(" | ")} |`, `| --- |${heads.map(() => " :-: |").join("")}`, ...rows].join("\n");
}
