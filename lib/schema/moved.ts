import { type Edits, replacePair, set } from "../edits/edit.js";
import type { Kind } from "../kinds.js";
import type { Cursor } from "../manifest/cursor.js";
import { remove } from "../edits/remove.js";

export interface Moved {
  /** The new place of the field, in words. */
  readonly target: string;
  /** The edits of the move, if it stays within the manifest. */
  readonly edits: Edits;
}

/** The place of a v1beta1 field in v1, from Karpenter's v1 migration guide. */
export function movedTo(kind: Kind, version: string, at: Cursor): Moved | undefined {
  if (version !== "v1" || (kind !== "NodePool" && kind !== "NodeClaim")) return undefined;
  const path = kind === "NodePool" ? at.path : at.path.replace(/^spec\./u, "spec.template.spec.");
  switch (path) {
    case "spec.template.spec.kubelet":
      return { target: "`spec.kubelet` of the EC2NodeClass", edits: [undefined] };
    case "spec.disruption.expireAfter": {
      const target = rootOf(at).at("spec.template.spec.expireAfter");
      const { value } = at;
      const edits = value === undefined || target.isPresent ? [undefined] : [remove(at), set(target, value)];
      return { target: "`spec.template.spec.expireAfter`", edits };
    }
    case "spec.template.spec.nodeClassRef.apiVersion": {
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

function rootOf(at: Cursor): Cursor {
  let root = at;
  while (root.parent) root = root.parent;
  return root;
}
