import { nameOfMapping } from "../lib/karpenter/devices.js";
import { set } from "../lib/yaml/edits/edit.js";
import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  docs: { description: "require encrypted volumes", category: "Security", presets: { recommended: {} } },
  hasSuggestions: true,
  messages: {
    encryptionDisabled: "Volume {{device}} is not encrypted (`encrypted: {{value}}`); set it to `true`.",
    encryptionNotSet:
      "Volume {{device}} does not set `encrypted`, so encryption depends on the account's default; set it to `true`.",
    setEncrypted: "Set `encrypted: true`.",
  },
  options: {
    allowAccountDefault: {
      description: "Whether to allow a missing `encrypted` because the account encrypts new EBS volumes by default.",
      schema: { type: "boolean" },
      default: false,
    },
    checkSnapshots: {
      description:
        "Whether to also require `encrypted` on volumes with a `snapshotID`, which inherit it from the snapshot.",
      schema: { type: "boolean" },
      default: false,
    },
    ignoreDevices: {
      description: "Device names to ignore, such as `/dev/xvdb`.",
      schema: { type: "array", items: { type: "string" }, uniqueItems: true },
      default: [],
    },
  },
  *check(manifest, { allowAccountDefault, checkSnapshots, ignoreDevices }) {
    // Having no mappings is allowed, because Karpenter then adds encrypted ones.
    for (const mapping of manifest.nodeClassSpec.get("blockDeviceMappings").items()) {
      const deviceName = mapping.get("deviceName");
      const ebs = mapping.get("ebs");
      const encrypted = ebs.get("encrypted");
      // EC2 rejects a volume with a key but without encryption, which is reported by valid-block-device.
      const isMissing = ebs.isMapping && encrypted.isAbsent && ebs.get("kmsKeyID").isAbsent;
      const mayBeEncrypted = allowAccountDefault || (!checkSnapshots && !ebs.get("snapshotID").isAbsent);
      if (encrypted.value !== false && (!isMissing || mayBeEncrypted)) continue;
      if (ignoreDevices.length > 0 && (deviceName.isUnknown || ignoreDevices.includes(deviceName.text))) continue;
      yield {
        at: encrypted,
        messageId: isMissing ? "encryptionNotSet" : "encryptionDisabled",
        data: { device: nameOfMapping(mapping), value: encrypted.text },
        suggest: [{ messageId: "setEncrypted", edit: set(encrypted, true) }],
      };
    }
  },
});
