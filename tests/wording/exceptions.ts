/** Sentences in which a word to avoid is right: the name of the pattern, and a part of the sentence. */
export const exceptions: readonly (readonly [name: string, sentence: string])[] = [];
