/**
 * The processor `karpenter/terraform`: lints manifests in heredocs and objects, and installs of Karpenter's chart. Each
 * document becomes a separate file, and its problems are moved to the position of the document: files as long as the Terraform
 * file would take a time that grows with its square.
 */
import type { Linter, Rule } from "eslint";
import { type TerraformForm, documentsOf } from "../terraform/documents.js";
import { readBlock, readObject } from "../terraform/yaml-tree.js";
import type { YamlText } from "../yaml/document.js";

interface Block {
  readonly text: string;
  readonly filename: string;
}

/** The start of a block in its file. */
interface Place {
  readonly index: number;
  /** The number of lines before it. */
  readonly lines: number;
}

/** A Terraform file while its blocks are linted. */
interface SplitFile {
  /** Without a byte order mark. */
  readonly text: string;
  readonly places: readonly Place[];
}

/** By file name, kept between `preprocess` and `postprocess`. */
const splitFiles = new Map<string, SplitFile>();

interface BlockInFile {
  readonly file: SplitFile;
  /** The number of lines of the file before the block. */
  readonly linesBefore: number;
}

/** The Terraform file that a linted text is a block of; undefined for all other texts. */
export function blockOf({ filename, physicalFilename }: Names): BlockInFile | undefined {
  // ESLint names a block after its file: `main.tf/0_name`, with its position before its own name.
  const [, position] = /^[\\/](\d+)_/u.exec(filename.slice(physicalFilename.length)) ?? [];
  const file = position === undefined ? undefined : splitFiles.get(physicalFilename);
  const place = file?.places[Number(position)];
  return file && place && { file, linesBefore: place.lines };
}

interface Names {
  readonly filename: string;
  readonly physicalFilename: string;
}

export const terraform: Linter.Processor = {
  meta: { name: "karpenter/terraform" },
  supportsAutofix: true,
  preprocess(text: string, filename: string): Block[] {
    const documents = documentsOf(text);
    // ESLint counts offsets without the byte order mark.
    const mark = text.startsWith("\uFEFF") ? 1 : 0;
    splitFiles.set(filename, {
      text: text.slice(mark),
      places: documents.map(({ start, linesBefore }) => ({ index: start - mark, lines: linesBefore })),
    });
    return documents.map(({ yaml, form }) => ({ text: yaml.text, filename: `${form}.yaml` }));
  },
  postprocess(messages: Linter.LintMessage[][], filename: string): Linter.LintMessage[] {
    const { places = [] } = splitFiles.get(filename) ?? {};
    splitFiles.delete(filename);
    return messages.flatMap((found, index) => {
      const place = places[index];
      return place ? found.map((message) => moved(message, place)) : found;
    });
  },
};

function moved(message: Linter.LintMessage, place: Place): Linter.LintMessage {
  const { line, endLine, fix, suggestions } = message;
  return {
    ...message,
    line: line + place.lines,
    ...(endLine !== undefined && { endLine: endLine + place.lines }),
    ...(fix && { fix: movedFix(fix, place) }),
    ...(suggestions && {
      suggestions: suggestions.map((suggestion) => ({ ...suggestion, fix: movedFix(suggestion.fix, place) })),
    }),
  };
}

function movedFix({ range: [start, end], text }: Rule.Fix, { index }: Place): Rule.Fix {
  return { range: [start + index, end + index], text };
}

const readers: Readonly<Record<TerraformForm, ((text: string) => YamlText) | undefined>> = {
  block: readBlock,
  heredoc: undefined,
  object: readObject,
};

/** Reads a block that is HCL, which its name tells; undefined for all other files. */
export function readHcl(filename: string, text: string): YamlText | undefined {
  return readers[formOf(filename) ?? "heredoc"]?.(text);
}

/** Whether a file is a block that installs a chart. */
export function isInstallBlock(filename: string): boolean {
  return formOf(filename) === "block";
}

function formOf(filename: string): TerraformForm | undefined {
  return /[\\/]\d+_(block|heredoc|object)\.yaml$/u.exec(filename)?.[1] as TerraformForm | undefined;
}
