import { imageFamilyOf, usesFamilyImage } from "../lib/ami.js";
import { append } from "../lib/append.js";
import { set } from "../lib/edit.js";
import { launchKinds } from "../lib/kinds.js";
import { defineRule } from "../lib/rule.js";
import { bottlerocketVolumes, misfitsOf, rootDevices } from "../lib/volumes.js";

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
    const devices = new Map<string, string>();
    for (const mapping of mappings.items()) {
      const deviceName = mapping.get("deviceName");
      const ebs = mapping.get("ebs");
      const device = deviceName.isPresent ? `\`${deviceName.text}\`` : mapping.path;
      if (manifest.kind === "EC2NodeClass" && mapping.isMapping && ebs.isAbsent) {
        yield { at: ebs, messageId: "noEbs", data: { device } };
      }
      const key = ebs.get("kmsKeyID");
      const encrypted = ebs.get("encrypted");
      if (key.isPresent && key.value !== "" && (encrypted.isAbsent || encrypted.value === false)) {
        yield { at: key, messageId: "keyAlone", suggest: [{ messageId: "encrypt", edit: set(encrypted, true) }] };
      }
      for (const { at, what, bounds, ...data } of misfitsOf(ebs)) {
        const [min, max] = bounds.map(String);
        yield { at, messageId: what, data: { ...data, value: at.text, min: min ?? "", max: max ?? "" } };
      }
      if (!deviceName.isPresent) continue;
      const other = devices.get(deviceName.text);
      if (other === undefined) devices.set(deviceName.text, mapping.path);
      else yield { at: deviceName, messageId: "duplicate", data: { device: deviceName.text, other } };
    }
    const family = imageFamilyOf(spec);
    // Mappings that aren't known may be the ones that are missing.
    if (family === undefined || mappings.items().some((mapping) => mapping.get("deviceName").isUnknown)) return;
    const missing = [...bottlerocketVolumes].filter(([device]) => !devices.has(device));
    const [half] = family === "Bottlerocket" && missing.length === 1 ? missing : [];
    if (half) {
      const [deviceName, volumeSize] = half;
      const ebs = { volumeType: "gp3", volumeSize, encrypted: true };
      const data = { missing: deviceName };
      const edit = append(mappings, { deviceName, ebs });
      yield { at: mappings, on: "head", messageId: "half", data, suggest: [{ messageId: "addVolume", data, edit }] };
    }
    const root = rootDevices.get(family);
    if (root === undefined || devices.has(root) || !usesFamilyImage(spec)) return;
    for (const mapping of mappings.items()) {
      const deviceName = mapping.get("deviceName");
      if (![...rootDevices.values()].includes(deviceName.text)) continue;
      const data = { device: deviceName.text, family, root };
      const suggest = [{ messageId: "rename", data, edit: set(deviceName, root) } as const];
      yield { at: deviceName, messageId: "otherRoot", data, suggest };
    }
  },
});
