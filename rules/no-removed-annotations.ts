import { rename } from "../lib/yaml/edits/edit.js";
import { kindsWith } from "../lib/kinds.js";
import { misplacedAnnotations, namesIn } from "../lib/karpenter/annotations.js";
import { knownRelease, releaseNumber } from "../lib/releases.js";
import { removedNames } from "../lib/removed.js";
import { defineRule } from "../lib/eslint/rule.js";

/** Kinds whose labels are added to nodes. */
const NODE_TEMPLATES: ReadonlySet<string> = new Set(kindsWith("nodeLabels"));

export default defineRule({
  kinds: [],
  docs: {
    description: "disallow annotations and labels that Karpenter does not support or read",
    category: "API server",
    presets: { recommended: {} },
  },
  fixable: true,
  hasSuggestions: true,
  messages: {
    renamedName: "Karpenter {{release}} no longer supports `{{name}}`; use `{{successor}}`.",
    removedName: "Karpenter {{release}} no longer supports `{{name}}`, and there is no replacement; remove it.",
    ineffectiveAnnotation:
      "Karpenter reads `{{name}}` only from nodes and node claims, so it has no effect here; remove it.",
    ineffectiveLabel:
      "Karpenter reads `{{name}}` only as an annotation, so the label has no effect; move it to `{{target}}`.",
    misplacedAnnotation:
      "Karpenter does not read `{{name}}` of this object, but of its pods or nodes, so it has no effect; move it to `{{target}}`.",
    unquotedAnnotation:
      "`{{name}}` must be a string, not `{{value}}`, so the API server rejects the object; put it in quotes.",
    moveName: "Move it to `{{target}}`.",
  },
  *checkObject(root, _, { settings: { release }, completeness }) {
    const fragment = { isFragment: !root.get("$patch").isAbsent };
    for (const { what, at, name, target, edit } of misplacedAnnotations(root)) {
      const isQuoting = what === "unquotedAnnotation";
      // The annotation may also be in the right place elsewhere.
      if (!isQuoting && completeness(fragment) !== "whole") continue;
      const data = { name, target, value: at.text };
      const suggest = [{ messageId: "moveName", data, edit: isQuoting ? undefined : edit } as const];
      yield { at, on: isQuoting ? "value" : "key", messageId: what, data, suggest, fix: isQuoting ? edit : undefined };
    }
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
