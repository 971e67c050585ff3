/** All ways to run the rules agree: tests/rules/ runs each case in one of them. */
import { RuleTester } from "eslint";
import { expect, it } from "vitest";
import karpenter, { type RuleName } from "../lib/index.js";
import { collectCases } from "./rule-tester/collect.js";
import { differencesOver } from "./rule-tester/differences.js";
import { lint, otherSetups } from "./rule-tester/lint.js";

it("all set-ups report, fix and suggest the same in all cases of all rules", async () => {
  expect(await differencesOver(await collectCases(), lint, otherSetups)).toEqual([]);
});

it("ESLint's RuleTester, which is the authority, agrees with ours", async () => {
  const failures: string[] = [];
  let ran = 0;
  RuleTester.describe = (_: string, run: () => void) => {
    run();
  };
  for (const [rule, { valid, invalid }] of await collectCases()) {
    RuleTester.it = (name: string, run: () => void) => {
      ran += 1;
      try {
        run();
      } catch (error) {
        failures.push(`${rule}, ${name}: ${String(error)}`);
      }
    };
    const tester = new RuleTester({ plugins: { karpenter }, language: "karpenter/yaml" });
    const assertionOptions = { requireMessage: "messageId", requireLocation: true } as const;
    const cases = { valid: [...valid], invalid: [...invalid], assertionOptions } as Parameters<typeof tester.run>[2];
    tester.run(rule, karpenter.rules[rule as RuleName], cases);
  }
  expect(failures).toEqual([]);
  expect(ran).toBeGreaterThan(1000);
});
