/** Ways in which a manifest goes wrong, or is merely written as nobody would write it. */
import { parseAllDocuments } from "yaml";
import { indent } from "./build.js";
import type { Random } from "./random.js";

type Mutation = (text: string, random: Random, seeds: readonly string[]) => string;

const cut: Mutation = (text, random) => {
  const from = random.below(text.length);
  return random.chance(0.5) ? text.slice(0, from) : text.slice(0, from) + text.slice(from + random.below(80));
};

const deleteLine: Mutation = (text, random) => editLines(text, random, () => []);

const duplicateLine: Mutation = (text, random) => editLines(text, random, (line) => [line, line]);

const swapLines: Mutation = (text, random) => {
  const lines = text.split("\n");
  const [one, other] = [random.below(lines.length), random.below(lines.length)];
  [lines[one], lines[other]] = [lines[other] ?? "", lines[one] ?? ""];
  return lines.join("\n");
};

/** Puts lines of another manifest into this one, or its end behind this one's beginning. */
const splice: Mutation = (text, random, seeds) => {
  const lines = text.split("\n");
  const others = random.pick(seeds).split("\n");
  const at = random.below(lines.length);
  const from = random.below(others.length);
  return random.chance(0.5)
    ? [...lines.slice(0, at), ...others.slice(from)].join("\n")
    : lines.toSpliced(at, 0, ...others.slice(from, from + 1 + random.below(6))).join("\n");
};

const join: Mutation = (text, random, seeds) =>
  `${text}\n---${random.pick(["\n", " ", "\n# x\n"])}${random.pick(seeds)}`;

const reindent: Mutation = (text, random) => {
  const by = random.pick([" ", "  ", "    ", "\t", "- "]);
  return editLines(text, random, (line) => [random.chance(0.5) ? by + line : line.replace(/^ {1,2}/u, "")]);
};

/** Values in place of others; `*` stands for the value that was there. */
// prettier-ignore
const VALUES = [
  "", "1", "-0", "1e999", "0x1F", "12:30:45", "true", "no", "~", "null", "[]", "{}", "[*]", "[*, *]", "{a: *}", "{? a}",
  '"*"', "'*'", '"*\\\n  x"', "!!str *", "!!int *", "!!null *", "!custom *", "!!binary aGk=", "&a *", "&a", "*a", "*image", "&a !x *",
  "{{ x }}", "{{ x }}*", "'{{ x }}'", "*{{- if x -}}", "${X}", "$X", "%{x}", "<% x %>", "|\n      *", ">-\n      *\n      *",
  "|1\n      *", "|+\n\n\n      *\n\n", "* # comment", "*\n        more", "optional", "false", "ami-0a1b2c3d", "REPLACE_ME", "https://example.com",
  "arn:aws:iam::111122223333:role/x", "&constructor {<<: *constructor}", "&__proto__ *", "? *", "- *", "@x", "`x`", "a: b: c",
] as const;

