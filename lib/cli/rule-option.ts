/**
 * Rules in options: `prefer-gp3`, `prefer-gp3:warn`, or with a value as in a configuration file,
 * `"prefer-gp3: { severity: warn }"`.
 */
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

/** The names between commas, as in the lists of other linters. @throws UsageError */
export function ruleNamesIn(text: string, option: string): string[] {
  return partsOf(text, option).map((name) => ruleNameOf(name, option));
}

/** The parts of a list. @throws UsageError */
function partsOf(text: string, option: string): string[] {
  const parts = text.split(",");
  if (parts.length > 1 && parts.some((part) => part.trim() === ""))
    throw new UsageError(`${option} "${visibleValue(text)}": a rule is missing next to a comma`);
  return parts;
}

/** A list of rules of which one has options. */
const MIXED = /^[^:]*,|[}\]"'] *,[^}\]"']*$/u;

/** @throws UsageError */
export function rulesIn(text: string): Configuration["rules"] {
  // Only in options of rules does a comma mean something else.
  const hasOptions = /[{["']/u.test(text);
  if (hasOptions && MIXED.test(text))
    throw new UsageError(`--rule "${visibleValue(text)}": use --rule once for each rule that has options`);
  const entries = hasOptions ? [text] : partsOf(text, "--rule");
  return Object.assign({}, ...entries.map(entryIn)) as Configuration["rules"];
}

function entryIn(text: string): Configuration["rules"] {
  const colon = text.indexOf(":");
  if (colon < 0) return { [ruleNameOf(text, "--rule")]: "on" };
  const name = ruleNameOf(text.slice(0, colon), "--rule");
  try {
    // YAML requires a space after the colon, which shells require quotes for.
    return readConfigFile(`rules: { ${name}: ${text.slice(colon + 1)} }`, "", "--rule").rules;
  } catch (error) {
    if (!(error instanceof ConfigFileError)) throw error;
    throw new UsageError(`--rule "${visibleValue(text)}": ${error.sentence}`, { cause: error });
  }
}
