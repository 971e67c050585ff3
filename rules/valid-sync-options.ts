import { applicationOf } from "../lib/argo-cd/application.js";
import { type OptionText, isSyncOption, optionProblem, optionsIn } from "../lib/argo-cd/sync-options.js";
import { defineRule } from "../lib/eslint/rule.js";
import type { Problem } from "../lib/model/problem.js";
import { codeAlternatives } from "../lib/prose.js";
import { replace } from "../lib/yaml/edits/edit.js";

const messages = {
  compareOption:
    "`{{value}}` is an option of the annotation `argocd.argoproj.io/compare-options`, so Argo CD ignores it here; move it there.",
  misspelledOption: "`{{value}}` is not a sync option, so Argo CD silently ignores it; did you mean `{{text}}`?",
  syncOption:
    "`{{value}}` is a sync option, so Argo CD ignores it here; move it to the annotation `argocd.argoproj.io/sync-options`.",
  unknownOption: "`{{value}}` is not a sync option, so Argo CD silently ignores it; remove it.",
  wrongValue: "Argo CD compares sync options as exact text, so it ignores `{{value}}`; use {{allowed}}.",
  replaceText: "Replace with `{{text}}`.",
};

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow sync options that Argo CD ignores",
    category: "Chart and Argo CD",
    presets: { recommended: {}, strict: { checkUnknown: true } },
  },
  hasSuggestions: true,
  messages,
  options: {
    checkUnknown: {
      description:
        "Whether to report options that are not similar to a known one; a newer release of Argo CD may have them.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkUnknown }) {
    const lists = applicationOf(manifest).specs.map(({ spec }) => spec.at("syncPolicy.syncOptions"));
    for (const at of lists.flatMap((list) => list.items())) {
      if (typeof at.value === "string") yield* optionProblems({ at, start: 0, text: at.value }, checkUnknown);
    }
  },
  *checkObject(root, { checkUnknown }) {
    const annotations = root.at("metadata.annotations");
    for (const option of optionsIn(annotations.get("argocd.argoproj.io/sync-options"))) {
      yield* optionProblems(option, checkUnknown);
    }
    for (const { at, text } of optionsIn(annotations.get("argocd.argoproj.io/compare-options"))) {
      if (isSyncOption(text)) yield { at, messageId: "syncOption", data: { value: text } };
    }
  },
});

function* optionProblems(
  { at, start, text: value }: OptionText,
  checkUnknown: boolean,
): Generator<Problem<keyof typeof messages>> {
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
