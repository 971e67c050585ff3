/** What Argo CD fails on in a string that is a Go template. */
import { guess } from "../../guess.js";
import { type Action, actionsOf } from "../../yaml/go-template.js";
import { type Word, wordsIn } from "../../yaml/go-words.js";
import type { Cursor } from "../../yaml/cursor.js";
import { replace } from "../../yaml/edits/edit.js";
import { ARGO_NAMES, BLOCKS, FORGIVING, HELM_OBJECTS } from "./functions.js";
import type { SetProblem } from "./messages.js";
import { fieldOf, missingFrom, validField } from "./parameters.js";
import type { ApplicationSet } from "./set.js";
import type { TemplateString } from "./strings.js";

/** A tag of a string, with its surroundings. */
interface Tag {
  readonly action: Action;
  readonly words: readonly Word[];
  /** Whether it is outside all blocks. */
  readonly isOutside: boolean;
  /** The variables of the text, and where each is declared first. */
  readonly variables: ReadonlyMap<string, number>;
}

/** The first problem of a string. */
export function goProblem(string: TemplateString, set: ApplicationSet): SetProblem | undefined {
  const { at, text } = string;
  const { tags, block } = read(text);
  for (const tag of tags) {
    for (const word of tag.words) {
      const problem = wordProblem(word, tag, string, set);
      if (problem) return { ...problem, at, within: [tag.action.start, tag.action.end] };
    }
  }
  if (!block) return undefined;
  const { start, end, head } = block;
  const messageId = BLOCKS.has(head) ? "openBlock" : "strayBlockEnd";
  return { at, within: [start, end], messageId, data: { name: head } };
}

/** The tags of a text, and the first one that starts or ends a block without its counterpart. */
function read(text: string): { tags: readonly Tag[]; block: Action | undefined } {
  const open: Action[] = [];
  const variables = new Map([["$", -1]]);
  let stray: Action | undefined;
  const tags = actionsOf(text).flatMap((action): Tag[] => {
    const { head, isComment } = action;
    if (isComment) return [];
    const words = wordsIn(text, action);
    const isOutside = open.length === 0;
    if (BLOCKS.has(head)) open.push(action);
    else if (head === "end" ? !open.pop() : head === "else" && isOutside) stray ??= action;
    for (const { text: name, index } of declaredIn(words)) if (!variables.has(name)) variables.set(name, index);
    return [{ action, words, isOutside, variables }];
  });
  return { tags, block: stray ?? open[0] };
}

function declaredIn(words: readonly Word[]): Word[] {
  const until = words.findIndex(({ text }) => text === ":=");
  return words.slice(0, Math.max(until, 0)).filter(({ kind }) => kind === "variable");
}

type Found = Pick<SetProblem, "data" | "messageId" | "suggest">;

function wordProblem(word: Word, tag: Tag, string: TemplateString, set: ApplicationSet): Found | undefined {
  switch (word.kind) {
    case "name":
      return nameProblem(word, tag, string, set);
    case "variable":
      return variableProblem(word, tag, string, set);
    case "field":
      return fieldProblem(word.text, word, tag, string, set);
    case "other":
      return undefined;
  }
}

function nameProblem(
  word: Word,
  { action }: Tag,
  { at, text }: TemplateString,
  set: ApplicationSet,
): Found | undefined {
  const name = /^\w+/u.exec(word.text)?.[0] ?? "";
  if (isFunction(word)) return undefined;
  const tag = text.slice(action.start, action.end);
  const called = replacedCalls(text, set);
  if (called && isFirst(word, text)) {
    const reason = ARGO_NAMES.has(name) ? "needs arguments" : "does not exist";
    const data = { tag, name, reason, text: `{{${fieldOf(word.text, set) ?? ""}}}` };
    return { messageId: "calledParameter", data, suggest: replacement(at, called) };
  }
  const meant = guess(name, [...ARGO_NAMES], 2);
  if (meant === undefined || meant.length < 4) return { messageId: "unknownFunction", data: { name } };
  const edited = text.slice(0, word.index) + meant + text.slice(word.index + name.length);
  return { messageId: "misspelledFunction", data: { name, text: meant }, suggest: replacement(at, edited) };
}

/** Whether a word is a name that Go templates have; `values.x` is a parameter of a generator, not a call of `values`. */
function isFunction({ text }: Word): boolean {
  return ARGO_NAMES.has(/^\w+/u.exec(text)?.[0] ?? "") && !text.startsWith("values.");
}

