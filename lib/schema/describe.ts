/** Converts violations, which the API server would reject, to problems with messages and changes. */
import { rename, replace } from "../yaml/edits/edit.js";
import { NEWEST_RELEASE, kinds } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { releaseName } from "../releases.js";
import type { Problem } from "../model/problem.js";
import { alternatives, codeAlternatives } from "../prose.js";
import { fixesFor, isZeroDuration, renamedValues, suggestionsFor } from "./changes.js";
import { guess } from "../guess.js";
import { sameLabelElsewhere } from "../karpenter/labels.js";
import type { Invariant } from "./invariants.generated.js";
import { limitOf } from "./limits.js";
import type { MessageId } from "./messages.js";
import { movedTo } from "./moved.js";
import type { Violation } from "./violation.js";

type SchemaProblem = Problem<MessageId>;

/** The release that a manifest is checked against. */
export interface Against {
  /** A minor release of Karpenter, such as `"1.14"`. */
  readonly release: string;
  /** Whether a user has set it; otherwise the cluster may run a newer one. */
  readonly isSet: boolean;
}

/** Describes a violation as a problem; undefined if it is about a default that is not in the file. */
export function describe(violation: Violation, manifest: Manifest, against: Against): SchemaProblem | undefined {
  const { release } = against;
  const at = manifest.root.along(violation.path);
  const { params, propertyName } = violation;
  const path = at.path || manifest.kind;
  switch (violation.keyword) {
    case "x-fields":
      return unknownField(at.get(String(params["field"])), violation, manifest, against);
    case "x-field":
      return at.isAbsent && !at.pair ? undefined : fieldOfRelease(at, params, release);
    case "required":
      return missingField(at, path, String(params["missingProperty"]));
    case "type":
      return wrongType(at, path, params["type"]);
    case "enum":
    case "const":
      return violation.since === undefined
        ? wrongValue(at, path, (params["allowedValues"] ?? [params["allowedValue"]]) as readonly unknown[])
        : newerValue(at, "value", violation.since, release);
    case "x-pattern":
      if (isZeroDuration(at)) return { at, messageId: "zeroDuration", data: { path }, ...changes(at, violation) };
      return {
        at,
        messageId: "invalidForm",
        data: { path, value: at.text, form: String(params["form"]) },
        ...changes(at, violation),
      };
    case "x-part":
      return brokenInvariant(at, path, violation, release);
    default:
      return {
        at: propertyName === undefined ? at : at.get(propertyName),
        on: onOf(at),
        messageId: "outOfBounds",
        data: { path, limit: limitOf(violation, at) },
      };
  }
}

function unknownField(
  at: Cursor,
  { params, since }: Violation,
  { kind, version }: Manifest,
  { release, isSet }: Against,
): SchemaProblem {
  const data = { path: at.path, kind, version, release, newest: NEWEST_RELEASE };
  const moved = movedTo(kind, version, at);
  if (moved) {
    return {
      at,
      on: "key",
      messageId: "movedField",
      data: { ...data, target: moved.target },
      suggest: [{ messageId: "moveField", data: { target: moved.target }, edit: moved.edits }],
    };
  }
  const meant = guess(String(at.key), [...(params["fields"] as Set<string>)]);
  if (meant === undefined && since !== undefined)
    return { at, on: "key", messageId: "unknownFieldBefore", data: { ...data, since: releaseName(since) } };
  if (meant === undefined) {
    const isOpen = kinds[kind].project !== "Argo CD" && !isSet;
    return { at, on: "key", messageId: isOpen ? "unknownFieldYet" : "unknownField", data };
  }
  return {
    at,
    on: "key",
    messageId: "misspelledField",
    data: { ...data, meant },
    suggest: [{ messageId: "renameField", data: { text: meant }, edit: rename(at, meant) }],
  };
}

function fieldOfRelease(at: Cursor, params: Violation["params"], release: string): SchemaProblem {
  const since = Number(params["since"]);
  const isNewer = since > 0;
  const name = releaseName(isNewer ? since : Number(params["until"]));
  return {
    at,
    on: "key",
    messageId: isNewer ? "newerField" : "removedField",
    data: { path: at.path, since: name, release },
  };
}

function newerValue(at: Cursor, on: "key" | "value", since: number, release: string): SchemaProblem {
  const data = { path: at.path, value: on === "key" ? String(at.key) : at.text, since: releaseName(since), release };
  return { at, on, messageId: "newerValue", data };
}

