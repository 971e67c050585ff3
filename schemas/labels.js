// The rules that allow only known labels in one of Karpenter's domains: their lists are facts.
import { readFileSync } from "node:fs";
import { URL } from "node:url";

/** @typedef {import("./checks.js").Schema} Schema */
/** @typedef {{ domain: string, digests: { value?: string, keys?: string }, labels: string[] }} LabelList */

/** @returns {Record<string, ["restricted-domain", Schema]>} the invariant and its check by digest */
export function labelLists() {
  const file = new URL("../facts/labels.json", import.meta.url);
  const lists = /** @type {LabelList[]} */ (JSON.parse(readFileSync(file, "utf8")));
  /** @type {ReturnType<typeof labelLists>} */
  const checks = {};
  for (const { domain, digests, labels } of lists) {
    const known = Object.fromEntries(labels.map((label) => [label, {}]));
    const check = { "x-labels": { domain, known } };
    if (digests.value !== undefined) checks[digests.value] = ["restricted-domain", check];
    if (digests.keys !== undefined) checks[digests.keys] = ["restricted-domain", { propertyNames: check }];
  }
  return checks;
}
