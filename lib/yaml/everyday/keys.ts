/** The keys of a mapping, of which the parser compares each with all others. */
import type { PlainScalar, QuotedScalar } from "./nodes.js";
import { giveUp } from "./scanner.js";

/** More keys are for the parser, which has a limit. */
const MAX_KEYS = 1000;
/** The parser has a limit of 1,024 characters before a colon. */
const MAX_LENGTH = 1000;

export interface Keys {
  add: (key: PlainScalar | QuotedScalar) => void;
}

export function uniqueKeys(): Keys {
  const values = new Set<unknown>();
  return {
    add({ value, style, raw }) {
      // Merge keys are for the parser, as are keys that are set twice.
      if (values.has(value) || values.size >= MAX_KEYS) giveUp();
      if (raw.length > MAX_LENGTH || (style === "plain" && raw === "<<")) giveUp();
      values.add(value);
    },
  };
}
