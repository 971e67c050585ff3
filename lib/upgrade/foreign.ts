/** The node pools of other providers and of EKS Auto Mode, which do not have the releases of Karpenter for AWS. */
import path from "node:path";
import { kinds } from "../kinds.js";
import { isOfAws } from "../model/node-class-ref.js";
import { disk } from "../workspace/disk.js";
import { placedManifests } from "../workspace/placed-manifests.js";
import type { Finding } from "./comparison.js";

/** Whether node classes in a group are not those of Karpenter for AWS; an unknown group may be. */
export function isForeignGroup(group: string | undefined): boolean {
  return group !== undefined && group !== kinds.EC2NodeClass.group;
}

/** A function that tells whether a problem is in such a node pool, given the files that contain one. */
export function isForeign(root: string, files: readonly string[]): (finding: Finding) => boolean {
  const lines = new Map([...new Set(files)].map((file) => [path.join(root, file), foreignLines(root, file)]));
  return ({ file, line }) => lines.get(file)?.has(line) === true;
}

function foreignLines(root: string, file: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { manifest, lines } of placedManifests(file, disk.read(path.join(root, file)) ?? "")) {
    if (manifest.descriptor.role !== "nodePool" || isOfAws(manifest.nodeClassRef)) continue;
    const [first, last] = lines();
    for (let line = first; line <= last; line += 1) found.add(line);
  }
  return found;
}
