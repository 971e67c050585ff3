import { groupBy } from "../group-by.js";
import { guess } from "../guess.js";
import type { Manifest } from "../manifest/manifest.js";
import { type Plain, type PlainManifest, UNKNOWN, toPlain } from "./plain.js";
import { type SchemaError, validate } from "./validators.js";

/** What the API server would refuse, one for each cause. */
export interface Violation {
  readonly keyword: string;
  /** The keys and indexes that lead to the offending value. */
  readonly path: readonly (number | string)[];
  /** The value, after defaults; undefined for nothing. */
  readonly value: Plain | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName: string | undefined;
}

/**
 * The violations of a manifest under a release; undefined where there is no schema of its version. Of a
 * fragment, which gets the rest of its fields elsewhere, nothing is asked that it doesn't have.
 */
export function violationsOf(
  manifest: Manifest,
  release: number,
  isFragment: boolean,
): readonly Violation[] | undefined {
  const plain = toPlain(manifest.root);
  const errors = validate(manifest.kind, manifest.version, release, plain.value);
  if (!errors) return undefined;
  const judge = new Judge(plain, isFragment);
  const violations = errors
    .map((error) => toViolation(error, plain.value))
    .filter((violation) => judge.isKnown(violation));
  return onePerCause(violations);
}

function toViolation({ keyword, instancePath, params, propertyName }: SchemaError, root: Plain): Violation {
  const path: (number | string)[] = [];
  let value: Plain | undefined = root;
  const stepInto = (key: number | string) => {
    path.push(key);
    value = below(value, key);
  };
  for (const token of instancePath.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    stepInto(Array.isArray(value) ? Number(key) : key);
  }
  // An invariant that is said of each item or value names the one that breaks it.
  const { at, isKey } = params;
  if ((typeof at === "number" || typeof at === "string") && isKey === false) stepInto(at);
  return { keyword, path, value, params, propertyName };
}

function below(value: Plain | undefined, key: number | string): Plain | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return typeof value === "object" && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Knows which errors depend on what nobody knows. */
class Judge {
  readonly #open: ReadonlySet<Plain>;
  readonly #conditional: PlainManifest["conditional"];
  readonly #isFragment: boolean;

  constructor({ open, conditional }: PlainManifest, isFragment: boolean) {
    this.#open = open;
    this.#conditional = conditional;
    this.#isFragment = isFragment;
  }

  isKnown({ keyword, value, params }: Violation): boolean {
    if (value === UNKNOWN) return false;
    if (keyword === "required") return !this.#mayHaveMore(value);
    if (keyword === "x-part") return !this.#isOpenTo(value, new Set(params["fields"] as readonly string[]));
    if (keyword === "minItems" || keyword === "maxItems" || keyword === "x-unique")
      return !(Array.isArray(value) && (value.includes(UNKNOWN) || this.#conditional.has(value)));
    return true;
  }

  #mayHaveMore(value: Plain | undefined): boolean {
    return this.#isFragment || (value !== undefined && this.#open.has(value));
  }

  /** Whether a field that an invariant looks at is unknown, or may be there. */
  #isOpenTo(value: Plain | undefined, fields: ReadonlySet<string>): boolean {
    if (value === UNKNOWN) return true;
    const conditional = value === undefined ? undefined : this.#conditional.get(value);
    if (conditional && (Array.isArray(value) || [...fields].some((field) => conditional.has(field)))) return true;
    if (Array.isArray(value)) return value.some((item) => this.#isOpenTo(item, fields));
    if (typeof value !== "object") return false;
    if (fields.size > 0 && this.#mayHaveMore(value) && [...fields].some((field) => !Object.hasOwn(value, field)))
      return true;
    return [...fields].some((field) => Object.hasOwn(value, field) && this.#isOpenTo(value[field], fields));
  }
}

/**
 * Leaves out what follows from something else: errors below a value of the wrong type or an unknown field,
 * and invariants over fields that are wrong or missing already. A list may have thousands of each.
 */
function onePerCause(violations: readonly Violation[]): Violation[] {
  const structural = violations.filter(({ keyword }) => keyword !== "x-part");
  const roots = groupBy(
    structural.filter(({ keyword }) => keyword === "type" || keyword === "x-field"),
    ({ path }) => idOf(path),
  );
  const kept = structural.filter((violation) => !followsFrom(roots, violation));
  const unknown = groupBy(
    kept.filter(({ keyword }) => keyword === "x-fields"),
    ({ path }) => idOf(path),
  );
  const asked = kept.filter((violation) => !(unknown.get(idOf(violation.path)) ?? []).some(isMeantBy(violation)));
  const concerned = waysToConcerned(kept);
  const invariants = violations.filter(({ keyword, path, params }) => {
    const fields = params["fields"] as readonly string[];
    return keyword === "x-part" && !(concerned.get(idOf(path)) ?? []).some((way) => leadsTo(way, fields));
  });
  return [...asked, ...firstOfEach(invariants)];
}

function idOf(path: Violation["path"]): string {
  return JSON.stringify(path);
}

/** Whether a value of the wrong type, or a field that isn't served, is what a violation is about, or around it. */
function followsFrom(roots: ReadonlyMap<string, readonly Violation[]>, violation: Violation): boolean {
  const { keyword, path } = violation;
  if (path.some((_, length) => roots.has(idOf(path.slice(0, length))))) return true;
  // Of a field that isn't served, the type doesn't matter.
  if (keyword === "x-field") return false;
  return (roots.get(idOf(path)) ?? []).some((root) => keyword !== "type" || root.keyword === "x-field");
}

/** Whether a field is missing only since it stands there under a wrong name. */
function isMeantBy({ keyword, params: { missingProperty } }: Violation): (unknown: Violation) => boolean {
  return ({ params }) => {
    if (keyword !== "required") return false;
    const field = String(params["field"]);
    return missingProperty === (FORMER_NAMES.get(field) ?? guess(field, [...(params["fields"] as Set<string>)]));
  };
}

/** What v1 calls otherwise than v1beta1 did. */
const FORMER_NAMES = new Map([["apiVersion", "group"]]);

/** By each place, the ways from it to what structural violations are about. */
function waysToConcerned(structural: readonly Violation[]): ReadonlyMap<string, readonly Violation["path"][]> {
  const ways = structural.flatMap(({ keyword, path, params }) => {
    const full = keyword === "required" ? [...path, String(params["missingProperty"])] : path;
    return [...full, ""].map((_, length) => ({ place: full.slice(0, length), way: full.slice(length) }));
  });
  return new Map(
    [...groupBy(ways, ({ place }) => idOf(place))].map(([place, own]) => [place, own.map(({ way }) => way)]),
  );
}

/** Whether a way stays in its place, but for items of lists, or goes through one of some fields. */
function leadsTo(way: Violation["path"], fields: readonly string[]): boolean {
  const keys = way.filter((key) => typeof key === "string");
  return keys.length === 0 || keys.some((key) => fields.includes(key));
}

/** One invariant may be said in several parts, one for each family of aliases for instance. */
function firstOfEach(invariants: readonly Violation[]): Violation[] {
  const seen = new Set<string>();
  return invariants.filter(({ path, params }) => {
    const key = JSON.stringify([path, params["invariant"], params["at"]]);
    return !seen.has(key) && seen.add(key);
  });
}
