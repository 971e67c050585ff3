/** The ways to refer to a parameter: `{{path.basename}}`, and `{{.path.basename}}` in Go templates. */
import { guessName } from "../../guess.js";
import type { ApplicationSet } from "./set.js";

const SIMPLE = /^[A-Za-z_]\w*$/u;

/** A parameter with dots as a field in Go templates (Argo CD's documentation, "Go Template", "Migration guide"). */
export function fieldOf(parameter: string, { generators }: ApplicationSet): string | undefined {
  const isOfGit = generators.some(({ key }) => key === "git");
  if (parameter === "path" && isOfGit) return ".path.path";
  return validField(`.${parameter}`);
}

/** The same field as Go templates can read it: names with other characters than letters and digits are keys. */
export function validField(field: string): string | undefined {
  const index = /^\.path(?:\.segments)?\[(\d+)\]$/u.exec(field)?.[1];
  if (index !== undefined) return `index .path.segments ${index}`;
  const [, path = "", key = ""] = /^((?:\.(?:metadata\.(?:labels|annotations)|values))?)\.(.+)$/u.exec(field) ?? [];
  if (key.split(".").every((step) => SIMPLE.test(step))) return field;
  if (!/^[\w./-]+$/u.test(key) || /^\.|\.$|\.\./u.test(key)) return undefined;
  if (path !== "") return `index ${path} "${key}"`;
  return key.includes(".") || key.includes("/") ? undefined : `index . "${key}"`;
}

/** A field of Go templates as a parameter with dots; undefined if it is not simply a field. */
export function parameterOf(field: string): string | undefined {
  if (field === ".path.path") return "path";
  return /^\.[A-Za-z_][\w.-]*$/u.test(field) ? field.slice(1) : undefined;
}

/** More than people write. */
const MAX_GUESSES = 200;

/** Whether no element has a parameter, and the one that was probably intended. */
export function missingFrom(
  { parameters }: ApplicationSet,
  name: string,
): { readonly meant: string | undefined } | undefined {
  if (!parameters || parameters.has(name) || isOpen(parameters, name)) return undefined;
  return { meant: guessName(name, [...parameters.keys()].slice(0, MAX_GUESSES)) };
}

function isOpen(parameters: ReadonlyMap<string, number>, name: string): boolean {
  return name.startsWith("values.") && parameters.has("values.*");
}

/** How many elements have a parameter, if others do not. */
export function countOf({ parameters, elements = [] }: ApplicationSet, name: string): number | undefined {
  const count = parameters?.get(name);
  if (count === undefined || !parameters || isOpen(parameters, name)) return undefined;
  return count < elements.length ? count : undefined;
}
