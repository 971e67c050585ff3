import { distance } from "fastest-levenshtein";

/** The word that was probably intended; undefined if none is within `limit` edits, or several are equally near. */
export function guess(word: string, words: readonly string[], limit = limitFor(word)): string | undefined {
  const lower = word.toLowerCase();
  const sameButCase = words.find((one) => one.toLowerCase() === lower);
  if (sameButCase !== undefined) return sameButCase;
  let nearest: string | undefined;
  let least = limit;
  for (const one of new Set(words)) {
    const edits = distance(word, one);
    if (edits > least) continue;
    nearest = edits === least && nearest !== undefined ? undefined : one;
    least = edits;
  }
  return nearest;
}

/** Like `guess`, for names that people choose: `pool-15` is not a misspelled `pool-14`. */
export function guessName(word: string, words: readonly string[]): string | undefined {
  const numbersIn = (text: string) => (text.match(/\d+/gu) ?? []).join(" ");
  return guess(
    word,
    words.filter((one) => numbersIn(one) === numbersIn(word)),
  );
}

/** A third of the word. */
function limitFor(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}
