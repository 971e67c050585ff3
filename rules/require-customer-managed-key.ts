import { nameOfMapping } from "../lib/karpenter/devices.js";
import { kindsWith } from "../lib/kinds.js";
import { matchesAny, pattern } from "../lib/eslint/patterns.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  docs: {
    description: "require a customer managed key for encrypted volumes",
    category: "Security",
    presets: { strict: {} },
  },
  messages: {
    defaultKey: "Volume {{device}} is encrypted with the default EBS key; set `kmsKeyID` to a customer managed key.",
    mismatchedKey:
      "Volume {{device}} is encrypted with `{{key}}`, which does not match `{{keyPattern}}`; use a matching key.",
  },
  options: {
    keyPattern: pattern("A regular expression for the allowed keys."),
  },
  *check(manifest, { keyPattern }) {
    for (const mapping of manifest.nodeClassSpec.get("blockDeviceMappings").items()) {
      const ebs = mapping.get("ebs");
      const key = ebs.get("kmsKeyID");
      // Snapshots have their own key, and unencrypted volumes are reported by require-encrypted-volumes.
      if (ebs.get("encrypted").value !== true || !ebs.get("snapshotID").isAbsent || key.isUnknown) continue;
      // The alias of the AWS managed key is equivalent to no key.
      const isMissing = key.isUnset || /(?:^|:)alias\/aws\//u.test(key.text);
      if (!isMissing && (typeof key.value !== "string" || !isOther(key.value, keyPattern))) continue;
      yield {
        at: key,
        messageId: isMissing ? "defaultKey" : "mismatchedKey",
        data: { device: nameOfMapping(mapping), key: key.text, keyPattern: keyPattern ?? "" },
      };
    }
  },
});

function isOther(key: string, keyPattern: string | undefined): boolean {
  return keyPattern !== undefined && !matchesAny(key, [keyPattern]);
}
