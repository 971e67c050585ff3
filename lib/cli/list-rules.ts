/** `karpenter-lint --list-rules`. */
import { categories } from "../eslint/rule-definition.js";
import { rules } from "../rules.generated.js";

/** The rules by category, with their smallest preset. */
export function listRules(): string {
  const all = Object.entries(rules).map(([name, { docs }]) => ({ name, docs }));
  const width = Math.max(...all.map(({ name }) => name.length));
  const blocks = categories.map((category) => {
    const own = all.filter(({ docs }) => docs.category === category);
    const lines = own.map(({ name, docs }) => {
      const [preset = "all"] = Object.keys(docs.presets ?? {});
      return `  ${name.padEnd(width)}  ${preset.padEnd("recommended".length)}  ${docs.description}`;
    });
    return [category, ...lines].join("\n");
  });
  return `${blocks.join("\n\n")}\n\nThe second column is the smallest preset that includes the rule. See karpenter-lint --explain RULE.\n`;
}
