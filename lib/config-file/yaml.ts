/** Reads the YAML of a configuration file and checks it against its schema. */
import {
  type Document,
  LineCounter,
  type Node,
  type Pair,
  type Scalar,
  type YAMLError,
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
  const fail = (offset: number, sentence: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new ConfigFileError(
      visible(sentence),
      `${visible(file)}:${String(Math.max(line, 1))}:${String(Math.max(col, 1))}: `,
    );
  };
  if (text.length > MAX_LENGTH) fail(0, `The file has more than ${MAX_LENGTH.toLocaleString("en-GB")} characters.`);
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error", prettyErrors: false });
  const [error] = document.errors;
  if (error) fail(error.pos[0], `Not valid YAML: ${sentenceOf(error)}`);
  keepReleasesAsWritten(document);
  const value: unknown = toPlain(document, fail);
  const [problem] = validate(value);
  if (problem) fail(offsetOf(document, problem.path, problem.isKey), problemText(problem));
  return value;
}

/** The parser takes a time that grows with the square of the number of keys. */
const MAX_LENGTH = 100_000;

function sentenceOf({ code, message }: YAMLError): string {
  if (code === "MULTIPLE_DOCS") return "it must be one document.";
  if (message.startsWith("Maximum call stack")) return "it is nested too deeply.";
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
    return withoutEmpty(document.toJS());
  } catch (error) {
    const { message } = error as Error;
    const isUnknown = message.startsWith("Unresolved alias");
    return fail(0, `Not valid YAML: ${isUnknown ? "an alias has no anchor" : "it has too many aliases"}.`);
  }
}

/** A key without a value is as good as none: the lines below it may be comments. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));
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
