/** Matches the globs of Argo CD's projects, modeled on gobwas/glob. */

type Step =
  { readonly sort: "any" | "one" | "run" } | { readonly sort: "in"; readonly has: (character: string) => boolean };

/** More alternatives than people write. */
const MAX_ALTERNATIVES = 64;

/** Longer than the addresses and names that people use, in UTF-16 code units. */
const MAX_LENGTH = 256;

/**
 * Whether a glob matches a text: `*` and `?` stop at the separator, if there is one, `**` doesn't. The time grows
 * at most with the product of both lengths; a glob that is too long or has too many alternatives matches anything.
 */
export function matchesGlob(pattern: string, text: string, separator?: string): boolean {
  if (pattern.length > MAX_LENGTH || text.length > MAX_LENGTH) return true;
  const patterns = alternativesOf(pattern);
  return patterns === undefined || patterns.some((one) => matchesSteps(stepsOf(one), text, separator));
}

/** At least the number of steps of `matchesGlob` for each character of the text. */
export function costOf(pattern: string): number {
  return pattern.length * (pattern.includes("{") ? MAX_ALTERNATIVES : 1) + 1;
}

/** Expands `{a,b}`; undefined if there are too many alternatives. */
function alternativesOf(pattern: string): string[] | undefined {
  const done: string[] = [];
  const open = [pattern];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (done.length + open.length > MAX_ALTERNATIVES) return undefined;
    const found = /^([^{}]*)\{([^{}]*)\}/u.exec(one);
    if (!found) {
      done.push(one);
      continue;
    }
    const [whole, before = "", inside = ""] = found;
    const after = one.slice(whole.length);
    open.push(...inside.split(",").map((choice) => before + choice + after));
  }
  return done;
}

function stepsOf(pattern: string): Step[] {
  return [...pattern.matchAll(/\*+|\?|\[[^[\]]+\]|\\.|./gsu)].map(([piece]) => {
    if (piece === "?") return { sort: "one" };
    if (piece.startsWith("*")) return { sort: piece === "*" ? "run" : "any" };
    if (piece.length > 2 && piece.startsWith("[")) return { sort: "in", has: classOf(piece.slice(1, -1)) };
    const literal = piece.length > 1 && piece.startsWith("\\") ? piece.slice(1) : piece;
    return { sort: "in", has: (character) => character === literal };
  });
}

/** The content of `[…]`: a range, or a list of characters, or with `!` all others. */
function classOf(inside: string): (character: string) => boolean {
  const isNot = inside.startsWith("!");
  const list = isNot ? inside.slice(1) : inside;
  const [, low, high] = /^(.)-(.)$/u.exec(list) ?? [];
  return (character) =>
    isNot !==
    (low !== undefined && high !== undefined ? low <= character && character <= high : list.includes(character));
}

function matchesSteps(steps: readonly Step[], text: string, separator: string | undefined): boolean {
  const characters = Array.from(text);
  // The positions in the text that the steps so far can reach.
  let reached = [true, ...characters.map(() => false)];
  for (const step of steps) {
    const isRun = step.sort === "any" || step.sort === "run";
    const next = isRun ? [...reached] : reached.map(() => false);
    for (const [index, character] of characters.entries()) {
      const from = isRun ? next[index] : reached[index];
      const isTaken = step.sort === "in" ? step.has(character) : step.sort === "any" || character !== separator;
      if (from && isTaken) next[index + 1] = true;
    }
    reached = next;
  }
  return reached.at(-1) === true;
}
