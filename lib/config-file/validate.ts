/** What the compiled schema reports about a configuration file. */
import { createRequire } from "node:module";
import { whyUnsupported } from "../releases.js";

/** The part of a schema around a violated keyword. */
interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
}

export interface ConfigProblem {
  /** The violated keyword, with its parameters as ajv gives them. */
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly schema: Schema;
  /** The keys and indexes that lead to the value. */
  readonly path: readonly string[];
  /** Whether the problem is the last key of the path, not its value. */
  readonly isKey: boolean;
  readonly value: unknown;
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

const require = createRequire(import.meta.url);

/** In the order of the schema; none if the value is valid. Both modules are loaded only if there is a file. */
export function validate(value: unknown): readonly ConfigProblem[] {
  const check = require("#schemas/config-file") as Validate;
  if (check(value)) return problemsOfRelease(value);
  const published: unknown = require("eslint-plugin-karpenter/schemas/karpenter-lint.json");
  return (check.errors ?? []).map(({ keyword, params, instancePath, schemaPath }) => {
    const path = stepsOf(instancePath);
    const unknown = params["additionalProperty"];
    const isKey = typeof unknown === "string";
    return {
      keyword,
      params,
      schema: at(published, stepsOf(schemaPath).slice(0, -1)) as Schema,
      path: isKey ? [...path, unknown] : path,
      isKey,
      value: at(value, path),
    };
  });
}

/** A release in the right form that manifests can't be checked against. */
function problemsOfRelease(config: unknown): readonly ConfigProblem[] {
  const { release: value } = (config ?? {}) as { readonly release?: string };
  const reason = value === undefined ? undefined : whyUnsupported(value);
  if (reason === undefined) return [];
  return [{ keyword: "release", params: { reason }, schema: {}, path: ["release"], isKey: false, value }];
}

/** The steps of a JSON pointer. */
function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function at(value: unknown, steps: readonly string[]): unknown {
  let place = value;
  for (const step of steps) place = (place as Readonly<Record<string, unknown>>)[step];
  return place;
}
