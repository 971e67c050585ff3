/**
 * The processor `karpenter/terraform`: lints manifests and values of Karpenter's chart in heredocs. Each document
 * becomes a separate file, and its problems are moved to the position of the document: files as long as the Terraform
 * file would take a time that grows with its square.
 */
import type { Linter, Rule } from "eslint";
import { type HeredocDocument, documentsOf } from "../terraform/heredoc-documents.js";

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

/** The places by file, kept between `preprocess` and `postprocess`. */
const placesOfFiles = new Map<string, readonly Place[]>();

export const terraform: Linter.Processor = {
  meta: { name: "karpenter/terraform" },
  supportsAutofix: true,
  preprocess(text: string, filename: string): Block[] {
    const documents = documentsOf(text);
    // ESLint counts offsets without the byte order mark.
    const mark = text.startsWith("\uFEFF") ? 1 : 0;
    placesOfFiles.set(
      filename,
      documents.map(({ start, linesBefore }) => ({ index: start - mark, lines: linesBefore })),
    );
    return documents.map((document) => ({ text: document.yaml.text, filename: blockName(document) }));
  },
  postprocess(messages: Linter.LintMessage[][], filename: string): Linter.LintMessage[] {
    const places = placesOfFiles.get(filename) ?? [];
    placesOfFiles.delete(filename);
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

/** The name of a block, by which the rules recognize values: see `valuesVersion`. */
function blockName({ heredoc, part, chartVersion }: HeredocDocument): string {
  // A constraint such as `~> 1.6` leaves the version open.
  const version = /^[\w.+-]*$/u.test(chartVersion ?? "") ? chartVersion : "";
  const content = version === undefined ? "manifest" : `karpenter-values@${version}`;
  return `${String(heredoc)}-${String(part)}-${content}.yaml`;
}

/** The version of Karpenter's chart in the name of a block of values; undefined for all other files. */
export function valuesVersion(filename: string): { readonly version: string | undefined } | undefined {
  const [, version] = /-karpenter-values@([\w.+-]*)\.yaml$/u.exec(filename) ?? [];
  if (version === undefined) return undefined;
  return { version: /^\d+\.\d+\.\d+/u.test(version) ? version : undefined };
}
