import { aliasOf, endedFamilyOf } from "../lib/karpenter/ami.js";
import { replace } from "../lib/yaml/edits/edit.js";
import { matchesAny, patterns } from "../lib/eslint/patterns.js";
import { defineRule } from "../lib/eslint/rule.js";
import { settingOption } from "../lib/eslint/settings.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: {
    description: "disallow AMI aliases that follow the latest image",
    category: "Reliability and cost",
    presets: { strict: {} },
  },
  hasSuggestions: true,
  messages: {
    latestAlias: "`{{value}}` replaces every node when AWS publishes a new image, tested or not; pin a version.",
    pinAlias: "Replace with `{{alias}}`.",
  },
  options: {
    ignoreNames: patterns("Regular expressions for the names of node classes to ignore."),
    preferredAlias: settingOption("preferredAlias"),
  },
  *check(nodeClass, options, { settings }) {
    const preferred = options.preferredAlias ?? settings.preferredAlias;
    const name = nodeClass.at("metadata.name");
    if (options.ignoreNames.length > 0 && (name.isUnknown || matchesAny(name.text, options.ignoreNames))) {
      return;
    }
    // Another version of such a family is not what to use instead, as no-end-of-life-ami-family reports.
    const ended = endedFamilyOf(nodeClass.nodeClassSpec);
    for (const term of nodeClass.at("spec.amiSelectorTerms").items()) {
      const alias = term.get("alias");
      const parsed = aliasOf(alias);
      // Windows aliases have no other version.
      if (parsed?.version !== "latest" || parsed.family.startsWith("windows")) continue;
      if (ended?.by === "alias" && ended.at.text === alias.text) continue;
      yield {
        at: alias,
        messageId: "latestAlias",
        data: { value: alias.text },
        suggest:
          preferred?.startsWith(`${parsed.family}@`) === true
            ? [{ messageId: "pinAlias", data: { alias: preferred }, edit: replace(alias, preferred) }]
            : [],
      };
    }
  },
});
