/** The options of a sync that Argo CD ignores, as problems of a manifest. */
import type { Problem } from "../model/problem.js";
import { codeAlternatives } from "../prose.js";
import { replace } from "../yaml/edits/edit.js";
import { type OptionText, isSyncOption, optionProblem, optionsIn } from "./sync-options.js";
import type { Cursor } from "../yaml/cursor.js";

export const syncOptionMessages = {
  compareOption:
    "`{{value}}` is an option of the annotation `argocd.argoproj.io/compare-options`, so Argo CD ignores it here; move it there.",
  misspelledOption: "`{{value}}` is not a sync option, so Argo CD silently ignores it; did you mean `{{text}}`?",
  syncOption:
    "`{{value}}` is a sync option, so Argo CD ignores it here; move it to the annotation `argocd.argoproj.io/sync-options`.",
  unknownOption: "`{{value}}` is not a sync option, so Argo CD silently ignores it; remove it.",
  wrongValue: "Argo CD compares sync options as exact text, so it ignores `{{value}}`; use {{allowed}}.",
  replaceText: "Replace with `{{text}}`.",
};

type Problems = Generator<Problem<keyof typeof syncOptionMessages>>;

/**
 * The problems of a list of options.
 * @param checkUnknown whether to include options that are not similar to a known one
 */
export function* listedOptionProblems(list: Cursor, checkUnknown: boolean): Problems {
  for (const at of list.items())
    if (typeof at.value === "string") yield* optionProblems({ at, start: 0, text: at.value }, checkUnknown);
}

/** The problems of the annotations with options for one resource. */
export function* annotatedOptionProblems(annotations: Cursor, checkUnknown: boolean): Problems {
  for (const option of optionsIn(annotations.get("argocd.argoproj.io/sync-options")))
    yield* optionProblems(option, checkUnknown);
  for (const { at, text } of optionsIn(annotations.get("argocd.argoproj.io/compare-options")))
    if (isSyncOption(text)) yield { at, messageId: "syncOption", data: { value: text } };
}

function* optionProblems({ at, start, text: value }: OptionText, checkUnknown: boolean): Problems {
  const problem = optionProblem(value);
  if (!problem || (problem.what === "unknownOption" && !checkUnknown)) return;
  const text = "right" in problem ? problem.right : undefined;
  const edited = at.text.slice(0, start) + (text ?? "") + at.text.slice(start + value.length);
  const suggest = [{ messageId: "replaceText", data: { text: text ?? "" }, edit: replace(at, edited) } as const];
  const allowed = "allowed" in problem ? codeAlternatives(problem.allowed) : "";
  const place = start === 0 && value === at.text ? {} : { within: [start, start + value.length] as const };
  const data = { value, text: text ?? "", allowed };
  yield { at, ...place, messageId: problem.what, data, ...(text !== undefined && { suggest }) };
}
