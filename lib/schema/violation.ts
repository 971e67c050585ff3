import type { Plain } from "./plain.js";

/** An error for which the API server would reject a manifest, one for each cause. */
export interface Violation {
  readonly keyword: string;
  /** The keys and indexes that lead to the invalid value. */
  readonly path: readonly (number | string)[];
  /** The value, with defaults applied; undefined if there is none. */
  readonly value: Plain | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName: string | undefined;
  /** The first later release that accepts the value as it is. */
  readonly since?: number;
}

/** Whether a place is another one or below it. */
export function isAt(path: Violation["path"], place: Violation["path"]): boolean {
  return place.every((key, index) => path[index] === key);
}

/** An identifier that is equal for equal paths. */
export function idOf(path: Violation["path"]): string {
  return JSON.stringify(path);
}
