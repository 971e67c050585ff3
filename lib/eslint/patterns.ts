/** Options that are lists of regular expressions. */
import type { Option } from "./option.js";

export type Patterns = readonly string[];

const listOfPatterns = {
  type: "array",
  items: { type: "string", format: "regex" },
  uniqueItems: true,
} as const;

/** An option for regular expressions; because of `format`, ESLint rejects invalid ones. */
export function patterns(description: string): Option<typeof listOfPatterns> & { readonly default: Patterns } {
  return { description, schema: listOfPatterns, default: [] };
}

const compiled = new Map<string, RegExp>();

function compile(source: string): RegExp {
  const pattern = compiled.get(source) ?? new RegExp(source, "gu");
  compiled.set(source, pattern);
  return pattern;
}

export function matchesAny(text: string, sources: Patterns): boolean {
  return firstMatch(text, sources) !== undefined;
}

/** The part of a text that the first matching pattern matches; undefined if none does. */
export function firstMatch(text: string, sources: Patterns): string | undefined {
  for (const source of sources) {
    const found = text.match(compile(source));
    if (found) return found[0];
  }
  return undefined;
}

/** The ranges of a text that the patterns match, without empty ones. */
export function allMatches(text: string, sources: Patterns): (readonly [start: number, end: number])[] {
  return sources.flatMap((source) =>
    [...text.matchAll(compile(source))].flatMap(({ 0: match, index }) =>
      match === "" ? [] : [[index, index + match.length] as const],
    ),
  );
}
