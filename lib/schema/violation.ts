import type { Plain } from "./plain.js";
import type { ErrorParams } from "./validators.js";

export type Keyword = keyof ErrorParams;

/** An error for which the API server would reject a manifest, one for each cause. */
export type Violation<Keywords extends Keyword = Keyword> = {
  readonly [K in Keywords]: {
    readonly keyword: K;
    /** The keys and indexes that lead to the invalid value. */
    readonly path: readonly (number | string)[];
    /** The value, with defaults applied; undefined if there is none. */
    readonly value: Plain | undefined;
    readonly params: ErrorParams[K];
    readonly propertyName: string | undefined;
    /** The first later release that accepts the value as it is. */
    readonly since?: number;
  };
}[Keywords];

/** Whether a place is another one or below it. */
export function isAt(path: Violation["path"], place: Violation["path"]): boolean {
  return place.every((key, index) => path[index] === key);
}

/** An identifier that is equal for equal paths. */
export function idOf(path: Violation["path"]): string {
  return JSON.stringify(path);
}

/** Narrows violations to those of some keywords. */
export function hasKeyword<K extends Keyword>(
  ...keywords: readonly K[]
): (one: Violation) => one is Extract<Violation, { keyword: K }> {
  const wanted = new Set<Keyword>(keywords);
  return (one): one is Extract<Violation, { keyword: K }> => wanted.has(one.keyword);
}

/** Whether a violation is about the kind or the API version itself. */
export function isOfApiVersion({ path: [field, ...below] }: Violation): boolean {
  return below.length === 0 && (field === "apiVersion" || field === "kind");
}
