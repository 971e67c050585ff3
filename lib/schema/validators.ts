/** The compiled schemas in dist/schemas, which schemas/build.js generates. */
import { createRequire } from "node:module";
import type { Invariant } from "./invariants.generated.js";

interface Limit {
  readonly limit: number;
}

/** The parameters of ajv's errors, for each keyword that the schemas use. */
export interface ErrorParams {
  const: { readonly allowedValue: unknown };
  enum: { readonly allowedValues: readonly unknown[] };
  maxItems: Limit;
  maxProperties: Limit;
  maximum: Limit;
  minItems: Limit;
  minimum: Limit;
  required: { readonly missingProperty: string };
  type: { readonly type: string | readonly string[] };
  /** A field that only some releases have, as numbers. */
  "x-field": { readonly since: number; readonly until: number };
  /** An unknown field, and those that exist. */
  "x-fields": { readonly field: string; readonly fields: ReadonlySet<string> };
  /** A field that only another kind has. */
  "x-foreign": { readonly field: string };
  "x-max-length": Limit;
  "x-min-length": Limit;
  /** A validation rule. */
  "x-part": {
    readonly invariant: Invariant;
    /** The fields that it reads. */
    readonly fields: readonly string[];
    /** The item, value or key that breaks it, if it is about each of them. */
    readonly at?: number | string;
    readonly isKey: boolean;
    /** The labels that it allows. */
    readonly labels: readonly string[];
  };
  "x-pattern": { readonly form: string };
  "x-unique": object;
}

/** An error of ajv. */
export type SchemaError = {
  readonly [Keyword in keyof ErrorParams]: {
    readonly keyword: Keyword;
    /** A JSON pointer to the invalid value. */
    readonly instancePath: string;
    readonly params: ErrorParams[Keyword];
    /** The key, if a key of the value is invalid. */
    readonly propertyName?: string;
  };
}[keyof ErrorParams];

interface Validate {
  (this: { release: number }, value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

const require = createRequire(import.meta.url);
const loaded = new Map<string, unknown>();

/**
 * Validates a value as the API server of a release does, filling in defaults. Returns the errors, or
 * undefined if there is no schema of that name.
 */
export function validate(name: string, release: number, value: unknown): readonly SchemaError[] | undefined {
  const validator = load(name) as Validate | undefined;
  if (!validator) return undefined;
  return validator.call({ release }, value) ? [] : (validator.errors ?? []);
}

/** The name of the schema of a version of a kind. */
export function schemaOf(kind: string, version: string): string {
  return `${kind.toLowerCase()}_${version}`;
}

/** A place of a field in a schema. */
export interface SchemaPlace {
  /** Its keys; `[]` stands for each item of a list. */
  readonly path: readonly string[];
  /** The types of its value; empty if it can have any. */
  readonly types: readonly string[];
  /** The first and last release that have it. */
  readonly range: readonly [since: number, until: number];
}

/** The places of fields with a name. */
export function placesOf(name: string, field: string): readonly SchemaPlace[] {
  const places = (load(`${name}_places`) ?? {}) as Readonly<Record<string, readonly SchemaPlace[]>>;
  return Object.hasOwn(places, field) ? (places[field] ?? []) : [];
}

function load(name: string): unknown {
  if (!loaded.has(name)) loaded.set(name, read(name));
  return loaded.get(name);
}

function read(name: string): unknown {
  // The version comes from a manifest, which can contain anything.
  if (!/^[a-z\d_]+$/u.test(name)) return undefined;
  try {
    return require(`#schemas/${name}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
