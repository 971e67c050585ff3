import type { Cursor, EmbeddedYaml } from "../yaml/cursor.js";

/** Kustomize requires neither of these two fields. */
function isKustomization(root: Cursor): boolean {
  const [apiVersion, kind] = [root.get("apiVersion"), root.get("kind")];
  return apiVersion.isAbsent ? kind.isAbsent : apiVersion.text.startsWith("kustomize.config.k8s.io/");
}

/**
 * The patches that a kustomization contains inline, under `patches[].patch` and `patchesStrategicMerge`. This includes
 * lists of JSON Patch operations, which are not manifests.
 */
export function inlinePatchesOf(root: Cursor): EmbeddedYaml[] {
  if (!root.isMapping || !isKustomization(root)) return [];
  const scalars = [
    ...root
      .get("patches")
      .items()
      .map((patch) => patch.get("patch")),
    ...root.get("patchesStrategicMerge").items(),
  ];
  // Other items name files.
  return scalars.filter(({ text }) => text.includes("apiVersion")).flatMap((scalar) => scalar.embedded() ?? []);
}
