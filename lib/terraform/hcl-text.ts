/** HCL as a text that rules can edit: only one literal value can take the place of another. */
import { FileText, type Range, type TextMap } from "../yaml/text-map.js";

/** The literals that YAML and HCL write in the same way; in strings of HCL, `${` and `%{` start an expression. */
const LITERAL = /^(?:true|false|-?\d+(?:\.\d+)?|"(?:[^"\\$%\n]|\\["\\nt]|[$%](?!\{))*")$/u;

export class HclText implements TextMap {
  readonly text: string;
  readonly parsed: string;
  readonly isLocated = true;
  /** Heredocs contain text of any kind. */
  readonly aroundScalars: TextMap;
  /** The ends of literals, by their starts. */
  readonly #literals: ReadonlyMap<number, number>;

  /** @param parsed the text with masked expressions in heredocs */
  constructor(text: string, parsed: string, literals: ReadonlyMap<number, number>) {
    this.text = text;
    this.parsed = parsed;
    this.#literals = literals;
    this.aroundScalars = new FileText(parsed);
  }

  mayGrow(): boolean {
    return false;
  }

  mayChange([start, end]: Range): boolean {
    return this.#literals.get(start) === end;
  }

  branchAt(): undefined {
    return undefined;
  }

  toFile(range: Range): Range {
    return range;
  }

  encode(text: string): string | undefined {
    return LITERAL.test(text) ? text : undefined;
  }
}
