/** What is wrong with a user data, before it becomes a problem of a manifest. */
import type { Range } from "../../yaml/text-map.js";
import type { MessageId } from "./messages.js";

export interface Finding {
  readonly messageId: MessageId;
  /** The part of the text; the first line if nothing narrower is wrong. */
  readonly within: Range;
  readonly data?: Readonly<Record<string, string>>;
  /** The only change that can be meant. */
  readonly replacement?: { readonly range: Range; readonly text: string };
  /** Whether it is harmless in some cases, or has no effect on whether nodes join. */
  readonly isStrict?: true;
}

/** The line that an index is on, without the space around it. */
export function lineAt(text: string, index: number): Range {
  const start = index === 0 ? 0 : text.lastIndexOf("\n", index - 1) + 1;
  const next = text.indexOf("\n", index);
  const line = text.slice(start, next < 0 ? text.length : next);
  const from = start + line.length - line.trimStart().length;
  return [from, from + line.trim().length];
}

/** The first line that is not blank. */
export function firstLine(text: string): Range {
  return lineAt(text, text.length - text.trimStart().length);
}
