/** The ends of sentences about words that are probably misspelled. */
import { guess } from "./guess.js";
import { alternatives } from "./prose.js";
import { visibleValue } from "./visible.js";

/** The end of a sentence about an unknown word: the intended one if known, otherwise the remedy, if any. */
export function didYouMean(meant: string | undefined, otherwise?: string): string {
  if (meant !== undefined) return `; did you mean "${visibleValue(meant)}"?`;
  return otherwise === undefined ? "." : `; ${otherwise}`;
}

/** The sentence about a value that is not one of a few words. */
export function mustBeOneOf(place: string, words: readonly string[], value: string): string {
  return `${place} must be ${alternatives(words)}, not "${visibleValue(value)}"${didYouMean(guess(value, words))}`;
}
