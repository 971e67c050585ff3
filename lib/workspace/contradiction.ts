/** The messages and problems for statements that contradict each other. */
import type { Cursor } from "../yaml/cursor.js";
import type { Problem } from "../model/problem.js";
import type { Conflict } from "./conflict.js";

export type ContradictionId = "conflictingValue" | "unexpectedValue";

export function contradictionMessages(subject: string): Record<ContradictionId, string> {
  return {
    conflictingValue: `\`{{what}}\` refers to \`{{value}}\`, but \`{{otherWhat}}\` in {{place}} refers to \`{{expected}}\`; use the same ${subject} in both.`,
    unexpectedValue:
      "`{{what}}` refers to `{{value}}`, but the ESLint configuration requires `{{expected}}`; correct whichever is wrong.",
  };
}

export function contradiction(found: { at: Cursor; what: string; conflict: Conflict }): Problem<ContradictionId> {
  const { at, what, conflict } = found;
  const { statement, other, expected } = conflict;
  const { value } = statement;
  return {
    at,
    messageId: other ? "conflictingValue" : "unexpectedValue",
    data: { what, value, expected, otherWhat: other?.what ?? "" },
    related: other ? [other] : [],
  };
}
