/** The note that a release is newer than the supported ones: once for each run, and not a problem of a file. */
import { channel, subscribe } from "node:diagnostics_channel";
import { NEWEST_RELEASE } from "../kinds.js";
import { releaseNumber } from "../releases.js";

// A channel for the same reason as in skipped.ts: the listener may have loaded another copy of this module.
const name = "eslint-plugin-karpenter:newer-release";
const newer = channel(name);

let isNoted = false;

/** Whether a release is newer than the supported ones, which is noted. */
export function isNewerRelease(release: string): boolean {
  if (releaseNumber(release) <= releaseNumber(NEWEST_RELEASE)) return false;
  const note = `Karpenter ${release} is newer than ${NEWEST_RELEASE}, the latest supported release, so fields and values that ${NEWEST_RELEASE} does not have are not reported; update eslint-plugin-karpenter.`;
  if (newer.hasSubscribers) newer.publish(note);
  else if (!isNoted) process.emitWarning(note, "eslint-plugin-karpenter");
  isNoted = true;
  return true;
}

export function onNewerRelease(listener: (note: string) => void): void {
  subscribe(name, (note) => {
    listener(note as string);
  });
}
