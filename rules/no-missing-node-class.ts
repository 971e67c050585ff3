import { kindsWith } from "../lib/kinds.js";
import { groupBy } from "../lib/group-by.js";
import { guessName } from "../lib/guess.js";
import { replace } from "../lib/yaml/edits/edit.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: [...kindsWith("nodeClassRef"), "EC2NodeClass", "NodeClass"],
  docs: {
    description: "disallow references to a node class that does not exist",
    category: "Consistency",
    presets: { workspace: {} },
  },
  hasSuggestions: true,
  messages: {
    missingNodeClass: "No {{kind}} is named `{{name}}`; add it, or use an existing one, such as {{names}}.",
    foreignNodeClass:
      "No {{kind}} for this {{referrer}} is named `{{name}}`, only one in {{place}}; add it, or use an existing one, such as {{names}}.",
    misspelledNodeClass: "No {{kind}} is named `{{name}}`; did you mean `{{meant}}` in {{place}}?",
    unusedNodeClass: "No NodePool uses this {{kind}}; remove it, or reference it from a NodePool.",
    replaceName: "Replace with `{{meant}}`.",
  },
  options: {
    checkUnused: {
      description: "Whether to also report a node class that no NodePool uses.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkUnused }, file) {
    const repository = file.repository();
    if (!repository) return;
    if (manifest.descriptor.paths.nodeClassRef === undefined) {
      const name = manifest.at("metadata.name");
      const { kind } = manifest;
      if (checkUnused && repository.isUnusedNodeClass(name, kind))
        yield { at: name, messageId: "unusedNodeClass", data: { kind } };
      return;
    }
    const reference = manifest.nodeClassRef;
    const missing = repository.missingNodeClass(reference);
    if (!missing) return;
    const at = reference.get("name");
    const name = at.text;
    const { kind, elsewhere } = missing;
    // Of several with one name, the first.
    const classes = [...groupBy(missing.classes, (one) => one.name ?? "").values()].flatMap(([first]) => first ?? []);
    const [foreign] = elsewhere;
    const meant = foreign
      ? undefined
      : guessName(
          name,
          classes.map((one) => one.name ?? ""),
        );
    const found = classes.find((one) => one.name === meant);
    if (found && meant !== undefined) {
      const data = { kind, name, meant };
      yield {
        at,
        messageId: "misspelledNodeClass",
        data,
        related: [found],
        suggest: [{ messageId: "replaceName", data, edit: replace(at, meant) }],
      };
      return;
    }
    const shown = classes.slice(0, 3);
    yield foreign
      ? {
          at,
          messageId: "foreignNodeClass",
          data: { kind, name, referrer: manifest.kind },
          related: [{ file: foreign.file, line: foreign.line }, ...shown],
        }
      : { at, messageId: "missingNodeClass", data: { kind, name }, related: shown };
  },
});
