import { clusterTagsOf } from "../lib/karpenter/selectors.js";
import { DISCOVERY_TAG, tagProblems } from "../lib/workspace/identity/discovery-tags.js";
import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";
import { nameContradictions } from "../lib/workspace/cluster-name.js";
import { contradictionMessages } from "../lib/workspace/contradiction.js";
import { statementsOf, statementsOfInstall } from "../lib/workspace/statements.js";

const names = ["instanceProfile", "role", "queue", "controllerRole"] as const;

const patternSchema = { type: "string", pattern: String.raw`^[^{}]*\{\}[^{}]*$` } as const;

export default defineRule({
  kinds: kindsWith("nodeClassSpec"),
  installs: ["karpenter"],
  docs: {
    description: "require the same cluster name in chart values, discovery tags and Terraform",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    ...contradictionMessages("cluster name"),
    otherTag:
      "This selects {{target}} with the tag `{{value}}`, but {{tool}} sets it to `{{other}}` in {{place}}, so Karpenter finds none; use the same value in both.",
  },
  options: {
    clusterName: {
      description: "The cluster name that is expected everywhere.",
      schema: { type: "string", minLength: 1 },
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
  *check(manifest, options, file) {
    yield* nameContradictions(statementsOf(manifest), options, file.repository());
    const identity = file.repository()?.identity;
    if (identity) yield* tagProblems(clusterTagsOf(manifest.nodeClassSpec, DISCOVERY_TAG), identity);
  },
  *checkInstall(install, options, file) {
    yield* nameContradictions(statementsOfInstall(install), options, file.repository());
  },
});
