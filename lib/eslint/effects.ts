/** What happens to a cluster because of a problem, in three classes that people sort problems by. */
import type { Linter, Rule } from "eslint";
import type { Category } from "./rule-definition.js";

export type Effect = "breaks" | "unsafe" | "practice";

const EFFECTS: Readonly<Record<Category, Effect>> = {
  Security: "unsafe",
  "API server": "breaks",
  "Run time": "breaks",
  "Chart and Argo CD": "breaks",
  Consistency: "breaks",
  "Reliability and cost": "practice",
};

const effects: ReadonlyMap<string | undefined, Effect> = new Map(Object.entries(EFFECTS));

/** @param meta the data of the rule; undefined for problems that no rule reports */
export function effectOf({ ruleId, severity }: Linter.LintMessage, meta: Rule.RuleMetaData | undefined): Effect {
  // An error is a file that cannot be read; the warnings are about comments that configure nothing.
  if (ruleId === null) return severity === 2 ? "breaks" : "practice";
  // Nothing is known about the rules of other plugins, so they promise nothing about the cluster.
  return effects.get(categoryOf(meta)) ?? "practice";
}

/** ESLint's types do not have what this plugin adds to the documentation of its rules. */
export function categoryOf(meta: Rule.RuleMetaData | undefined): string | undefined {
  return (meta?.docs as { category?: Category } | undefined)?.category;
}
