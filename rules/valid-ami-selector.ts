import { aliasOf } from "../lib/ami.js";
import { replace } from "../lib/edit.js";
import { findPlaceholder } from "../lib/placeholders.js";
import { remove } from "../lib/remove.js";
import { defineRule } from "../lib/rule.js";

/** What the releases of the families' images are called. */
const VERSIONS: Readonly<Record<string, { readonly form: string; readonly pattern: RegExp }>> = {
  al2: { form: "`vYYYYMMDD`", pattern: /^v\d{8}$/u },
  al2023: { form: "`vYYYYMMDD`", pattern: /^v\d{8}$/u },
  bottlerocket: { form: "`vX.Y.Z`", pattern: /^v?\d+\.\d+\.\d+$/u },
};

/** What Karpenter looks at first, and what it then ignores; the API server refuses what else may not stand beside it. */
const PRECEDENCE = [
  ["alias", ["ssmParameter"]],
  ["id", ["ssmParameter"]],
  ["ssmParameter", ["tags", "name", "owner"]],
] as const;

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
      const [winner, losers] = PRECEDENCE.find(
        ([field]) => term.get(field).isPresent && term.get(field).value !== "",
      ) ?? ["", []];
      for (const field of losers) {
        const ignored = term.get(field);
        // A template may leave it out, or empty.
        if (!ignored.isPresent) continue;
        const data = { field, winner };
        const suggest = [{ messageId: "remove", data, edit: remove(ignored) } as const];
        yield { at: ignored, on: "key", messageId: "ignored", data, suggest };
      }
      const name = term.get("name");
      if (/^ami-[\da-f]{8,17}$/u.test(name.text)) yield { at: name, messageId: "nameIsId", data: { value: name.text } };

      const alias = term.get("alias");
      const parsed = aliasOf(alias);
      // A placeholder is no-placeholder-values' to report.
      if (!parsed || parsed.version === "latest" || findPlaceholder(alias.text, { key: "alias", isKarpenter: true }))
        continue;
      const { family, version } = parsed;
      const { form = "", pattern } = VERSIONS[family] ?? {};
      if (version.includes("@")) {
        yield { at: alias, messageId: "twoVersions", data: { value: alias.text } };
      } else if (pattern && !pattern.test(version)) {
        const value = `${family}@v${version}`;
        const suggest = pattern.test(`v${version}`)
          ? [{ messageId: "write", data: { value }, edit: replace(alias, value) } as const]
          : [];
        yield { at: alias, messageId: "version", data: { value: alias.text, family, form }, suggest };
      }
    }
  },
});
