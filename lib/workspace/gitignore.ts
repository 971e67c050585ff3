/**
 * The patterns of `.gitignore` files, as git interprets them. A match takes a time that grows with the product of the
 * lengths of pattern and path, because the files of a repository are untrusted.
 */

/** Matches one character; `*` matches any number of them. */
type Token = "*" | ((character: string) => boolean);

/** Matches one name in a path, which most patterns contain as it is; `**` matches any number of names. */
type Step = "**" | { readonly name: string } | readonly Token[];

interface Pattern {
  readonly isNegated: boolean;
  readonly isForFolders: boolean;
  /** Whether it is about the last name of a path, in any folder. */
  readonly isName: boolean;
  readonly steps: readonly Step[];
}

/** The patterns of one file, the last of which has precedence. */
export type Patterns = readonly Pattern[];

export function parsePatterns(text: string): Patterns {
  return text
    .split("\n")
    .flatMap((line) => parsePattern(line) ?? [])
    .toReversed();
}

/**
 * Whether the patterns of a file ignore a path relative to its folder; undefined if none of them matches. Whether they
 * ignore the folder of the path must be known before.
 */
export function verdictOf(patterns: Patterns, path: string, isFolder: boolean): boolean | undefined {
  const names = path.split("/");
  const last = names.slice(-1);
  const found = patterns.find(
    ({ isForFolders, isName, steps }) => (isFolder || !isForFolders) && matches(steps, isName ? last : names, isStep),
  );
  return found && !found.isNegated;
}

function parsePattern(line: string): Pattern | undefined {
  const text = line.replace(/\r$/u, "");
  const kept = withoutTrailingSpaces(text);
  if (kept === "" || kept.startsWith("#")) return undefined;
  const isNegated = kept.startsWith("!");
  const all = isNegated ? kept.slice(1) : kept;
  const isForFolders = all.endsWith("/");
  const path = isForFolders ? all.slice(0, -1) : all;
  const isName = !path.includes("/");
  const steps: Step[] = [];
  for (const name of path.replace(/^\//u, "").split("/")) {
    const step = name === "**" && !isName ? name : /[*?[\\]/u.test(name) ? parseStep(name) : { name };
    if (step === undefined) return undefined;
    steps.push(step);
  }
  // `a/**` matches the content of a folder, and not the folder itself.
  if (steps.at(-1) === "**") steps.push(["*"]);
  return { isNegated, isForFolders, isName, steps };
}

/** Spaces at the end have no effect, unless a backslash precedes them. */
function withoutTrailingSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === " ") end -= 1;
  let slashes = 0;
  while (text[end - 1 - slashes] === "\\") slashes += 1;
  return text.slice(0, slashes % 2 === 1 && end < text.length ? end + 1 : end);
}

/** The tokens of a name; undefined for one that git rejects, which matches nothing. */
function parseStep(name: string): Token[] | undefined {
  const characters = Array.from(name);
  const tokens: Token[] = [];
  let index = 0;
  while (index < characters.length) {
    const character = characters[index] ?? "";
    index += 1;
    if (character === "*") {
      if (tokens.at(-1) !== "*") tokens.push("*");
    } else if (character === "?") tokens.push(() => true);
    else if (character === "[") {
      const set = parseSet(characters, index);
      if (!set) return undefined;
      tokens.push(set.token);
      index = set.end;
    } else {
      const literal = character === "\\" ? characters[index++] : character;
      if (literal === undefined) return undefined;
      tokens.push((one) => one === literal);
    }
  }
  return tokens;
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[a-z\d]/iu,
  alpha: /[a-z]/iu,
  digit: /\d/u,
  lower: /[a-z]/u,
  punct: /[\p{P}\p{S}]/u,
  space: /\s/u,
  upper: /[A-Z]/u,
  xdigit: /[\da-f]/iu,
};

/** The set of characters whose `[` precedes an index; undefined if it isn't closed. */
function parseSet(characters: readonly string[], start: number): { token: Token; end: number } | undefined {
  const isNegated = /[!^]/u.test(characters[start] ?? "");
  const parts: ((character: string) => boolean)[] = [];
  let index = isNegated ? start + 1 : start;
  // A bracket that closes nothing is a member.
  for (let isFirst = true; isFirst || characters[index] !== "]"; isFirst = false) {
    const named = /^\[:([a-z]+):\]/u.exec(characters.slice(index, index + 10).join(""));
    if (named) {
      const characterClass = CLASSES[named[1] ?? ""];
      if (!characterClass) return undefined;
      parts.push((one) => characterClass.test(one));
      index += named[0].length;
      continue;
    }
    if (characters[index] === "\\") index += 1;
    const low = characters[index];
    if (low === undefined) return undefined;
    const isRange = characters[index + 1] === "-" && ![undefined, "]"].includes(characters[index + 2]);
    const isEscaped = isRange && characters[index + 2] === "\\";
    const high = isRange ? (characters[index + (isEscaped ? 3 : 2)] ?? low) : low;
    parts.push((one) => low <= one && one <= high);
    index += isRange ? (isEscaped ? 4 : 3) : 1;
  }
  return { token: (one) => parts.some((part) => part(one)) !== isNegated, end: index + 1 };
}

function isStep(step: Step, name: string): boolean | undefined {
  if (step === "**") return undefined;
  return "name" in step ? step.name === name : matches(step, Array.from(name), isToken);
}

function isToken(token: Token, character: string): boolean | undefined {
  return token === "*" ? undefined : token(character);
}

/**
 * Whether a pattern matches a sequence as a whole. Only the last wildcard needs to be tried at other lengths: a longer
 * match of one before it would match nothing more.
 *
 * @param isMatch undefined for a wildcard
 */
function matches<Part, Item>(
  pattern: readonly Part[],
  items: readonly Item[],
  isMatch: (part: Part, item: Item) => boolean | undefined,
): boolean {
  let [at, index, wildcard, from] = [0, 0, -1, 0];
  while (index < items.length) {
    const [part, item] = [pattern[at], items[index]];
    const verdict = part === undefined || item === undefined ? false : isMatch(part, item);
    if (verdict === undefined) {
      [wildcard, from] = [at, index];
      at += 1;
    } else if (verdict) {
      at += 1;
      index += 1;
    } else if (wildcard < 0) return false;
    else {
      from += 1;
      [at, index] = [wildcard + 1, from];
    }
  }
  return pattern.slice(at).every((part) => part === "*" || part === "**");
}
