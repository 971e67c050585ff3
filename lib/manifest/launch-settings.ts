import type { Kind } from "../kinds.js";
import type { Cursor } from "./cursor.js";

export function launchSettingsOf(kind: Kind, root: Cursor): Cursor {
  return root.at(kind === "Provisioner" ? "spec.provider" : "spec");
}
