/** The locals of a module, in objects and blocks of one of its files: literals at the end of any number of references. */
import type { OtherValue } from "../yaml/other-syntax.js";
import type { Range } from "../yaml/text-map.js";
import type { Expression } from "./hcl/syntax.js";
import { evaluate } from "./module/evaluate.js";
import { Module } from "./module/module.js";
import { SourceFile } from "./module/source-file.js";
import { type Value, knownText } from "./module/value.js";

/** The value of an expression in the file; undefined if it does not depend on locals alone. */
export type Resolve = (expression: Expression) => Value | undefined;

/** @param others the paths and texts of the other files of the module; read when a local is first used */
export function localsOf(
  file: string,
  text: string,
  others: () => readonly SourceFile[] | undefined,
): Resolve | undefined {
  if (!text.includes("local.")) return undefined;
  let scope: Parameters<typeof evaluate>[1] | undefined;
  const scopeOf = () => {
    const own = new SourceFile(file, text);
    const all = others();
    // Variables can have any value: nothing here shows who calls the module.
    const source = { folder: "", files: all ? [own, ...all] : [], inputs: [], mayBeSet: () => true };
    return { module: new Module(source, () => undefined), file: own, each: undefined };
  };
  return (expression) => (isOfLocals(expression) ? evaluate(expression, (scope ??= scopeOf())) : undefined);
}

/** The text of an expression that depends on locals alone. */
export function localText(expression: Expression, resolve: Resolve | undefined): string | undefined {
  const value = resolve?.(expression);
  return value && knownText(value);
}

function isOfLocals(expression: Expression): boolean {
  if (expression.type === "reference") return expression.path[0] === "local";
  if (expression.type !== "template" || expression.hasDirectives) return false;
  const expressions = expression.parts.filter((part) => typeof part !== "string");
  return expressions.length > 0 && expressions.every(isOfLocals);
}

/** More values than people put into a local for a manifest or a chart. */
const MAX_VALUES = 2000;

/** The values of locals as parts of a document, all at the place of their use. */
export class Substitutes {
  #left = MAX_VALUES;

  /** Undefined if a value is unknown. */
  at(range: Range, value: Value): OtherValue | undefined {
    this.#left -= 1;
    if (this.#left < 0) return undefined;
    const part = (inner: Value): OtherValue => this.at(range, inner) ?? { type: "unknown", range };
    if (value.type === "list") {
      return value.isOpen ? undefined : { type: "list", items: value.items.map(part), range };
    }
    if (value.type === "object") {
      const known = [...value.entries].map(([key, inner]) => ({ key, keyRange: range, value: part(inner) }));
      const more = { key: undefined, keyRange: range, value: { type: "unknown", range } } as const;
      return { type: "mapping", entries: value.isOpen ? [...known, more] : known, range };
    }
    const text = knownText(value);
    if (value.type !== "text" || text === undefined) return undefined;
    const { literal } = value;
    return literal === undefined
      ? { type: "scalar", style: "double-quoted", value: text, range }
      : { type: "scalar", style: "plain", value: literal, range };
  }
}
