/** Reads the YAML of a configuration file and checks it against its schema. */
import {
  type Document,
  LineCounter,
  type Node,
  type Pair,
  type Scalar,
  isCollection,
  isMap,
  isScalar,
  parseDocument,
} from "yaml";
import { problemText } from "./problem-text.js";
import { validate } from "./validate.js";
import { visible } from "../visible.js";

/** An error in a configuration file: one sentence that starts with the file and the position. */
export class ConfigFileError extends Error {
  /** Without file and position. */
  readonly sentence: string;

  constructor(sentence: string, place = "") {
    super(`${place}${sentence}`);
    this.sentence = sentence;
  }
}

/** @throws ConfigFileError */
export function readYaml(text: string, file: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fail = (offset: number, sentence: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new ConfigFileError(visible(sentence), `${visible(file)}:${String(line)}:${String(col)}: `);
  };
  const [error] = document.errors;
  if (error) fail(error.pos[0], `Not valid YAML: ${sentenceOf(error.message)}`);
  keepReleasesAsWritten(document);
  const value: unknown = toPlain(document, fail);
  const [problem] = validate(value);
  if (problem) fail(offsetOf(document, problem.path, problem.isKey), problemText(problem));
  return value;
}

function sentenceOf(message: string): string {
  return `${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.$/u, "")}.`;
}

/** As a number, release 1.10 would be 1.1. */
function keepReleasesAsWritten({ contents }: Document.Parsed): void {
  if (!isMap(contents)) return;
  for (const { key, value } of contents.items as Pair<Scalar, Node | null>[]) {
    const isRelease = key.value === "release" || key.value === "kubernetesVersion";
    if (isRelease && isScalar(value) && typeof value.value === "number") value.value = value.source;
  }
}

function toPlain(document: Document.Parsed, fail: (offset: number, sentence: string) => never): unknown {
  try {
    return document.toJS();
  } catch {
    // Of aliases that repeat too much.
    return fail(0, "Not valid YAML: it has too many aliases.");
  }
}

/** Where a value is; if it is not in the file, such as a missing key, where the mapping around it is. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[], isKey: boolean): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [index, step] of path.entries()) {
    if (!isCollection(node)) break;
    if (isMap(node)) {
      const pair = (node.items as Pair<Scalar, Node | null>[]).find(({ key }) => String(key.value) === String(step));
      const isLast = index === path.length - 1;
      offset = (isLast && isKey ? undefined : pair?.value?.range?.[0]) ?? pair?.key.range?.[0] ?? offset;
      node = pair?.value;
    } else {
      node = node.items[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    }
  }
  return offset;
}
