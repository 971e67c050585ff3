/**
 * The processor `karpenter/terraform`: lints manifests in heredocs and objects, and installs of Karpenter's chart. Each
 * document becomes a separate file, and its problems are moved to the position of the document: files as long as the Terraform
 * file would take a time that grows with its square.
 */
import path from "node:path";
import type { Linter, Rule } from "eslint";
import { mentionsOurKinds } from "../kinds.js";
import { mayInstall } from "../installers/installs.js";
import { mayBeValues } from "../model/parse.js";
import { documentsOf } from "../terraform/documents.js";
import { type Resolve, localsOf } from "../terraform/locals.js";
import { isTemplateFile } from "../terraform/template.js";
import { isBlockForm, isReadForm, readDocument } from "../terraform/read-document.js";
import { localsAround } from "../workspace/module-files.js";
import type { YamlText } from "../yaml/document.js";

interface Block {
  readonly text: string;
  readonly filename: string;
}

/** A part of a file that becomes a block. */
interface Part {
  readonly form: string;
  readonly text: string;
  readonly start: number;
  readonly linesBefore: number;
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
  readonly resolve: Resolve | undefined;
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
    const resolve = localsOf(filename, text, () => localsAround(filename));
    const parts = isTemplateFile(filename) ? templateIn(text) : partsOf(text, resolve);
    // ESLint counts offsets without the byte order mark.
    const mark = text.startsWith("\uFEFF") ? 1 : 0;
    splitFiles.set(filename, {
      text: text.slice(mark),
      places: parts.map(({ start, linesBefore }) => ({ index: start - mark, lines: linesBefore })),
      resolve,
    });
    return parts.map((part) => ({ text: part.text, filename: `${part.form}.yaml` }));
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

function partsOf(text: string, resolve: Resolve | undefined): Part[] {
  return documentsOf(text, resolve).map(({ form, yaml, start, linesBefore }) => ({
    form,
    text: yaml.text,
    start,
    linesBefore,
  }));
}

/** A template is a single part. */
function templateIn(text: string): Part[] {
  const isRelevant = mentionsOurKinds(text) || mayBeValues(text) || mayInstall(text);
  return isRelevant ? [{ form: "template", text, start: 0, linesBefore: 0 }] : [];
}

/** Reads a block that is not YAML, recognized by its name; undefined for all other files. */
export function readHcl(filename: string, text: string): YamlText | undefined {
  const form = formOf(filename);
  return form !== undefined && isReadForm(form)
    ? readDocument(form, text, splitFiles.get(fileOf(filename))?.resolve)
    : undefined;
}

/** Whether a file is the content of a template. */
export function isTemplateBlock(filename: string): boolean {
  return formOf(filename) === "template";
}

/** Whether a file is a block that installs a chart. */
export function isInstallBlock(filename: string): boolean {
  return isBlockForm(formOf(filename) ?? "");
}

/** The file that a block is part of. */
export function fileOf(filename: string): string {
  return formOf(filename) === undefined ? filename : path.dirname(filename);
}

function formOf(filename: string): string | undefined {
  return /[\\/]\d+_((?:json-)?(?:block|object|text)|heredoc|template)\.yaml$/u.exec(filename)?.[1];
}
