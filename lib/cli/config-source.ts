/** Which configuration a run has: that of options, of `.karpenter-lint.yaml`, or of the repository's ESLint. */
import path from "node:path";
import { ESLint, type Linter } from "eslint";
import {
  CONFIG_FILE,
  type Configuration,
  ConfigFileError,
  defaultConfiguration,
  findConfigFile,
  readConfigFile,
} from "../config-file/config-file.js";
import { namespace } from "../meta.js";
import { relativePath } from "../slashes.js";
import { visible, visibleValue } from "../visible.js";
import { disk } from "../workspace/disk.js";
import { isInside, rootOf } from "../workspace/root.js";
import { type LintPath, findManifests } from "./files.js";
import { ESLINT_CONFIG } from "./init/editor.js";
import type { CliOptions } from "./options.js";
import { UsageError } from "./usage-error.js";

export interface ConfigSource {
  /** Whether ESLint uses the repository's own configuration. */
  readonly usesEslintConfig: boolean;
  /** The configuration that applies otherwise. */
  readonly configuration: Configuration;
  /** The file that contains the configuration, as an absolute path; undefined for none. */
  readonly file: string | undefined;
  /** Sentences for users about this choice. */
  readonly notes: readonly string[];
}

/** @throws UsageError */
export async function sourceFor(
  options: Pick<CliOptions, "config" | "includeIgnored" | "preset">,
  paths: readonly LintPath[],
  cwd: string,
): Promise<ConfigSource> {
  if (options.config === false) return withFile(undefined, cwd);
  if (options.config !== undefined) return withFile(path.resolve(cwd, options.config), cwd);
  const start = startOf(paths, cwd);
  const file = findConfigFile(disk, start);
  const nested = nestedIn(paths, { cwd, start });
  if (options.preset !== undefined) return { ...withFile(file, cwd), notes: nested };
  const { config, isUsed, note } = await eslintConfig({ paths, cwd, file }, options.includeIgnored);
  if (!isUsed) {
    const notes = [...(note === undefined ? [] : [note]), ...(file === undefined ? misnamed(start) : []), ...nested];
    return { ...withFile(file, cwd), notes };
  }
  const notes = file === undefined || loads(config) ? [] : [notLoaded(config, cwd)];
  return { usesEslintConfig: true, configuration: defaultConfiguration(cwd), file: config, notes };
}

