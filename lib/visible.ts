/** Makes text from files harmless: it could hide a part of a message, reverse its order, or control a terminal. */

/**
 * Control and format characters, halves of characters, characters that are drawn as nothing, and those that are
 * assigned to nothing, which XML cannot contain.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{2800}]/gu;

/** Marks that pile up on one character. */
const PILE = /(\p{M}{3})\p{M}+/gu;

/** A text on one line in which invisible characters are shown as `\u{…}`. */
export function visible(text: string): string {
  return text
    .replaceAll(/[\t\n\v\f\r\u{85}\u{2028}\u{2029}]+/gu, " ")
    .replaceAll(INVISIBLE, (one) => String.raw`\u{${one.codePointAt(0)?.toString(16) ?? ""}}`)
    .replaceAll(PILE, "$1");
}

/** JSON in which invisible characters of strings are escaped, so it has the same meaning. */
export function visibleJson(json: string): string {
  return json.replaceAll(INVISIBLE, (one) => (one === "\n" ? one : one.split("").map(escapedUnit).join("")));
}

function escapedUnit(unit: string): string {
  return String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The longest value in a message: a name has at most 253 characters, and a reader recognizes it by fewer. */
const MAX_VALUE = 160;

/** A visible value without the end of a very long one. */
export function visibleValue(value: string): string {
  const characters = Array.from(visible(value.slice(0, MAX_VALUE * 8)));
  return characters.length > MAX_VALUE ? `${characters.slice(0, MAX_VALUE - 1).join("")}…` : characters.join("");
}
