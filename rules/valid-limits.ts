import { lowLimitsIn } from "../lib/karpenter/instances/low-limits.js";
import { quantityOf } from "../lib/karpenter/quantity.js";
import { defineRule } from "../lib/eslint/rule.js";

const MEBIBYTE = 2 ** 20;

/** More than any cluster has. */
const MOST_CORES = 1e6;

export default defineRule({
  kinds: ["NodePool", "Provisioner"],
  docs: {
    description: "disallow limits of node pools in the wrong unit, or below one node",
    category: "Run time",
    presets: { recommended: {} },
  },
  messages: {
    belowSmallest:
      "`{{resource}}` is `{{value}}`, but the smallest instance type of this pool (as of {{date}}) has {{smallest}}, so Karpenter launches no nodes; increase the limit.",
    tooFewBytes:
      "`{{resource}}` is `{{value}}`, which is {{bytes}} bytes, so Karpenter launches no nodes; add a unit, such as `{{example}}`.",
    tooFewCores:
      "`cpu` is `{{value}}`, which is less than one core, so Karpenter launches no nodes; set the number of cores.",
    tooManyCores:
      "`cpu` is `{{value}}`, which is {{cores}} cores and limits nothing; set the number of cores, without a unit.",
  },
  *check(manifest, _, file) {
    const limits = manifest.kind === "Provisioner" ? manifest.at("spec.limits.resources") : manifest.at("spec.limits");
    // A patch can change the limits and the requirements.
    if (file.repository()?.mayChange(manifest) !== true)
      for (const { at, ...data } of lowLimitsIn(manifest, limits))
        yield { at, messageId: "belowSmallest", data: { ...data, value: at.text } };
    for (const resource of ["memory", "ephemeral-storage"]) {
      const at = limits.get(resource);
      const bytes = at.value === undefined ? undefined : quantityOf(at.text);
      // 0 turns a pool off.
      if (bytes === undefined || bytes <= 0 || bytes >= MEBIBYTE) continue;
      const example = /^\d+$/u.test(at.text) ? `${at.text}Gi` : "1000Gi";
      yield { at, messageId: "tooFewBytes", data: { resource, value: at.text, bytes: String(bytes), example } };
    }
    const at = limits.get("cpu");
    const cores = at.value === undefined ? undefined : quantityOf(at.text);
    if (cores === undefined || cores <= 0) return;
    const data = { value: at.text, cores: String(cores) };
    if (cores < 1) yield { at, messageId: "tooFewCores", data };
    // People who want no limit set a round number, but not in bytes.
    else if (cores >= MOST_CORES && /[a-z]$/iu.test(at.text)) yield { at, messageId: "tooManyCores", data };
  },
});
