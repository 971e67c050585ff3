import { aliasOf, ignoredFieldsOf, misnamedRelease } from "../lib/karpenter/ami.js";
import { replace } from "../lib/yaml/edits/edit.js";
import { remove } from "../lib/yaml/edits/remove.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: {
    description: "disallow AMI selectors that match nothing or that Karpenter partly ignores",
    category: "Run time",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    ignoredField: "Karpenter ignores `{{field}}` when `{{winner}}` is set; remove one of them.",
    idAsName: "`{{value}}` is an AMI ID, not a name; use `id`.",
    repeatedVersion:
      "`{{value}}` contains two `@`, which crashes Karpenter's controller; use the form `family@version`.",
    invalidVersion:
      "`{{value}}` is not a release of {{family}}, so Karpenter finds no AMI; use a version of the form {{form}}.",
    removeField: "Remove `{{field}}`.",
    replaceAlias: "Replace with `{{value}}`.",
  },
  *check(nodeClass) {
    for (const term of nodeClass.at("spec.amiSelectorTerms").items()) {
      for (const { field: at, winner } of ignoredFieldsOf(term)) {
        const data = { field: String(at.key), winner: String(winner.key) };
        const suggest = [{ messageId: "removeField", data, edit: remove(at) } as const];
        yield { at, on: "key", beside: [winner], messageId: "ignoredField", data, suggest };
      }
      const name = term.get("name");
      if (/^ami-[\da-f]{8,17}$/u.test(name.text)) yield { at: name, messageId: "idAsName", data: { value: name.text } };

      const at = term.get("alias");
      const alias = aliasOf(at);
      const mistake = alias && misnamedRelease(alias);
      if (!alias) continue;
      const { family, version } = alias;
      if (version.includes("@")) {
        yield { at, messageId: "repeatedVersion", data: { value: at.text } };
      } else if (mistake) {
        const { form, meant = "" } = mistake;
        const value = `${family}@${meant}`;
        const edit = meant === "" ? undefined : replace(at, value);
        const suggest = [{ messageId: "replaceAlias", data: { value }, edit } as const];
        yield { at, messageId: "invalidVersion", data: { value: at.text, family, form }, suggest };
      }
    }
  },
});
