// The section of a rule's page that shows a fix and a suggestion, as changes to the page's own examples.
import { examplesOf, withExample } from "./page-examples.js";

/** @typedef {import("./docs.js").Plugin} Plugin */
/** @typedef {import("./docs.js").RuleName} RuleName */
/** @typedef {import("./page-examples.js").Example} Example */

/** How many unchanged lines around a change are shown. */
const CONTEXT = 1;

/**
 * Empty for a rule without fixes and suggestions.
 * @param {Plugin} plugin
 * @param {RuleName} rule
 * @param {string} page
 */
export function changesSection(plugin, rule, page) {
  const { fixable, hasSuggestions } = plugin.rules[rule].meta ?? {};
  const wrong = examplesOf(page).filter(({ isWrong }) => isWrong);
  const fix = fixable === undefined ? undefined : first(wrong, rule, "fix", (one) => fixed(plugin, rule, one));
  const suggestion = hasSuggestions
    ? first(wrong, rule, "suggestion", (one) => suggested(plugin, rule, one))
    : undefined;
  const shown = [fix, suggestion].filter((one) => one !== undefined);
  if (shown.length === 0) return "";
  const heading = fix && suggestion ? "Fix and suggestion" : fix ? "Fix" : "Suggestion";
  return [`## ${heading}`, ...shown].join("\n\n");
}

/**
 * What the first example has that has it.
 * @param {readonly Example[]} examples
 * @param {RuleName} rule
 * @param {string} what
 * @param {(example: Example) => string | undefined} of
 */
function first(examples, rule, what, of) {
  for (const example of examples) {
    const found = of(example);
    if (found !== undefined) return found;
  }
  throw new Error(`No example of docs/rules/${rule}.md has a ${what}; add one that has.`);
}

/** @param {Plugin} plugin @param {RuleName} rule @param {Example} example */
function fixed(plugin, rule, example) {
  const { code, caption } = example;
  const { output } = withExample(plugin, rule, example, (linter, config, filename) =>
    linter.verifyAndFix(code, config, { filename }),
  );
  return output === code ? undefined : `🔧 With \`--fix\`, the example "${caption}" changes:\n\n${diff(code, output)}`;
}

/** @param {Plugin} plugin @param {RuleName} rule @param {Example} example */
function suggested(plugin, rule, example) {
  const { code, caption } = example;
  const messages = withExample(plugin, rule, example, (linter, config, filename) =>
    linter.verify(code, config, { filename }),
  );
  const [suggestion] = messages.flatMap(({ suggestions = [] }) => suggestions);
  if (!suggestion) return undefined;
  const { desc, fix } = suggestion;
  const output = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
  return `💡 With the suggestion "${desc.replace(/\.$/u, "")}", the example "${caption}" changes:\n\n${diff(code, output)}`;
}

/**
 * The changed lines, as a code block.
 * @param {string} before
 * @param {string} after
 */
function diff(before, after) {
  const lines = changes(before.trimEnd().split("\n"), after.trimEnd().split("\n"));
  const isShown = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((line) => !line.startsWith(" ")),
  );
  const shown = lines.flatMap((line, index) => {
    if (!isShown[index]) return [];
    // A gap between changes, as `diff` marks it.
    return index > 0 && !isShown[index - 1] && isShown.indexOf(true) < index ? ["@@", line] : [line];
  });
  return ["```diff", ...shown.map((line) => line.trimEnd()), "```"].join("\n");
}

/**
 * All lines of two texts, marked with " ", "-" or "+", by their longest common subsequence.
 * @param {string[]} before
 * @param {string[]} after
 */
function changes(before, after) {
  const common = before.map(() => after.map(() => 0));
  /** @param {number} i @param {number} j */
  const at = (i, j) => common[i]?.[j] ?? 0;
  for (const [i, line] of [...before.entries()].reverse()) {
    for (const [j, other] of [...after.entries()].reverse()) {
      const row = /** @type {number[]} */ (common[i]);
      row[j] = line === other ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines = [];
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    const [line, other] = [before[i], after[j]];
    if (line !== undefined && line === other) {
      lines.push(` ${line}`);
      i += 1;
      j += 1;
    } else if (line !== undefined && (other === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`-${line}`);
      i += 1;
    } else {
      lines.push(`+${other ?? ""}`);
      j += 1;
    }
  }
  return lines;
}
