/** The rules in a SARIF file. */
import type { ReportingDescriptor, Result } from "sarif";
import { type Effect, categoryOf } from "../../eslint/effects.js";
import { type Problem, pageOf } from "./problems.js";

/**
 * Code scanning shows a rule with such a number as one about security: from 4.0 "medium", from 7.0 "high". Nothing that
 * the rules report lets an attacker in without another weakness, such as a pod that was taken over, hence medium.
 */
const SECURITY_SEVERITY = "5.0";

/** Code scanning sorts the other rules by these. */
const SEVERITIES: Readonly<Record<Effect, string>> = {
  breaks: "error",
  unsafe: "warning",
  practice: "recommendation",
};

const OTHERS: ReadonlyMap<string, string> = new Map([
  ["parsing", "disallow files that cannot be read or parsed"],
  ["eslint", "disallow comments without effect"],
]);

/** Collects the rules of the results. */
export class RuleDescriptors {
  readonly #descriptors = new Map<string, ReportingDescriptor>();
  readonly #indexes = new Map<string, number>();

  all(): ReportingDescriptor[] {
    return [...this.#descriptors.values()];
  }

  referenceTo(problem: Problem): Pick<Result, "ruleId" | "ruleIndex"> {
    const { rule } = problem;
    const ruleIndex = this.#indexes.get(rule) ?? this.#indexes.size;
    if (!this.#indexes.has(rule)) {
      this.#indexes.set(rule, ruleIndex);
      this.#descriptors.set(rule, descriptorOf(problem));
    }
    return { ruleId: rule, ruleIndex };
  }
}

function descriptorOf(problem: Problem): ReportingDescriptor {
  const { rule, meta, effect } = problem;
  const description = meta?.docs?.description ?? OTHERS.get(rule) ?? rule;
  const sentence = `${description.charAt(0).toUpperCase()}${description.slice(1)}.`;
  const page = pageOf(problem);
  const category = categoryOf(meta);
  return {
    id: rule,
    shortDescription: { text: sentence },
    fullDescription: { text: sentence },
    ...(page !== undefined && { helpUri: page }),
    help: {
      text: page === undefined ? sentence : `${sentence} See ${page}`,
      markdown: page === undefined ? sentence : `${sentence}\n\n[Why it matters, and examples](${page})`,
    },
    defaultConfiguration: { level: "error" },
    properties: {
      // Code scanning recognizes `security`.
      tags: [effect, ...(category === undefined ? [] : [category.toLowerCase()])],
      "problem.severity": SEVERITIES[effect],
      ...(effect === "unsafe" && { "security-severity": SECURITY_SEVERITY }),
    },
  };
}
