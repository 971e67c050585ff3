/** How rules report statements that don't agree. */
import type { Cursor } from "../manifest/cursor.js";
import type { Problem } from "../problem.js";
import type { Conflict } from "./conflicts.js";
import { placeText } from "./facts.js";

export type ContradictionId = "contradicts" | "wrong";

export function contradictionMessages(subject: string): Record<ContradictionId, string> {
  return {
    contradicts: `\`{{what}}\` says \`{{value}}\`, but \`{{otherWhat}}\` says \`{{expected}}\` in {{place}}; use one ${subject}.`,
    wrong: "`{{what}}` says `{{value}}`, and the settings want `{{expected}}`; correct it.",
  };
}

export function contradiction(found: { at: Cursor; what: string; conflict: Conflict }): Problem<ContradictionId> {
  const { at, what, conflict } = found;
  const { other, value, expected } = conflict;
  return {
    at,
    messageId: other ? "contradicts" : "wrong",
    data: { what, value, expected, otherWhat: other?.what ?? "", place: other ? placeText(other) : "" },
  };
}
