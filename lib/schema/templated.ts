/** Templates in fields that can't contain text. */
import { NEWEST_RELEASE } from "../kinds.js";
import type { Manifest } from "../model/manifest.js";
import { releaseNumber } from "../releases.js";
import type { Cursor } from "../yaml/cursor.js";
import { namesOf } from "./describe-values.js";
import { type Plain, toPlain } from "./plain.js";
import { schemaOf, validate } from "./validators.js";

/** A place with a template, and the types that its field can have, in words. */
export interface TemplatedType {
  readonly at: Cursor;
  readonly expected: string;
}

/** The places, of those given, whose value can't be text, whatever a template makes of it. */
export function templatedTypes(manifest: Manifest, places: readonly Cursor[]): TemplatedType[] {
  const plain = toPlain(manifest.root).value;
  const byPointer = new Map<string, Cursor>();
  for (const at of places) {
    const keys = keysOf(at);
    if (fill(plain, keys)) byPointer.set(keys.map((key) => `/${escaped(String(key))}`).join(""), at);
  }
  if (byPointer.size === 0) return [];
  const errors = validate(schemaOf(manifest.kind, manifest.version), releaseNumber(NEWEST_RELEASE), plain) ?? [];
  return errors.flatMap(({ keyword, instancePath, params }) => {
    const at = byPointer.get(instancePath);
    return at && keyword === "type" ? [{ at, expected: namesOf([params.type].flat()) }] : [];
  });
}

/** Puts some text at a place of a manifest. */
function fill(root: Plain, keys: readonly (number | string)[]): boolean {
  let around: Plain | undefined = root;
  for (const key of keys.slice(0, -1)) {
    around = typeof around === "object" && Object.hasOwn(around, key) ? (around as PlainMapping)[key] : undefined;
  }
  const last = keys.at(-1);
  if (typeof around !== "object" || last === undefined || !Object.hasOwn(around, last)) return false;
  (around as PlainMapping)[last] = "text";
  return true;
}

type PlainMapping = Record<number | string, Plain>;

function keysOf(at: Cursor): (number | string)[] {
  const keys: (number | string)[] = [];
  for (let place = at; place.key !== undefined && place.parent; place = place.parent) keys.unshift(place.key);
  return keys;
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
