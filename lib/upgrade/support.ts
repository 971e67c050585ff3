/** How long a release of Karpenter is supported. */
import { NEWEST_RELEASE } from "../kinds.js";
import { karpenter } from "./support.generated.js";

interface SupportedRelease {
  readonly release: string;
  /** When its support ends: a month, or an event. */
  readonly support: string;
  readonly longTerm?: boolean;
  readonly patches: Readonly<Record<string, string>>;
}

const supported: readonly SupportedRelease[] = karpenter;

/** A sentence about the support of a release. */
export function supportOf(release: string): string {
  const found = supported.find((one) => one.release === release);
  if (!found)
    return `Support for Karpenter ${release} has ended; the Karpenter project supports ${NEWEST_RELEASE} and the long-term releases.`;
  const patch = Object.keys(found.patches).at(-1) ?? "";
  return `Karpenter ${release} is supported ${found.support.startsWith("until") ? "" : "until "}${found.support}; its latest known patch is ${patch}.`;
}
