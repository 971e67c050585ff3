import { closest, distance } from "fastest-levenshtein";

/** The word that was probably intended; undefined if none is within `limit` edits, by default a third of the word. */
export function guess(
  word: string,
  words: readonly string[],
  limit = Math.max(1, Math.floor(word.length / 3)),
): string | undefined {
  if (words.length === 0) return undefined;
  const lower = word.toLowerCase();
  const sameButCase = words.find((one) => one.toLowerCase() === lower);
  if (sameButCase !== undefined) return sameButCase;
  const nearest = closest(word, [...words]);
  return distance(word, nearest) <= limit ? nearest : undefined;
}
