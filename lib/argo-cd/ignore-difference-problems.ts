/** Entries of `ignoreDifferences` that ignore nothing, as problems of a manifest. */
import type { Problem } from "../model/problem.js";
import type { Cursor } from "../yaml/cursor.js";
import { replace, set } from "../yaml/edits/edit.js";
import { groupOf, plainGroup, pointerProblem } from "./ignore-differences.js";

export const ignoreDifferenceMessages = {
  coreGroup: '`{{value}}` is not a group, so the entry ignores nothing; use `""` for the core group.',
  groupWithVersion: "A group has no version, so `{{value}}` ignores nothing; use `{{text}}`.",
  missingGroup:
    "{{kind}} belongs to the group `{{group}}`, so the entry ignores nothing without it; add `group: {{group}}`.",
  missingSlash: "A JSON pointer starts with `/`, so `{{value}}` ignores nothing; use `{{text}}`.",
  pointerPattern:
    "`{{value}}` is not a JSON pointer, which names one field with `/`, so it ignores nothing; use `jqPathExpressions`.",
  unescapedSlash: "In a JSON pointer, `/` inside a key is `~1`, so `{{value}}` ignores nothing; use `{{text}}`.",
  addGroup: "Add `group: {{group}}`.",
  replaceText: "Replace with `{{text}}`.",
};

type Problems = Generator<Problem<keyof typeof ignoreDifferenceMessages>>;

/** @param mayLack whether fields that are missing here may be added elsewhere */
export function* ignoreDifferenceProblems(entry: Cursor, mayLack: () => boolean): Problems {
  if (!entry.isMapping) return;
  yield* groupProblems(entry, mayLack);
  for (const at of entry.get("jsonPointers").items())
    if (typeof at.value === "string") yield* pointerProblems(at, at.value);
}

function* groupProblems(entry: Cursor, mayLack: () => boolean): Problems {
  const at = entry.get("group");
  const kind = entry.get("kind");
  const group = typeof kind.value === "string" ? groupOf(kind.value) : undefined;
  if (at.isUnset) {
    if (group === undefined || mayLack()) return;
    const data = { kind: kind.text, group };
    const suggest = [{ messageId: "addGroup", data, edit: set(at, group) } as const];
    yield { at: kind, messageId: "missingGroup", data, suggest };
    return;
  }
  const plain = typeof at.value === "string" ? plainGroup(at.value) : undefined;
  if (plain === undefined) return;
  const text = plain === "" ? (group ?? "") : plain;
  const data = { value: at.text, text };
  const suggest = [{ messageId: "replaceText", data: { text: text || '""' }, edit: replace(at, text) } as const];
  yield { at, messageId: text === "" ? "coreGroup" : "groupWithVersion", data, suggest };
}

function* pointerProblems(at: Cursor, value: string): Problems {
  const problem = pointerProblem(value);
  if (problem?.what === "pattern") yield { at, messageId: "pointerPattern", data: { value } };
  else if (problem) {
    const text = problem.right ?? "";
    const suggest = [{ messageId: "replaceText", data: { text }, edit: replace(at, text) } as const];
    yield {
      at,
      messageId: problem.what === "lacksSlash" ? "missingSlash" : "unescapedSlash",
      data: { value, text },
      suggest,
    };
  }
}
