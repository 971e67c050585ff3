/** Makes text from files harmless and readable before it becomes Markdown or HTML. */
import { visible } from "../visible.js";

/** Longer values are cut: a name has at most 253 characters, and a reader recognizes it by fewer. */
const MAX_VALUE = 100;

/** A message contains several values. */
const MAX_MESSAGE = 600;

/** A visible text in which each run of spaces is one. */
export function oneLine(text: string): string {
  return visible(text.replaceAll(/[\t\n\v\f\r\p{Z}\u{85}]+/gu, " ")).trim();
}

/** A visible text without the end of a very long one. */
export function shortened(text: string, max = MAX_VALUE): string {
  const characters = Array.from(oneLine(text.slice(0, max * 8)));
  const isCut = characters.length > max || text.length > max * 8;
  return isCut ? `${characters.slice(0, max - 1).join("")}…` : characters.join("");
}

/** A part of a message: prose, or code between backticks. */
export interface Part {
  readonly isCode: boolean;
  readonly text: string;
}

/**
 * The parts of a message. A value that contains backticks can only move the borders between them, so renderers make
 * each part harmless on its own.
 */
export function partsOf(message: string): Part[] {
  const pieces = message.slice(0, MAX_MESSAGE * 8).split("`");
  // The last backtick has no partner if their number is odd.
  const lonely = pieces.length % 2 === 0 ? pieces.pop() : undefined;
  const parts = pieces.map((text, index) => ({ isCode: index % 2 === 1, text }));
  if (lonely !== undefined) parts.push({ isCode: false, text: `\`${lonely}` });
  return parts.filter(({ text }) => text !== "");
}

/** Prose within a message: spaces at its ends separate it from code. */
export function prose(text: string): string {
  const start = /^\s/u.test(text) ? " " : "";
  const end = /\s$/u.test(text) ? " " : "";
  return start + shortened(text, MAX_MESSAGE) + end;
}
