/** What statements come to for one subject, and which of them are of two clusters for sure. */
import type { PlacedFact } from "./facts.js";
import type { Subject } from "./statements.js";

export interface ConflictOptions {
  readonly subject: Subject;
  /** Names that hold the subject's value: by their own subject, with `{}` in its place. */
  readonly patterns?: Readonly<Partial<Record<Subject, string>>>;
  /** The only right value. */
  readonly truth?: string | undefined;
  /** Values that may stand beside any other. */
  readonly allowed?: readonly string[];
  /** Whether one side may rightly say several things, so that only sides with a single one are compared. */
  readonly mayVary?: boolean;
}

/** A statement with what it comes to for the subject. */
export interface Claim {
  readonly fact: PlacedFact;
  /** Each value of a chart is a side, since each is there once and written by hand; and so is each pattern. */
  readonly side: string;
  readonly value: string;
}

export function claimsOf(
  facts: readonly PlacedFact[],
  { subject, patterns = {}, allowed = [] }: ConflictOptions,
): Claim[] {
  return facts.flatMap((fact) => {
    const isOwn = fact.subject === subject;
    const value = isOwn ? fact.value : partOf(fact.value, patterns[fact.subject]);
    if (value === undefined || allowed.includes(value)) return [];
    const part = fact.side === "chart" ? fact.what : isOwn ? "" : fact.subject;
    return [{ fact, side: `${fact.side} ${part}`, value }];
  });
}

/** What stands for `{}` in a name; undefined for a name that isn't of the pattern. */
function partOf(name: string, pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  const [before = "", after = ""] = pattern.split("{}", 2);
  const isOfPattern = name.startsWith(before) && name.endsWith(after) && name.length > before.length + after.length;
  return isOfPattern ? name.slice(before.length, name.length - after.length) : undefined;
}

/** Whether the folders of two statements are called after what each says: they are of two clusters then. */
export function areNamedApart(one: Claim, other: Claim): boolean {
  const [path, otherPath] = [one.fact.file.split("/"), other.fact.file.split("/")];
  const common = path.findIndex((step, index) => step !== otherPath[index]);
  if (common < 0) return false;
  const isNamedAfter = (steps: readonly string[], { value }: Claim, { value: not }: Claim) =>
    steps
      .slice(common)
      .some((step) => wordsOf(step).some((word) => wordsOf(value).includes(word) && !wordsOf(not).includes(word)));
  return isNamedAfter(path, one, other) && isNamedAfter(otherPath, other, one);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z\d]+/gu) ?? [];
}

/** The values that each file of Terraform has: that of a cluster, and that of what it shares with others. */
export class TerraformFiles {
  readonly #filesOf = new Map<string, Set<string>>();

  constructor(claims: readonly Claim[]) {
    for (const { fact, value } of claims) {
      if (fact.side !== "terraform") continue;
      const files = this.#filesOf.get(value) ?? new Set();
      this.#filesOf.set(value, files.add(fact.file));
    }
  }

  /** Whether one of them has both values. */
  sayBoth(one: Claim, other: Claim): boolean {
    const files = this.#filesOf.get(one.value);
    return files !== undefined && [...(this.#filesOf.get(other.value) ?? [])].some((file) => files.has(file));
  }
}
