/** Which Karpenter release a manifest is checked against, and who decides that. */
import { NEWEST_RELEASE } from "../kinds.js";
import type { Manifest } from "../model/manifest.js";
import { isServed, releaseName, releaseNumber } from "../releases.js";
import { violationsOf } from "../schema/violations.js";
import { placeText } from "../model/file-place.js";
import type { LintedFile } from "./rule-definition.js";

export interface AssumedRelease {
  /** A minor release, such as `"1.14"`. */
  readonly release: string;
  /** Whether a user has set it. */
  readonly isSet: boolean;
  /** The place that deploys it, such as `app.yaml:3`; undefined if the repository does not decide. */
  readonly place: string | undefined;
}

/**
 * The release in an option, in the settings, or of the one chart that is deployed around the manifest; otherwise the
 * latest supported one. Other files are read only if the result can matter.
 */
export function releaseFor(
  manifest: Manifest,
  option: string | undefined,
  { settings, repository }: Pick<LintedFile, "repository" | "settings">,
): AssumedRelease {
  const isSet = option !== undefined || settings.isReleaseSet;
  const deployed = !isSet && dependsOnRelease(manifest) ? repository()?.chartAround() : undefined;
  if (!deployed) return { release: option ?? settings.release, isSet, place: undefined };
  return { release: releaseName(releaseNumber(deployed.version)), isSet, place: placeText(deployed) };
}

/** A release as the subject of a message. */
export function releaseText({ release, place }: AssumedRelease): string {
  return place === undefined ? release : `${release}, deployed in ${place},`;
}

/** Its API versions are served by all later releases, and by the last ones before it. */
const FIRST_STABLE = releaseNumber("1.0");

const known = new WeakMap<Manifest, boolean>();

function dependsOnRelease(manifest: Manifest): boolean {
  const result = known.get(manifest) ?? differsByRelease(manifest);
  known.set(manifest, result);
  return result;
}

/** Whether releases differ in what they accept of a manifest, from its first release or 1.0 on. */
function differsByRelease(manifest: Manifest): boolean {
  const { kind, version, descriptor } = manifest;
  if (descriptor.project !== "Karpenter" && descriptor.project !== "Kubernetes") return false;
  const newest = releaseNumber(NEWEST_RELEASE);
  if (![FIRST_STABLE, newest].every((release) => isServed(kind, version, release) === true)) return true;
  const { since } = descriptor.versions.find(({ name }) => name === version) ?? {};
  const first = since === undefined ? FIRST_STABLE : releaseNumber(since);
  return [first, newest].some((release) => violationsOf(manifest, release, { isFragment: false })?.length !== 0);
}
