import { type TaggedValue, valueUnder } from "../../yaml/tagged.js";

/** The text under a key of a mapping; undefined for anything else. */
export function textUnder(value: TaggedValue | undefined, key: string): string | undefined {
  const found = valueUnder(value, key);
  return found?.type === "scalar" ? (found.text ?? undefined) : undefined;
}
