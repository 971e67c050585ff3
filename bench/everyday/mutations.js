/** Makes texts that are almost YAML, or YAML that is rarely written, out of others. */

/** @typedef {import("../random.js").Random} Random */

const PIECES = [
  ...[" ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", "#", " # c", "  # x\n", "# x\n"],
  ...["-", "- ", "- - a", ":", ": ", "a: b", "k:", "? ", ",", ", ", "[", "]", "{", "}", "{a: 1}", "[a, b]", "{}", "[]"],
  ...["'", '"', "''", "'a'", '"b"', '"":', "'':", "\\", "\\n", "\\/", "\\u0041", "\\x41"],
  ...["|", "|-", "|+", "|2", "|\n", ">", "---", "---\n", "\n---", "--- ", "...\n", "%", "&a ", "*a", "!t ", "<<: "],
  ...["@", "`", "~", "null", "null: ", "~: ", "true", "y", "1: ", "1.0: ", "-1", "+1", "0x1f", "0o7", "08", "1_000"],
  ...["1e3", ".5", ".inf", ".nan", "=", "--", "-a", "\f", "\u0001", "\u0085", "\u00A0", "\u2028", "\uE000", "\uFEFF"],
  ...["é", "😀", "{{ x }}", "${x}"],
];

/**
 * A few lines of one of several texts, with up to three changes.
 * @param {Random} random
 * @param {readonly string[]} texts
 */
export function mutated(random, texts) {
  const lines = excerpt(random, texts);
  const changes = random.number(0, 3);
  for (let change = 0; change < changes; change += 1) {
    const index = random.number(0, lines.length - 1);
    const line = lines[index] ?? "";
    lines.splice(index, random.chance(0.9) ? 1 : 0, ...changed(random, line, lines, texts));
  }
  return lines.join("\n") + (random.chance(0.7) ? "\n" : "");
}

/**
 * Some lines of a text, without their common indentation.
 * @param {Random} random
 * @param {readonly string[]} texts
 */
function excerpt(random, texts) {
  const all = anyOf(random, texts).split("\n");
  const from = random.chance(0.5) ? 0 : random.number(0, all.length - 1);
  const lines = all.slice(from, from + random.number(1, 16));
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/u));
  const indent = Math.min(...indents, 100);
  return lines.map((line) => line.slice(Math.min(indent, line.length)));
}

/**
 * @param {Random} random
 * @param {string} line
 * @param {readonly string[]} lines
 * @param {readonly string[]} texts
 */
function changed(random, line, lines, texts) {
  const at = random.number(0, line.length);
  switch (random.number(0, 7)) {
    case 0:
      return [];
    case 1:
      return [line, anyOf(random, lines)];
    case 2:
      return [" ".repeat(random.number(1, 4)) + line];
    case 3:
      return [line.slice(random.number(1, 2))];
    case 4:
      return [anyOf(random, anyOf(random, texts).split("\n"))];
    case 5:
      return [line.slice(0, at) + anyOf(random, PIECES) + line.slice(at + random.number(1, 3))];
    default:
      return [line.slice(0, at) + anyOf(random, PIECES) + line.slice(at)];
  }
}

/**
 * @param {Random} random
 * @param {readonly string[]} items
 */
function anyOf(random, items) {
  return items[random.number(0, items.length - 1)] ?? "";
}