const retype: Mutation = (text, random) =>
  editLines(text, random, (line) => {
    const found = /^(?<key>\s*(?:- )*[^\s:#]+:|\s*-) (?<value>.*)$/u.exec(line)?.groups;
    const { key = line, value = "" } = found ?? {};
    return [`${key} ${random.pick(VALUES).replaceAll("*", () => value)}`];
  });

/** As above, but within a line of flow or JSON. */
const retypeInFlow: Mutation = (text, random) =>
  editLines(text, random, (line) => {
    const values = [...line.matchAll(/(?<=[[{:,] ?)[^\s[\]{}:,]+(?=[\]},])/gu)];
    if (values.length === 0) return [line];
    const { index, 0: value } = random.pick(values);
    const other = random.pick(VALUES).replaceAll("*", () => value);
    return [line.slice(0, index) + other + line.slice(index + value.length)];
  });

// prettier-ignore
const JUNK = [
  "\0", "\u0001", "\u001B[31m", "\u007F", "\u0085", "\u00A0", "\u2028", "\uFEFF", "\uFFFE", "\uE000", "é", "日本", "😀", "\uD83D", "\uDE00",
  "\r", "\r\n", "\n", "\n\n", "\t", " ", "#", " # x", ":", ": ", "?", "? ", "-", "- ", "---\n", "...\n", "%", "&", "*", "!", "|", ">", "'", '"',
  "{", "}", "[", "]", ",", "{{", "}}", "${", "<<: ", "<", "\\", "@", "`", "=", "~", "x".repeat(40),
] as const;

const addJunk: Mutation = (text, random) => insertAt(text, random.below(text.length + 1), random.pick(JUNK));

const addBytes: Mutation = (text, random) => {
  const bytes = Array.from({ length: 1 + random.below(12) }, () => random.below(random.chance(0.5) ? 256 : 65_536));
  return insertAt(text, random.below(text.length + 1), String.fromCharCode(...bytes));
};

const COMMENTS = [" # why", " #", "\t# tab", "\n# at the start", "\n      # indented\n", "\n\n\n"] as const;

const addComment: Mutation = (text, random) => editLines(text, random, (line) => [line + random.pick(COMMENTS)]);

// prettier-ignore
const KEYS = ["<<: *a", "<<: {encrypted: no}", "<<:", "{{ x }}: y", "? a", "encrypted: false", "httpTokens: optional", "id: ami-12345678", "spec:", "1: x", "? [a, b]\n: c",
  "toString: x", "constructor: {name: x}", "hasOwnProperty:", "__proto__: [x]", "valueOf: {{ x }}"] as const;

/** A further key before a line, in its column. */
const addKey: Mutation = (text, random) =>
  editLines(text, random, (line) => [indent(random.pick(KEYS), /^ */u.exec(line)?.[0].length ?? 0), line]);

const changeLineEnds: Mutation = (text, random) => {
  const other = random.pick(["\r\n", "\r\n", "\r\n", "\r", "\n\n", " \n"]);
  const all = random.chance(0.7);
  return text.replaceAll(/\r?\n/gu, (lineEnd) => (all || random.chance(0.3) ? other : lineEnd));
};

const addByteOrderMark: Mutation = (text) => `\uFEFF${text}`;

const trimEnd: Mutation = (text) => text.trimEnd();

const intoList: Mutation = (text) => `apiVersion: v1\nkind: List\nitems:\n  -\n${indent(text, 4)}`;

/** As JSON, of the first document that can be written so. */
const intoJson: Mutation = (text, random) => {
  try {
    const [first] = parseAllDocuments(text, { logLevel: "error" });
    return JSON.stringify(first?.toJS() ?? null, null, random.pick([0, 1, 2]));
  } catch {
    return text;
  }
};

/** Most of them leave most of the text alone, since nothing is checked of a text that is no YAML. */
const mutations: readonly (readonly [weight: number, Mutation])[] = [
  [3, cut],
  [4, deleteLine],
  [3, duplicateLine],
  [2, swapLines],
  [2, splice],
  [1, join],
  [3, reindent],
  [8, retype],
  [4, retypeInFlow],
  [3, addJunk],
  [1, addBytes],
  [4, addComment],
  [3, addKey],
  [2, changeLineEnds],
  [1, addByteOrderMark],
  [1, trimEnd],
  [1, intoList],
  [1, intoJson],
];

const byWeight = mutations.flatMap(([weight, mutation]) => Array.from({ length: weight }, () => mutation));

/** A manifest that went through one mutation or a few. */
export function mutate(seeds: readonly string[], random: Random): string {
  let text = random.pick(seeds);
  do text = random.pick(byWeight)(text, random, seeds);
  while (random.chance(0.45));
  return text;
}

function editLines(text: string, random: Random, change: (line: string) => string[]): string {
  const lines = text.split("\n");
  const at = random.below(lines.length);
  return lines.toSpliced(at, 1, ...change(lines[at] ?? "")).join("\n");
}

function insertAt(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}
