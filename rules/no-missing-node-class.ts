import { guess } from "../lib/guess.js";
import { replace } from "../lib/edits/edit.js";
import { defineRule } from "../lib/rule.js";
import { placeText } from "../lib/workspace/facts.js";
import { classesBeside, isUnused } from "../lib/workspace/node-classes.js";

export default defineRule({
  kinds: ["NodePool", "NodeClaim", "EC2NodeClass"],
  docs: {
    description: "require the EC2NodeClass that a NodePool names to exist",
    category: "Consistency",
    preset: "workspace",
  },
  hasSuggestions: true,
  messages: {
    missing: "No EC2NodeClass is called `{{name}}`; there is {{names}}.",
    meant: "No EC2NodeClass is called `{{name}}`; did you mean `{{meant}}` in {{place}}?",
    unused: "No NodePool uses this EC2NodeClass; remove it, or name it in one.",
    write: "Write `{{meant}}`.",
  },
  options: {
    checkUnused: {
      description: "Whether to report an EC2NodeClass that no NodePool uses.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkUnused }, file) {
    const repository = file.repository();
    if (repository?.isComplete !== true) return;
    if (manifest.kind === "EC2NodeClass") {
      const name = manifest.at("metadata.name");
      if (checkUnused && isUnused(name, repository)) yield { at: name, messageId: "unused" };
      return;
    }
    const reference = manifest.nodeSpec.get("nodeClassRef");
    const classes = classesBeside(reference, repository);
    if (!classes) return;
    const at = reference.get("name");
    const name = at.text;
    const names = classes.flatMap((one) => one.name ?? []);
    const meant = guess(name, names);
    const found = classes.find((one) => one.name === meant);
    if (found && meant !== undefined) {
      const data = { name, meant, place: placeText(found) };
      yield { at, messageId: "meant", data, suggest: [{ messageId: "write", data, edit: replace(at, meant) }] };
    } else {
      const shown = classes.slice(0, 3).map((one) => `\`${one.name ?? ""}\` in ${placeText(one)}`);
      yield { at, messageId: "missing", data: { name, names: shown.join(", ") } };
    }
  },
});
