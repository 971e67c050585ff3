import { categories } from "../dist/lib/eslint/rule-definition.js";
import { addedIn, changelogSections } from "./changelog.js";
import { changesSection } from "./page-changes.js";
import { configurationSection } from "./page-configuration.js";

// The parts of the rule pages, and of their list, that are generated from the rules.

/** @typedef {typeof import("../lib/index.js").default} Plugin */
/** @typedef {keyof Plugin["rules"]} RuleName */
/** @typedef {{ description: string, type?: string, items?: { type: string, format?: string } }} OptionSchema */

/**
 * The names of the presets that enable a rule, the smallest first.
 * @param {Plugin} plugin
 * @param {RuleName} rule
 * @returns {(keyof Plugin["configs"])[]}
 */
function presetsOf(plugin, rule) {
  const configs = /** @type {[keyof Plugin["configs"], import("eslint").Linter.Config[]][]} */ (
    Object.entries(plugin.configs)
  );
  return configs
    .filter(([, objects]) => objects.some(({ rules }) => rules?.[`karpenter/${rule}`] !== undefined))
    .map(([preset]) => preset);
}

/**
 * The header of a rule's page.
 * @param {Plugin} plugin
 * @param {RuleName} rule
 */
function pageHeader(plugin, rule) {
  const { meta } = plugin.rules[rule];
  const presets = presetsOf(plugin, rule).map((preset) => `\`${preset}\``);
  const version = addedIn(changelogSections(), rule, plugin.meta.version);
  const lines = [
    `# karpenter/${rule}`,
    `${sentence(meta?.docs?.description ?? "")}.`,
    `Enabled in the preset${presets.length > 1 ? "s" : ""} ${list(presets)}. Added in ${version}.`,
    ...(meta?.fixable
      ? [`🔧 ${meta.hasSuggestions ? "Some problems" : "Problems"} reported by this rule are fixable with \`--fix\`.`]
      : []),
    ...(meta?.hasSuggestions ? ["💡 Some problems reported by this rule have editor suggestions."] : []),
  ];
  return lines.join("\n\n");
}

/**
 * The values that presets set for an option, other than its default.
 * @param {Plugin} plugin
 * @param {RuleName} rule
 * @param {string} option
 */
function inPresets(plugin, rule, option) {
  const values = presetsOf(plugin, rule).flatMap((preset) => {
    const entry = plugin.configs[preset].at(-1)?.rules?.[`karpenter/${rule}`];
    const options = /** @type {Record<string, unknown>} */ (Array.isArray(entry) ? entry[1] : {});
    return option in options ? [`\`${JSON.stringify(options[option])}\` in \`${preset}\``] : [];
  });
  return values.length === 0 ? "" : ` (${values.join(", ")})`;
}

/**
 * The table of a rule's options; empty if it has none.
 * @param {Plugin} plugin
 * @param {RuleName} rule
 */
function optionsTable(plugin, rule) {
  const { meta } = plugin.rules[rule];
  const [schema] = /** @type {{ properties: Record<string, OptionSchema> }[]} */ (meta?.schema ?? []);
  const [defaults = {}] = /** @type {Record<string, unknown>[]} */ (meta?.defaultOptions ?? []);
  if (!schema) return "";
  const rows = Object.entries(schema.properties).map(([name, option]) => {
    const value = defaults[name] === undefined ? "none" : `\`${JSON.stringify(defaults[name])}\``;
    return `| \`${name}\` | ${typeOf(option)} | ${value}${inPresets(plugin, rule, name)} | ${option.description} |`;
  });
  const heads = ["## Options", "", "| option | type | default | description |", "| --- | --- | --- | --- |"];
  // RE2 differs from JavaScript in what it accepts.
  const note = JSON.stringify(schema).includes('"format":"regex"') ? ["", RE2] : [];
  return [...heads, ...rows, ...note].join("\n");
}

const RE2 =
  "Regular expressions are run by [RE2](https://github.com/google/re2/wiki/Syntax), in linear time: look-around and back\n" +
  "references are not supported, and the rule reports a pattern that it cannot run.";

/**
 * The table of all rules in docs/rules/README.md.
 * @param {Plugin} plugin
 */
export function rulesTable(plugin) {
  const names = /** @type {RuleName[]} */ (Object.keys(plugin.rules));
  const tables = categories.map((category) => {
    const own = names.filter((name) => categoryOf(plugin, name) === category);
    const rows = own.map((name) => {
      const { meta } = plugin.rules[name];
      const marks = [meta?.fixable ? "🔧" : "", meta?.hasSuggestions ? "💡" : ""].join("");
      const [smallest = "all"] = presetsOf(plugin, name);
      return `| [${name}](${name}.md) | ${meta?.docs?.description ?? ""} | \`${smallest}\` | ${marks} |`;
    });
    return [`## ${category}`, "", "| rule | description | preset | |", "| --- | --- | --- | --- |", ...rows].join("\n");
  });
  return tables.join("\n\n");
}

/** @param {Plugin} plugin @param {RuleName} name */
function categoryOf(plugin, name) {
  return /** @type {{ category?: string } | undefined} */ (plugin.rules[name].meta?.docs)?.category;
}

/**
 * A text with the content between the markers of a section replaced.
 * @param {string} text
 * @param {string} section
 * @param {string} content
 * @param {string} command the command that writes it
 */
export function fill(text, section, content, command = "npm run docs") {
  const begin = `<!-- begin ${section}: written by ${command} -->`;
  const end = `<!-- end ${section} -->`;
  const start = text.indexOf(begin);
  const stop = text.indexOf(end);
  if (start < 0 || stop < start)
    throw new Error(`Missing section "${section}"; add the comments \`${begin}\` and \`${end}\`.`);
  const middle = content === "" ? "\n" : `\n\n${content}\n\n`;
  return text.slice(0, start + begin.length) + middle + text.slice(stop);
}

/**
 * A rule's page with up-to-date generated parts.
 * @param {Plugin} plugin
 * @param {RuleName} rule
 * @param {string} page
 */
export function updatePage(plugin, rule, page) {
  const [smallest] = presetsOf(plugin, rule);
  const changes = changesSection(plugin, rule, page);
  const sections = /** @type {const} */ ([
    ["header", pageHeader(plugin, rule)],
    ["options", optionsTable(plugin, rule)],
    // A page has no place for changes if the rule offers none.
    ...(changes === "" ? [] : [["changes", changes]]),
    ["configuration", configurationSection(plugin, rule, smallest, page)],
  ]);
  return sections.reduce((text, [name, content]) => fill(text, name, content), page);
}

/** @param {OptionSchema} option */
function typeOf({ type, items }) {
  if (type !== "array") return type ?? "any";
  return items?.format === "regex" ? "regular expressions" : "strings";
}

/** @param {string} text */
function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {string[]} words */
function list(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
