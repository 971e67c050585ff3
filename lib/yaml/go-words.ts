/** Splits the actions of Go templates into words, as text/template does, in a single run through each. */
import type { Action } from "./go-template.js";

/**
 * - `field`: `.name.first`, a field of the dot
 * - `name`: a keyword, a constant or a function, with everything that is attached to it: `path.basename`, `path[0]`
 * - `variable`: `$`, or `$name`, with its fields
 */
export interface Word {
  readonly kind: "field" | "name" | "other" | "variable";
  readonly text: string;
  /** Its start in the text of the template. */
  readonly index: number;
}

/** Strings, separators, and runs of everything else. */
const WORD = /\s+|"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|[|(),]|:?=|[^\s"`'|(),:=]+|["'`:]/uy;

/** The words of an action without its braces; strings and punctuation are `other`. */
export function wordsIn(text: string, { start, end, isComment }: Action): Word[] {
  const words: Word[] = [];
  if (isComment) return words;
  const content = text.slice(start + 2, end - 2);
  for (WORD.lastIndex = 0; WORD.lastIndex < content.length;) {
    const index = WORD.lastIndex;
    const [word = ""] = WORD.exec(content) ?? [];
    if (word === "") break;
    // An unclosed quote ends the reading: what follows it is not split into words.
    if (word.length === 1 && /["'`]/u.test(word)) break;
    if (word.trim() !== "")
      words.push({ kind: kindOf(word, content[index - 1]), text: word, index: start + 2 + index });
  }
  return words;
}

function kindOf(word: string, before: string | undefined): Word["kind"] {
  if (word.startsWith("$")) return "variable";
  if (/^[A-Za-z_]/u.test(word)) return "name";
  // `(index .labels "x").y` is a field of a result.
  return /^\.[A-Za-z_]/u.test(word) && before !== ")" ? "field" : "other";
}
