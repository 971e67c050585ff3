import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { rules } from "../../lib/rules.generated.js";
import { collectCases } from "../rule-tester/collect.js";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "karpenter-patches-")));

const kustomizations = {
  ".": "resources: [base, whole.yaml]\npatches:\n  - path: patch.yaml\n    target: { kind: NodePool }\n",
  base: "resources: [whole.yaml]\n",
  plain: "resources: [whole.yaml]\n",
};
for (const [folder, text] of Object.entries(kustomizations)) {
  mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, folder, "kustomization.yaml"), text);
}

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const pool = "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: x }\n";
const application = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\n";
const cases = await collectCases();

/** For each rule that requires fields, a manifest that lacks one. */
const samples = [...cases].flatMap(([rule, { lacking }]) =>
  lacking === undefined ? [] : [[rule, lacking.code] as const],
);

/** The lines at which a rule reports something. */
function lint(rule: string, text: string, name: string): number[] {
  const config: Linter.Config = {
    files: ["**/*.yaml"],
    plugins: { karpenter },
    language: "karpenter/yaml",
    rules: { [`karpenter/${rule}`]: ["error", ...(cases.get(rule)?.lacking?.options ?? [])] },
  };
  return new Linter({ cwd: root }).verify(text, config, path.join(root, name)).map(({ line }) => line);
}

it("has a sample for each rule that asks for fields", () => {
  const folder = new URL("../../rules/", import.meta.url);
  const asking = Object.entries(rules).filter(
    ([rule, { asksForFields }]) =>
      asksForFields ||
      /\.?completeness\(\w+\) [!=]== "whole"/u.test(readFileSync(new URL(`${rule}.ts`, folder), "utf8")),
  );
  expect(samples.map(([rule]) => rule)).toEqual(asking.map(([rule]) => rule));
});

describe.each(samples)("%s", (rule, text) => {
  it("reports a manifest that lacks a field", () => {
    expect(lint(rule, text, "other.yaml")).not.toEqual([]);
  });

  it("asks for none that an overlay adds to a base", () => {
    expect(lint(rule, text, "base/whole.yaml")).toEqual([]);
    expect(lint(rule, text, "whole.yaml")).toEqual([]);
  });

  it("asks a resource that no kustomization changes", () => {
    expect(lint(rule, text, "plain/whole.yaml")).not.toEqual([]);
  });

  it.each(["pool-patch.yaml", "patch-pool.yaml", "patch.pool.yaml", "patches/pool.yaml", "a/patches/b/pool.yaml"])(
    "asks for none in %s, whose kustomization may be elsewhere",
    (name) => {
      expect(lint(rule, text, name)).toEqual([]);
    },
  );

  it.each(["dispatch.yaml", "patched.yaml", "patchwork/pool.yaml", "pool-dispatches.yaml"])("asks %s", (name) => {
    expect(lint(rule, text, name)).not.toEqual([]);
  });

  it("asks for none in a file that a kustomization names as a patch", () => {
    expect(lint(rule, text, "patch.yaml")).toEqual([]);
    expect(lint(rule, `${text}---\n${text}`, "patch.yaml")).toEqual([]);
  });

  it.each(["$patch: merge\n", '"$patch": replace\n', "$patch: {{ x }}\n"])("asks for none under %j", (directive) => {
    expect(lint(rule, directive + text, "other.yaml")).toEqual([]);
    expect(lint(rule, text + directive, "other.yaml")).toEqual([]);
  });

  it("asks the manifest beside a patch", () => {
    const lines = `$patch: merge\n${text}`.split("\n").length;
    const found = lint(rule, `$patch: merge\n${text}---\n${text}`, "other.yaml");
    expect(found).not.toEqual([]);
    expect(Math.min(...found)).toBeGreaterThan(lines);
  });
});

it("only asking is left out: what a patch says is judged", () => {
  const text = `$patch: merge\n${pool}spec: { disruption: { consolidateAfter: Never } }\n`;
  expect(lint("no-disabled-disruption", text, "patch.yaml")).toEqual([5]);
  const both = `${application}spec: { destination: { name: a, server: b } }\n`;
  expect(lint("valid-application-destination", both, "patch.yaml")).toEqual([4]);
});
