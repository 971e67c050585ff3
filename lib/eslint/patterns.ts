/**
 * Options with regular expressions. A comment in a linted file can set them, so RE2 runs them, in linear time, and there
 * are limits on their size.
 */
import { RE2JS } from "re2js";
import { BoundedMap } from "../bounded-map.js";
import { visibleValue } from "../visible.js";
import type { Option } from "./option.js";

export type Patterns = readonly string[];

/** Because of `format`, ESLint rejects a pattern that JavaScript does not support. */
const PATTERN = { type: "string", format: "regex" } as const;
const LIST = { type: "array", items: PATTERN, uniqueItems: true } as const;
const BY_NAME = { type: "object", additionalProperties: PATTERN } as const;

/** In characters, and in instructions of RE2, of all patterns of an option: 80 AMI IDs take 2,000. */
const MAX_LENGTH = 10_000;
const MAX_INSTRUCTIONS = 2000;

/** In UTF-16 code units: EC2 accepts 16 KB of user data, and other values are shorter. */
const MAX_TEXT = 100_000;

/** RE2 sometimes reads the rest of the text for each match. */
const MAX_MATCHES = 20;

/** An option for a list of regular expressions. */
export function patterns(description: string): Option<typeof LIST> & { readonly default: Patterns } {
  return { description, schema: LIST, default: [], patternsOf: (sources) => sources };
}

/** An option for one regular expression. */
export function pattern(description: string): Option<typeof PATTERN> {
  return { description, schema: PATTERN, patternsOf: (source) => [source] };
}

/** An option for regular expressions by name. */
export function patternsByName(description: string): Option<typeof BY_NAME> & { readonly default: object } {
  return { description, schema: BY_NAME, default: {}, patternsOf: (sources) => Object.values(sources).map(wholeText) };
}

/** The pattern that matches a text only as a whole. */
export function wholeText(source: string): string {
  return `^(?:${source})$`;
}

/** A sentence about an option whose patterns RE2 cannot run; undefined if it can. */
export function problemOfPatterns(option: string, sources: Patterns): string | undefined {
  const tooLarge = `The regular expressions of the option \`${option}\` are too large, so this rule checks nothing; shorten them.`;
  if (sources.reduce((length, source) => length + source.length, 0) > MAX_LENGTH) return tooLarge;
  let instructions = 0;
  for (const source of sources) {
    const compiled = compile(source);
    if (!compiled) {
      return `\`${visibleValue(source)}\` in the option \`${option}\` is not a regular expression of RE2, so this rule checks nothing; remove look-around, back references and repetitions of more than 1,000 times.`;
    }
    instructions += compiled.programSize();
    if (instructions > MAX_INSTRUCTIONS) return tooLarge;
  }
  return undefined;
}

const cache = new BoundedMap<string, RE2JS | null>(1000);

/** Null for a pattern that RE2 does not support. */
function compile(source: string): RE2JS | null {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const compiled = compileNew(source);
  cache.set(source, compiled);
  return compiled;
}

function compileNew(source: string): RE2JS | null {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(source));
  } catch {
    return null;
  }
}

export function matchesAny(text: string, sources: Patterns): boolean {
  return sources.some((source) => compile(source)?.test(text.slice(0, MAX_TEXT)) === true);
}

/** The part of a text that the first matching pattern matches; undefined if none does. */
export function firstMatch(text: string, sources: Patterns): string | undefined {
  for (const source of sources) {
    for (const [start, end] of matchesOf(text, source)) return text.slice(start, end);
  }
  return undefined;
}

/** The ranges of a text that the patterns match, without empty ones. */
export function allMatches(text: string, sources: Patterns): (readonly [start: number, end: number])[] {
  return sources.flatMap((source) => [...matchesOf(text, source)].filter(([start, end]) => end > start));
}

function* matchesOf(text: string, source: string): Generator<readonly [start: number, end: number]> {
  const matcher = compile(source)?.matcher(text.slice(0, MAX_TEXT));
  for (let count = 0; count < MAX_MATCHES && matcher?.find() === true; count += 1) {
    yield [matcher.start(), matcher.end()];
  }
}
