import { rename } from "../lib/yaml/edits/edit.js";
import { kindsWith } from "../lib/kinds.js";
import type { Cursor } from "../lib/yaml/cursor.js";
import { knownRelease, releaseNumber } from "../lib/releases.js";
import { removedNames } from "../lib/removed.js";
import { defineRule } from "../lib/eslint/rule.js";

/** Fields that set annotations and labels, or select by them. */
const HOLDERS = new Set(["annotations", "labels", "matchLabels", "nodeSelector"]);

/** Kinds whose labels are added to nodes. */
const NODE_TEMPLATES: ReadonlySet<string> = new Set(kindsWith("nodeLabels"));

export default defineRule({
  kinds: [],
  docs: {
    description: "disallow annotations and labels that Karpenter no longer supports",
    category: "API server",
    presets: { recommended: {} },
  },
  fixable: true,
  messages: {
    renamedName: "Karpenter {{release}} no longer supports `{{name}}`; use `{{successor}}`.",
    removedName: "Karpenter {{release}} no longer supports `{{name}}`, and there is no replacement; remove it.",
  },
  *checkObject(root, _, { settings: { release } }) {
    for (const { at, name, on } of namesIn(root)) {
      const removed = removedNames.get(name);
      if (!removed || releaseNumber(removed.since) > knownRelease(release)) continue;
      const { isSwitch = false } = removed;
      // Karpenter sets the successor on nodes itself, and the API server rejects it in a template.
      const isOwnLabel = on === "key" && !isSwitch && NODE_TEMPLATES.has(root.get("kind").text);
      const successor = isOwnLabel ? undefined : removed.successor;
      const isSame = on === "key" && isSwitch && (at.value === true || at.value === "true");
      yield {
        at,
        on,
        messageId: successor === undefined ? "removedName" : "renamedName",
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
