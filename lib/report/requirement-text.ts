/** Requirements as text on one line. */
import type { Requirement } from "../karpenter/requirements.js";
import type { Cursor } from "../yaml/cursor.js";
import { visibleValue } from "../visible.js";

const MOST_VALUES = 5;

/** Such as `kubernetes.io/arch In [amd64]`, or `label kubernetes.io/arch: amd64`. */
export function requirementText({ at, key, isLabel, values }: Requirement): string {
  const texts = values.map((value) => textOf(value));
  if (isLabel) return `label ${visibleValue(key)}: ${texts.map((one) => visibleValue(one)).join("")}`;
  const list = texts.length === 0 ? "" : ` [${valuesText(texts)}]`;
  return `${visibleValue(key)} ${visibleValue(textOf(at.get("operator")))}${list}`;
}

/** A template that was covered by filler before it was read has no text. */
function textOf(at: Cursor): string {
  return at.isUnknown && !at.text.includes("{{") ? "…" : at.text;
}

/** The first values, with quotes around empty ones. */
export function valuesText(values: readonly string[]): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => (value === "" ? '""' : visibleValue(value)));
  const more = values.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${String(more)} more` : "");
}
