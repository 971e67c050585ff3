import { selectByAlias } from "../lib/ami.js";
import type { Cursor } from "../lib/manifest/cursor.js";
import { matchesAny, patterns } from "../lib/patterns.js";
import { defineRule } from "../lib/rule.js";
import { settingOption } from "../lib/settings.js";

export default defineRule({
  kinds: ["EC2NodeClass", "AWSNodeTemplate"],
  docs: { description: "disallow AMIs that are selected by their id", category: "Security", preset: "recommended" },
  hasSuggestions: true,
  messages: {
    hardcoded:
      "`{{id}}` is a hardcoded AMI, which is of one region and never gets a security update; select it by a pinned alias, tags or `ssmParameter`.",
    useAlias: "Select the image by `alias: {{alias}}`.",
  },
  options: {
    allow: patterns("Regular expressions for AMI ids that may be hardcoded."),
    preferredAlias: settingOption("preferredAlias"),
  },
  *check(manifest, { allow, ...options }, { settings }) {
    const preferredAlias = options.preferredAlias ?? settings.preferredAlias;
    const spec = manifest.launchSettings;
    for (const term of spec.get("amiSelectorTerms").items()) {
      const id = term.get("id");
      if (!isHardcoded(id) || matchesAny(id.text, allow) !== undefined) continue;
      yield {
        at: id,
        messageId: "hardcoded",
        data: { id: id.text },
        suggest:
          preferredAlias === undefined || !isOfFamily(preferredAlias, spec.get("amiFamily"))
            ? []
            : [
                {
                  messageId: "useAlias",
                  data: { alias: preferredAlias },
                  edit: selectByAlias(manifest, id, preferredAlias),
                },
              ],
      };
    }
    // v1alpha1: ids in a list with commas, under a key of either spelling.
    for (const key of ["aws-ids", "aws::ids"]) {
      const ids = spec.get("amiSelector").get(key);
      const id = ids.text.split(",").find((one) => isAmi(one.trim()) && matchesAny(one.trim(), allow) === undefined);
      if (ids.isPresent && id !== undefined) yield { at: ids, messageId: "hardcoded", data: { id: id.trim() } };
    }
  },
});

function isHardcoded(id: Cursor): boolean {
  return id.isPresent && isAmi(id.text);
}

/** An id as EC2 gives it; `ami-xxxx` is a placeholder, which no-placeholder-values reports. */
function isAmi(text: string): boolean {
  return /^ami-[\da-z]+$/u.test(text) && !/x{3}/u.test(text);
}

function isOfFamily(alias: string, amiFamily: Cursor): boolean {
  return alias.split("@", 1)[0] === amiFamily.text.toLowerCase();
}
