/** The violations in `spec.kubelet` of EC2NodeClass that the API server accepts, and Karpenter or the kubelet don't. */
import { canBeExpression, isExpression } from "../karpenter/kubelet-expressions.js";
import type { Manifest } from "../model/manifest.js";
import { releaseNumber } from "../releases.js";
import { type Violation, idOf } from "./violation.js";
import { violationsOf } from "./violations.js";

/** The first release whose API server accepts any kubelet settings, so Karpenter checks them itself. */
const FIRST_UNCHECKED = releaseNumber("1.15");

/** Whether Karpenter of a release checks the settings, not the API server. */
export function isCheckedByKarpenter(release: string): boolean {
  return releaseNumber(release) >= FIRST_UNCHECKED;
}

/** Tells the violations of the schema of these settings that are not reported for a release. */
export function ignoredFor(manifest: Manifest, release: string): (violation: Violation) => boolean {
  if (isCheckedByKarpenter(release)) return isEvaluated;
  let rejected: ReadonlySet<string> | undefined;
  return ({ keyword, path }) => {
    if (keyword !== "x-pattern" || !String(path[2]).startsWith("eviction")) return true;
    const all = () => violationsOf(manifest, releaseNumber(release), { isFragment: true }) ?? [];
    rejected ??= new Set(all().map((violation) => idOf(violation.path)));
    return path.some((_, index) => rejected?.has(idOf(path.slice(0, index + 1))));
  };
}

function isEvaluated({ path, value }: Violation): boolean {
  return typeof value === "string" && canBeExpression(path[2]) && isExpression(value);
}
