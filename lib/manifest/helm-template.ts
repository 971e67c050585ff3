/** Templates of Helm charts, as far as they can be read before they are rendered. */
import { existsSync } from "node:fs";
import path from "node:path";
import { type AST, parseYAML } from "yaml-eslint-parser";
import { type MaskedText, maskTemplate } from "./template.js";

const templates = new WeakMap<object, MaskedText>();

/** What was parsed of a template: what its actions decide, keys that they may bring included, is unknown. */
export function maskedTextOf(ast: object): MaskedText | undefined {
  return templates.get(ast);
}

/** Whether a file is a template of a chart, in `templates/` beside a `Chart.yaml`. */
export function isInChart(file: string): boolean {
  const steps = path.resolve(file).split(path.sep);
  const folders = steps.flatMap((step, index) => (step === "templates" ? [steps.slice(0, index).join(path.sep)] : []));
  return folders.some((folder) => existsSync(path.join(folder, "Chart.yaml")));
}

/**
 * Parses a template with its actions covered by filler of the same length, so that each character stands where
 * it stood; undefined where that gives no YAML. Of the branches of a condition, the first is read.
 */
export function parseTemplate(text: string): AST.YAMLProgram | undefined {
  for (const readable of [{ text, holes: [] }, withoutElse(text)]) {
    const masked = maskTemplate(readable.text);
    try {
      const ast = parseYAML(masked.text, {});
      templates.set(ast, { text: masked.text, holes: [...masked.holes, ...readable.holes] });
      return ast;
    } catch {
      // The other reading, or none.
    }
  }
  return undefined;
}

const ACTION = /^[ \t]*\{\{-?[ \t]*(if|with|range|define|block|else|end)\b[^\n]*\}\}[ \t]*\r?$/u;

/** A text of the same length, the lines between `else` and its `end` blank: beside the first branch, keys repeat. */
function withoutElse(text: string): MaskedText {
  const holes: number[] = [];
  let start = 0;
  // For each condition that is open, whether its first branch is over.
  const open: boolean[] = [];
  const lines = text.split("\n").map((line) => {
    const at = start;
    start += line.length + 1;
    const action = ACTION.exec(line)?.[1];
    if (action === "end") open.pop();
    else if (action === "else") {
      open[open.length - 1] = true;
      // The other branch may bring what this one lacks.
      holes.push(at);
    } else if (action !== undefined) open.push(false);
    return action === undefined && open.includes(true) ? line.replaceAll(/[^\r]/gu, " ") : line;
  });
  return { text: lines.join("\n"), holes };
}
