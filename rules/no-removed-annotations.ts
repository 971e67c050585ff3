import { rename } from "../lib/edits/edit.js";
import type { Cursor } from "../lib/manifest/cursor.js";
import { knownRelease, releaseNumber } from "../lib/releases.js";
import { removedNames } from "../lib/removed.js";
import { defineRule } from "../lib/rule.js";

/** Where annotations and labels are set, or selected by. */
const HOLDERS = new Set(["annotations", "labels", "matchLabels", "nodeSelector"]);

/** Kinds whose labels go to nodes. */
const NODE_TEMPLATES = new Set(["NodePool", "Provisioner"]);

export default defineRule({
  kinds: [],
  docs: {
    description: "disallow annotations and labels that Karpenter no longer knows",
    category: "API server",
    preset: "recommended",
  },
  fixable: true,
  messages: {
    renamed: "`{{name}}` means nothing to Karpenter {{release}}; it is `{{successor}}` now.",
    removed: "`{{name}}` means nothing to Karpenter {{release}}, and nothing took its place; remove it.",
  },
  *checkObject(root, _, { settings: { release } }) {
    for (const { at, name, on } of namesIn(root)) {
      const removed = removedNames.get(name);
      if (!removed || releaseNumber(removed.since) > knownRelease(release)) continue;
      const { isSwitch } = removed;
      // Nodes get the successor by themselves, and the API server refuses it in a template.
      const isOwnLabel = on === "key" && !isSwitch && NODE_TEMPLATES.has(root.get("kind").text);
      const successor = isOwnLabel ? undefined : removed.successor;
      const isSame = on === "key" && isSwitch && (at.value === true || at.value === "true");
      yield {
        at,
        on,
        messageId: successor === undefined ? "removed" : "renamed",
        data: { name, release, successor: successor ?? "" },
        fix: isSame && successor !== undefined ? rename(at, successor) : undefined,
      };
    }
  },
});

/** All names of annotations and labels in an object: keys of their mappings, and those that expressions select by. */
function* namesIn(root: Cursor): Generator<{ at: Cursor; name: string; on: "key" | "value" }> {
  const stack = [root];
  for (let place = stack.pop(); place; place = stack.pop()) {
    if (!place.isOwn) continue;
    if (place.key === "key" && typeof place.value === "string") yield { at: place, name: place.value, on: "value" };
    const below = place.isList ? place.items() : place.entries();
    if (HOLDERS.has(String(place.key))) for (const at of below) yield { at, name: String(at.key), on: "key" };
    for (const next of below.toReversed()) stack.push(next);
  }
}
