/**
 * The filler for actions of templates: characters for private use, which YAML reads as plain text. Each action has
 * another one, because two keys of a mapping must differ.
 */

/** One character of filler, in a regular expression. */
export const MASK = String.raw`[\uE000-\uF8FF]`;

const FIRST_MASK = 0xe0_00;
const MASKS = 0x19_00;
const MASKED = new RegExp(MASK, "u");

export function isMasked(text: string): boolean {
  return MASKED.test(text);
}

/** Filler for the text of an action, as long as it, line by line. */
export function filler(action: string, index: number): string {
  const mask = String.fromCodePoint(FIRST_MASK + (index % MASKS));
  // A character outside the basic plane is two code units long, and so is its filler.
  return action.replaceAll(/[^\r\n]/gu, (character) => mask.repeat(character.length));
}
