/** Finds values that Karpenter's chart ignores: the chart has no schema, so Helm reports nothing. */
import { type Edit, type Edits, replace } from "../../yaml/edits/edit.js";
import { moveScalar } from "../../yaml/edits/move-scalar.js";
import { guess } from "../../guess.js";
import type { Cursor } from "../../yaml/cursor.js";
import type { HelmValues, Parameter } from "../../model/helm-values.js";
import type { SetPath } from "../../model/set-path.js";
import { releaseNumber } from "../../releases.js";
import { hasSuccessorsBelow, neighboursOf, siblingsOf, successorOf, useOf } from "./history.js";

export interface IgnoredValue {
  /** The key in the values, or the name of a parameter. */
  readonly at: Cursor;
  readonly isParameter: boolean;
  readonly keys: readonly string[];
  /** Whether the last key contains dots that are meant to nest others. */
  readonly isDotted?: true;
  /** The value that the release reads instead, under its new name or a similar name. */
  readonly successor:
    { readonly keys: readonly string[]; readonly isGuess: boolean; readonly edits: Edits } | undefined;
}

/** Which values earlier charts read is unknown. */
const OLDEST_KNOWN = releaseNumber("0.10");

/** Deeper than the values of any chart. */
const MAX_DEPTH = 20;

/** The values that the chart of a release ignores; for an unknown release, those that no chart ever read. */
export function* ignoredValues(values: HelmValues, release: number | undefined): Generator<IgnoredValue> {
  if (release !== undefined && release < OLDEST_KNOWN) return;
  for (const tree of values.trees) {
    for (const ignored of ignoredBelow(tree, [], tree, release))
      if (!values.isReadElsewhere(ignored.keys)) yield ignored;
  }
  const taken = new Set(values.parameters.map(({ path }) => setName(path)));
  for (const parameter of values.parameters) {
    const ignored = ignoredParameter(parameter, { values, taken, release });
    if (ignored && !values.isReadElsewhere(ignored.keys)) yield ignored;
  }
}

function* ignoredBelow(
  place: Cursor,
  above: readonly string[],
  tree: Cursor,
  release: number | undefined,
): Generator<IgnoredValue> {
  if (above.length > MAX_DEPTH) return;
  for (const at of place.entries()) {
    const keys = [...above, String(at.key)];
    // Null removes a default, and there is none.
    if (at.isAbsent) continue;
    const nested = nestedKeys(keys, release);
    if (nested) {
      const successor = { keys: nested, isGuess: true, edits: moveTo(at, tree, nested) };
      yield { at, isParameter: false, isDotted: true, keys, successor };
      continue;
    }
    const use = useOf(keys, release);
    if (use === "read" || (use === "ignored" && above.length === 0 && isHelper(at))) continue;
    if (use === "container" || (at.isMapping && hasSuccessorsBelow(keys))) {
      yield* ignoredBelow(at, keys, tree, release);
      continue;
    }
    const successor = successorFor(keys, release);
    yield {
      at,
      isParameter: false,
      keys,
      successor: successor && { ...successor, edits: moveTo(at, tree, successor.keys) },
    };
  }
}

/** The path that one key with dots is meant to be, as in the name of a parameter. */
function nestedKeys(keys: readonly string[], release: number | undefined): string[] | undefined {
  const last = keys.at(-1) ?? "";
  const nested = [...keys.slice(0, -1), ...last.split(".")];
  return last.includes(".") && useOf(nested, release) !== "ignored" ? nested : undefined;
}

/** Helm's own `global`, and keys that contain anchors for others to use. */
function isHelper(entry: Cursor): boolean {
  return entry.key === "global" || /^[._]|^x-/u.test(String(entry.key)) || entry.isAnchored;
}

interface Surroundings {
  readonly values: HelmValues;
  /** The names of all parameters. */
  readonly taken: ReadonlySet<string>;
  readonly release: number | undefined;
}

function ignoredParameter(
  { at: item, path }: Parameter,
  { values, taken, release }: Surroundings,
): IgnoredValue | undefined {
  const keys = path.filter((key) => typeof key === "string");
  const [first] = path;
  if (typeof first !== "string" || first === "global" || useOf(keys, release) !== "ignored") return undefined;
  const at = item.get("name");
  const successor = successorFor(keys, release);
  return {
    at,
    isParameter: true,
    keys,
    successor: successor && { ...successor, edits: [renameParameter({ at, path }, successor.keys, values, taken)] },
  };
}

/** Undefined if the new name already has a value, or if list indexes would be lost. */
function renameParameter(
  { at, path }: Parameter,
  keys: readonly string[],
  { tree, prefix }: HelmValues,
  taken: ReadonlySet<string>,
): Edit | undefined {
  const isTaken = !tree.along(keys).isAbsent || taken.has(setName(keys));
  if (isTaken || path.some((key) => typeof key === "number")) return undefined;
  return replace(at, setName([...prefix, ...keys]));
}

/** A path in Helm's `--set` syntax, with a backslash before characters that would end a key. */
function setName(path: SetPath): string {
  return path.map((key) => String(key).replaceAll(/[.,=[\]\\]/gu, String.raw`\$&`)).join(".");
}

function successorFor(keys: readonly string[], release: number | undefined) {
  const successor = successorOf(keys, release);
  if (successor) return { keys: successor, isGuess: false };
  // A parent key can be misspelled too: the first ignored key is the one to correct.
  for (let length = 1; length <= keys.length; length += 1) {
    const upTo = keys.slice(0, length);
    if (useOf(upTo, release) !== "ignored") continue;
    // A name that another release reads is not a typo.
    const { last, next } = neighboursOf(upTo, release ?? 0);
    if (last !== undefined || next !== undefined) return undefined;
    const meant = guess(upTo.at(-1) ?? "", siblingsOf(upTo, release));
    if (meant === undefined) return undefined;
    const guessed = [...upTo.slice(0, -1), meant, ...keys.slice(length)];
    return useOf(guessed, release) === "ignored" ? undefined : { keys: guessed, isGuess: true };
  }
  return undefined;
}

function moveTo(at: Cursor, tree: Cursor, target: readonly string[]): Edits {
  return moveScalar(at, tree.along(target.slice(0, -1)), target.at(-1) ?? "");
}
