import type { Plain } from "./plain.js";

/** What the API server would refuse, one for each cause. */
export interface Violation {
  readonly keyword: string;
  /** The keys and indexes that lead to the offending value. */
  readonly path: readonly (number | string)[];
  /** The value, after defaults; undefined for nothing. */
  readonly value: Plain | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName: string | undefined;
  /** The first later release that takes the value as it is. */
  readonly since?: number;
}

/** The same for the same path. */
export function idOf(path: Violation["path"]): string {
  return JSON.stringify(path);
}