/** Whether a word is the first one of its action, where a parameter without a dot is a call. */
function isFirst(word: Word, text: string): boolean {
  return /\{\{-?\s*$/u.test(text.slice(Math.max(0, word.index - 20), word.index));
}

/** The text with a dot before all parameters without one; undefined if one of them is something else. */
function replacedCalls(text: string, set: ApplicationSet): string | undefined {
  let edited = "";
  let from = 0;
  for (const action of actionsOf(text)) {
    for (const [index, word] of wordsIn(text, action).entries()) {
      if (word.kind !== "name" || isFunction(word)) continue;
      const field = isFirst(word, text) ? fieldOf(word.text, set) : undefined;
      const next = wordsIn(text, action)[index + 1];
      // With arguments, it is meant to be a function.
      if (field === undefined || (next && next.text !== "|" && next.text !== "-")) return undefined;
      edited += text.slice(from, word.index) + field;
      from = word.index + word.text.length;
    }
  }
  return edited + text.slice(from);
}

function variableProblem(word: Word, tag: Tag, string: TemplateString, set: ApplicationSet): Found | undefined {
  const name = /^\$\w*/u.exec(word.text)?.[0] ?? "$";
  if ((tag.variables.get(name) ?? Infinity) <= word.index) {
    return name === "$" ? fieldProblem(word.text.slice(1), word, tag, string, set) : undefined;
  }
  return foreignTag(string, tag, name, "it generates no Application");
}

function fieldProblem(
  field: string,
  word: Word,
  tag: Tag,
  string: TemplateString,
  set: ApplicationSet,
): Found | undefined {
  const { at, text } = string;
  const [, name = ""] = /^\.(\w+)/u.exec(field) ?? [];
  const valid = validField(field);
  if (/[[/-]/u.test(field)) {
    if (valid === undefined || valid === field) return undefined;
    const isAlone = isFirst(word, text);
    const edited =
      text.slice(0, word.index) + (isAlone ? valid : `(${valid})`) + text.slice(word.index + word.text.length);
    return { messageId: "invalidField", data: { name: field, text: valid }, suggest: replacement(at, edited) };
  }
  if (name === "" || !isUsed(tag) || !(tag.isOutside || word.kind === "variable")) return undefined;
  const consequence = set.failsOnMissing ? "Argo CD generates no Application" : "Argo CD inserts `<no value>`";
  if (HELM_OBJECTS.has(name) && mayNotHave(set, name) && !string.isOwn) {
    return foreignTag(
      string,
      tag,
      name,
      set.failsOnMissing ? "it generates no Application" : "it inserts `<no value>`",
    );
  }
  const missing = missingFrom(set, name);
  if (!missing) return undefined;
  const { meant } = missing;
  if (meant === undefined) return { messageId: "unknownParameter", data: { name, consequence } };
  const start = text.indexOf(name, word.index);
  const edited = text.slice(0, start) + meant + text.slice(start + name.length);
  const data = { name, consequence, text: meant };
  return { messageId: "misspelledParameter", data, suggest: replacement(at, edited, meant) };
}

/** Whether a missing parameter is missed: not in a condition, and not if a function replaces it. */
function isUsed({ action, words }: Tag): boolean {
  return action.writes && !words.some(({ kind, text }) => kind === "name" && FORGIVING.has(text));
}

/** The generators that give no parameters with names that people choose. */
const CLOSED: ReadonlySet<unknown> = new Set(["clusters", "list", "matrix", "merge", "pullRequest", "scmProvider"]);

/** Whether no generator gives a parameter that starts with an upper-case letter, as an object of Helm does. */
function mayNotHave({ generators, parameters }: ApplicationSet, name: string): boolean {
  const lists = generators.filter(({ key }) => key === "list");
  const isClosed = generators.every(
    (generator) => CLOSED.has(generator.key) || (generator.key === "git" && generator.get("files").isAbsent),
  );
  return isClosed && (lists.length === 0 || parameters?.has(name) === false);
}

function foreignTag({ at, text }: TemplateString, { action }: Tag, name: string, consequence: string): Found {
  const tag = text.slice(action.start, action.end);
  const escaped = escapedTag(tag);
  const edited = text.slice(0, action.start) + escaped + text.slice(action.end);
  return {
    messageId: "foreignTag",
    data: { tag, name, consequence, text: escaped },
    suggest: replacement(at, edited, escaped),
  };
}

/** A tag that a first run leaves to a second one. */
export function escapedTag(tag: string): string {
  return tag.includes("`") ? `{{ ${JSON.stringify(tag)} }}` : `{{\`${tag}\`}}`;
}

function replacement(at: Cursor, value: string, text = value): NonNullable<SetProblem["suggest"]> {
  return [{ messageId: "replaceText", data: { text }, edit: replace(at, value) }];
}
