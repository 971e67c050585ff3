/** Keys that several branches of a template add to the same mapping, although only one branch is rendered. */
import type { Branch, Branches } from "./branches.js";

/**
 * The branches that add a key which its mapping has from lines before the branch. `text` has filler for actions, and
 * the positions of the template.
 */
export function branchesThatRepeatKeys(text: string, branches: Branches): Branch[] {
  const reader = new Reader(branches);
  let start = 0;
  for (const line of text.split("\n")) {
    reader.read(line, start);
    start += line.length + 1;
  }
  return reader.repeating;
}

/** A mapping whose keys are in a column. */
class Level {
  readonly column: number;
  readonly #indexes = new Map<string, number>();
  readonly #keys: string[] = [];

  constructor(column: number) {
    this.column = column;
  }

  indexOf(key: string): number | undefined {
    return this.#indexes.get(key);
  }

  add(key: string, index: number): void {
    this.#indexes.set(key, index);
    this.#keys.push(key);
  }

  /** Removes the keys from an index on; whether none is left. */
  forget(from: number): boolean {
    for (let key = this.#keys.at(-1); key !== undefined; key = this.#keys.at(-1)) {
      if ((this.#indexes.get(key) ?? 0) < from) return false;
      this.#indexes.delete(key);
      this.#keys.pop();
    }
    return true;
  }
}

const KEY = /^(\s*(?:- +)*)(?:([^\s"'#:,[\]{}-][^\s:]*)|"([^"\\]*)"|'([^']*)')\s*:(?:\s|$)/u;
const ITEM = /^\s*-(?:\s|$)/u;
/** `key: |`, whose content has no keys. */
const BLOCK_HEAD = /[:-] +[|>][-+\d]*\s*$/u;

class Reader {
  readonly repeating: Branch[] = [];
  readonly #branches: Branches;
  /** The mappings around the current line, from the outermost to the innermost. */
  readonly #levels: Level[] = [];
  /** Lines that are indented further are the content of a block scalar. */
  #blockIndent = Infinity;
  /** The end of the last branch that is left out. */
  #leftOutUntil = 0;

  constructor(branches: Branches) {
    this.#branches = branches;
  }

  read(line: string, start: number): void {
    const indent = line.length - line.trimStart().length;
    if (start < this.#leftOutUntil || indent === line.length || indent > this.#blockIndent || line[indent] === "#")
      return;
    this.#popBeyond(line.startsWith("---") ? -1 : indent);
    const [, before, plain, double, single] = KEY.exec(line) ?? [];
    const column = before?.length ?? indent;
    this.#blockIndent = BLOCK_HEAD.test(line) ? column : Infinity;
    if (before === undefined) return;
    // Each item of a list is a mapping of its own.
    if (ITEM.test(line) || this.#levels.at(-1)?.column !== column) this.#levels.push(new Level(column));
    this.#add(plain ?? double ?? single ?? "", start + column);
  }

  #popBeyond(indent: number): void {
    while ((this.#levels.at(-1)?.column ?? -1) > indent) this.#levels.pop();
  }

  #add(key: string, index: number): void {
    const level = this.#levels.at(-1);
    const first = level?.indexOf(key);
    if (first === undefined) {
      level?.add(key, index);
      return;
    }
    const branch = this.#branches.at(index);
    // Other duplicates are errors, which the parser reports.
    if (branch && first < branch.range[0]) this.#leaveOut(branch);
  }

  #leaveOut(branch: Branch): void {
    this.repeating.push(branch);
    [, this.#leftOutUntil] = branch.range;
    for (let level = this.#levels.at(-1); level?.forget(branch.range[0]); level = this.#levels.at(-1)) {
      this.#levels.pop();
    }
  }
}
