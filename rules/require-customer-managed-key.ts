import { nameOfMapping } from "../lib/karpenter/devices.js";
import { launchKinds } from "../lib/kinds.js";
import { matchesAny } from "../lib/patterns.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: launchKinds,
  docs: {
    description: "require a key of your own for the encryption of volumes",
    category: "Security",
    preset: "strict",
  },
  messages: {
    missing: "The volume {{device}} is encrypted with the account's default key; give it a `kmsKeyID` of your own.",
    other:
      "The volume {{device}} is encrypted with `{{key}}`, which doesn't match `{{keyPattern}}`; use a key that does.",
  },
  options: {
    keyPattern: {
      description: "A regular expression for the keys that are allowed.",
      schema: { type: "string", format: "regex" },
      default: undefined as string | undefined,
    },
  },
  *check(manifest, { keyPattern }) {
    for (const mapping of manifest.launchSettings.get("blockDeviceMappings").items()) {
      const ebs = mapping.get("ebs");
      const key = ebs.get("kmsKeyID");
      // A snapshot brings its own key, and what isn't encrypted is require-encrypted-volumes'.
      if (ebs.get("encrypted").value !== true || !ebs.get("snapshotID").isAbsent || key.isUnknown) continue;
      // By the alias of AWS's own key, it is the same as by none.
      const isMissing = key.isUnset || /(?:^|:)alias\/aws\//u.test(key.text);
      if (!isMissing && (typeof key.value !== "string" || !isOther(key.value, keyPattern))) continue;
      yield {
        at: key,
        messageId: isMissing ? "missing" : "other",
        data: { device: nameOfMapping(mapping), key: key.text, keyPattern: keyPattern ?? "" },
      };
    }
  },
});

function isOther(key: string, keyPattern: string | undefined): boolean {
  return keyPattern !== undefined && !matchesAny(key, [keyPattern]);
}
