/** Templates for Terraform's `templatefile`, such as `class.yaml.tftpl`, which are YAML after they are rendered. */
import type { ParsedTemplate } from "../yaml/helm-template.js";
import { parseTemplate } from "../yaml/helm-template.js";
import { hasDirectives, maskExpressions } from "./expressions.js";

/** `.tpl` and `.tmpl` are common too, also for templates of Go outside of charts. */
export function isTemplateFile(file: string): boolean {
  return /\.(?:tftpl|tpl|tmpl)$/u.test(file);
}

/**
 * Reads a template with all positions as in its text: `${…}` is unknown, and directives decide about their content as
 * the actions of Go templates do. Undefined if it can't be read.
 */
export function readTemplate(text: string): ParsedTemplate | undefined {
  const actions = asGoTemplate(text);
  return actions === undefined ? undefined : parseTemplate(actions);
}

/** A text of the same length with filler for expressions, and the actions of Go templates instead of directives. */
export function asGoTemplate(text: string): string | undefined {
  return withActions(maskExpressions(text));
}

/** The actions of Go templates that correspond to directives. */
const KEYWORDS = new Map([
  ["else", "else"],
  ["endfor", "end"],
  ["endif", "end"],
  ["for", "range"],
  ["if", "if"],
]);

const DIRECTIVE = /([ \t]?)%\{~?[ \t]*(if|else|endif|for|endfor)\b[^\n}]*\}([ \t]?)/gu;

/** A text of the same length with actions instead of directives; undefined if that is not possible. */
function withActions(text: string): string | undefined {
  if (!hasDirectives(text)) return text;
  const replaced = text.replaceAll(DIRECTIVE, (all: string, before: string, keyword: string, after: string) => {
    const word = KEYWORDS.get(keyword) ?? keyword;
    const space = all.length - before.length - after.length - word.length - "{{}}".length;
    // `%{else}` is one character shorter than `{{else}}`.
    if (space >= 0) return `${before}{{${word}${" ".repeat(space)}}}${after}`;
    if (before !== "") return `{{${word}}}${after}`;
    return after === "" ? all : `${before}{{${word}}}`;
  });
  return hasDirectives(replaced) ? undefined : replaced;
}
