/** Chooses the statements that are compared, and tells apart those of different clusters. */
import { foldersOf } from "./environments.js";
import type { FileStatement } from "./facts.js";
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

/** The statements about a subject, with its value: for a name with a pattern, the part that the pattern marks. */
export function statementsAbout(
  all: readonly FileStatement[],
  { subject, patterns = {}, allowed = [] }: ConflictOptions,
): FileStatement[] {
  return all.flatMap((statement) => {
    const isAbout = statement.subject === subject;
    const value = isAbout ? statement.value : partOf(statement.value, patterns[statement.subject]);
    return value === undefined || allowed.includes(value) ? [] : [isAbout ? statement : { ...statement, value }];
  });
}

/** The part of a name that matches `{}`; undefined if the name doesn't match the pattern. */
function partOf(name: string, pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  const [before = "", after = ""] = pattern.split("{}", 2);
  const matches = name.startsWith(before) && name.endsWith(after) && name.length > before.length + after.length;
  return matches ? name.slice(before.length, name.length - after.length) : undefined;
}

/** The side of a statement: each chart value and each subject is one, because each is written by hand in one place. */
export function sideOf({ side, what, subject }: FileStatement): string {
  return `${side} ${side === "chart" ? what : subject}`;
}

/** Whether the folders of two statements are named after their values: then they belong to two clusters. */
export function areNamedApart(one: FileStatement, other: FileStatement): boolean {
  const [path, otherPath] = [one.file.split("/"), other.file.split("/")];
  const common = path.findIndex((step, index) => step !== otherPath[index]);
  if (common < 0) return false;
  const isNamedAfter = (steps: readonly string[], { value }: FileStatement, { value: not }: FileStatement) =>
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
  readonly #filesOf: ReadonlyMap<string, ReadonlySet<string>>;

  private constructor(filesOf: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#filesOf = filesOf;
  }

  static of(statements: readonly FileStatement[]): TerraformFiles {
    const filesOf = new Map<string, Set<string>>();
    for (const { side, value, file } of statements) {
      if (side !== "terraform") continue;
      const files = filesOf.get(value) ?? new Set();
      filesOf.set(value, files.add(file));
    }
    return new TerraformFiles(filesOf);
  }

  /** Whether one of the files contains both values. */
  containBoth(one: string, other: string): boolean {
    const files = this.#filesOf.get(one);
    return files !== undefined && [...(this.#filesOf.get(other) ?? [])].some((file) => files.has(file));
  }
}

const ARCHIVED =
  /(?:^|\/)[._]?(?:archived?|attic|backups?|deprecated|legacy|obsolete|old|retired|trash)(?:[-_.][^/]*)?\//iu;

/** Whether a file is kept, but probably no longer used. */
export function isArchived(file: string): boolean {
  return ARCHIVED.test(file);
}

/** Finds, among statements that agree, the one to name: the nearest that isn't in an archive. */
export class Witnesses {
  readonly #byFolder: readonly ReadonlyMap<string, FileStatement>[];

  private constructor(byFolder: readonly ReadonlyMap<string, FileStatement>[]) {
    this.#byFolder = byFolder;
  }

  static of(statements: readonly FileStatement[]): Witnesses {
    const [current, archived] = [new Map<string, FileStatement>(), new Map<string, FileStatement>()];
    for (const statement of statements) {
      const { file } = statement;
      const kept = isArchived(file) ? archived : current;
      for (const place of [file, ...foldersOf(file)]) if (!kept.has(place)) kept.set(place, statement);
    }
    return new Witnesses([current, archived]);
  }

  nearestTo(file: string): FileStatement | undefined {
    for (const kept of this.#byFolder) {
      for (const place of [file, ...foldersOf(file)]) {
        const found = kept.get(place);
        if (found) return found;
      }
    }
    return undefined;
  }
}
