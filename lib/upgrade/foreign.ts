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
  const pools = new Map(
    [...new Set(files)].map((file) => {
      const own = path.join(root, file);
      const found = placedManifests(file, disk.read(own) ?? "").filter(
        ({ manifest }) => manifest.descriptor.role === "nodePool" && !isOfAws(manifest.nodeClassRef),
      );
      return [own, found] as const;
    }),
  );
  return ({ file, line }) => pools.get(file)?.some(({ hasLine }) => hasLine(line)) === true;
}
