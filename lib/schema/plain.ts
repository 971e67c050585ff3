import type { Cursor } from "../yaml/cursor.js";

/** Stands for an unknown value. */
export const UNKNOWN = Symbol("unknown");

export type Plain = boolean | number | string | symbol | Plain[] | { [key: string]: Plain };

/** A manifest as the API server receives it, as far as it is known. */
export interface PlainManifest {
  readonly value: Plain;
  /** The mappings and lists that may have more entries than the known ones. */
  readonly open: ReadonlySet<Plain>;
  /** For mappings and lists, the keys and indexes that a template can omit. */
  readonly conditional: ReadonlyMap<Plain, ReadonlySet<number | string>>;
}

/** More than any object in a cluster can have: values beyond these limits count as unknown. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 60;
const MAX_LENGTH = 20_000;

/**
 * Converts a place: nulls are omitted, because the API server drops them, and aliases and merge keys are
 * followed up to the limits.
 */
export function toPlain(root: Cursor): PlainManifest {
  const open = new Set<Plain>();
  const conditional = new Map<Plain, ReadonlySet<number | string>>();
  const note = (value: Plain, places: readonly Cursor[]) => {
    const keys = places.filter((place) => place.isConditional).map(({ key }) => key ?? "");
    if (keys.length > 0) conditional.set(value, new Set(keys));
  };
  let nodes = 0;
  const convert = (place: Cursor, depth: number): Plain => {
    nodes += 1;
    if (!place.isPresent || depth > MAX_DEPTH || nodes > MAX_NODES) return UNKNOWN;
    if (place.isList) {
      const items = place.items();
      const list = items.map((item) => convert(item, depth + 1));
      note(list, items);
      if (place.isOpen) open.add(list);
      return list;
    }
    if (!place.isMapping) return place.text.length > MAX_LENGTH ? UNKNOWN : (place.value ?? UNKNOWN);
    const value: Record<string, Plain> = {};
    const entries = place.allEntries();
    note(value, entries);
    for (const below of entries) {
      if (below.isAbsent) continue;
      const key = String(below.key);
      if (key !== "__proto__") {
        value[key] = convert(below, depth + 1);
        continue;
      }
      // Not an assignment, which would set the prototype.
      Object.defineProperty(value, key, {
        value: convert(below, depth + 1),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    if (place.isOpen) open.add(value);
    return value;
  };
  return { value: convert(root, 0), open, conditional };
}
