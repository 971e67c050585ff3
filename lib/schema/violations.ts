import { groupBy } from "../group-by.js";
import type { Manifest } from "../model/manifest.js";
import { laterReleases } from "../releases.js";
import { onePerCause } from "./causes.js";
import { mayBecomeValid, withoutNews } from "./newer.js";
import { type Plain, type PlainManifest, UNKNOWN, toPlain } from "./plain.js";
import { type SchemaError, schemaOf, validate } from "./validators.js";
import { type Violation, idOf } from "./violation.js";

interface Checks {
  /** Whether the manifest gets the rest of its fields elsewhere, so missing ones are ignored. */
  readonly isFragment: boolean;
  /** Whether the real release is newer, so what it may accept is ignored. */
  readonly isNewer?: boolean;
  /** The name of a schema in dist/schemas; if omitted, that of the manifest's kind and version. */
  readonly schema?: string;
}

/** The violations of a manifest under a release; undefined if its version has no schema. */
export function violationsOf(
  manifest: Manifest,
  release: number,
  { isFragment, isNewer = false, schema = schemaOf(manifest.kind, manifest.version) }: Checks,
): readonly Violation[] | undefined {
  const under = (one: number, quoted?: readonly Violation["path"][]) =>
    knownViolations(manifest, schema, one, isFragment, quoted);
  const violations = under(release);
  if (!violations || violations.length === 0) return violations;
  if (isNewer) return onePerCause(withoutNews(violations)).filter((violation) => !mayBecomeValid(violation));
  const asMeant = withoutQuotes(violations, (paths) => under(release, paths) ?? []);
  const later = laterReleases(manifest.kind, manifest.version, release);
  return onePerCause(withRelease(asMeant, later, (one) => under(one) ?? []));
}

/**
 * The violations that do not depend on unknown values.
 * @param quoted the paths of scalars to read as if they were in quotes
 */
function knownViolations(
  manifest: Manifest,
  schema: string,
  release: number,
  isFragment: boolean,
  quoted: readonly Violation["path"][] = [],
): readonly Violation[] | undefined {
  // Converted again each time, because validation fills in the defaults of the release.
  const plain = toPlain(manifest.root);
  for (const path of quoted) {
    const around = path.slice(0, -1).reduce<Plain | undefined>(below, plain.value);
    const key = path.at(-1) ?? "";
    if (typeof around === "object") (around as Record<number | string, Plain>)[key] = manifest.root.along(path).text;
  }
  const errors = validate(schema, release, plain.value);
  if (!errors) return undefined;
  const judge = new Judge(plain, isFragment);
  return errors.map((error) => toViolation(error, plain.value)).filter((violation) => judge.isKnown(violation));
}

/** Validates unquoted scalars again as strings so that the type error does not hide a second error. */
function withoutQuotes(
  violations: readonly Violation[],
  quote: (paths: readonly Violation["path"][]) => readonly Violation[],
): readonly Violation[] {
  const isUnquoted = ({ keyword, params, value }: Violation) =>
    keyword === "type" && [params.type].flat().includes("string") && ["boolean", "number"].includes(typeof value);
  const unquoted = violations.filter(isUnquoted);
  if (unquoted.length === 0) return violations;
  const inQuotes = groupBy(quote(unquoted.map(({ path }) => path)), ({ path }) => idOf(path));
  return violations.flatMap((violation) => {
    const left = isUnquoted(violation) ? inQuotes.get(idOf(violation.path)) : undefined;
    return left ?? [violation];
  });
}

/** The keywords that a later release can accept; the others include their release, or apply to all. */
const SINCE = new Set(["enum", "x-fields", "x-part"]);

/** Adds the release since which a value is accepted. */
function withRelease(
  violations: readonly Violation[],
  releases: readonly number[],
  under: (release: number) => readonly Violation[],
): readonly Violation[] {
  let pending = violations.filter(({ keyword }) => SINCE.has(keyword));
  const since = new Map<Violation, number>();
  for (const release of releases) {
    if (pending.length === 0) break;
    const still = new Set(under(release).map(identityOf));
    for (const one of pending) if (!still.has(identityOf(one))) since.set(one, release);
    pending = pending.filter((one) => !since.has(one));
  }
  return violations.map((violation) => {
    const release = since.get(violation);
    return release === undefined ? violation : { ...violation, since: release };
  });
}

function identityOf({ keyword, path, params }: Violation): string {
  const subject =
    keyword === "x-part" ? [params.invariant, params.at] : keyword === "x-fields" ? params.field : undefined;
  return JSON.stringify([keyword, path, subject]);
}

function toViolation({ instancePath, propertyName, ...error }: SchemaError, root: Plain): Violation {
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
  if (error.keyword === "x-part") {
    const { keyword, params } = error;
    // Some CRD rules reject lists in which all terms are wrong: an empty list breaks all of them, because it is empty.
    if (Array.isArray(value) && value.length === 0)
      return { keyword, path, value, params: { ...params, invariant: "has-terms" }, propertyName };
    // An invariant over each item or value names the one that breaks it.
    if (params.at !== undefined && !params.isKey) stepInto(params.at);
  }
  return { ...error, path, value, propertyName };
}

function below(value: Plain | undefined, key: number | string): Plain | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return typeof value === "object" && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Finds the errors that depend on unknown values. */
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
    if (keyword === "x-part") return !this.#isOpenTo(value, new Set(params.fields));
    if (!Array.isArray(value)) return true;
    if (keyword === "minItems" && this.#open.has(value)) return false;
    if (keyword === "minItems" || keyword === "maxItems" || keyword === "x-unique")
      return !value.includes(UNKNOWN) && !this.#conditional.has(value);
    return true;
  }

  #mayHaveMore(value: Plain | undefined): boolean {
    return this.#isFragment || (value !== undefined && this.#open.has(value));
  }

  /** Whether a field that an invariant reads is unknown, or may exist. */
  #isOpenTo(value: Plain | undefined, fields: ReadonlySet<string>): boolean {
    if (value === UNKNOWN) return true;
    const conditional = value === undefined ? undefined : this.#conditional.get(value);
    if (conditional && (Array.isArray(value) || [...fields].some((field) => conditional.has(field)))) return true;
    if (Array.isArray(value)) return this.#open.has(value) || value.some((item) => this.#isOpenTo(item, fields));
    if (typeof value !== "object") return false;
    if (fields.size > 0 && this.#mayHaveMore(value) && [...fields].some((field) => !Object.hasOwn(value, field)))
      return true;
    return [...fields].some((field) => Object.hasOwn(value, field) && this.#isOpenTo(value[field], fields));
  }
}
