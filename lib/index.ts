import type { ESLint, Linter } from "eslint";
import { type FromFile, type Place, fromFile } from "./config-file/from-file.js";
import { type AdditionName, type PresetName, createConfigs } from "./eslint/presets.js";
import { type YamlLanguage, yaml } from "./eslint/language.js";
import { name, namespace, version } from "./meta.js";
import type { EslintRule } from "./eslint/rule.js";
import { terraform } from "./eslint/terraform-processor.js";
import { rules as definitions } from "./rules.generated.js";

export type { AdditionName, PresetName } from "./eslint/presets.js";
export type { YamlLanguageOptions } from "./eslint/language.js";

/** The name of a rule, without the plugin's prefix. */
export type RuleName = keyof typeof definitions;

interface KarpenterPlugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<RuleName, EslintRule>;
  readonly languages: { readonly yaml: YamlLanguage };
  readonly processors: { readonly terraform: Linter.Processor };
  readonly configs: Readonly<Record<AdditionName | PresetName, Linter.Config[]>>;
  /** The configuration of a `.karpenter-lint.yaml`, for an eslint.config.mjs. */
  readonly fromFile: FromFile;
}

const parts = {
  meta: { name, version, namespace },
  rules: Object.fromEntries(
    Object.entries(definitions).map(([rule, { build }]) => [rule, build(rule)] as const),
  ) as Record<RuleName, EslintRule>,
  languages: { yaml },
  processors: { terraform },
};

// The presets refer to the plugin, which contains the presets; ESLint requires the same object in both.
const plugin = parts as unknown as ESLint.Plugin & KarpenterPlugin;

const configs = createConfigs(plugin, definitions);
const karpenter: KarpenterPlugin = Object.assign(plugin, {
  configs,
  fromFile: (place: Place) => fromFile(place, configs),
});

export default karpenter;
