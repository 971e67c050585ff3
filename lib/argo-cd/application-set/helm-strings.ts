/** What Helm fails on in a string of an ApplicationSet in a chart, whose tags it renders before Argo CD does. */
import { type Action, actionsOf } from "../../yaml/go-template.js";
import { wordsIn } from "../../yaml/go-words.js";
import { replace } from "../../yaml/edits/edit.js";
import { HELM_NAMES, HELM_OBJECTS } from "./functions.js";
import { escapedTag } from "./go-strings.js";
import type { SetProblem } from "./messages.js";
import type { TemplateString } from "./strings.js";

/** The first problem of a string. */
export function helmProblem({ at, text }: TemplateString): SetProblem | undefined {
  const actions = actionsOf(text);
  const isRoot = !hasOtherDot(at.textMap.text);
  const found = actions.map((action) => ({ action, name: unknownIn(text, action, isRoot) }));
  const first = found.find(({ name }) => name !== undefined);
  if (first?.name === undefined) return undefined;
  const { action, name } = first;
  const tag = text.slice(action.start, action.end);
  const consequence = name.startsWith(".") ? "it removes the tag" : "the chart fails";
  const edited = found.reduceRight(
    (edited, one) =>
      one.name === undefined
        ? edited
        : edited.slice(0, one.action.start) +
          escapedTag(text.slice(one.action.start, one.action.end)) +
          edited.slice(one.action.end),
    text,
  );
  const data = { tag, name, consequence, text: escapedTag(tag) };
  const suggest = [{ messageId: "replaceText", data: { text: edited }, edit: replace(at, edited) } as const];
  return { at, within: [action.start, action.end], messageId: "renderedByHelm", data, suggest };
}

/** Whether the dot can be something else than Helm's objects somewhere in a file. */
function hasOtherDot(file: string): boolean {
  return actionsOf(file).some(({ head }) => ["block", "define", "range", "with"].includes(head));
}

/** The first function, or field of the root, that Helm doesn't have. */
function unknownIn(text: string, action: Action, isRoot: boolean): string | undefined {
  for (const word of wordsIn(text, action)) {
    const name = /^\.?\w+/u.exec(word.text)?.[0] ?? "";
    if (word.kind === "name" && !HELM_NAMES.has(name)) return name;
    if (word.kind === "field" && isRoot && !HELM_OBJECTS.has(name.slice(1))) return name;
  }
  return undefined;
}
