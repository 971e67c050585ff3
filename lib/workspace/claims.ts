/** Groups statements about one subject, and finds those that certainly belong to different clusters. */
import type { PlacedFact } from "./facts.js";
import type { Subject } from "./statements.js";

export interface ConflictOptions {
  readonly subject: Subject;
  /** Patterns of names that contain the subject's value, by the subject of the name; `{}` marks the value. */
  readonly patterns?: Readonly<Partial<Record<Subject, string>>>;
  /** The only correct value. */
  readonly truth?: string | undefined;
  /** Values that can be used together with any other value. */
  readonly allowed?: readonly string[];
  /** Whether one side can correctly have several values; then only sides with a single value are compared. */
  readonly mayVary?: boolean;
}

/** A statement with its value for the subject. */
export interface Claim {
  readonly fact: PlacedFact;
  /** Each chart value and each pattern is a side of its own, because each is written by hand in one place. */
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

/** The part of a name that matches `{}`; undefined if the name doesn't match the pattern. */
function partOf(name: string, pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  const [before = "", after = ""] = pattern.split("{}", 2);
  const isOfPattern = name.startsWith(before) && name.endsWith(after) && name.length > before.length + after.length;
  return isOfPattern ? name.slice(before.length, name.length - after.length) : undefined;
}

/** Whether the folders of two statements are named after their values: then they belong to two clusters. */
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

/** The Terraform files that contain each value: of a cluster, or of a resource that it shares with others. */
export class TerraformFiles {
  readonly #filesOf = new Map<string, Set<string>>();

  constructor(claims: readonly Claim[]) {
    for (const { fact, value } of claims) {
      if (fact.side !== "terraform") continue;
      const files = this.#filesOf.get(value) ?? new Set();
      this.#filesOf.set(value, files.add(fact.file));
    }
  }

  /** Whether one of the files contains both values. */
  sayBoth(one: Claim, other: Claim): boolean {
    const files = this.#filesOf.get(one.value);
    return files !== undefined && [...(this.#filesOf.get(other.value) ?? [])].some((file) => files.has(file));
  }
}
