import type { Cursor, EmbeddedYaml } from "./cursor.js";

/** Kustomize asks for neither of the two. */
function isKustomization(root: Cursor): boolean {
  const [apiVersion, kind] = [root.get("apiVersion"), root.get("kind")];
  return apiVersion.isAbsent ? kind.isAbsent : apiVersion.text.startsWith("kustomize.config.k8s.io/");
}

/**
 * The patches that a kustomization holds itself, under `patches[].patch` and `patchesStrategicMerge`. Those that
 * are lists of JSON Patch's operations are among them; they are no manifests.
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
  // The others name files.
  return scalars.filter(({ text }) => text.includes("apiVersion")).flatMap((scalar) => scalar.embedded() ?? []);
}
