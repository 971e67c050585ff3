/** The cases of all rules, for tests that look at all of them. */
import { readdirSync } from "node:fs";
import type { Cases } from "./cases.js";

// Vitest may have run a file before, in the same worker, and doesn't load it again.
const known = new Map<string, Cases>();
let isCollecting = false;

/** Remembers the cases of a rule, and tells whether to run them: not if a test of all rules only wants to know them. */
export function register(rule: string, cases: Cases): boolean {
  known.set(rule, cases);
  return !isCollecting;
}

/** The cases by rule, in the order of the names. */
export async function collectCases(): Promise<ReadonlyMap<string, Cases>> {
  const folder = new URL("../rules/", import.meta.url);
  const rules = readdirSync(folder)
    .map((file) => file.replace(/\.test\.ts$/u, ""))
    .sort();
  const found = new Map<string, Cases>();
  isCollecting = true;
  for (const rule of rules) {
    await import(new URL(`${rule}.test.ts`, folder).href);
    const cases = known.get(rule);
    if (!cases) throw new Error(`tests/rules/${rule}.test.ts has no cases of ${rule}.`);
    found.set(rule, cases);
  }
  isCollecting = false;
  return found;
}
