/** Reads a YAML text although some of its documents are broken, or have keys that are set twice. */
import { isScalar, parseAllDocuments, visit } from "yaml";
import { type AST, traverseNodes } from "yaml-eslint-parser";
import { type TextPart, partsOf, withoutContent } from "./documents-of-text.js";
import { filler } from "./masks.js";
import { TooManyDocuments, type YamlOptions as Options, parseAnyYaml, parseYaml } from "./parse-yaml.js";
import type { Range } from "./text-map.js";

/** A key that its mapping has already. */
export interface RepeatedKey {
  readonly key: string;
  readonly range: Range;
  /** The index of the first of the equal keys. */
  readonly first: number;
}

export interface BrokenDocument extends TextPart {
  /** What the parser throws; its positions are those in the document. */
  readonly error: unknown;
}

export interface ReadText {
  /** The documents that can be read; undefined if none has content. */
  readonly ast: AST.YAMLProgram | undefined;
  /** The text with blanks instead of broken documents. */
  readonly text: string;
  readonly repeated: readonly RepeatedKey[];
  readonly broken: readonly BrokenDocument[];
}

type Parse = typeof parseYaml;

/** `parse` is the parser without a limit for texts that only other tools' rules lint. */
export function readText(text: string, options: Options = {}, parse: Parse = parseYaml): ReadText {
  try {
    return { ast: parse(text, options), text, repeated: [], broken: [] };
  } catch (error) {
    if (error instanceof TooManyDocuments)
      return { ast: undefined, text, repeated: [], broken: [{ text, start: 0, error }] };
    return readParts(text, options, error);
  }
}

/** A document whose keys are unique as far as the parser sees: it ends at the first that is not. */
interface UniqueKeys {
  readonly masked: string;
  readonly repeated: readonly RepeatedKey[];
}

function readParts(text: string, options: Options, wholeError: unknown): ReadText {
  const parts = partsOf(text);
  const repeated: RepeatedKey[] = [];
  const broken: BrokenDocument[] = [];
  let readable = "";
  let parsed = "";
  for (const part of parts) {
    const error = parts.length === 1 ? wholeError : errorOf(part.text, options);
    const whole = error === undefined ? { masked: part.text, repeated: [] } : undefined;
    const unique = whole ?? (isRepeatedKey(error) ? uniqueKeysOf(part, options) : undefined);
    if (!unique) broken.push({ ...part, error });
    const blank = unique ? undefined : withoutContent(part.text);
    repeated.push(...(unique?.repeated ?? []));
    readable += blank ?? part.text;
    parsed += unique?.masked ?? blank ?? "";
  }
  try {
    const ast = parseAnyYaml(parsed, options);
    restoreKeys(ast, text, repeated);
    const hasContent = ast.body.some(({ content }) => content !== null);
    return { ast: hasContent ? ast : undefined, text: readable, repeated, broken };
  } catch {
    return { ast: undefined, text, repeated: [], broken: [{ text, start: 0, error: wholeError }] };
  }
}

function errorOf(text: string, options: Options): unknown {
  try {
    parseYaml(text, options);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Whether the first error in a text is a repeated key; the parser throws that one. */
export function isRepeatedKey(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Map keys must be unique");
}

/** Undefined if repeated keys are not all that is wrong with a document. */
function uniqueKeysOf({ text, start }: TextPart, options: Options): UniqueKeys | undefined {
  const keys = repeatedKeysIn(text);
  if (keys.length === 0) return undefined;
  let masked = "";
  let from = 0;
  for (const [index, { range, isQuoted }] of keys.entries()) {
    const [first, last] = isQuoted ? [range[0] + 1, range[1] - 1] : range;
    // An empty key can't become another one of the same length.
    if (first >= last) return undefined;
    masked += text.slice(from, first) + filler(text.slice(first, last), index);
    from = last;
  }
  masked += text.slice(from);
  if (errorOf(masked, options) !== undefined) return undefined;
  const repeated = keys.map(({ key, range, first }) => ({
    key,
    range: [range[0] + start, range[1] + start] as const,
    first: first + start,
  }));
  return { masked, repeated };
}

interface KeyInPart extends RepeatedKey {
  readonly isQuoted: boolean;
}

/** In the order of the text; none if the text has other errors. */
function repeatedKeysIn(text: string): KeyInPart[] {
  const found: KeyInPart[] = [];
  try {
    for (const document of parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" })) {
      if (document.errors.length > 0) return [];
      visit(document, {
        Map(_, { items }) {
          const firsts = new Map<unknown, number>();
          for (const { key } of items) {
            if (!isScalar(key) || !key.range) continue;
            const [start, end] = key.range;
            const first = firsts.get(key.value);
            if (first === undefined) firsts.set(key.value, start);
            else found.push({ key: String(key.value), range: [start, end], first, isQuoted: key.type !== "PLAIN" });
          }
        },
      });
    }
  } catch {
    // It is nested too deeply.
    return [];
  }
  return found.sort((one, other) => one.range[0] - other.range[0]);
}

/** Replaces the filler for repeated keys in a syntax tree by the keys. */
function restoreKeys(ast: AST.YAMLProgram, text: string, repeated: readonly RepeatedKey[]): void {
  if (repeated.length === 0) return;
  const keys = new Map(repeated.map((one) => [one.range[0], one]));
  traverseNodes(ast, {
    enterNode(node) {
      const repeatedKey = node.type === "YAMLScalar" ? keys.get(node.range[0]) : undefined;
      if (repeatedKey) Object.assign(node, { strValue: repeatedKey.key, value: repeatedKey.key });
      if (repeatedKey && "raw" in node) node.raw = text.slice(...node.range);
    },
    leaveNode() {
      // Nothing to do on the way up.
    },
  });
  for (const token of ast.tokens) if (keys.has(token.range[0])) token.value = text.slice(...token.range);
}
