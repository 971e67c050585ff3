/** Reads collections with an entry on each line. */
import { MAX_DEPTH, readFlow } from "./flow.js";
import { uniqueKeys } from "./keys.js";
import {
  BlockSequence,
  type Content,
  Mapping,
  Pair,
  type Parent,
  type PlainScalar,
  type QuotedScalar,
} from "./nodes.js";
import { readLiteral, readScalar } from "./scalars.js";
import { COLON, DASH, HASH, type Scanner, giveUp } from "./scanner.js";

/** Reads the collection that starts at the current line's first value, and moves to the line behind it. */
export function readCollection(scanner: Scanner, parent: Parent, depth: number): Content {
  if (depth > MAX_DEPTH) giveUp();
  return isEntry(scanner) ? readSequence(scanner, parent, depth) : readMapping(scanner, parent, depth);
}

function isEntry(scanner: Scanner): boolean {
  return scanner.codeAt(scanner.at) === DASH && scanner.isSeparated(scanner.at + 1);
}

function readSequence(scanner: Scanner, parent: Parent, depth: number): BlockSequence {
  const { column } = scanner;
  const sequence = new BlockSequence(scanner.at, parent);
  while (scanner.column === column && isEntry(scanner)) {
    const dashEnd = scanner.at + 1;
    scanner.at = dashEnd;
    const entry = readEntry(scanner, sequence, column, depth);
    sequence.entries.push(entry);
    sequence.range[1] = entry?.range[1] ?? dashEnd;
    if (scanner.column > column) giveUp();
  }
  return sequence;
}

/** Reads what follows a dash. */
function readEntry(scanner: Scanner, sequence: BlockSequence, column: number, depth: number): Content | null {
  const at = scanner.skipSpaces(scanner.at);
  if (isNothing(scanner, at)) return readBelow(scanner, sequence, column + 1, depth);
  scanner.at = at;
  const inline = isEntry(scanner) ? undefined : readInline(scanner, sequence, column, depth);
  if (inline) return inline;
  scanner.column = scanner.columnOf(at);
  scanner.at = at;
  return readCollection(scanner, sequence, depth + 1);
}

function isNothing(scanner: Scanner, at: number): boolean {
  return scanner.isLineEnd(at) || scanner.codeAt(at) === HASH;
}

/** Reads the collection on the next lines, if the first of them is indented by at least `least`. */
function readBelow(scanner: Scanner, parent: Parent, least: number, depth: number): Content | null {
  scanner.finishLine();
  return scanner.column >= least ? readCollection(scanner, parent, depth + 1) : null;
}

/** Reads a value on the current line, and moves to the line behind it; undefined if it is the key of a mapping. */
function readInline(scanner: Scanner, parent: Parent, column: number, depth: number): Content | undefined {
  const first = scanner.text[scanner.at];
  if (first === "|") return readLiteral(scanner, parent, column);
  const isFlow = first === "[" || first === "{";
  const value = isFlow ? readFlow(scanner, parent, column + 1, depth + 1) : readScalar(scanner, parent, false);
  if (scanner.codeAt(scanner.at) === COLON) return undefined;
  scanner.finishLine();
  return value;
}

function readMapping(scanner: Scanner, parent: Parent, depth: number): Mapping {
  const { column } = scanner;
  const mapping = new Mapping(scanner.at, "block", parent);
  const keys = uniqueKeys();
  while (scanner.column === column && !isEntry(scanner)) {
    const pair = new Pair(scanner.at, mapping);
    const key = readKey(scanner, pair);
    keys.add(key);
    pair.key = key;
    scanner.at += 1;
    const keyEnd = scanner.at;
    pair.value = readValue(scanner, pair, column, depth);
    pair.range[1] = pair.value?.range[1] ?? keyEnd;
    mapping.pairs.push(pair);
    mapping.range[1] = pair.range[1];
    if (scanner.column > column) giveUp();
  }
  return mapping;
}

function readKey(scanner: Scanner, pair: Pair): PlainScalar | QuotedScalar {
  const key = readScalar(scanner, pair, false);
  if (scanner.codeAt(scanner.at) !== COLON || !scanner.isSeparated(scanner.at + 1)) giveUp();
  return key;
}

/** Reads what follows a colon. */
function readValue(scanner: Scanner, pair: Pair, column: number, depth: number): Content | null {
  const at = scanner.skipSpaces(scanner.at);
  if (!isNothing(scanner, at)) {
    scanner.at = at;
    return readInline(scanner, pair, column, depth) ?? giveUp();
  }
  scanner.finishLine();
  // A list may be as far to the left as its key.
  const isBelow = scanner.column > column || (scanner.column === column && isEntry(scanner));
  return isBelow ? readCollection(scanner, pair, depth + 1) : null;
}
