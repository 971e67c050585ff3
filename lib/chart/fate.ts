/** What became of the values that a release of Karpenter's chart ignores. */
import { NEWEST_RELEASE } from "../kinds.js";
import { releaseNumber } from "../releases.js";
import { neighboursOf } from "./history.js";
import type { IgnoredValue } from "./ignored.js";

/** The last release with an instance profile for all nodes; since then, each class has one of its own. */
const LAST_WITH_PROFILE = releaseNumber("0.32");

export interface Fate {
  /**
   * - `came`: a later release reads it, `next` as the first
   * - `guess`: none does, but one that is called nearly so
   * - `never`: none does
   * - `profile`: it was for the nodes, and each class says so now
   * - `renamed`: it is called otherwise now
   * - `went`: an earlier release read it, `last` as the last
   */
  readonly what: "came" | "guess" | "never" | "profile" | "renamed" | "went";
  readonly last: number | undefined;
  readonly next: number | undefined;
}

/** Why a release ignores a value; undefined where a release that is newer than known may read it. */
export function fateOf({ keys, successor }: IgnoredValue, release: number | undefined): Fate | undefined {
  const { last, next } = neighboursOf(keys, release ?? 0);
  const isKnown = (release ?? 0) <= releaseNumber(NEWEST_RELEASE);
  const isLater = release === undefined || release > LAST_WITH_PROFILE;
  const fate = (what: Fate["what"]): Fate => ({ what, last, next });
  if (isLater && keys.join(".").endsWith(".defaultInstanceProfile")) return fate("profile");
  if (successor && !successor.isGuess) return fate("renamed");
  if (successor && isKnown) return fate("guess");
  if (release !== undefined && next !== undefined) return fate("came");
  if (release !== undefined && last !== undefined) return fate("went");
  return isKnown ? fate("never") : undefined;
}
