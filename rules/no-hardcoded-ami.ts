import { type Edits, replacePair } from "../lib/edit.js";
import type { Cursor } from "../lib/manifest/cursor.js";
import { matchesAny, patterns } from "../lib/patterns.js";
import { removeOthers } from "../lib/remove.js";
import { defineRule } from "../lib/rule.js";

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
    preferredAlias: {
      description: "The pinned alias to suggest, such as `al2023@v20250501`, for classes of its AMI family.",
      // Neither the family that has reached its end nor what isn't pinned.
      schema: { type: "string", pattern: String.raw`^(?!al2@)[a-z0-9]+@(?!latest$).+$` },
      default: undefined as string | undefined,
    },
  },
  *check(manifest, { allow, preferredAlias }) {
    const spec = manifest.launchSettings;
    const terms = spec.get("amiSelectorTerms").items();
    for (const term of terms) {
      const id = term.get("id");
      if (!isHardcoded(id) || matchesAny(id.text, allow) !== undefined) continue;
      yield {
        at: id,
        messageId: "hardcoded",
        data: { id: id.text },
        suggest:
          // The API server takes no more terms.
          terms.length > 30 || preferredAlias === undefined || !isOfFamily(preferredAlias, spec.get("amiFamily"))
            ? []
            : [{ messageId: "useAlias", data: { alias: preferredAlias }, edit: useAlias(term, preferredAlias) }],
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

/** An alias has to be the only field of the only term. */
function useAlias(term: Cursor, alias: string): Edits {
  const id = term.get("id");
  return [...replacePair(id, "alias", alias), ...removeOthers(id), ...removeOthers(term)];
}
