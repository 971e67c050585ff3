import { guess } from "../lib/guess.js";
import { replace } from "../lib/edit.js";
import { groupOf } from "../lib/manifest/node-class-ref.js";
import { defineRule } from "../lib/rule.js";
import { placeText } from "../lib/workspace/facts.js";

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
    reportUnused: {
      description: "Whether to report an EC2NodeClass that no NodePool uses.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { reportUnused }, file) {
    const repository = file.repository();
    if (repository?.view.isComplete !== true) return;
    if (manifest.kind === "EC2NodeClass") {
      const name = manifest.at("metadata.name");
      const users = [...repository.resources("NodePool"), ...repository.resources("NodeClaim")];
      const isKnown =
        name.isPresent && !repository.mayHideNames("NodePool") && !repository.mayHideNames("EC2NodeClass");
      if (
        !reportUnused ||
        !isKnown ||
        users.some(({ nodeClass }) => [undefined, name.text].includes(nodeClass?.name))
      ) {
        return;
      }
      yield { at: name, messageId: "unused" };
      return;
    }
    const reference = manifest.nodeSpec.get("nodeClassRef");
    const name = reference.get("name");
    const classes = repository.resources("EC2NodeClass");
    // Without any class, they are made elsewhere; in templates and under a prefix, any name may be.
    if (typeof name.value !== "string" || classes.length === 0 || repository.mayHideNames("EC2NodeClass")) return;
    if (repository.isChanged()) return;
    if (groupOf(reference) !== "karpenter.k8s.aws" || classes.some((one) => one.name === name.value)) return;
    const names = classes.flatMap((one) => one.name ?? []);
    const meant = guess(name.value, names);
    const found = classes.find((one) => one.name === meant);
    const data = { name: name.value, meant: meant ?? "", place: found ? placeText(found) : "" };
    if (meant !== undefined) {
      const suggest = [{ messageId: "write", data, edit: replace(name, meant) } as const];
      yield { at: name, messageId: "meant", data, suggest };
      return;
    }
    const shown = classes.slice(0, 3).map((one) => `\`${one.name ?? ""}\` in ${placeText(one)}`);
    yield { at: name, messageId: "missing", data: { ...data, names: shown.join(", ") } };
  },
});
