/** The bounds of the schemas in words. */
import type { Cursor } from "../yaml/cursor.js";
import { UNKNOWN } from "./plain.js";
import type { Violation } from "./violation.js";

export type Bound =
  "maxItems" | "maxProperties" | "maximum" | "minItems" | "minimum" | "x-max-length" | "x-min-length" | "x-unique";

/** What a value outside a bound must do instead, to follow "must", such as "be at most 10, not 11". */
export function limitOf({ keyword, params, value, propertyName }: Violation<Bound>, at: Cursor): string {
  const limit = "limit" in params ? params.limit : 0;
  const count = Array.isArray(value) ? value.filter((item) => item !== UNKNOWN).length : 0;
  switch (keyword) {
    case "maximum":
      return `be at most ${String(limit)}, not ${at.text}`;
    case "minimum":
      return `be at least ${String(limit)}, not ${at.text}`;
    case "maxItems":
      return `have at most ${String(limit)} items, not ${String(count)}`;
    case "minItems":
      return `have at least ${String(limit)} ${limit === 1 ? "item" : "items"}, not ${String(count)}`;
    case "maxProperties":
      return `have at most ${String(limit)} entries`;
    case "x-max-length":
      return `have at most ${String(limit)} characters, not ${String(Array.from(propertyName ?? at.text).length)}`;
    case "x-min-length":
      return "not be empty";
    case "x-unique":
      return "not contain duplicates";
  }
}
