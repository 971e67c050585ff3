/** What Helm fails on in a string of an ApplicationSet in a chart, whose tags it renders before Argo CD does. */
import { type Action, actionsOf } from "../../yaml/go-template.js";
import { wordsIn } from "../../yaml/go-words.js";
import { replace } from "../../yaml/edits/edit.js";
import { HELM_NAMES, HELM_OBJECTS } from "./functions.js";
import { escapedTag } from "./go-strings.js";
import type { SetProblem } from "./messages.js";
import type { TemplateString } from "./strings.js";

/** The first problem of a string; `isRoot` tells whether the dot is always Helm's root object. */
export function helmProblem({ at, text }: TemplateString, isRoot: boolean): SetProblem | undefined {
  let first: { readonly action: Action; readonly name: string } | undefined;
  let edited = "";
  let from = 0;
  for (const action of actionsOf(text)) {
    const name = unknownIn(text, action, isRoot);
    if (name === undefined) continue;
    first ??= { action, name };
    edited += text.slice(from, action.start) + escapedTag(text.slice(action.start, action.end));
    from = action.end;
  }
  if (!first) return undefined;
  edited += text.slice(from);
  const { name, action } = first;
  const tag = text.slice(action.start, action.end);
  const consequence = name.startsWith(".") ? "it removes the tag" : "the chart fails";
  const data = { tag, name, consequence, text: escapedTag(tag) };
  const suggest = [{ messageId: "replaceText", data: { text: edited }, edit: replace(at, edited) } as const];
  return { at, within: [action.start, action.end], messageId: "renderedByHelm", data, suggest };
}

/** Whether the dot is Helm's root object everywhere in a file. */
export function hasOnlyRootDot(file: string): boolean {
  return !actionsOf(file).some(({ head }) => ["block", "define", "range", "with"].includes(head));
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
