/** Describes broken validation rules. */
import { rename, replace } from "../yaml/edits/edit.js";
import type { Cursor } from "../yaml/cursor.js";
import { codeAlternatives } from "../prose.js";
import { guess } from "../guess.js";
import { sameLabelElsewhere } from "../karpenter/labels.js";
import type { Invariant } from "./invariants.generated.js";
import { type SchemaProblem, type Subject, changes, newerValue, onOf } from "./subject.js";
import type { Violation } from "./violation.js";

/** The maximum distance between a label and the intended one: most of a label is its domain. */
const MAX_TYPOS = 2;

export function describeInvariant(
  { params, since }: Violation<"x-part">,
  { at, path, against }: Subject,
): SchemaProblem {
  const { invariant, isKey } = params;
  const place = isKey && params.at !== undefined ? at.get(params.at) : at;
  const on = isKey ? "key" : "value";
  if (since !== undefined && (isKey || place.value !== undefined)) return newerValue(place, on, since, against);
  const name = isKey ? String(params.at) : place.text;
  const data = { ...dataOf(at, params.fields), path: place.path || path, value: place.text, key: name };
  const meant = labelMeantBy(name, params);
  if (meant !== undefined) {
    const edit = isKey ? rename(place, meant) : replace(place, meant);
    const suggest = [{ messageId: isKey ? "renameField" : "replaceText", data: { text: meant }, edit } as const];
    return { at: place, on, messageId: "misspelledLabel", data: { ...data, meant }, suggest };
  }
  const point = pointOf(place, invariant);
  return {
    at: point,
    on: isKey ? "key" : onOf(point),
    messageId: invariant,
    data,
    ...changes(place, { keyword: invariant }),
  };
}

/** What the messages of single invariants name. */
function dataOf(at: Cursor, fields: readonly string[]) {
  return {
    fields: codeAlternatives(fields),
    amiFamily: at.get("amiFamily").text,
    families: "`al2`, `al2023`, `bottlerocket` or `windows…`",
    advice: at.get("role").isAbsent ? "add one" : "remove one",
  };
}

/** The label that was probably intended: a similar one, or the one of the same name in another domain. */
function labelMeantBy(name: string, { invariant, labels }: Violation<"x-part">["params"]): string | undefined {
  return guess(name, labels, MAX_TYPOS) ?? (invariant === "restricted-domain" ? sameLabelElsewhere(name) : undefined);
}

/** The fields to report if an invariant is about one of several. */
const POINTS: Partial<Record<Invariant, string>> = {
  "family-matches-alias": "amiFamily",
  "gc-thresholds": "imageGCHighThresholdPercent",
};

function pointOf(place: Cursor, invariant: Invariant): Cursor {
  const field = POINTS[invariant];
  return field !== undefined && place.get(field).isPresent ? place.get(field) : place;
}
