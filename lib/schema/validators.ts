/** The compiled schemas in dist/schemas, which schemas/build.js generates. */
import { createRequire } from "node:module";

/** An error of ajv, limited to the keywords that the schemas use. */
export interface SchemaError {
  readonly keyword: string;
  /** A JSON pointer to the invalid value. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key, if a key of the value is invalid. */
  readonly propertyName?: string;
}

interface Validate {
  (this: { release: number }, value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

const require = createRequire(import.meta.url);
const loaded = new Map<string, Validate | undefined>();

/**
 * Validates a value as the API server of a release does, filling in defaults. Returns the errors, or
 * undefined if there is no schema of that name.
 */
export function validate(name: string, release: number, value: unknown): readonly SchemaError[] | undefined {
  if (!loaded.has(name)) loaded.set(name, load(name));
  const validator = loaded.get(name);
  if (!validator) return undefined;
  return validator.call({ release }, value) ? [] : (validator.errors ?? []);
}

function load(name: string): Validate | undefined {
  // The version comes from a manifest, which can contain anything.
  if (!/^[a-z\d_]+$/u.test(name)) return undefined;
  try {
    return require(`#schemas/${name}`) as Validate;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
