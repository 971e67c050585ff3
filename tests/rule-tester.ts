import { describe, expect, it } from "vitest";
import type { EslintRule } from "../lib/eslint/rule.js";
import { type Case, type Cases, malformed } from "./rule-tester/cases.js";
import { register } from "./rule-tester/collect.js";
import { type Lint, lint as usualLint } from "./rule-tester/lint.js";
import { type Outcome, expectedOutcome, firstTexts, outcomeOf } from "./rule-tester/outcome.js";

export type { Report } from "./rule-tester/cases.js";

/** Runs each case of a rule once; tests/setups.test.ts shows that the other set-ups say the same. */
export class RuleTester {
  readonly #lint: Lint;

  constructor(lint: Lint = usualLint) {
    this.#lint = lint;
  }

  run(name: string, rule: EslintRule, cases: Cases): void {
    if (!register(name, cases)) return;
    describe(name, () => {
      const outcomes: Outcome[] = [];
      it("has cases of the right form", () => {
        expect(malformed(rule, cases)).toEqual([]);
      });
      describe("valid", () => {
        for (const one of cases.valid) {
          it(one.name, async () => {
            await this.#check(name, one, { problems: [], output: one.code });
          });
        }
      });
      describe("invalid", () => {
        for (const one of cases.invalid) {
          it(one.name, async () => {
            outcomes.push(await this.#check(name, one, expectedOutcome(rule, one)));
          });
        }
      });
      it("has these texts", () => {
        expect(firstTexts(outcomes)).toEqual(cases.texts);
      });
    });
  }

  async #check(rule: string, one: Case, expected: Outcome): Promise<Outcome> {
    const actual = outcomeOf(one, await this.#lint(rule, one));
    expect(actual).toEqual(expected);
    for (const output of changesIn(one, actual)) {
      const messages = await this.#lint(undefined, { ...one, code: output });
      const fatal = messages.filter((message) => message.fatal);
      expect(fatal, `cannot be parsed after the change: ${output}`).toEqual([]);
    }
    return actual;
  }
}

/** The texts that fixes and suggestions make of a case. */
function changesIn({ code }: Case, { output, problems }: Outcome): string[] {
  const outputs = problems.flatMap(({ suggestions }) => suggestions.map((suggestion) => suggestion.output));
  return [...new Set([output, ...outputs])].filter((text) => text !== code);
}
