import { Linter, RuleTester as Tester } from "eslint";
import { RuleTester as TesterOf9 } from "eslint9";
import yml from "eslint-plugin-yml";
import { describe, expect, it } from "vitest";
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

/** Each way in which a rule can be run, with the same problems to be reported. */
const setups: Record<string, Linter.Config> = {
  "karpenter/yaml": { plugins, language: "karpenter/yaml" },
  "karpenter/yaml, fast": { plugins, language: "karpenter/yaml", languageOptions: { unrelatedFiles: "skip" } },
  "yml/yaml": { plugins, language: "yml/yaml" },
  parser: { plugins, languageOptions: { parser } },
};

/** A message of a rule: of a problem, or of a suggestion. */
export interface Report {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
}

type EslintCases = Parameters<Tester["run"]>[2];

interface Cases extends EslintCases {
  /** For each message of the rule, the text with which the cases report it first. */
  readonly texts: Readonly<Record<string, string>>;
}

/** ESLint's RuleTester, over every language and both ends of the range of ESLint versions. */
export class RuleTester {
  run(name: string, rule: EslintRule, { texts, ...cases }: Cases): void {
    it(`${name} has these texts`, () => {
      expect(firstTexts(name, cases.invalid)).toEqual(texts);
    });
    it(`${name}: each expected message has its data`, () => {
      for (const report of reportsIn(cases.invalid)) {
        const template = rule.meta?.messages?.[report.messageId] ?? "";
        const placeholders = Array.from(template.matchAll(/\{\{(\w+)\}\}/gu), ([, placeholder]) => placeholder);
        expect(Object.keys(report.data ?? {}), report.messageId).toEqual(expect.arrayContaining(placeholders));
      }
    });
    for (const [setup, config] of Object.entries(setups)) {
      describe(setup, () => {
        new Tester(config).run(name, rule, {
          ...cases,
          assertionOptions: { requireMessage: "messageId", requireLocation: true },
        });
      });
    }
    describe("ESLint 9.38", () => {
      new OldestTester(setups["karpenter/yaml"]).run(name, rule, cases);
    });
  }
}

/** The first text of each message that the cases report. */
function firstTexts(name: string, cases: EslintCases["invalid"]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { code, filename, options = [], settings } of cases) {
    const config = {
      ...setups["karpenter/yaml"],
      ...(settings && { settings }),
      rules: { [`karpenter/${name}`]: ["error", ...(options as unknown[])] },
    };
    const linter = new Linter({ cwd: "/" });
    for (const problem of linter.verify(code, [{ files: ["**"], ...config } as Linter.Config], filename ?? "a.yaml")) {
      texts[problem.messageId ?? ""] ??= problem.message;
      for (const { messageId = "", desc } of problem.suggestions ?? []) texts[messageId] ??= desc;
    }
  }
  return texts;
}

/** What the cases expect: problems and suggestions. */
function reportsIn(cases: EslintCases["invalid"]): Report[] {
  const problems = cases.flatMap(({ errors }) => (Array.isArray(errors) ? errors : []));
  return problems.flatMap((problem) => {
    const { suggestions, ...report } = problem as Report & { suggestions?: Report[] | number };
    return [report, ...(Array.isArray(suggestions) ? suggestions : [])];
  });
}
