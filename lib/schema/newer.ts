/** What is certain about a release that is newer than the supported ones. */
import type { Plain } from "./plain.js";
import type { Violation } from "./violation.js";

/**
 * Whether a newer release may accept what the latest supported one rejects: anything but fields that contradict each
 * other and items that repeat each other.
 */
export function mayBecomeValid({ keyword, path, value, params }: Violation): boolean {
  // `metadata` is Kubernetes' own.
  if (path[0] === "metadata") return false;
  if (keyword === "x-unique") return false;
  // Rules about a single value or key list the known ones, and rules about absent fields the required ones.
  if (keyword !== "x-part" || params.isKey) return true;
  return countOf(value, new Set(params.fields)) < 2;
}

/** How many of the fields are present, in a mapping or in the items of a list. */
function countOf(value: Plain | undefined, fields: ReadonlySet<string>): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countOf(item, fields), 0);
  return typeof value === "object" ? Object.keys(value).filter((key) => fields.has(key)).length : 0;
}

/** Unknown fields next to others explain nothing about these; values of another type do. */
export function withoutNews(violations: readonly Violation[]): Violation[] {
  return violations.filter((violation) => violation.keyword === "type" || !mayBecomeValid(violation));
}
