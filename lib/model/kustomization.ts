/** The parts of a kustomization that matter here, whatever the names of their fields. */
import type { Cursor, EmbeddedYaml } from "../yaml/cursor.js";

/** A patch in a list of a kustomization: a file, or a text inside the kustomization. */
export interface PatchEntry {
  readonly path: Cursor;
  readonly text: Cursor;
  /** Selects the patched objects; absent if the patch itself names its object. */
  readonly target: Cursor;
  /** `options.allowNameChange` of the patch. */
  readonly allowsNameChange: Cursor;
}

/** Files and folders: `components` are included like bases, although they can change the objects around them. */
export function resourcesOf(root: Cursor): Cursor[] {
  return ["resources", "bases", "components"].flatMap((key) => root.get(key).items());
}

export function patchesOf(root: Cursor): PatchEntry[] {
  const entries = ["patches", "patchesJson6902"].flatMap((key) => root.get(key).items());
  return [
    ...entries.map((entry) => ({
      path: entry.get("path"),
      text: entry.get("patch"),
      target: entry.get("target"),
      allowsNameChange: entry.at("options.allowNameChange"),
    })),
    // Items are the path of a file or the text of a patch.
    ...root
      .get("patchesStrategicMerge")
      .items()
      .map((item) => {
        const none = item.absentPart("path");
        const isText = item.text.includes("\n");
        return {
          path: isText ? none : item,
          text: isText ? item : none,
          target: none,
          allowsNameChange: none,
        };
      }),
  ];
}

/**
 * The patches that a file contains inline, if it is a kustomization. This includes lists of JSON Patch operations,
 * which are not manifests.
 */
export function inlinePatchesOf(root: Cursor): EmbeddedYaml[] {
  if (!root.isMapping || !isKustomization(root)) return [];
  return patchesOf(root)
    .filter(({ text }) => text.text.includes("apiVersion"))
    .flatMap(({ text }) => text.embedded() ?? []);
}

/** Kustomize requires neither of these two fields. */
function isKustomization(root: Cursor): boolean {
  const [apiVersion, kind] = [root.get("apiVersion"), root.get("kind")];
  return apiVersion.isAbsent ? kind.isAbsent : apiVersion.text.startsWith("kustomize.config.k8s.io/");
}
