/** Data as YAML, in the styles in which people and programs write it. */
import { Entries, Raw } from "./data.js";

/** @typedef {import("../random.js").Random} Random */

/**
 * @param {unknown} data
 * @param {Random} random
 * @returns {string} with a line break at its end
 */
export function toYaml(data, random) {
  const anchors = random.chance(0.15);
  return block(data, random, 0, { anchors, count: 0 }).replace(/^\n/u, "");
}

/** @typedef {{ anchors: boolean, count: number }} State */

/**
 * What follows a key or a dash: on the same line, or below it.
 * @param {unknown} data
 * @param {Random} random
 * @param {number} indent
 * @param {State} state
 * @returns {string}
 */
function block(data, random, indent, state) {
  const isFlow = indent > 0 && random.chance(0.12);
  const space = " ".repeat(indent);
  if (isFlow || isEmpty(data) || !(data instanceof Entries || Array.isArray(data))) {
    return ` ${anchored(inline(data, random, indent), random, state)}${comment(random)}\n`;
  }
  const head = indent > 0 && state.anchors && random.chance(0.3) ? ` &a${String((state.count += 1))}\n` : "\n";
  if (Array.isArray(data)) {
    const items = data.map((item) => {
      const inner = block(item, random, indent + 2, state);
      const isCompact = inner.startsWith("\n") && item instanceof Entries && random.chance(0.9);
      return `${space}-${isCompact ? ` ${inner.slice(1).trimStart()}` : inner}`;
    });
    return head + items.join("");
  }
  return (
    head +
    data.pairs
      .map(([key, value]) => `${space}${keyOf(key, random)}:${block(value, random, indent + 2, state)}`)
      .join("")
  );
}

/** @param {unknown} data */
function isEmpty(data) {
  return Array.isArray(data) ? data.length === 0 : data instanceof Entries && data.isEmpty;
}

/**
 * @param {string} code
 * @param {Random} random
 * @param {State} state
 */
function anchored(code, random, state) {
  if (!state.anchors || code.startsWith("&") || code.startsWith("*")) return code;
  if (state.count > 0 && random.chance(0.1)) return `*a${String(random.number(1, state.count))}`;
  return random.chance(0.2) ? `&a${String((state.count += 1))} ${code}` : code;
}

/** @param {Random} random */
function comment(random) {
  if (!random.chance(0.02)) return "";
  return random.pick([
    " # x",
    " # eslint-disable-line",
    " # eslint-disable-line karpenter/valid-schema -- x",
    "\n# {{ x }}",
    "\n\n",
    " \t",
  ]);
}

/**
 * @param {unknown} data
 * @param {Random} random
 * @param {number} indent
 * @returns {string}
 */
function inline(data, random, indent) {
  if (data instanceof Raw) return String(data);
  if (data instanceof Entries) {
    return `{${data.pairs.map(([key, value]) => `${keyOf(key, random)}: ${inline(value, random, -1)}`).join(", ")}}`;
  }
  if (Array.isArray(data)) return `[${data.map((item) => inline(item, random, -1)).join(", ")}]`;
  if (typeof data !== "string") return String(data);
  return scalar(data, random, indent);
}

/**
 * @param {Raw | string} key
 * @param {Random} random
 */
function keyOf(key, random) {
  return key instanceof Raw ? String(key) : scalar(key, random, -1);
}

/**
 * @param {string} text
 * @param {Random} random
 * @param {number} indent negative if a block is impossible
 */
function scalar(text, random, indent) {
  const isPlain = /^[\w/@.$][\w/@.$-]*$/u.test(text);
  if (isPlain && random.chance(0.85)) return text;
  if (indent >= 0 && (text.includes("\n") || random.chance(0.03))) {
    const lines = text.split("\n").map((line) => (line === "" ? "" : " ".repeat(indent + 2) + line));
    return `${random.pick(["|", "|-", "|+", ">", ">-", "|"])}\n${lines.join("\n").trimEnd()}`;
  }
  if (!text.includes("\n") && random.chance(0.3)) return `'${text.replaceAll("'", "''")}'`;
  if (text.includes("\n") || random.chance(0.8)) return JSON.stringify(text);
  return text;
}

/**
 * @param {unknown} data
 * @param {Random} random
 * @returns {string}
 */
export function toJson(data, random) {
  return JSON.stringify(plain(data), null, random.pick([0, 2, 4])).replaceAll("/", random.chance(0.1) ? "\\/" : "/");
}

/**
 * @param {unknown} data
 * @returns {unknown}
 */
function plain(data) {
  if (data instanceof Raw) return String(data);
  if (Array.isArray(data)) return data.map(plain);
  if (!(data instanceof Entries)) return data;
  // `__proto__` becomes a key like the others.
  return Object.fromEntries(data.pairs.map(([key, value]) => [String(key), plain(value)]));
}
