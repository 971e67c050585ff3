/** How many texts to try: each may take a while. */
const MAX_ATTEMPTS = 200;

/** A text with as many lines, and then characters, left out as can go while it still fails as it does. */
export function shrink(text: string, failureOf: (text: string) => string | undefined): string {
  const failure = failureOf(text);
  if (failure === undefined) return text;
  let attempts = 0;
  let shortest = text;
  for (const separator of ["\n", ""]) {
    let pieces = shortest.split(separator);
    for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
      for (let at = 0; at < pieces.length && attempts < MAX_ATTEMPTS; attempts += 1) {
        const fewer = pieces.toSpliced(at, size);
        if (failureOf(fewer.join(separator)) === failure) pieces = fewer;
        else at += size;
      }
    }
    shortest = pieces.join(separator);
  }
  return shortest;
}
