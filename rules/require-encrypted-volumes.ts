import { nameOfMapping } from "../lib/karpenter/devices.js";
import { set } from "../lib/edits/edit.js";
import { launchKinds } from "../lib/kinds.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: launchKinds,
  docs: { description: "require encryption of the volumes of nodes", category: "Security", preset: "recommended" },
  hasSuggestions: true,
  messages: {
    disabled: "The volume {{device}} is not encrypted: `encrypted` is `{{value}}`; set it to `true`.",
    missing:
      "The volume {{device}} has no `encrypted`, so that only the account's default decides whether it is; set it to `true`.",
    encrypt: "Set `encrypted: true`.",
  },
  options: {
    allowAccountDefault: {
      description: "Whether the account encrypts new EBS volumes by default: `encrypted` may then be left out.",
      schema: { type: "boolean" },
      default: false,
    },
    checkSnapshots: {
      description:
        "Whether to ask for `encrypted` on volumes with a `snapshotID` too, which take it from the snapshot.",
      schema: { type: "boolean" },
      default: false,
    },
    ignoreDevices: {
      description: "Device names, such as `/dev/xvdb`, whose volumes may stay as they are.",
      schema: { type: "array", items: { type: "string" }, uniqueItems: true },
      default: [] as readonly string[],
    },
  },
  *check(manifest, { allowAccountDefault, checkSnapshots, ignoreDevices }) {
    // No mappings at all are fine: Karpenter then adds encrypted ones.
    for (const mapping of manifest.launchSettings.get("blockDeviceMappings").items()) {
      const deviceName = mapping.get("deviceName");
      const ebs = mapping.get("ebs");
      const encrypted = ebs.get("encrypted");
      // With a key and without encryption, EC2 refuses the volume: valid-block-device says so.
      const isMissing = ebs.isMapping && encrypted.isAbsent && ebs.get("kmsKeyID").isAbsent;
      const mayBeEncrypted = allowAccountDefault || (!checkSnapshots && !ebs.get("snapshotID").isAbsent);
      if (encrypted.value !== false && (!isMissing || mayBeEncrypted)) continue;
      if (ignoreDevices.length > 0 && (deviceName.isUnknown || ignoreDevices.includes(deviceName.text))) continue;
      yield {
        at: encrypted,
        messageId: isMissing ? "missing" : "disabled",
        data: { device: nameOfMapping(mapping), value: encrypted.text },
        suggest: [{ messageId: "encrypt", edit: set(encrypted, true) }],
      };
    }
  },
});