function withFile(file: string | undefined, cwd: string): ConfigSource {
  if (file === undefined) return { usesEslintConfig: false, configuration: defaultConfiguration(cwd), file, notes: [] };
  const shown = relativePath(file, cwd);
  const text = disk.stat(file)?.type === "folder" ? undefined : disk.read(file);
  if (text === undefined) {
    throw new UsageError(`Cannot read the configuration file "${visibleValue(shown === "" ? "." : shown)}".`);
  }
  try {
    return { usesEslintConfig: false, configuration: readConfigFile(text, file, shown), file, notes: [] };
  } catch (error) {
    if (error instanceof ConfigFileError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** The current folder, or the one of the first path if all are outside of it. */
function startOf(paths: readonly LintPath[], cwd: string): string {
  const isHere = (one: string) => one === cwd || isInside(one, cwd);
  if (paths.some((given) => isHere(path.resolve(cwd, given.path)))) return cwd;
  const outside = path.resolve(cwd, paths[0]?.path ?? ".");
  return disk.stat(outside)?.type === "folder" ? outside : path.dirname(outside);
}

interface EslintConfig {
  readonly config: string | undefined;
  /** Whether it includes this plugin for the repository's manifests. */
  readonly isUsed: boolean;
  readonly note?: string;
}

/** The repository's ESLint configuration. */
async function eslintConfig(
  { paths, cwd, file }: { paths: readonly LintPath[]; cwd: string; file: string | undefined },
  includeIgnored: boolean,
): Promise<EslintConfig> {
  const eslint = new ESLint({ cwd });
  const config = await eslint.findConfigFile();
  if (config === undefined || isOutside(config, cwd)) return { config, isUsed: false };
  try {
    for (const manifest of findManifests(paths, cwd, includeIgnored)) {
      const found = await configOf(eslint, manifest);
      if (found?.plugins?.[namespace] !== undefined) return { config, isUsed: true };
    }
    return { config, isUsed: false };
  } catch (error) {
    const text = disk.read(config);
    // It means the same as the file, which requires no installed package.
    if (file !== undefined && text === ESLINT_CONFIG) return { config, isUsed: false };
    const shown = visible(relativePath(config, cwd));
    const reason = visible(sentenceOf(error));
    if (file !== undefined && text?.includes("fromFile(") === true) {
      const note = `This run uses ${CONFIG_FILE} alone, because ${shown} cannot be loaded: ${reason}.`;
      return { config, isUsed: false, note };
    }
    if (text?.includes(namespace) !== false) {
      throw new UsageError(
        `Cannot load this repository's ESLint configuration: ${reason}; to ignore it, use --preset.`,
        { cause: error },
      );
    }
    const note = `Ignored ${shown}, which cannot be loaded and does not mention this plugin: ${reason}.`;
    return { config, isUsed: false, note };
  }
}

/** Whether a configuration is above the repository, so it belongs to something else. */
function isOutside(config: string, cwd: string): boolean {
  const root = rootOf(path.join(cwd, CONFIG_FILE), cwd);
  return root !== undefined && root !== cwd && !isInside(config, root);
}

async function configOf(eslint: ESLint, file: string): Promise<Linter.Config | undefined> {
  try {
    return (await eslint.calculateConfigForFile(file)) as Linter.Config | undefined;
  } catch (error) {
    // For a file outside the folder, ESLint searches for another configuration.
    if (error instanceof Error && error.message.startsWith("Could not find config file")) return undefined;
    throw error;
  }
}

/** An error of ESLint or of a configuration, which can have many lines, as one sentence without its full stop. */
function sentenceOf(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error).split("\n");
  const text = lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
  return text.replace(/\.$/u, "");
}

/** Whether an ESLint configuration may load a `.karpenter-lint.yaml`; it may do so in a file that it imports. */
function loads(config: string | undefined): boolean {
  const text = config === undefined ? "" : (disk.read(config) ?? "");
  return text.includes("fromFile(") || /\bfrom\s+["']\.|import\(\s*["']\./u.test(text);
}

/** Notes about files in the given folders, which a run in these folders would use. */
function nestedIn(paths: readonly LintPath[], { cwd, start }: { cwd: string; start: string }): string[] {
  const folders = paths.filter(({ isFolder }) => isFolder).map((given) => path.resolve(cwd, given.path));
  return folders
    .filter((folder) => folder !== start && disk.stat(path.join(folder, CONFIG_FILE)))
    .map((folder) => {
      const shown = visible(relativePath(path.join(folder, CONFIG_FILE), cwd));
      return `Ignored ${shown}, because a run has one configuration; run the command there, or use --config.`;
    });
}

/** Notes about a file in a folder that people may take for the configuration. */
function misnamed(folder: string): string[] {
  const other = CONFIG_FILE.replace("yaml", "yml");
  if (disk.stat(path.join(folder, other))) return [`Ignored ${other}; rename it to ${CONFIG_FILE}.`];
  return disk.stat(path.join(folder, CONFIG_FILE))
    ? [`Ignored ${CONFIG_FILE}, because it is a link; use --config.`]
    : [];
}

function notLoaded(config: string | undefined, cwd: string): string {
  const shown = visible(relativePath(config ?? "", cwd));
  return `This run uses ${shown}, which does not load ${CONFIG_FILE}; add ...karpenter.fromFile(import.meta.dirname) to it, or use --config ${CONFIG_FILE}.`;
}
