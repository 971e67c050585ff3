/** Reads names and their values from a line of a script or a configuration: shell, TOML, YAML, JSON, PowerShell, flags. */

/** A name, and the separator after it. */
export interface Name {
  readonly text: string;
  /** Its start, including the dashes of a flag. */
  readonly start: number;
  readonly isFlag: boolean;
  /** Whether a quote ends it, as in JSON. */
  readonly isQuoted: boolean;
  /** The characters before the value, such as `: `; empty if the value, or another word, follows after spaces. */
  readonly separator: string;
}

export interface Value {
  readonly text: string;
  readonly range: readonly [start: number, end: number];
}

/** What the tokens of a line consist of. */
const tokens = {
  /** Including the dashes of a flag. */
  name: /[\w.-]+/uy,
  quote: /\\?["']?/uy,
  blanks: /[ \t]{0,20}/uy,
  operator: /=>|:=|[:=]/uy,
  string: /\\?"[^\s"`$\\]+\\?"|'[^\s']+'/uy,
  word: /[^\s"'`$;&|<>(){}[\]\\,]+/uy,
  /** Behind a value in shell; anything else makes the value part of an expression. */
  wordEnd: /$|[\s"';&|)},]|\\["n]/uy,
  /** Behind a value elsewhere: in prose and code, more words follow. */
  lineEnd: /[ \t]{0,20}(?:$|[#"',}\r]|\\["n])/uy,
};

const NAME = /^-{0,2}(?=([A-Za-z][\w.-]{0,80})$)/u;

export class LineReader {
  readonly #line: string;
  #at = 0;

  constructor(line: string) {
    this.#line = line;
  }

  /** The next name with a separator; undefined at the end of the line. */
  next(): Name | undefined {
    while (this.#at < this.#line.length) {
      const start = this.#at;
      const word = this.#take("name");
      if (word === undefined) this.#at += 1;
      else {
        const [dashes, text] = NAME.exec(word) ?? [];
        const name = text === undefined ? undefined : this.#nameUpToValue(text, start, dashes !== "");
        if (name) return name;
      }
    }
    return undefined;
  }

  #nameUpToValue(text: string, start: number, hasDashes: boolean): Name | undefined {
    const end = this.#at;
    const isQuoted = this.#take("quote") !== "";
    const before = this.#take("blanks") ?? "";
    const operator = this.#take("operator");
    if (operator !== undefined) {
      const separator = before + operator + (this.#take("blanks") ?? "");
      return { text, start, isFlag: false, isQuoted, separator };
    }
    this.#at = end;
    return this.#take("blanks") === "" ? undefined : { text, start, isFlag: hasDashes, isQuoted: false, separator: "" };
  }

  /** The value of the last name; undefined if unknown text follows it, or if it is a word in a sentence. */
  valueOf({ start, isQuoted, separator }: Name): Value | undefined {
    const from = this.#at;
    const string = this.#take("string");
    if (string !== undefined) {
      const text = string.startsWith("'") ? string.slice(1, -1) : string.replaceAll(/^\\?"|\\?"$/gu, "");
      return this.#value(text, from + string.indexOf(text));
    }
    const text = this.#take("word");
    this.#at = from;
    if (text === undefined) return undefined;
    // The shell allows no spaces around the equals sign.
    const isShell = separator === "" || separator === "=";
    if (!this.#has(isShell ? "wordEnd" : "lineEnd", from + text.length)) return undefined;
    const isInside = isQuoted || start > this.#indent();
    // A variable of a program, or the end of a sentence.
    const isWord = !isShell && (isInside || !separator.includes(":")) && /^[A-Za-z_.-]+$/u.test(text);
    return isWord ? undefined : this.#value(text, from);
  }

  /** The column in which the first name of the line can start, without dashes. */
  #indent(): number {
    return /^\s*(?:- )?-{0,2}/u.exec(this.#line)?.[0].length ?? 0;
  }

  #value(text: string, start: number): Value {
    this.#at = start + text.length;
    return { text, range: [start, this.#at] };
  }

  #has(token: keyof typeof tokens, index: number): boolean {
    tokens[token].lastIndex = index;
    return tokens[token].test(this.#line);
  }

  #take(token: keyof typeof tokens): string | undefined {
    const pattern = tokens[token];
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#line)?.[0];
    if (text !== undefined) this.#at += text.length;
    return text;
  }
}