function missingField(at: Cursor, path: string, field: string): SchemaProblem {
  const lacking = at.get(field);
  return {
    at: lacking,
    messageId: "missingField",
    data: { path, field },
    suggest: suggestionsFor({ keyword: "required", at: lacking }),
  };
}

function wrongType(at: Cursor, path: string, type: unknown): SchemaProblem {
  const types = [type].flat().map(String);
  const isScalar = at.value !== undefined;
  const data = {
    path,
    value: at.text,
    actual: typeName(at),
    expected: alternatives(types.map((one) => NAMES[one] ?? one)),
  };
  if (isScalar && types.includes("string"))
    return { at, messageId: "unquotedString", data, ...changes(at, { keyword: "type" }) };
  return { at, on: onOf(at), messageId: "invalidType", data };
}

function onOf(at: Cursor): "head" | "value" {
  return at.isMapping || at.isList ? "head" : "value";
}

const NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "`true` or `false`",
  integer: "an integer",
  number: "a number",
  object: "a mapping",
  string: "a string",
};

function typeName(at: Cursor): string {
  if (at.isList) return "a list";
  if (at.isMapping) return "a mapping";
  return `the ${typeof at.value} \`${at.text}\``;
}

function wrongValue(at: Cursor, path: string, allowed: readonly unknown[]): SchemaProblem {
  const words = allowed.map(String);
  const data = { path, value: at.text, allowed: codeAlternatives(words) };
  const renamed = renamedValues.get(at.text);
  if (renamed !== undefined) {
    return { at, messageId: "renamedValue", data: { ...data, meant: renamed }, ...changes(at, { keyword: "enum" }) };
  }
  const meant = guess(at.text, words);
  if (meant === undefined) return { at, messageId: "invalidValue", data, ...changes(at, { keyword: "enum" }) };
  return { at, messageId: "misspelledValue", data: { ...data, meant }, ...changes(at, { keyword: "enum", meant }) };
}

/** The maximum distance between a label and the intended one: most of a label is its domain. */
const MAX_TYPOS = 2;

function brokenInvariant(at: Cursor, path: string, { params, since }: Violation, release: string): SchemaProblem {
  const {
    invariant,
    at: key,
    isKey,
    fields,
    labels,
  } = params as {
    invariant: Invariant;
    at?: number | string;
    isKey: boolean;
    fields: string[];
    labels: string[];
  };
  const place = isKey && key !== undefined ? at.get(key) : at;
  if (since !== undefined && (isKey || place.value !== undefined))
    return newerValue(place, isKey ? "key" : "value", since, release);
  const data = {
    path: place.path || path,
    value: place.text,
    key: isKey ? String(key) : place.text,
    fields: codeAlternatives(fields),
    amiFamily: at.get("amiFamily").text,
    families: "`al2`, `al2023`, `bottlerocket` or `windows…`",
    advice: at.get("role").isAbsent ? "add one" : "remove one",
  };
  const meant =
    guess(data.key, labels, MAX_TYPOS) ??
    (invariant === "restricted-domain" ? sameLabelElsewhere(data.key) : undefined);
  if (meant !== undefined) {
    const edit = isKey ? rename(place, meant) : replace(place, meant);
    const suggest = [{ messageId: isKey ? "renameField" : "replaceText", data: { text: meant }, edit } as const];
    return {
      at: place,
      on: isKey ? "key" : "value",
      messageId: "misspelledLabel",
      data: { ...data, meant },
      suggest,
    };
  }
  const point = pointOf(place, invariant);
  const on = isKey ? "key" : onOf(point);
  return { at: point, on, messageId: invariant, data, ...changes(place, { keyword: invariant }) };
}

/** The field to report if an invariant is about one of several. */
function pointOf(place: Cursor, invariant: Invariant): Cursor {
  const fields: Partial<Record<Invariant, string>> = {
    "family-matches-alias": "amiFamily",
    "gc-thresholds": "imageGCHighThresholdPercent",
  };
  const field = fields[invariant];
  return field !== undefined && place.get(field).isPresent ? place.get(field) : place;
}

function changes(
  at: Cursor,
  about: { readonly keyword: string; readonly meant?: string },
): Pick<SchemaProblem, "fix" | "suggest"> {
  const fix = fixesFor({ ...about, at });
  return fix ? { fix } : { suggest: suggestionsFor({ ...about, at }) };
}
