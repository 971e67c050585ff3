/** What a plain scalar stands for in the core schema of YAML 1.2. */

const words = new Map<string, boolean | null>([
  ["~", null],
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

/** The words that stand for something else, and all numbers, are at most this long or start with one of these. */
const LONGEST_WORD = 5;
const NUMBER_START = /^[-+.\d]/u;

export function plainValue(text: string): string | number | boolean | null {
  if (text.length <= LONGEST_WORD) {
    const word = words.get(text);
    if (word !== undefined) return word;
  }
  return NUMBER_START.test(text) ? (numberIn(text) ?? text) : text;
}

function numberIn(text: string): number | undefined {
  if (/^[-+]?\d+$/u.test(text)) return Number.parseInt(text, 10);
  if (/^0o[0-7]+$/u.test(text)) return Number.parseInt(text.slice(2), 8);
  if (/^0x[\da-f]+$/iu.test(text)) return text[1] === "x" ? Number.parseInt(text.slice(2), 16) : undefined;
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/iu.test(text)) return Number.parseFloat(text);
  if (/^[-+]?\.(?:inf|Inf|INF)$/u.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/u.test(text) ? Number.NaN : undefined;
}
