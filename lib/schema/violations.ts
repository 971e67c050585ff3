import type { Manifest } from "../manifest/manifest.js";
import { guess } from "../guess.js";
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
 * and invariants over fields that are wrong or missing already.
 */
function onePerCause(violations: readonly Violation[]): Violation[] {
  const structural = violations.filter(({ keyword }) => keyword !== "x-part");
  const roots = structural.filter(({ keyword }) => keyword === "type" || keyword === "x-field");
  const kept = structural.filter(
    (violation) =>
      !roots.some(
        (root) =>
          root !== violation &&
          startsWith(violation.path, root.path) &&
          !(violation.keyword === "type" && isSame(violation.path, root.path) && root.keyword === "type"),
      ),
  );
  const asked = kept.filter((violation) => !kept.some((other) => isMeant(violation, other)));
  const invariants = violations.filter(
    ({ keyword, path, params }) =>
      keyword === "x-part" && !kept.some((other) => concerns(other, path, params["fields"] as readonly string[])),
  );
  return [...asked, ...firstOfEach(invariants)];
}

/** Whether a field is missing only since it stands there under a wrong name. */
function isMeant({ keyword, path, params }: Violation, other: Violation): boolean {
  if (keyword !== "required" || other.keyword !== "x-fields" || !isSame(path, other.path)) return false;
  const field = String(other.params["field"]);
  const meant = FORMER_NAMES.get(field) ?? guess(field, [...(other.params["fields"] as Set<string>)]);
  return meant === params["missingProperty"];
}

/** What v1 calls otherwise than v1beta1 did. */
const FORMER_NAMES = new Map([["apiVersion", "group"]]);

/** Whether a structural violation is about a place, or about one of the fields that an invariant over it names. */
function concerns({ keyword, path, params }: Violation, place: Violation["path"], fields: readonly string[]): boolean {
  const full = keyword === "required" ? [...path, String(params["missingProperty"])] : path;
  if (!startsWith(full, place)) return false;
  const rest = full.slice(place.length).filter((key) => typeof key === "string");
  return rest.length === 0 || rest.some((key) => fields.includes(key));
}

/** One invariant may be said in several parts, one for each family of aliases for instance. */
function firstOfEach(invariants: readonly Violation[]): Violation[] {
  const seen = new Set<string>();
  return invariants.filter(({ path, params }) => {
    const key = JSON.stringify([path, params["invariant"], params["at"]]);
    return !seen.has(key) && seen.add(key);
  });
}

function startsWith(path: Violation["path"], start: Violation["path"]): boolean {
  return start.every((key, index) => path[index] === key);
}

function isSame(path: Violation["path"], other: Violation["path"]): boolean {
  return path.length === other.length && startsWith(path, other);
}
