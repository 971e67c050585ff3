// The section of a rule's page with snippets for both configuration files.
import { stringify } from "yaml";
import { textSettings } from "../dist/lib/eslint/settings.js";
import { examplesOf, optionsIn } from "./page-examples.js";

/** @typedef {import("./docs.js").Plugin} Plugin */
/** @typedef {import("./docs.js").RuleName} RuleName */

/**
 * @param {Plugin} plugin
 * @param {RuleName} rule
 * @param {string | undefined} smallest the smallest preset with the rule
 * @param {string} page
 */
export function configurationSection(plugin, rule, smallest, page) {
  const options = exampleOptions(plugin, rule, page);
  const hasOptions = Object.keys(options).length > 0;
  // `karpenter-lint` compares files by default, so only the rules of these two are on without a configuration.
  const isOn = smallest === "recommended" || smallest === "workspace";
  const level = isOn ? "off" : "on";
  const preset = smallest === "workspace" ? "workspace" : "recommended";
  const entry = hasOptions ? `["error", ${source(options)}]` : isOn ? '"off"' : '"error"';
  return `## Configuration

${hasOptions ? "This configuration sets all options, as an example" : `This configuration turns the rule ${level}`}:

\`\`\`yaml
# .karpenter-lint.yaml
${stringify({ rules: { [rule]: hasOptions ? options : level } }, { lineWidth: 0 })}\`\`\`

\`\`\`js
// eslint.config.mjs
import karpenter from "eslint-plugin-karpenter";

export default [
  ...karpenter.configs.${preset},
  { rules: { "karpenter/${rule}": ${entry} } },
];
\`\`\``;
}

/**
 * A value for each option: that of an example on the page, that of a setting with the same name, or for a boolean the
 * value that is not its default.
 * @param {Plugin} plugin
 * @param {RuleName} rule
 * @param {string} page
 * @returns {Record<string, unknown>}
 */
function exampleOptions(plugin, rule, page) {
  const { meta } = plugin.rules[rule];
  const [schema] = /** @type {{ properties: Record<string, { type?: string }> }[]} */ (meta?.schema ?? []);
  const [defaults = {}] = /** @type {Record<string, unknown>[]} */ (meta?.defaultOptions ?? []);
  /** @type {Record<string, unknown>} */
  const onPage = Object.fromEntries(examplesOf(page).flatMap((example) => Object.entries(optionsIn(example, rule))));
  /** @type {Map<string, unknown>} */
  const settings = new Map(Object.entries(textSettings).map(([name, { example }]) => [name, example]));
  const entries = Object.entries(schema?.properties ?? {}).map(([name, { type }]) => {
    const value = onPage[name] ?? settings.get(name) ?? (type === "boolean" ? defaults[name] !== true : undefined);
    if (value === undefined) throw new Error(`No example of docs/rules/${rule}.md sets "${name}"; add one that does.`);
    return /** @type {const} */ ([name, value]);
  });
  return Object.fromEntries(entries);
}

/**
 * A value as people write it in JavaScript.
 * @param {unknown} value
 * @returns {string}
 */
function source(value) {
  if (Array.isArray(value)) return `[${value.map(source).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, one]) => {
    const name = /^[A-Za-z_]\w*$/u.test(key) ? key : JSON.stringify(key);
    return `${name}: ${source(one)}`;
  });
  return `{ ${entries.join(", ")} }`;
}
