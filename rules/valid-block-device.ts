import { deviceProblems, messages, uncertainDeviceProblems } from "../lib/karpenter/device-problems.js";
import { nameOfMapping } from "../lib/karpenter/devices.js";
import { set } from "../lib/yaml/edits/edit.js";
import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";
import { misfitsOf } from "../lib/karpenter/volumes.js";

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  docs: {
    description: "disallow volumes that EC2 rejects or that the AMI does not use",
    category: "Run time",
    presets: { recommended: {}, strict: { checkUncertain: true } },
  },
  hasSuggestions: true,
  messages: {
    ...messages,
    missingEbs: "Mapping {{device}} has no `ebs`, which crashes Karpenter's controller; add it.",
    keyWithoutEncryption:
      "`kmsKeyID` requires `encrypted: true`, or EC2 refuses to launch the node; set `encrypted: true`.",
    unsupportedField: "{{type}} volumes do not support `{{field}}`, so EC2 refuses to launch the node; remove it.",
    missingIops:
      "{{type}} volumes require `iops`, or EC2 refuses to launch the node; add a value from {{min}} to {{max}}.",
    outOfRange:
      "`{{field}}` is {{value}}, but {{type}} volumes allow {{min}} to {{max}}{{unit}}; use a value in that range.",
    ratioTooHigh: "`{{field}}` is {{value}}, but {{type}} allows at most {{max}}{{unit}} with {{basis}}; lower it.",
    setEncrypted: "Set `encrypted: true`.",
  },
  options: {
    checkUncertain: {
      description:
        "Whether to also report root volumes that are too small for new AMIs only, space that nothing can use, and custom AMIs whose ephemeral storage Karpenter does not count.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkUncertain }) {
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
    yield* deviceProblems(spec);
    if (checkUncertain && manifest.version === "v1") yield* uncertainDeviceProblems(spec);
  },
});
