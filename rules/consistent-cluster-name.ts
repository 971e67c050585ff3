import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";
import { contradiction, contradictionMessages } from "../lib/workspace/contradiction.js";

const names = ["instanceProfile", "role", "queue", "controllerRole"] as const;

const patternSchema = { type: "string", pattern: String.raw`^[^{}]*\{\}[^{}]*$` };

export default defineRule({
  kinds: [...kindsWith("nodeClassSpec"), "Application", "ApplicationSet"],
  readsValues: true,
  docs: {
    description: "require the same cluster name in chart values, discovery tags and Terraform",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: contradictionMessages("cluster name"),
  options: {
    clusterName: {
      description: "The cluster name that is expected everywhere.",
      schema: { type: "string", minLength: 1 },
      default: undefined as string | undefined,
    },
    namePatterns: {
      description:
        "How other names contain the cluster name, written as `{}`, for `instanceProfile`, `role`, `queue` and `controllerRole`.",
      schema: {
        type: "object",
        properties: Object.fromEntries(names.map((name) => [name, patternSchema])),
        additionalProperties: false,
      },
      default: {},
    },
  },
  *check(manifest, { clusterName, namePatterns }, file) {
    const repository = file.repository();
    const all =
      repository?.conflicts(manifest, { subject: "clusterName", patterns: namePatterns, truth: clusterName }) ?? [];
    for (const one of all) yield contradiction(one);
    // These can have any name, but the same on all sides; each node class can have its own.
    for (const subject of ["instanceProfile", "role"] as const) {
      for (const one of repository?.conflicts(manifest, { subject, mayVary: true }) ?? []) yield contradiction(one);
    }
  },
});
