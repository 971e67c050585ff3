/** What a kustomization combines and changes. */
import path from "node:path";
import { patchesOf, resourcesOf } from "../model/kustomization.js";
import type { Cursor } from "../yaml/cursor.js";
import { parseText, rootsOf } from "../yaml/document.js";
import { type NameChange, changesByPatch, changesByReplacement } from "./name-changes.js";

/** A file with a patch, which is read when it is known what the kustomization includes. */
interface PatchFile {
  readonly file: string;
  /** The kinds of its target, a regular expression; undefined if the patch itself or another selector decides. */
  readonly targetKind: string | undefined;
  readonly allowsNameChange: boolean;
}

/** The relevant fields of a kustomization; paths have the same base as its own path, with `/`. */
export interface Kustomization {
  readonly folder: string;
  /** Files and folders. */
  readonly resources: readonly string[];
  /** The files of its patches. */
  readonly patches: readonly string[];
  readonly patchFiles: readonly PatchFile[];
  /** The names that it changes in the objects that it includes, apart from its patch files. */
  readonly nameChanges: ReadonlySet<NameChange>;
  /** Whether it changes the objects that it includes, by patches or otherwise. */
  readonly changes: boolean;
  /** Whether it changes its own resources too, by more than patch files that are merged into bases. */
  readonly changesOwn: boolean;
}

export const kustomizationNames: readonly string[] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** Larger files are generated, and reading them would slow down an editor. */
export const MAX_KUSTOMIZATION_BYTES = 256 * 1024;

export function isKustomization(file: string): boolean {
  return kustomizationNames.includes(path.posix.basename(file));
}

const CHANGING = ["patchesJson6902", "replacements", "transformers", "vars", "components", "generators"];

/** Reads a kustomization; undefined if the text is not one. */
export function readKustomization(file: string, text: string): Kustomization | undefined {
  const root = rootIn(text);
  if (!root?.isMapping) return undefined;
  const folder = path.posix.dirname(file);
  const filesOf = (places: readonly Cursor[]) => places.flatMap((place) => inFolder(folder, place) ?? []);
  const patches = patchesOf(root);
  const isListed = (key: string) => root.get(key).items().length > 0;
  // A file with a target is a JSON patch, or a patch for several objects.
  const changesOwn =
    CHANGING.some((key) => isListed(key)) || patches.some(({ path: own, target }) => own.isAbsent || !target.isAbsent);
  return {
    folder,
    resources: filesOf(resourcesOf(root)),
    patches: filesOf(patches.map((patch) => patch.path)),
    patchFiles: patches.flatMap(({ path: own, target, allowsNameChange }) => {
      const found = inFolder(folder, own);
      if (found === undefined) return [];
      return [{ file: found, targetKind: kindOf(target), allowsNameChange: allowsNameChange.value === true }];
    }),
    nameChanges: new Set([
      ...(["namePrefix", "nameSuffix"].some((key) => root.get(key).isSet) || isListed("transformers")
        ? (["names"] as const)
        : []),
      ...patches.flatMap(({ text: inline, target, allowsNameChange }) =>
        inline.isAbsent ? [] : changesByPatch(inline.text, kindOf(target), allowsNameChange.value === true),
      ),
      ...root.get("replacements").items().flatMap(changesByReplacement),
    ]),
    changes: changesOwn || patches.length > 0,
    changesOwn,
  };
}

function rootIn(text: string): Cursor | undefined {
  try {
    return rootsOf(parseText(text))[0];
  } catch {
    return undefined;
  }
}

/** The path that a field names; undefined for a patch, a URL or a value that is not a string. */
function inFolder(folder: string, { value }: Cursor): string | undefined {
  if (typeof value !== "string" || value.includes("\n") || value.includes("://")) return undefined;
  return path.posix.normalize(path.posix.join(folder, value)).replace(/\/$/u, "");
}

function kindOf(target: Cursor): string | undefined {
  const { value } = target.get("kind");
  return typeof value === "string" ? value : undefined;
}
