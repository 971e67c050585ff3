// Reads the lists of labels out of the rules that allow only known labels in a domain, so a new label needs no work.

/** @typedef {import("../../schemas/labels.js").LabelList} LabelList */

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
