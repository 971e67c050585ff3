/** The reasons why a release of Karpenter's chart ignores values. */
import { NEWEST_RELEASE } from "../../kinds.js";
import { releaseNumber } from "../../releases.js";
import { neighboursOf } from "./history.js";
import type { IgnoredValue } from "./ignored.js";

/** The last release with one instance profile for all nodes; since then, each node class has its own. */
const LAST_WITH_PROFILE = releaseNumber("0.32");

export interface Fate {
  /**
   * - `dottedKey`: it is one key, but the release reads a path of keys
   * - `newerValue`: later releases read it, starting with `next`
   * - `misspelledValue`: no release reads it, but the release reads a similar name
   * - `neverRead`: no release reads it
   * - `removedProfile`: it was set for all nodes, and each node class sets its own now
   * - `renamedValue`: it has another name now
   * - `removedValue`: earlier releases read it, ending with `last`
   */
  readonly what:
    "dottedKey" | "newerValue" | "misspelledValue" | "neverRead" | "removedProfile" | "renamedValue" | "removedValue";
  readonly last: number | undefined;
  readonly next: number | undefined;
}

/** Why a release ignores a value; undefined if the release is newer than the latest supported one, and may read it. */
export function fateOf({ keys, successor, isDotted }: IgnoredValue, release: number | undefined): Fate | undefined {
  const { last, next } = neighboursOf(keys, release ?? 0);
  const isKnown = (release ?? 0) <= releaseNumber(NEWEST_RELEASE);
  if (isDotted) return { what: "dottedKey", last, next };
  const isLater = release === undefined || release > LAST_WITH_PROFILE;
  const fate = (what: Fate["what"]): Fate => ({ what, last, next });
  if (isLater && keys.join(".").endsWith(".defaultInstanceProfile")) return fate("removedProfile");
  if (successor && !successor.isGuess) return fate("renamedValue");
  if (successor && isKnown) return fate("misspelledValue");
  if (release !== undefined && next !== undefined) return fate("newerValue");
  if (release !== undefined && last !== undefined) return fate("removedValue");
  return isKnown ? fate("neverRead") : undefined;
}
