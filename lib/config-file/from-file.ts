/** `karpenter.fromFile`: an eslint.config.mjs with the configuration of `.karpenter-lint.yaml`. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Linter } from "eslint";
import { disk } from "../workspace/disk.js";
import { CONFIG_FILE, ConfigFileError, readConfigFile } from "./config-file.js";
import { type Configs, configsFor, withoutIgnored } from "./configs.js";

/** A path, or a `file:` URL: projects without the types of Node.js have no type `URL`. */
export type Place = string | { readonly href: string };

export type FromFile = (place: Place) => Linter.Config[];

/**
 * Reads a `.karpenter-lint.yaml`. With it, ESLint and `karpenter-lint` lint the same files by the same rules.
 *
 * @param place the file, or the folder that contains it, such as `import.meta.dirname`
 * @throws ConfigFileError if the file cannot be read or is not valid
 */
export function fromFile(place: Place, configs: Configs): Linter.Config[] {
  const given = path.resolve(typeof place === "string" ? place : fileURLToPath(place.href));
  const file = disk.stat(given)?.type === "folder" ? path.join(given, CONFIG_FILE) : given;
  const text = disk.read(file);
  if (text === undefined) throw new ConfigFileError(`fromFile() of eslint-plugin-karpenter cannot read "${file}".`);
  const configuration = readConfigFile(text, file, file);
  return [...configsFor(configuration, configs), withoutIgnored(configuration.folder)];
}
