import { readFileSync } from "node:fs";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter, { type RuleName } from "../../lib/index.js";
import { type Kind, kinds } from "../../lib/kinds.js";
import { rules } from "../../lib/rules.generated.js";
import { fill, kindsTable } from "../../scripts/docs.js";
import { cells, columns } from "./cells.js";

const names = Object.keys(karpenter.rules) as RuleName[];

/** What a rule needs to have something to say at all. */
const options: Partial<Record<RuleName, object>> = { "require-node-labels": { required: { team: ".*" } } };

describe.each(names)("%s", (rule) => {
  const own = cells[rule] ?? {};

  it("has a cell for each of its kinds, and for no other", () => {
    const inCells = new Set(Object.keys(own).map((column) => column.split(" ", 1)[0]));
    // A rule without kinds looks at all Kubernetes objects.
    const expected = rules[rule].kinds.length > 0 ? rules[rule].kinds : Object.keys(kinds);
    expect([...inCells].sort()).toEqual([...expected].sort());
    expect(Object.keys(own).filter((column) => !columns.includes(column))).toEqual([]);
  });

  it.each(Object.entries(own))("%s", (column, body) => {
    const [kind = "", version = ""] = column.split(" ");
    const { group } = kinds[kind as Kind];
    // 1.0 serves v1beta1, and no NodeOverlay yet.
    const isOfOld = rule === "no-removed-api" ? kind === "NodeOverlay" : version === "v1beta1";
    const messages = new Linter().verify(
      `apiVersion: ${group}/${version}\nkind: ${kind}\n${body}\n`,
      {
        files: ["**/*.yaml"],
        plugins: { karpenter },
        language: "karpenter/yaml",
        settings: isOfOld ? { karpenter: { release: "1.0" } } : {},
        rules: { [`karpenter/${rule}`]: ["error", ...(options[rule] ? [options[rule]] : [])] },
      },
      "example.yaml",
    );
    expect(messages.map(({ ruleId }) => ruleId)).toContain(`karpenter/${rule}`);
  });
});

it("docs/kinds.md shows the cells (npm run docs)", () => {
  const page = readFileSync(new URL("../../docs/kinds.md", import.meta.url), "utf8");
  const squeeze = (table: string) => table.replaceAll(/ +/gu, " ").replaceAll(/-+/gu, "-");
  expect(squeeze(page)).toBe(squeeze(fill(page, "kinds", kindsTable(cells, columns))));
});
