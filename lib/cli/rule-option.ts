/** Rules in options: `prefer-gp3`, or with a value as in a configuration file: `"prefer-gp3: warn"`. */
import { type Configuration, ConfigFileError, readConfigFile } from "../config-file/config-file.js";
import { problemOfRuleName, withoutPrefix } from "../config-file/rule-names.js";
import { visibleValue } from "../visible.js";
import { UsageError } from "./usage-error.js";

/** @throws UsageError */
export function ruleNameOf(text: string, option: string): string {
  const name = withoutPrefix(text.trim());
  const problem = problemOfRuleName(name);
  if (problem !== undefined) throw new UsageError(`${option}: ${problem}`);
  return name;
}

/** @throws UsageError */
export function rulesIn(text: string): Configuration["rules"] {
  if (!text.includes(":")) return { [ruleNameOf(text, "--rule")]: "on" };
  try {
    return readConfigFile(`rules: { ${withoutPrefix(text.trim())} }`, "", "--rule").rules;
  } catch (error) {
    if (!(error instanceof ConfigFileError)) throw error;
    throw new UsageError(`--rule "${visibleValue(text)}": ${error.sentence}`, { cause: error });
  }
}
