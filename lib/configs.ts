import type { ESLint, Linter } from "eslint";
import { namespace } from "./meta.js";
import type { KarpenterRule } from "./rule.js";

export type PresetName = "all" | "base" | "recommended" | "strict" | "workspace";

/** Configurations that have no rules, and find more to lint. */
export type AdditionName = "helm" | "terraform";

/** Which rules a preset turns on; `base` only makes the files readable. */
const members: Record<PresetName, (docs: KarpenterRule["docs"]) => boolean> = {
  base: () => false,
  recommended: ({ preset }) => preset === "recommended",
  strict: ({ preset }) => preset === "recommended" || preset === "strict",
  workspace: ({ preset }) => preset === "workspace",
  all: () => true,
};

export const presetNames = Object.keys(members) as PresetName[];

/**
 * The presets, each a list of configuration objects: `[...karpenter.configs.recommended]`, or
 * `extends: ["karpenter/recommended"]` in `defineConfig`.
 */
export function createConfigs(
  plugin: ESLint.Plugin,
  rules: Readonly<Record<string, KarpenterRule>>,
): Record<AdditionName | PresetName, Linter.Config[]> {
  const create = (preset: PresetName): Linter.Config[] => [
    {
      name: `${namespace}/${preset}`,
      files: ["**/*.yaml", "**/*.yml"],
      plugins: { [namespace]: plugin },
      language: `${namespace}/yaml`,
      // Where files are compared anyway, the chart's values may stand in files of their own.
      ...((preset === "workspace" || preset === "all") && { settings: { [namespace]: { valuesFiles: true } } }),
      // Always `error`: ESLint's bulk suppressions leave warnings alone.
      rules: Object.fromEntries(
        Object.entries(rules)
          .filter(([, { docs }]) => members[preset](docs))
          .map(([name]) => [`${namespace}/${name}`, "error"] as const),
      ),
    },
  ];
  return {
    base: create("base"),
    recommended: create("recommended"),
    strict: create("strict"),
    workspace: create("workspace"),
    all: create("all"),
    terraform: [
      {
        name: `${namespace}/terraform`,
        files: ["**/*.tf"],
        plugins: { [namespace]: plugin },
        processor: `${namespace}/terraform`,
      },
    ],
    helm: [
      {
        name: `${namespace}/helm`,
        files: ["**/templates/**/*.{yaml,yml}"],
        plugins: { [namespace]: plugin },
        language: `${namespace}/yaml`,
        languageOptions: { helmTemplates: "lint" },
      },
    ],
  };
}
