import type { ESLint, Linter } from "eslint";
import { namespace } from "../meta.js";
import type { PresetOptions } from "./rule-definition.js";
import type { KarpenterRule } from "./rule.js";

export type PresetName = "all" | "base" | "recommended" | "strict" | "workspace";

/** Configurations without rules, which add files to lint. */
export type AdditionName = "helm" | "terraform";

/** The options with which a preset enables a rule; undefined if it does not. `base` only makes the files readable. */
const members: Record<
  PresetName,
  (presets: NonNullable<KarpenterRule["docs"]["presets"]>) => PresetOptions | undefined
> = {
  base: () => undefined,
  recommended: ({ recommended }) => recommended,
  // For a rule that compares files, these are the options in addition to those of `workspace`.
  strict: ({ recommended, strict = recommended, workspace }) => (workspace ? undefined : strict),
  workspace: ({ workspace }) => workspace,
  all: ({ recommended, strict = recommended, workspace }) => ({ ...workspace, ...strict }),
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
  // For all files: an object without `files` can then set rules of the plugin, although it also applies to JavaScript.
  const setup: Linter.Config = { name: `${namespace}/setup`, plugins: { [namespace]: plugin } };
  const create = (preset: PresetName): Linter.Config[] => [
    setup,
    {
      name: `${namespace}/${preset}`,
      files: ["**/*.yaml", "**/*.yml"],
      language: `${namespace}/yaml`,
      // Presets that compare files anyway also read chart values from separate files.
      ...((preset === "workspace" || preset === "all") && { settings: { [namespace]: { valuesFiles: true } } }),
      rules: Object.fromEntries(
        Object.entries(rules).flatMap(([name, { docs }]) => {
          const options = members[preset](docs.presets ?? {});
          return options ? [[`${namespace}/${name}`, levelOf(options)] as const] : [];
        }),
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
      setup,
      {
        name: `${namespace}/terraform`,
        files: ["**/*.{tf,tofu,tftpl,tpl,tmpl}", "**/*.{tf,tofu}.json"],
        processor: `${namespace}/terraform`,
      },
    ],
    helm: [
      setup,
      {
        name: `${namespace}/helm`,
        files: ["**/templates/**/*.{yaml,yml}"],
        language: `${namespace}/yaml`,
        languageOptions: { helmTemplates: "lint" },
      },
    ],
  };
}

/** Always `error`, because ESLint's bulk suppressions ignore warnings. */
function levelOf(options: PresetOptions): Linter.RuleEntry {
  return Object.keys(options).length === 0 ? "error" : ["error", options];
}
