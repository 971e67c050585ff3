import { readFileSync } from "node:fs";
import path from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter, { type RuleName } from "../../lib/index.js";
import { type Kind, kinds } from "../../lib/kinds.js";
import { rules } from "../../lib/rules.generated.js";
import { fill, kindsTable } from "../../scripts/docs.js";
import { linted } from "../repositories.js";
import { cells, columns } from "./cells.js";

const names = Object.keys(karpenter.rules) as RuleName[];

/** What a rule needs to have something to say at all. */
const options: Partial<Record<RuleName, object>> = {
  "no-missing-node-class": { checkUnused: true },
  "require-node-labels": { labels: { team: ".*" } },
};

/** A release that serves a version, so that another rule than no-removed-api has its say. */
function releaseFor(rule: RuleName, kind: string, version: string): string | undefined {
  // 1.0 serves v1beta1, and no NodeOverlay yet.
  if (rule === "no-removed-api") return kind === "NodeOverlay" ? "1.0" : undefined;
  if (version === "v1beta1" && kind !== "CapacityBuffer") return "1.0";
  const isGone = ["AWSNodeTemplate", "Machine", "Provisioner"].includes(kind);
  return rule === "no-unserved-manifests" && isGone ? "0.32" : undefined;
}

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
    const release = releaseFor(rule, kind, version);
    const files = { "example.yaml": `apiVersion: ${group}/${version}\nkind: ${kind}\n${body}\n` };
    const { code, filename } = linted(files);
    const messages = new Linter({ cwd: path.dirname(filename) }).verify(
      code,
      {
        files: ["**/*.yaml"],
        plugins: { karpenter },
        language: "karpenter/yaml",
        settings: release === undefined ? {} : { karpenter: { release } },
        rules: { [`karpenter/${rule}`]: ["error", ...(options[rule] ? [options[rule]] : [])] },
      },
      filename,
    );
    expect(messages.map(({ ruleId }) => ruleId)).toContain(`karpenter/${rule}`);
  });
});

it("docs/kinds.md shows the cells (npm run docs)", () => {
  const page = readFileSync(new URL("../../docs/kinds.md", import.meta.url), "utf8");
  const squeeze = (table: string) => table.replaceAll(/ +/gu, " ").replaceAll(/-+/gu, "-");
  expect(squeeze(page)).toBe(squeeze(fill(page, "kinds", kindsTable(cells, columns))));
});
