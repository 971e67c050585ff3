import { append } from "../lib/yaml/edits/append.js";
import { misnamedRoots, nameOfMapping, repeatedDevices, unmappedVolume } from "../lib/karpenter/devices.js";
import { set } from "../lib/yaml/edits/edit.js";
import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";
import { misfitsOf } from "../lib/karpenter/volumes.js";

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  docs: {
    description: "disallow volumes that EC2 rejects or that the AMI does not use",
    category: "Run time",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    missingEbs: "Mapping {{device}} has no `ebs`, which crashes Karpenter's controller; add it.",
    keyWithoutEncryption:
      "`kmsKeyID` requires `encrypted: true`, or EC2 refuses to launch the node; set `encrypted: true`.",
    unsupportedField: "{{type}} volumes do not support `{{field}}`, so EC2 refuses to launch the node; remove it.",
    missingIops:
      "{{type}} volumes require `iops`, or EC2 refuses to launch the node; add a value from {{min}} to {{max}}.",
    outOfRange:
      "`{{field}}` is {{value}}, but {{type}} volumes allow {{min}} to {{max}}{{unit}}; use a value in that range.",
    ratioTooHigh: "`{{field}}` is {{value}}, but {{type}} allows at most {{max}}{{unit}} with {{basis}}; lower it.",
    duplicateDevice:
      "`{{device}}` is already mapped by `{{other}}`, and EC2 allows one volume per device; rename or remove one.",
    unmappedVolume:
      "Bottlerocket uses both `/dev/xvda` and `/dev/xvdb`, but `{{missing}}` is not mapped, so it keeps the AMI's size and may be unencrypted; map it too.",
    foreignRootDevice:
      "`{{device}}` is not the root device of {{family}}, so it becomes an additional volume; use `{{root}}`.",
    setEncrypted: "Set `encrypted: true`.",
    addVolume: "Add an encrypted mapping for `{{missing}}`.",
    replaceDevice: "Replace with `{{root}}`.",
  },
  *check(manifest) {
    const spec = manifest.nodeClassSpec;
    const mappings = spec.get("blockDeviceMappings");
    for (const mapping of mappings.items()) {
      const ebs = mapping.get("ebs");
      if (manifest.kind === "EC2NodeClass" && mapping.isMapping && ebs.isAbsent) {
        yield { at: ebs, messageId: "missingEbs", data: { device: nameOfMapping(mapping) } };
      }
      const key = ebs.get("kmsKeyID");
      const encrypted = ebs.get("encrypted");
      if (key.isSet && (encrypted.isAbsent || encrypted.value === false)) {
        const suggest = [{ messageId: "setEncrypted", edit: set(encrypted, true) } as const];
        yield { at: key, beside: [encrypted], messageId: "keyWithoutEncryption", suggest };
      }
      for (const { at, what, bounds, ...data } of misfitsOf(ebs)) {
        const [min, max] = bounds.map(String);
        const texts = { ...data, value: at.text, min: min ?? "", max: max ?? "" };
        yield { at, beside: [ebs.get("volumeType")], messageId: what, data: texts };
      }
    }
    for (const { deviceName, other } of repeatedDevices(mappings)) {
      const data = { device: deviceName.text, other: other.path };
      yield { at: deviceName, beside: [other], messageId: "duplicateDevice", data };
    }
    const unmapped = unmappedVolume(spec);
    if (unmapped) {
      const data = { missing: unmapped.deviceName };
      const suggest = [{ messageId: "addVolume", data, edit: append(mappings, unmapped) } as const];
      yield { at: mappings, on: "head", messageId: "unmappedVolume", data, suggest };
    }
    for (const { deviceName, family, root } of misnamedRoots(spec)) {
      const data = { device: deviceName.text, family, root };
      const suggest = [{ messageId: "replaceDevice", data, edit: set(deviceName, root) } as const];
      yield { at: deviceName, messageId: "foreignRootDevice", data, suggest };
    }
  },
});
