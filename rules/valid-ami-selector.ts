import { aliasOf, ignoredFieldsOf, misnamedRelease } from "../lib/karpenter/ami.js";
import { replace } from "../lib/edits/edit.js";
import { placeholderIn } from "../lib/placeholders/context.js";
import { remove } from "../lib/edits/remove.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: {
    description: "disallow AMI selectors that find nothing, or of which Karpenter ignores a part",
    category: "Run time",
    preset: "recommended",
  },
  hasSuggestions: true,
  messages: {
    ignored: "`{{field}}` is ignored beside `{{winner}}`; remove one of the two.",
    nameIsId: "`{{value}}` is an AMI's id and not its name, and no AMI is called so; select it by `id`.",
    twoVersions: "`{{value}}` has two `@`, at which Karpenter's controller crashes; write it as `family@version`.",
    version:
      "`{{value}}` is no release of {{family}}, and Karpenter finds no AMI for it; write the version as {{form}}.",
    remove: "Remove `{{field}}`.",
    write: "Write `{{value}}`.",
  },
  *check(nodeClass) {
    for (const term of nodeClass.at("spec.amiSelectorTerms").items()) {
      for (const { field: at, winner } of ignoredFieldsOf(term)) {
        const data = { field: String(at.key), winner: String(winner.key) };
        const suggest = [{ messageId: "remove", data, edit: remove(at) } as const];
        yield { at, on: "key", beside: [winner], messageId: "ignored", data, suggest };
      }
      const name = term.get("name");
      if (/^ami-[\da-f]{8,17}$/u.test(name.text)) yield { at: name, messageId: "nameIsId", data: { value: name.text } };

      const at = term.get("alias");
      const alias = aliasOf(at);
      const mistake = alias && misnamedRelease(alias);
      if (!alias || placeholderIn(at)) continue;
      const { family, version } = alias;
      if (version.includes("@")) {
        yield { at, messageId: "twoVersions", data: { value: at.text } };
      } else if (mistake) {
        const { form, meant = "" } = mistake;
        const value = `${family}@${meant}`;
        const edit = meant === "" ? undefined : replace(at, value);
        const suggest = [{ messageId: "write", data: { value }, edit } as const];
        yield { at, messageId: "version", data: { value: at.text, family, form }, suggest };
      }
    }
  },
});
