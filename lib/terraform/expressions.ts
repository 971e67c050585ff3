/** The parts of strings and heredocs in HCL that Terraform evaluates: `${…}`, and directives such as `%{ if … }`. */

type Context = "expression" | "string";

/** The end of the string that starts at an index: after its closing quote, or at the end of the text. */
export function stringEnd(text: string, start: number): number {
  return endOf(text, start + 1, "string");
}

/**
 * A text of the same length that keeps its `${…}` recognizable, without the characters that have a meaning in YAML:
 * different expressions remain different keys.
 */
export function maskExpressions(text: string): string {
  let masked = "";
  let from = 0;
  for (let start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
    const end = endOf(text, start + 2, "expression");
    masked += `${text.slice(from, start)}$${filler(text.slice(start + 1, end))}`;
    from = end;
  }
  return masked + text.slice(from);
}

/** Lines after the first become blank, because they can be indented less than the value that they belong to. */
function filler(expression: string): string {
  const [first = "", ...others] = expression.split("\n");
  const blank = others.map((line) => line.replaceAll(/[^\r]/gu, (one) => " ".repeat(one.length)));
  return [first.replaceAll(/[^\w\r]/gu, (one) => "_".repeat(one.length)), ...blank].join("\n");
}

/** Whether a text has directives, which add or remove lines. `%%{` is how Terraform writes `%{`. */
export function hasDirectives(text: string): boolean {
  return /(?<!%)%\{/u.test(text);
}

const steps = { expression: stepInExpression, string: stepInString };

/** The end of a string or an expression whose content starts at an index, or that of the text. */
function endOf(text: string, from: number, outermost: Context): number {
  // Strings contain expressions and expressions contain strings, to any depth.
  const open = [outermost];
  let at = from;
  for (let innermost = open.at(-1); innermost && at < text.length; innermost = open.at(-1)) {
    at = steps[innermost](text, at, open);
  }
  return Math.min(at, text.length);
}

function stepInString(text: string, at: number, open: Context[]): number {
  if (text[at] === "\\") return at + 2;
  if (text.startsWith("$${", at) || text.startsWith("%%{", at)) return at + 3;
  if (text.startsWith("${", at) || text.startsWith("%{", at)) {
    open.push("expression");
    return at + 2;
  }
  if (text[at] === '"') open.pop();
  return at + 1;
}

/** Objects and nested expressions end as expressions do: with a brace. */
function stepInExpression(text: string, at: number, open: Context[]): number {
  if (text[at] === '"') open.push("string");
  else if (text[at] === "{") open.push("expression");
  else if (text[at] === "}") open.pop();
  return at + 1;
}
