import { guess } from "../lib/guess.js";
import { replace } from "../lib/edits/edit.js";
import { alternatives } from "../lib/prose.js";
import { defineRule } from "../lib/rule.js";
import { placeText } from "../lib/workspace/facts.js";
import { classesBeside, isUnused } from "../lib/workspace/node-classes.js";

export default defineRule({
  kinds: ["NodePool", "NodeClaim", "EC2NodeClass"],
  docs: {
    description: "disallow references to an EC2NodeClass that does not exist",
    category: "Consistency",
    preset: "workspace",
  },
  hasSuggestions: true,
  messages: {
    missingNodeClass: "No EC2NodeClass is named `{{name}}`; add it, or use an existing one, such as {{names}}.",
    misspelledNodeClass: "No EC2NodeClass is named `{{name}}`; did you mean `{{meant}}` in {{place}}?",
    unusedNodeClass: "No NodePool uses this EC2NodeClass; remove it, or reference it from a NodePool.",
    replaceName: "Replace with `{{meant}}`.",
  },
  options: {
    checkUnused: {
      description: "Whether to also report an EC2NodeClass that no NodePool uses.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkUnused }, file) {
    const repository = file.repository();
    if (repository?.isComplete !== true) return;
    if (manifest.descriptor.role === "nodeClass") {
      const name = manifest.at("metadata.name");
      if (checkUnused && isUnused(name, repository)) yield { at: name, messageId: "unusedNodeClass" };
      return;
    }
    const reference = manifest.nodeClassRef;
    const classes = classesBeside(reference, repository);
    if (!classes) return;
    const at = reference.get("name");
    const name = at.text;
    const names = classes.flatMap((one) => one.name ?? []);
    const meant = guess(name, names);
    const found = classes.find((one) => one.name === meant);
    if (found && meant !== undefined) {
      const data = { name, meant, place: placeText(found) };
      yield {
        at,
        messageId: "misspelledNodeClass",
        data,
        suggest: [{ messageId: "replaceName", data, edit: replace(at, meant) }],
      };
    } else {
      const shown = classes.slice(0, 3).map((one) => `\`${one.name ?? ""}\` in ${placeText(one)}`);
      yield { at, messageId: "missingNodeClass", data: { name, names: alternatives(shown) } };
    }
  },
});
