/** Options that are lists of regular expressions. */
import type { Option } from "./rule.js";

export type Patterns = readonly string[];

/** An option of regular expressions; `format` has ESLint refuse what is none. */
export function patterns(description: string): Option<Patterns> {
  return {
    description,
    schema: { type: "array", items: { type: "string", format: "regex" }, uniqueItems: true },
    default: [],
  };
}

const compiled = new Map<string, RegExp>();

/** What the first matching pattern matches in a text; undefined if none does. */
export function matchesAny(text: string, sources: Patterns): string | undefined {
  for (const source of sources) {
    const pattern = compiled.get(source) ?? new RegExp(source, "u");
    compiled.set(source, pattern);
    const match = pattern.exec(text);
    if (match) return match[0];
  }
  return undefined;
}
