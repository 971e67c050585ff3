/** Helm parameters and keys of values that set other values than intended, as problems of a manifest. */
import type { ChartInstall } from "../model/chart-install.js";
import type { Problem } from "../model/problem.js";
import type { Cursor } from "../yaml/cursor.js";
import { rename, replace, set } from "../yaml/edits/edit.js";
import type { HelmSource } from "./helm-source.js";
import { isForText, isTyped, withEscapedDots, withoutEscapes, withoutQuotes } from "./parameter-names.js";
import { placesIn } from "./places.js";

export const parameterMessages = {
  escapedKey:
    "Dots are escaped only in the names of parameters, so `\\` is part of the key `{{name}}`; use `{{text}}`.",
  quotedKey: "Helm reads the quotes as part of the key, so `{{name}}` sets another value; use `{{text}}`.",
  typedValue: "Helm reads `{{value}}` as {{type}}, but `{{name}}` must be text; add `forceString: true`.",
  unescapedDots: "Each `.` in `{{name}}` starts a mapping, so Helm does not set this key; use `{{text}}`.",
  addForceString: "Add `forceString: true`.",
  replaceText: "Replace with `{{text}}`.",
};

type Problems = Generator<Problem<keyof typeof parameterMessages>>;

/** @param checkTypes whether to include numbers and booleans for fields that must be text */
export function* parameterProblems({ at, values }: HelmSource, checkTypes: boolean): Problems {
  const parameters = at.at("helm.parameters").items();
  for (const parameter of [...parameters, ...at.at("helm.fileParameters").items()])
    yield* nameProblems(parameter.get("name"));
  if (checkTypes) for (const parameter of parameters) yield* typeProblems(parameter);
  for (const { at: entry } of placesIn([values.tree])) yield* keyProblems(entry);
}

/** Problems of the parameters with which other installers of a chart call Helm. */
export function* installParameterProblems({ installer, values }: ChartInstall): Problems {
  // Those of Applications belong to all charts.
  if (installer === "Argo CD") return;
  for (const { at, path } of values.parameters) {
    // With the type `literal` of Terraform, a backslash escapes nothing.
    const type = at.get("type");
    if (path.length > 0 && !type.isUnknown && type.value !== "literal") yield* nameProblems(at.get("name"));
  }
}

function* nameProblems(at: Cursor): Problems {
  if (typeof at.value !== "string") return;
  const plain = withoutQuotes(at.value);
  const text = plain ?? withEscapedDots(at.value);
  if (text === undefined) return;
  const suggest = [{ messageId: "replaceText", data: { text }, edit: replace(at, text) } as const];
  const messageId = plain === undefined ? "unescapedDots" : "quotedKey";
  yield { at, messageId, data: { name: at.value, text }, suggest };
}

function* typeProblems(parameter: Cursor): Problems {
  const [name, at, force] = [parameter.get("name"), parameter.get("value"), parameter.get("forceString")];
  if (typeof name.value !== "string" || typeof at.value !== "string") return;
  if (!isForText(name.value) || !isTyped(at.value) || force.isUnknown || force.value === true) return;
  const type = /^-?\d+$/u.test(at.value) ? "a number" : at.value === "null" ? "no value" : "a boolean";
  const suggest = [{ messageId: "addForceString", edit: set(force, true) } as const];
  yield { at, messageId: "typedValue", data: { value: at.value, type, name: name.value }, suggest };
}

function* keyProblems(at: Cursor): Problems {
  const text = withoutEscapes(at);
  if (text === undefined) return;
  const suggest = [{ messageId: "replaceText", data: { text }, edit: rename(at, text) } as const];
  yield { at, on: "key", messageId: "escapedKey", data: { name: String(at.key), text }, suggest };
}
