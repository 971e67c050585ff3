/**
 * Reads everyday YAML in a single pass, with the nodes, ranges and comments of yaml-eslint-parser, but many times as
 * fast: block and flow collections, scalars on one line, literal blocks, comments and several documents. Anything else
 * (anchors, aliases, tags, tabs, folded blocks, scalars of several lines, keys that are set twice) is for the parser,
 * as is all that is not certain, and each error.
 */
import type { AST } from "yaml-eslint-parser";
import { readCollection } from "./block.js";
import { Document, Program } from "./nodes.js";
import { Doubt, Scanner, giveUp } from "./scanner.js";

/** Undefined if the text is for the parser. */
export function readEverydayYaml(text: string): AST.YAMLProgram | undefined {
  if (/[\t\r]/u.test(text)) return undefined;
  const scanner = new Scanner(text);
  try {
    return readProgram(scanner);
  } catch (error) {
    if (error instanceof Doubt) return undefined;
    throw error;
  }
}

function readProgram(scanner: Scanner): AST.YAMLProgram {
  const program = new Program(scanner.text);
  scanner.start();
  let end = 0;
  do {
    const document = readDocument(scanner, program, firstVisible(scanner.text, end));
    program.body.push(document);
    [, end] = document.range;
  } while (!scanner.isAtEnd);
  for (const comment of scanner.comments) program.addComment(comment);
  const [last, comment] = [program.body.at(-1), scanner.comments.at(-1)];
  if (last && comment) last.range[1] = Math.max(last.range[1], comment[1]);
  return program;
}

function readDocument(scanner: Scanner, program: Program, start: number): Document {
  const document = new Document(start, program);
  if (scanner.isAtEndOfDocument && !scanner.isAtEnd) {
    scanner.at += 3;
    scanner.finishLine();
  }
  if (scanner.column !== 0) giveUp();
  document.content = readCollection(scanner, document, 0);
  // At the end of the document, or at a line that does not belong to any collection.
  if (!scanner.isAtEndOfDocument || scanner.hasIndentedComment || isEmptyAtEnd(document.content)) giveUp();
  document.range[1] = scanner.valueEnd;
  return document;
}

/** Whether the last value is empty, so the end of the document depends on what is around it. */
function isEmptyAtEnd(content: Document["content"]): boolean {
  let node = content;
  while (node?.type === "YAMLMapping" || node?.type === "YAMLSequence") {
    if (node.style === "flow") return false;
    node = node.type === "YAMLMapping" ? (node.pairs.at(-1)?.value ?? null) : (node.entries.at(-1) ?? null);
  }
  return node === null;
}

function firstVisible(text: string, from: number): number {
  const found = text.slice(from).search(/\S/u);
  return found < 0 ? text.length : from + found;
}
