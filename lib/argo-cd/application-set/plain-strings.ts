/** What Argo CD does not replace in a string that is not a Go template: it knows only `{{parameter}}` there. */
import { actionsOf } from "../../yaml/go-template.js";
import { isFirstOnLine } from "../../yaml/lines.js";
import { replace } from "../../yaml/edits/edit.js";
import { ARGO_NAMES, BLOCKS } from "./functions.js";
import type { SetProblem } from "./messages.js";
import { countOf, missingFrom, parameterOf } from "./parameters.js";
import type { ApplicationSet } from "./set.js";
import type { TemplateString } from "./strings.js";

/** The first problem of a string whose tags are certainly those of Argo CD. */
export function plainProblem(string: TemplateString, set: ApplicationSet): SetProblem | undefined {
  const { at, text, isOwn } = string;
  if (at.key === "templatePatch") return patchProblem(string);
  if (!isOwn) return undefined;
  for (let start = text.indexOf("{{"); start >= 0;) {
    const end = text.indexOf("}}", start);
    if (end < 0) return undefined;
    const problem = tagProblem(text.slice(start + 2, end).trim(), set);
    if (problem) {
      const { meant, ...rest } = problem;
      const within = [start, end + 2] as const;
      const data = { ...rest.data, tag: text.slice(...within) };
      if (meant === undefined) return { at, within, ...rest, data };
      const edit = replace(at, `${text.slice(0, start)}{{${meant}}}${text.slice(end + 2)}`);
      return { at, within, ...rest, data, suggest: [{ messageId: "replaceText", data: { text: meant }, edit }] };
    }
    start = text.indexOf("{{", end + 2);
  }
  return undefined;
}

/** A block around lines of a patch, which is not YAML unless Argo CD renders it. */
function patchProblem({ at, text }: TemplateString): SetProblem | undefined {
  const block = actionsOf(text).find(({ head, start }) => BLOCKS.has(head) && isFirstOnLine(text, start));
  if (!block) return undefined;
  const within = [block.start, block.end] as const;
  return { at, within, messageId: "needsGoTemplate", data: { tag: text.slice(...within) } };
}

type Found = Pick<SetProblem, "data" | "messageId"> & { readonly meant?: string | undefined };

function tagProblem(tag: string, set: ApplicationSet): Found | undefined {
  const field = parameterOf(tag);
  if (field !== undefined) return { messageId: "dottedParameter", data: { text: `{{${field}}}` } };
  if (isGoTag(tag))
    return missingFrom(set, tag) === undefined && set.elements ? undefined : { messageId: "needsGoTemplate" };
  if (!/^(?:values\.)?[\w-]+$/u.test(tag)) return undefined;
  const count = countOf(set, tag);
  if (count !== undefined) {
    const data = { name: tag, count: String(count), all: String(set.elements?.length) };
    return { messageId: "partialParameter", data };
  }
  const missing = missingFrom(set, tag);
  if (!missing) return undefined;
  const { meant } = missing;
  const data = { name: tag, consequence: `Argo CD does not replace \`{{${tag}}}\``, text: meant ?? "" };
  return { messageId: meant === undefined ? "unknownParameter" : "misspelledParameter", data, meant };
}

/** Whether a tag is one of Go templates: it starts with a field, a variable or a trim marker, or calls something. */
function isGoTag(tag: string): boolean {
  const head = /^\w+(?=\s|$)/u.exec(tag)?.[0] ?? "";
  const isCall = ARGO_NAMES.has(head) && (tag !== head || head === "end" || head === "else");
  return /^[-.$(]/u.test(tag) || tag.includes("|") || isCall;
}
