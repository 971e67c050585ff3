import { type Edits, replacePair } from "../yaml/edits/edit.js";
import { type Kind, kinds } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";
import { remove } from "../yaml/edits/remove.js";

export interface Moved {
  /** The new place of the field, in words. */
  readonly target: string;
  /** The edits of the move, if it stays within the manifest. */
  readonly edits: Edits;
}

/** The place of a v1beta1 field in v1 that is not in the same manifest or has another name, from the v1 migration guide. */
export function movedTo(kind: Kind, version: string, at: Cursor): Moved | undefined {
  const { nodeSpec = "", nodeClassRef } = kinds[kind].paths;
  if (version !== "v1" || nodeClassRef === undefined) return undefined;
  switch (at.path) {
    case `${nodeSpec}.kubelet`:
      return { target: "`spec.kubelet` of the EC2NodeClass", edits: [undefined] };
    case `${nodeClassRef}.apiVersion`: {
      const [group = ""] = at.text.split("/", 1);
      const isThere = at.parent?.get("group").isAbsent === false;
      return {
        target: "`group` without a version",
        edits: isThere ? [remove(at)] : replacePair(at, "group", group),
      };
    }
    default:
      return undefined;
  }
}
