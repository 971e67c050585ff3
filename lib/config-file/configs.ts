/** The ESLint configuration that a `.karpenter-lint.yaml`, or the lack of one, stands for. */
import path from "node:path";
import type { Linter } from "eslint";
import type { AdditionName, PresetName } from "../eslint/presets.js";
import { namespace } from "../meta.js";
import { isOfFolder, withSlashes } from "../slashes.js";
import { IgnoreRules, slashed } from "../workspace/ignore-rules.js";
import type { Configuration, RuleEntry } from "./config-file.js";
import { LeftOut } from "./left-out.js";
import { prefixed } from "./rule-names.js";

export type Configs = Readonly<Record<AdditionName | PresetName, Linter.Config[]>>;

/** The files of YAML that no preset includes: JSON is YAML, and helmfile renders its templates first. */
export const MORE_YAML = ["**/*.json", "**/*.{yaml,yml}.gotmpl"];

/** Presets, settings, rules and ignored files, in the order in which ESLint merges them. */
export function configsFor(configuration: Configuration, configs: Configs): Linter.Config[] {
  const { preset, rules, settings } = configuration;
  // Files are compared as well, because nothing caches the results.
  const comparing = preset === "base" || preset === "all" ? [] : configs.workspace;
  const strict = preset === "strict" ? [strictComparing(configs)] : [];
  const files = [...(configs.base.at(-1)?.files ?? []), ...MORE_YAML];
  return [
    ...[...configs[preset], ...comparing, ...strict].map((config) => (config.files ? { ...config, files } : config)),
    ...configs.terraform,
    { files, languageOptions: { unrelatedFiles: "skip", helmTemplates: "lint" } },
    { files, settings: { [namespace]: settings }, rules: entriesOf(rules) },
    ...ignoring(configuration),
  ];
}

/** Leaves out the files that git ignores and the folders of tools. */
export function withoutIgnored(folder: string): Linter.Config {
  const leftOut = new LeftOut([folder]);
  return withIgnores((file) => leftOut.has(file));
}

/** The rules that compare files, with their options for `strict`, which only the preset `all` has too. */
function strictComparing(configs: Configs): Linter.Config {
  const { files = [], rules: all = {} } = configs.all.at(-1) ?? {};
  const names = Object.keys(configs.workspace.at(-1)?.rules ?? {});
  return { files, rules: Object.fromEntries(names.map((name) => [name, all[name] ?? "error"])) };
}

export function entriesOf(rules: Configuration["rules"]): Linter.RulesRecord {
  return Object.fromEntries(Object.entries(rules).map(([name, entry]) => [prefixed(name), entryOf(entry)]));
}

function entryOf(entry: RuleEntry): Linter.RuleEntry {
  if (entry === "on" || entry === true) return "error";
  if (entry === false) return "off";
  if (typeof entry === "string") return entry;
  const { severity = "error", ...options } = entry;
  return Object.keys(options).length === 0 ? severity : [severity, options];
}

/** What the patterns of a configuration file, or of options in a folder, ignore. */
export function ignoring({ folder, ignores }: Pick<Configuration, "folder" | "ignores">): Linter.Config[] {
  if (ignores.length === 0) return [];
  const start = slashed(folder);
  const rules = IgnoreRules.none().within(start, ignores.join("\n"));
  return [
    withIgnores((file) => {
      const own = withSlashes(path.resolve(file));
      return own.startsWith(start) && rules.ignores(own, isOfFolder(file));
    }),
  ];
}

/** ESLint accepts functions too, which its types lack. They receive absolute paths. */
export function withIgnores(isIgnored: (file: string) => boolean): Linter.Config {
  const config: Linter.Config = {};
  return Object.assign(config, { ignores: [isIgnored] });
}
