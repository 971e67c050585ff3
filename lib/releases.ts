/** Karpenter's minor releases. */
import { type Kind, NEWEST_RELEASE, kinds } from "./kinds.js";

/** A minor release as a number that sorts: `"1.14"` is 1014. */
export function releaseNumber(release: string): number {
  const [major = 0, minor = 0] = release.replace(/^v/u, "").split(".").map(Number);
  return major * 1000 + minor;
}

/** The release as the schemas support it: a newer one counts as the latest supported release. */
export function knownRelease(release: string): number {
  return Math.min(releaseNumber(release), releaseNumber(NEWEST_RELEASE));
}

/** Whether a release serves a version of a kind; undefined if no release ever did. */
export function isServed(kind: Kind, version: string, release: number): boolean | undefined {
  const found = kinds[kind].versions.find(({ name }) => name === version);
  if (!found) return undefined;
  const { since, until } = found;
  return (
    (since === undefined || releaseNumber(since) <= release) && (until === undefined || release <= releaseNumber(until))
  );
}

/** The release by which a version of a kind is judged: the given one, or the nearest that serves the version. */
export function judgedBy(kind: Kind, version: string, release: number): number {
  const { since, until } = kinds[kind].versions.find(({ name }) => name === version) ?? {};
  const first = since === undefined ? release : Math.max(release, releaseNumber(since));
  return until === undefined ? first : Math.min(first, releaseNumber(until));
}

/** The name of a release that is given as a number: the inverse of `releaseNumber`. */
export function releaseName(release: number): string {
  return `${String(Math.floor(release / 1000))}.${String(release % 1000)}`;
}

/** The oldest release whose schemas and charts are supported. */
export const OLDEST_RELEASE = "0.32";

/** The last minor release before 1.0. */
const LAST_BEFORE_1 = 37;

/** Why manifests can't be checked against a release, in words that follow its name; undefined if they can. */
export function whyUnsupported(release: string): string | undefined {
  const number = releaseNumber(release);
  if (number < releaseNumber(OLDEST_RELEASE)) return `is older than ${OLDEST_RELEASE}, the oldest supported release`;
  return number > LAST_BEFORE_1 && number < 1000 ? "is not a release of Karpenter" : undefined;
}

/** The releases after a given one that serve a version of a kind, up to the latest supported release. */
export function laterReleases(kind: Kind, version: string, release: number): number[] {
  const newest = releaseNumber(NEWEST_RELEASE);
  const later: number[] = [];
  for (let next = release + 1; next <= newest; next += 1) {
    if (next > LAST_BEFORE_1 && next < 1000) next = 1000;
    if (isServed(kind, version, next) === true) later.push(next);
  }
  return later;
}

/** The minor releases from one to another, including both, as far as they are known. */
export function releasesFrom(first: string, last: string): string[] {
  const releases: string[] = [];
  const end = knownRelease(last);
  for (let next = Math.max(releaseNumber(first), releaseNumber(OLDEST_RELEASE)); next <= end; next += 1) {
    if (next > LAST_BEFORE_1 && next < 1000) next = 1000;
    releases.push(releaseName(next));
  }
  return releases;
}
