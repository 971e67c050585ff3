import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";
import { foreignGroupProblem, missingClassMessages, missingClassProblem } from "../lib/workspace/missing-node-class.js";

export default defineRule({
  kinds: [...kindsWith("nodeClassRef"), "EC2NodeClass", "NodeClass"],
  docs: {
    description: "disallow references to a node class that does not exist",
    category: "Consistency",
    presets: { workspace: {} },
  },
  hasSuggestions: true,
  messages: {
    ...missingClassMessages,
    unusedNodeClass: "No NodePool uses this {{kind}}; remove it, or reference it from a NodePool.",
  },
  options: {
    checkUnused: {
      description: "Whether to also report a node class that no NodePool uses.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkUnused }, file) {
    const { nodeClassRef } = manifest.descriptor.paths;
    const foreign = nodeClassRef === undefined ? undefined : foreignGroupProblem(manifest);
    if (foreign) yield foreign;
    const repository = foreign ? undefined : file.repository();
    if (!repository) return;
    if (nodeClassRef === undefined) {
      const name = manifest.at("metadata.name");
      const { kind } = manifest;
      if (checkUnused && repository.isUnusedNodeClass(name, kind))
        yield { at: name, messageId: "unusedNodeClass", data: { kind } };
      return;
    }
    const missing = repository.missingNodeClass(manifest.nodeClassRef);
    if (missing) yield missingClassProblem(manifest, missing);
  },
});
