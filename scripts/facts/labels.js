// The rules that allow only known labels in one of Karpenter's domains: their lists are facts, which are read out of the
// rules, so a new label needs no work.
import { readFacts } from "./files.js";

/** @typedef {import("../../schemas/checks.js").Schema} Schema */
/** @typedef {{ domain: string, digests: { value?: string, keys?: string }, labels: string[] }} LabelList */

const LIST =
  /^(?:self\.all\(x, )?(self|x) in \[([^\]]*)\] \|\| !\1\.find\("\^\(\[\^\/\]\+\)"\)\.endsWith\("([^"]+)"\)\)?$/u;

/**
 * Adds the list of a rule; false if it has none.
 * @param {LabelList[]} lists
 * @param {{ digest: string, rule: string }} rule
 */
export function addLabelList(lists, { digest, rule }) {
  const [, subject, quoted = "", domain] = LIST.exec(rule) ?? [];
  if (domain === undefined) return false;
  const labels = [...new Set([...quoted.matchAll(/"([^"]+)"/gu)].map(([, label = ""]) => label))].sort();
  const of = subject === "x" ? "keys" : "value";
  const text = JSON.stringify(labels);
  let list = lists.find(
    (one) => one.domain === domain && JSON.stringify(one.labels) === text && one.digests[of] === digest,
  );
  list ??= lists.find(
    (one) => one.domain === domain && JSON.stringify(one.labels) === text && one.digests[of] === undefined,
  );
  if (!list) lists.push((list = { domain, digests: {}, labels }));
  list.digests[of] = digest;
  return true;
}

/** @returns {LabelList[]} */
export function readLabelLists() {
  return readFacts("labels.json");
}

/** @returns {Record<string, ["restricted-domain", Schema]>} the invariant and its check by digest */
export function labelLists() {
  /** @type {ReturnType<typeof labelLists>} */
  const checks = {};
  for (const { domain, digests, labels } of readLabelLists()) {
    const known = Object.fromEntries(labels.map((label) => [label, {}]));
    const check = { "x-labels": { domain, known } };
    if (digests.value !== undefined) checks[digests.value] = ["restricted-domain", check];
    if (digests.keys !== undefined) checks[digests.keys] = ["restricted-domain", { propertyNames: check }];
  }
  return checks;
}
