/** Describes fields that are unknown, missing, or not in the release. */
import { rename } from "../yaml/edits/edit.js";
import { move } from "../yaml/edits/move.js";
import { NEWEST_RELEASE } from "../kinds.js";
import { releaseName } from "../releases.js";
import { suggestionsFor } from "./changes.js";
import { guess } from "../guess.js";
import { movedTo } from "./moved.js";
import type { SchemaProblem, Subject } from "./subject.js";
import type { Violation } from "./violation.js";

export function describeUnknown(violation: Violation<"x-fields">, subject: Subject): SchemaProblem {
  const { params, since } = violation;
  const { manifest, against } = subject;
  const { kind, version } = manifest;
  const at = subject.at.get(params.field);
  const data = { path: at.path, kind, version, newest: NEWEST_RELEASE };
  const moved = movedTo(kind, version, at);
  if (moved) {
    const suggest = [{ messageId: "moveField", data: { target: moved.target }, edit: moved.edits } as const];
    return { at, on: "key", messageId: "movedField", data: { ...data, target: moved.target }, suggest };
  }
  const right = against.rightPlaces.get(violation);
  if (right) {
    const edit = right.target?.parent ? move([at], right.target.parent) : [undefined];
    const suggest = [{ messageId: "moveField", data: { target: `\`${right.path}\`` }, edit } as const];
    return { at, on: "key", messageId: "misplacedField", data: { ...data, target: right.path }, suggest };
  }
  const meant = guess(params.field, [...params.fields]);
  if (meant !== undefined) {
    const suggest = [{ messageId: "renameField", data: { text: meant }, edit: rename(at, meant) } as const];
    return { at, on: "key", messageId: "misspelledField", data: { ...data, meant }, suggest };
  }
  if (since !== undefined) {
    const { release, place } = against;
    const messageId = place === undefined ? "unknownFieldBefore" : "unknownFieldInChart";
    return { at, on: "key", messageId, data: { ...data, release, place: place ?? "", since: releaseName(since) } };
  }
  const isOpen = against.isOpen && violation.path[0] !== "metadata";
  return { at, on: "key", messageId: isOpen ? "unknownFieldYet" : "unknownField", data };
}

export function describeForeign({ params }: Violation<"x-foreign">, { at: parent, manifest }: Subject): SchemaProblem {
  const at = parent.get(params.field);
  return { at, on: "key", messageId: "foreignField", data: { path: at.path, kind: manifest.kind } };
}

export function describeUnserved(
  { params: { since, until } }: Violation<"x-field">,
  { at, against: { release, place } }: Subject,
): SchemaProblem {
  if (since > 0) {
    const data = { path: at.path, since: releaseName(since), release, place: place ?? "" };
    return { at, on: "key", messageId: place === undefined ? "newerField" : "newerFieldThanChart", data };
  }
  const checked = place === undefined ? release : `${release}, deployed in ${place}`;
  return {
    at,
    on: "key",
    messageId: "removedField",
    data: { path: at.path, since: releaseName(until), release: checked },
  };
}

export function describeMissing({ params }: Violation<"required">, { at, path }: Subject): SchemaProblem {
  const field = params.missingProperty;
  const lacking = at.get(field);
  return {
    at: lacking,
    messageId: "missingField",
    data: { path, field },
    suggest: suggestionsFor({ keyword: "required", at: lacking }),
  };
}
