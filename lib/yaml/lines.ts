/** Starts and ends of the lines of a text; indexes count UTF-16 code units. */

/** The start of the line that an index is on. */
export function lineStart(text: string, index: number): number {
  return index === 0 ? 0 : text.lastIndexOf("\n", index - 1) + 1;
}

/** The end of the line that an index is on, before its line break. */
export function lineEnd(text: string, index: number): number {
  const lineFeed = text.indexOf("\n", index);
  if (lineFeed < 0) return text.length;
  return text[lineFeed - 1] === "\r" ? lineFeed - 1 : lineFeed;
}

export function columnOf(text: string, index: number): number {
  return index - lineStart(text, index);
}

/** Whether only indentation precedes an index on its line. */
export function isFirstOnLine(text: string, index: number): boolean {
  return text.slice(lineStart(text, index), index).trim() === "";
}
