/** What is wrong within a single term of `amiSelectorTerms` although the API server accepts it. */
import { aliasOf, ignoredFieldsOf, misnamedRelease } from "./ami.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Problem } from "../model/problem.js";
import { remove } from "../yaml/edits/remove.js";
import { replace } from "../yaml/edits/edit.js";

type TermMessageId =
  "idAsName" | "ignoredField" | "invalidVersion" | "removeField" | "repeatedVersion" | "replaceAlias";

type Mistake = Problem<TermMessageId>;

export function termMistakes(term: Cursor): Mistake[] {
  return [...ignoredFields(term), ...idAsName(term.get("name")), ...mistakenVersion(term.get("alias"))];
}

function ignoredFields(term: Cursor): Mistake[] {
  return ignoredFieldsOf(term).map(({ field: at, winner }) => {
    const data = { field: String(at.key), winner: String(winner.key) };
    const suggest = [{ messageId: "removeField", data, edit: remove(at) } as const];
    return { at, on: "key", beside: [winner], messageId: "ignoredField", data, suggest };
  });
}

function idAsName(at: Cursor): Mistake[] {
  return /^ami-[\da-f]{8,17}$/u.test(at.text) ? [{ at, messageId: "idAsName", data: { value: at.text } }] : [];
}

function mistakenVersion(at: Cursor): Mistake[] {
  const alias = aliasOf(at);
  if (!alias) return [];
  const { family, version } = alias;
  if (version.includes("@")) return [{ at, messageId: "repeatedVersion", data: { value: at.text } }];
  const mistake = misnamedRelease(alias);
  if (!mistake) return [];
  const { form, meant = "" } = mistake;
  const value = `${family}@${meant}`;
  const edit = meant === "" ? undefined : replace(at, value);
  const suggest = [{ messageId: "replaceAlias", data: { value }, edit } as const];
  return [{ at, messageId: "invalidVersion", data: { value: at.text, family, form }, suggest }];
}
