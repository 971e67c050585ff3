import { append } from "../lib/edits/append.js";
import { misnamedRoots, nameOfMapping, repeatedDevices, unmappedVolume } from "../lib/karpenter/devices.js";
import { set } from "../lib/edits/edit.js";
import { launchKinds } from "../lib/kinds.js";
import { defineRule } from "../lib/rule.js";
import { misfitsOf } from "../lib/karpenter/volumes.js";

export default defineRule({
  kinds: launchKinds,
  docs: {
    description: "disallow volumes that EC2 refuses, or that the nodes' image doesn't use",
    category: "Run time",
    preset: "recommended",
  },
  hasSuggestions: true,
  messages: {
    noEbs: "The mapping {{device}} has no `ebs`, without which Karpenter's controller crashes; add it.",
    keyAlone: "`kmsKeyID` needs `encrypted: true`, without which EC2 refuses to start the node; set it.",
    unsupported: "`{{field}}` is nothing that {{type}} volumes have, and EC2 refuses to start the node; remove it.",
    missing: "{{type}} volumes need `iops`, without which EC2 refuses to start the node; add it, {{min}} to {{max}}.",
    outOfRange:
      "`{{field}}` is {{value}}, but {{type}} volumes have {{min}} to {{max}}{{unit}}; choose a value in between.",
    tooHigh: "`{{field}}` is {{value}}, but {{basis}} of {{type}} allow at most {{max}}{{unit}}; lower it.",
    duplicate:
      "`{{device}}` is the device of `{{other}}` too, and EC2 takes one volume for each; rename or remove one.",
    half: "Bottlerocket has the volumes `/dev/xvda` and `/dev/xvdb`, and without a mapping `{{missing}}` is as the image has it, encrypted or not; map it too.",
    otherRoot:
      "`{{device}}` is not the root device of {{family}}, which is `{{root}}`, and becomes a volume beside it; rename it.",
    encrypt: "Set `encrypted: true`.",
    addVolume: "Map `{{missing}}`, encrypted.",
    rename: "Write `{{root}}`.",
  },
  *check(manifest) {
    const spec = manifest.launchSettings;
    const mappings = spec.get("blockDeviceMappings");
    for (const mapping of mappings.items()) {
      const ebs = mapping.get("ebs");
      if (manifest.kind === "EC2NodeClass" && mapping.isMapping && ebs.isAbsent) {
        yield { at: ebs, messageId: "noEbs", data: { device: nameOfMapping(mapping) } };
      }
      const key = ebs.get("kmsKeyID");
      const encrypted = ebs.get("encrypted");
      if (key.isSet && (encrypted.isAbsent || encrypted.value === false)) {
        const suggest = [{ messageId: "encrypt", edit: set(encrypted, true) } as const];
        yield { at: key, beside: [encrypted], messageId: "keyAlone", suggest };
      }
      for (const { at, what, bounds, ...data } of misfitsOf(ebs)) {
        const [min, max] = bounds.map(String);
        const texts = { ...data, value: at.text, min: min ?? "", max: max ?? "" };
        yield { at, beside: [ebs.get("volumeType")], messageId: what, data: texts };
      }
    }
    for (const { deviceName, other } of repeatedDevices(mappings)) {
      const data = { device: deviceName.text, other: other.path };
      yield { at: deviceName, beside: [other], messageId: "duplicate", data };
    }
    const unmapped = unmappedVolume(spec);
    if (unmapped) {
      const data = { missing: unmapped.deviceName };
      const suggest = [{ messageId: "addVolume", data, edit: append(mappings, unmapped) } as const];
      yield { at: mappings, on: "head", messageId: "half", data, suggest };
    }
    for (const { deviceName, family, root } of misnamedRoots(spec)) {
      const data = { device: deviceName.text, family, root };
      const suggest = [{ messageId: "rename", data, edit: set(deviceName, root) } as const];
      yield { at: deviceName, messageId: "otherRoot", data, suggest };
    }
  },
});
