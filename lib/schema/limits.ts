/** The bounds of the schemas in words. */
import type { Cursor } from "../yaml/cursor.js";
import { UNKNOWN } from "./plain.js";
import type { Violation } from "./violation.js";

/** What a value outside a bound must do instead, to follow "must", such as "be at most 10, not 11". */
export function limitOf({ keyword, params, value, propertyName }: Violation, at: Cursor): string {
  const limit = String(params["limit"]);
  const count = Array.isArray(value) ? value.filter((item) => item !== UNKNOWN).length : 0;
  const limits: Readonly<Record<string, string>> = {
    maximum: `be at most ${limit}, not ${at.text}`,
    minimum: `be at least ${limit}, not ${at.text}`,
    maxItems: `have at most ${limit} items, not ${String(count)}`,
    minItems: `have at least ${limit} ${limit === "1" ? "item" : "items"}, not ${String(count)}`,
    maxProperties: `have at most ${limit} entries`,
    "x-max-length": `have at most ${limit} characters, not ${String(Array.from(propertyName ?? at.text).length)}`,
    "x-min-length": "not be empty",
    "x-unique": "not contain duplicates",
  };
  return limits[keyword] ?? "be different";
}
