import { type Linter, RuleTester as Tester } from "eslint";
import { RuleTester as TesterOf9 } from "eslint9";
import yml from "eslint-plugin-yml";
import { describe, it } from "vitest";
import * as parser from "yaml-eslint-parser";
import karpenter from "../lib/index.js";
import type { EslintRule } from "../lib/rule.js";

Tester.describe = describe;
Tester.it = it;
Tester.itOnly = it.only;
TesterOf9.describe = describe;
TesterOf9.it = it;
TesterOf9.itOnly = it.only;

const plugins = { karpenter, yml } as unknown as NonNullable<Linter.Config["plugins"]>;

// The types of the two versions differ in what doesn't matter here.
const OldestTester = TesterOf9 as unknown as typeof Tester;

/** Each way in which a rule may be run, with the same findings to come out of it. */
const setups: Record<string, Linter.Config> = {
  "karpenter/yaml": { plugins, language: "karpenter/yaml" },
  "karpenter/yaml, fast": { plugins, language: "karpenter/yaml", languageOptions: { unrelatedFiles: "skip" } },
  "yml/yaml": { plugins, language: "yml/yaml" },
  parser: { plugins, languageOptions: { parser } },
};

type Cases = Parameters<Tester["run"]>[2];

/** ESLint's RuleTester, over every language and both ends of the range of ESLint versions. */
export class RuleTester {
  run(name: string, rule: EslintRule, cases: Cases): void {
    for (const [setup, config] of Object.entries(setups)) {
      describe(setup, () => {
        new Tester(config).run(name, rule, {
          ...cases,
          assertionOptions: { requireMessage: "message", requireLocation: true },
        });
      });
    }
    describe("ESLint 9.38", () => {
      new OldestTester(setups["karpenter/yaml"]).run(name, rule, cases);
    });
  }
}
