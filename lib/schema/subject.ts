/** The subject of a problem, and the parts that descriptions of all violations share. */
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import type { Problem } from "../model/problem.js";
import { releaseName } from "../releases.js";
import { fixesFor, suggestionsFor } from "./changes.js";
import type { MessageId } from "./messages.js";
import type { RightPlace } from "./misplaced.js";
import type { Violation } from "./violation.js";

export type SchemaProblem = Problem<MessageId>;

/** The release that a manifest is checked against. */
export interface Against {
  /** A minor release of Karpenter, such as `"1.14"`. */
  readonly release: string;
  /** The place that deploys it, such as `app.yaml:3`; undefined if the repository does not decide. */
  readonly place?: string | undefined;
  /** Whether the cluster may run a newer release than the latest supported one. */
  readonly isOpen: boolean;
  /** The right places of unknown fields that the schema has elsewhere. */
  readonly rightPlaces: ReadonlyMap<Violation, RightPlace | undefined>;
}

export interface Subject {
  readonly at: Cursor;
  /** The path of the place; of the root, the kind. */
  readonly path: string;
  readonly manifest: Manifest;
  readonly against: Against;
}

/** The part of a value to report: of a mapping or list, not all of its lines. */
export function onOf(at: Cursor): "head" | "value" {
  return at.isMapping || at.isList ? "head" : "value";
}

/** A fix, or suggestions if no change is certain. */
export function changes(
  at: Cursor,
  about: { readonly keyword: string; readonly meant?: string },
): Pick<SchemaProblem, "fix" | "suggest"> {
  const fix = fixesFor({ ...about, at });
  return fix ? { fix } : { suggest: suggestionsFor({ ...about, at }) };
}

/** A value or label that a later release accepts. */
export function newerValue(at: Cursor, on: "key" | "value", since: number, { release, place }: Against): SchemaProblem {
  const value = on === "key" ? String(at.key) : at.text;
  const data = { path: at.path, value, since: releaseName(since), release, place: place ?? "" };
  return { at, on, messageId: place === undefined ? "newerValue" : "newerValueThanChart", data };
}
