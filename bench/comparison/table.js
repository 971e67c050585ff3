/** What each tool reports of each mistake, and the table of docs/comparison.md. */
import { names, groups } from "./cases.js";
import { repositoryOf } from "./folders.js";

/**
 * @typedef {object} Result
 * @property {readonly string[]} found the messages that the mistake causes
 * @property {number} others the number of messages about the same files without the mistake
 */

/** @typedef {ReadonlyMap<string, Result>} Column the results of a tool by the name of the mistake */

/**
 * @param {import("./peers.js").Tool} tool
 * @returns {Promise<Column>}
 */
export async function columnOf({ lint, stop }) {
  /** @type {Map<string, Result>} */
  const column = new Map();
  for (const name of names) {
    const before = await lint(repositoryOf(name, "correct"));
    const after = await lint(repositoryOf(name, "wrong"));
    column.set(name, { found: without(after, before), others: before.length });
  }
  await stop?.();
  return column;
}

/**
 * @param {readonly string[]} messages
 * @param {readonly string[]} others
 */
function without(messages, others) {
  const left = [...others];
  return messages.filter((message) => {
    const index = left.indexOf(message);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** @param {ReadonlyMap<string, Column>} columns by tool */
export function comparisonTable(columns) {
  const tools = [...columns.keys()];
  const all = [...columns.values()];
  const lines = [`| mistake | ${tools.join(" | ")} |`, `| --- |${" --- |".repeat(tools.length)}`];
  for (const { title, cases } of groups) {
    lines.push(`| **${title}** |${" |".repeat(tools.length)}`);
    for (const [name, mistake] of Object.entries(cases)) {
      const link = `[${mistake}](../tests/comparison/${name})`;
      lines.push(`| ${link} | ${all.map((column) => cellOf(column.get(name)?.found ?? [])).join(" | ")} |`);
    }
  }
  const others = all.map((column) => String([...column.values()].reduce((sum, result) => sum + result.others, 0)));
  lines.push(`| **Messages about the same files without the mistake** | ${others.join(" | ")} |`);
  return lines.join("\n");
}

/** @param {readonly string[]} found */
function cellOf(found) {
  if (found.length === 0) return "–";
  const rules = new Set(
    found.flatMap((message) => /^karpenter\/(?<rule>[a-z\d-]+)/u.exec(message)?.groups?.["rule"] ?? []),
  );
  return ["✅", ...[...rules].map((rule) => `[${rule}](rules/${rule}.md)`)].join(" ");
}
