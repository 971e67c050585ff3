/**
 * Finds the actions of Go templates, `{{ … }}`, in a single run through a text. Other tools use the same braces for
 * languages of their own, so quotes and comments that don't end are ordinary characters.
 */

export interface Action {
  /** From the braces that open it to the end of those that close it. */
  readonly start: number;
  readonly end: number;
  /** Its first word: a keyword, a function, a variable, or a field such as `.Values.name`; empty in a comment. */
  readonly head: string;
  readonly isComment: boolean;
  /** Whether it produces text: it is neither a comment, an assignment nor part of a control structure. */
  readonly writes: boolean;
  /** Whether it removes the white space before it. */
  readonly trimsBefore: boolean;
  /** Whether the text is the result of `toYaml`. */
  readonly isYaml: boolean;
  /** The spaces that `indent` or `nindent` puts before each line of the text; undefined if it is not a number there. */
  readonly indent: number | undefined;
}

export function actionsOf(text: string): Action[] {
  const actions: Action[] = [];
  const scanner = new Scanner(text);
  for (let start = text.indexOf("{{"); start >= 0;) {
    const span = scanner.spanAt(start);
    if (!span) break;
    actions.push(actionOf(text, start, span));
    start = text.indexOf("{{", span.end);
  }
  return actions;
}

interface Span {
  readonly end: number;
  readonly isComment: boolean;
  /** The start of its last command: after the last `|` outside parentheses, or after the opening braces. */
  readonly command: number;
}

const OPENING = /\{\{(-?)\s*/uy;
const WORD = /[$.\w]+/uy;
const ASSIGNMENT = /\$\w*\s*:?=/uy;
const CONTROL: ReadonlySet<string> = new Set([
  ...["block", "break", "continue", "define", "else", "end", "if", "range", "with"], //
]);

function actionOf(text: string, start: number, { end, isComment, command }: Span): Action {
  const [opening = "", dash = ""] = matchAt(OPENING, text, start) ?? [];
  const content = start + opening.length;
  const [head = ""] = isComment ? [] : (matchAt(WORD, text, content) ?? []);
  const isControl = isComment || CONTROL.has(head) || matchAt(ASSIGNMENT, text, content) !== null;
  const words = wordsOf(text.slice(command, end - 2));
  return {
    start,
    end,
    head,
    isComment,
    writes: !isControl,
    trimsBefore: dash !== "",
    isYaml: words[0] === "toYaml",
    indent: isControl ? undefined : indentOf(words, command > content),
  };
}

/** The first words of a command, and whether there are more; no command in use here needs others. */
function wordsOf(command: string): string[] {
  return command.replace(/^-/u, "").replace(/-$/u, "").trim().split(/\s+/u, 3);
}

/** `… | nindent 4` gets the text through the pipe, `nindent 4 (…)` as its last argument. */
function indentOf([name = "", columns = "", more]: readonly string[], isPiped: boolean): number | undefined {
  if ((name !== "indent" && name !== "nindent") || (more === undefined) !== isPiped) return undefined;
  return /^\d{1,4}$/u.test(columns) ? Number(columns) : undefined;
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

const COMMENT = /\{\{-?\s*\/\*/uy;

/** Finds the ends of actions. What it has searched for in vain once, it does not search for again. */
class Scanner {
  readonly #text: string;
  #commentsEnd = true;
  #readsQuotes = true;
  /** No string that starts before this index is closed. */
  #unclosedUntil = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The action that starts at an index; undefined if it is not closed. */
  spanAt(start: number): Span | undefined {
    const comment = this.#commentAt(start);
    if (comment) return comment;
    const span = this.#codeAt(start);
    if (span || !this.#readsQuotes) return span;
    // Quotes hide all braces up to the end, so here they are not those of strings.
    this.#readsQuotes = false;
    return this.#codeAt(start);
  }

  #commentAt(start: number): Span | undefined {
    if (!this.#commentsEnd || !matchAt(COMMENT, this.#text, start)) return undefined;
    const comment = this.#text.indexOf("*/", start);
    const end = comment < 0 ? -1 : this.#text.indexOf("}}", comment);
    this.#commentsEnd = end >= 0;
    return end < 0 ? undefined : { end: end + 2, isComment: true, command: end };
  }

  #codeAt(start: number): Span | undefined {
    const text = this.#text;
    let command = start + 2;
    let depth = 0;
    for (let at = command; at < text.length; at += 1) {
      const character = text[at];
      if (character === "}" && text[at + 1] === "}") return { end: at + 2, isComment: false, command };
      if (character === '"' || character === "`") at = this.#quoteEnd(at, character);
      else if (character === "(") depth += 1;
      else if (character === ")") depth -= 1;
      else if (character === "|" && depth === 0) command = at + 1;
    }
    return undefined;
  }

  /** The index of the quote that ends a string, or of the one that starts it if none does. */
  #quoteEnd(start: number, quote: string): number {
    if (!this.#readsQuotes) return start;
    if (quote === "`") {
      const end = this.#text.indexOf("`", start + 1);
      return end < 0 ? start : end;
    }
    return this.#stringEnd(start);
  }

  #stringEnd(start: number): number {
    if (start < this.#unclosedUntil) return start;
    const text = this.#text;
    let at = start + 1;
    while (at < text.length && text[at] !== "\n") {
      if (text[at] === '"') return at;
      at += text[at] === "\\" && text[at + 1] !== "\n" ? 2 : 1;
    }
    this.#unclosedUntil = at;
    return start;
  }
}
