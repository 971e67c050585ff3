/** Limits of a node pool on devices, which limit its nodes, too, if all of its instance types have such devices. */
import type { Manifest } from "../../model/manifest.js";
import type { Cursor } from "../../yaml/cursor.js";
import { catalog, typesOf } from "./catalog.js";
import { poolTypesOf } from "./pool-types.js";

/** The types with a device, by its resource (pkg/providers/instancetype/types.go). */
const DEVICES = [
  { resource: "nvidia.com/gpu", label: "karpenter.k8s.aws/instance-gpu-manufacturer", manufacturer: "nvidia" },
  { resource: "amd.com/gpu", label: "karpenter.k8s.aws/instance-gpu-manufacturer", manufacturer: "amd" },
  { resource: "habana.ai/gaudi", label: "karpenter.k8s.aws/instance-gpu-manufacturer", manufacturer: "habana" },
  {
    resource: "aws.amazon.com/neuron",
    label: "karpenter.k8s.aws/instance-accelerator-manufacturer",
    manufacturer: "aws",
  },
];

/** Whether the limits on devices limit the nodes of a pool, or its requirements are unknown, so they may. */
export function mayLimitNodes(pool: Manifest, limits: Cursor): boolean {
  const limited = DEVICES.filter(({ resource }) => !limits.get(resource).isAbsent);
  if (limited.length === 0 || pool.nodeSpec.get("requirements").isAbsent) return false;
  const types = poolTypesOf(pool);
  if (!types || types.mayBeFewer) return true;
  const having = limited.map(({ label, manufacturer }) => typesOf(label, [manufacturer]));
  return !types.admitted.meets(catalog().all.without(having));
}
