/** Reads collections in brackets. */
import type { Keys } from "./keys.js";
import { uniqueKeys } from "./keys.js";
import { type Content, FlowSequence, Mapping, Pair, type Parent } from "./nodes.js";
import { readScalar } from "./scalars.js";
import { COLON, SPACE, type Scanner, giveUp } from "./scanner.js";

/** Deeper values are for the parser. */
export const MAX_DEPTH = 100;

/** Reads a value in brackets; further lines are indented by at least `indent`. `scanner.at` is then behind it. */
export function readFlow(scanner: Scanner, parent: Parent, indent: number, depth: number): Content {
  if (depth > MAX_DEPTH) giveUp();
  switch (scanner.text[scanner.at]) {
    case "[":
      return readSequence(scanner, parent, indent, depth);
    case "{":
      return readMapping(scanner, parent, indent, depth);
    default:
      return readScalar(scanner, parent, true);
  }
}

function readSequence(scanner: Scanner, parent: Parent, indent: number, depth: number): FlowSequence {
  const sequence = new FlowSequence(scanner.at, parent);
  const isMore = () => isNext(scanner, "]", indent, sequence.entries.length);
  scanner.at += 1;
  while (isMore()) sequence.entries.push(readFlow(scanner, sequence, indent, depth + 1));
  sequence.range[1] = scanner.at;
  return sequence;
}

function readMapping(scanner: Scanner, parent: Parent, indent: number, depth: number): Mapping {
  const mapping = new Mapping(scanner.at, "flow", parent);
  const keys: Keys = uniqueKeys();
  scanner.at += 1;
  while (isNext(scanner, "}", indent, mapping.pairs.length)) {
    const pair = new Pair(scanner.at, mapping);
    const key = readScalar(scanner, pair, true);
    keys.add(key);
    pair.key = key;
    if (scanner.codeAt(scanner.at) !== COLON || scanner.codeAt(scanner.at + 1) !== SPACE) giveUp();
    scanner.at = scanner.skipSpaces(scanner.at + 1);
    pair.value = readFlow(scanner, pair, indent, depth + 1);
    pair.range[1] = scanner.at;
    mapping.pairs.push(pair);
  }
  mapping.range[1] = scanner.at;
  return mapping;
}

/** Moves to the next entry, or behind the bracket that closes a collection. */
function isNext(scanner: Scanner, bracket: string, indent: number, count: number): boolean {
  scanner.skipSpaceInFlow(indent);
  if (count > 0 && scanner.text[scanner.at] === ",") {
    scanner.at += 1;
    scanner.skipSpaceInFlow(indent);
  } else if (count > 0 && scanner.text[scanner.at] !== bracket) {
    giveUp();
  }
  if (scanner.text[scanner.at] !== bracket) return true;
  scanner.at += 1;
  return false;
}
