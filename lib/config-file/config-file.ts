/** Finds and reads `.karpenter-lint.yaml`. */
import path from "node:path";
import type { PresetName } from "../eslint/presets.js";
import type { FileSystem } from "../workspace/file-system.js";
import type { LEVELS } from "./schema.js";
import { ConfigFileError, readYaml } from "./yaml.js";

export { ConfigFileError };

export const CONFIG_FILE = ".karpenter-lint.yaml";

type Level = (typeof LEVELS)[number];

/** Options of a rule, with `severity` among them, or the level alone. */
export type RuleEntry =
  Level | boolean | (Readonly<Record<string, unknown>> & { readonly severity?: "error" | "warn" });

/** The configuration in a file, with the defaults of everything that it does not set. */
export interface Configuration {
  /** The folder of the file, which its patterns are relative to. */
  readonly folder: string;
  readonly preset: PresetName;
  /** By name, without the plugin's prefix. */
  readonly rules: Readonly<Record<string, RuleEntry>>;
  /** As in a `.gitignore`. */
  readonly ignores: readonly string[];
  /** `settings.karpenter`. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Without a file. */
export function defaultConfiguration(folder: string): Configuration {
  return { folder, preset: "recommended", rules: {}, ignores: [], settings: {} };
}

/** The nearest file, from a folder up to the root of its repository; outside of one, only in the folder itself. */
export function findConfigFile(files: FileSystem, start: string): string | undefined {
  const found: string[] = [];
  let folder = start;
  for (;;) {
    const file = path.join(folder, CONFIG_FILE);
    if (files.stat(file)?.type === "file") found.push(file);
    if (files.stat(path.join(folder, ".git"))) return found[0];
    const above = path.dirname(folder);
    if (above === folder) return found.find((one) => path.dirname(one) === start);
    folder = above;
  }
}

/**
 * @param text the text of the file
 * @param file its absolute path
 * @param shown its path in messages
 * @throws ConfigFileError
 */
export function readConfigFile(text: string, file: string, shown: string): Configuration {
  const { preset, rules, ignores, root, ...settings } = (readYaml(text, shown) ?? {}) as {
    readonly preset?: PresetName;
    readonly rules?: Readonly<Record<string, RuleEntry>>;
    readonly ignores?: readonly string[];
    readonly root?: string;
  };
  const folder = path.dirname(file);
  return {
    folder,
    preset: preset ?? "recommended",
    rules: rules ?? {},
    ignores: ignores ?? [],
    settings: { ...settings, ...(root !== undefined && { root: path.resolve(folder, root) }) },
  };
}
