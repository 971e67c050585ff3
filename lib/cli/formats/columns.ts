/** Text in the columns of a terminal, in which some characters take two. */
import stringWidth from "fast-string-width";
import { visible } from "../../visible.js";

export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Code on one line, with the same number of spaces for each tab, so carets can be placed below it. */
export function visibleCode(text: string): string {
  return visible(text.replaceAll("\t", "    "));
}

/** The start of a text, which ends with an ellipsis if it is cut. */
export function cutEnd(text: string, width: number): string {
  return stringWidth(text) <= width ? text : `${fitting(Array.from(text), width - 1).join("")}…`;
}

/** The end of a text, which starts with an ellipsis if it is cut. */
export function cutStart(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const end = fitting(Array.from(text).reverse(), width - 1);
  return `…${end.reverse().join("")}`;
}

function fitting(characters: readonly string[], width: number): string[] {
  let used = 0;
  const end = characters.findIndex((character) => {
    used += stringWidth(character);
    return used > width;
  });
  return characters.slice(0, end < 0 ? undefined : end);
}

/** Breaks a text between words; a longer word has its own line. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let used = Infinity;
  for (const word of text.split(" ")) {
    const own = stringWidth(word);
    if (used + 1 + own > width) {
      lines.push(word);
      used = own;
    } else {
      lines.push(`${lines.pop() ?? ""} ${word}`);
      used += 1 + own;
    }
  }
  return lines;
}
