/** Karpenter's expressions in `spec.kubelet`, which it evaluates for each instance type. */
import type { Cursor } from "../yaml/cursor.js";
import { expressions } from "./kubelet.generated.js";

/** What an expression can use. */
export const variables: readonly string[] = expressions.variables;
const functionsOfTwo: ReadonlySet<string> = new Set(expressions.functionsOfTwo);

/** A text, a name or a number, or any other character. */
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[a-z_]\w*|\d[\w.]*|\S/giu;

/** Names that the language itself has. */
const KEYWORDS: ReadonlySet<string> = new Set(["true", "false", "null", "in"]);

/** Calls that declare variables. */
const MACRO = /\.\s*(?:all|bind|exists|exists_one|filter|map|optFlatMap|optMap)\s*\(/u;

const WORD = /\b[a-z_]\w*\b/giu;

/** Whether a text must be an expression: it has a variable, a call or an operator, and no number has these. */
export function isExpression(text: string): boolean {
  return /[()*/<>?]|\w [+-] \w/u.test(text) || (text.match(WORD) ?? []).some((word) => variables.includes(word));
}

export interface ExpressionMistake {
  readonly what: "argumentCount" | "unknownVariable";
  /** The variable or function. */
  readonly name: string;
}

/** The first name in an expression that Karpenter can't evaluate, so it launches no nodes. */
export function mistakeIn(expression: string): ExpressionMistake | undefined {
  const tokens = expression.match(TOKEN) ?? [];
  if (MACRO.test(expression) || tokens.some((token) => token === '"' || token === "'")) return undefined;
  /** The function that each open bracket calls, and the commas in it. */
  const open: { name: string; commas: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1] ?? "";
    if ("([{".includes(token)) open.push({ name: token === "(" ? before : "", commas: 0 });
    const call = open.at(-1);
    if (token === "," && call) call.commas += 1;
    if (")]}".includes(token)) open.pop();
    if (token === ")" && call && functionsOfTwo.has(call.name) && call.commas > 1)
      return { what: "argumentCount", name: call.name };
    const isName = /^[a-z_]/iu.test(token) && before !== "." && tokens[index + 1] !== "(" && !KEYWORDS.has(token);
    if (isName && !variables.includes(token)) return { what: "unknownVariable", name: token };
  }
  return undefined;
}

/** The texts in `spec.kubelet` that Karpenter evaluates. */
export function expressionsIn(kubelet: Cursor): Cursor[] {
  return expressions.fields
    .map((field) => kubelet.get(field))
    .flatMap((at) => (at.isMapping ? at.allEntries() : [at]))
    .filter(({ value }) => typeof value === "string" && isExpression(value));
}

/** Whether a field of `spec.kubelet`, or a value in it, can be an expression. */
export function canBeExpression(field: number | string | undefined): boolean {
  return typeof field === "string" && (expressions.fields as readonly string[]).includes(field);
}
