/** The names of rules, with and without the plugin's prefix. */
import { didYouMean } from "../did-you-mean.js";
import { guess } from "../guess.js";
import { namespace } from "../meta.js";
import { rules } from "../rules.generated.js";
import { visibleValue } from "../visible.js";

export const ruleNames: readonly string[] = Object.keys(rules);

/** @param rule with or without the prefix */
export function withoutPrefix(rule: string): string {
  return rule.startsWith(`${namespace}/`) ? rule.slice(namespace.length + 1) : rule;
}

/** @param rule without the prefix */
export function prefixed(rule: string): string {
  return `${namespace}/${rule}`;
}

/** One sentence about a rule that does not exist; undefined if it exists. */
export function problemOfRuleName(rule: string): string | undefined {
  if (ruleNames.includes(rule)) return undefined;
  return `Unknown rule "${visibleValue(rule)}"${didYouMean(guess(rule, ruleNames), "see karpenter-lint --list-rules.")}`;
}
