/** The manifests and the installs of Karpenter's charts in a Terraform file. */
import { kindMeantBy, kindOf, mentionsOurKinds } from "../kinds.js";
import { isOfInstaller, mayBeSource, mayInstall } from "../installers/installs.js";
import type { YamlText } from "../yaml/document.js";
import { LineIndex, lineStart } from "../yaml/lines.js";
import type { Range } from "../yaml/text-map.js";
import { heredocDocuments } from "./heredoc-documents.js";
import { type Expression, textOf, valueOf } from "./hcl/syntax.js";
import { installsChart } from "./chart-blocks.js";
import type { Resolve } from "./locals.js";
import { isJson } from "./json/parse.js";
import { parseTerraform } from "./parse.js";
import { type Surroundings, visitValues } from "./walk.js";
import { type ReadForm, readDocument } from "./read-document.js";

/**
 * How a document is written: as YAML in a heredoc or in a string of JSON, as an object, or as a block that installs a
 * chart.
 */
type TerraformForm = ReadForm | "heredoc" | "template";

/** A part of a file that is a document of its own. */
export interface TerraformDocument {
  readonly form: TerraformForm;
  /**
   * The document, parsed. Its text is as long as the part of the file that it stands for, line by line: its index `i` is
   * the index `start + i` of the file, its line `n` is the line `linesBefore + n`, and columns are the same.
   */
  readonly yaml: YamlText;
  /** At the start of a line. */
  readonly start: number;
  /** The number of lines of the file before it. */
  readonly linesBefore: number;
  /** Whether Terraform certainly deploys it, to the same cluster as the other manifests of the file. */
  readonly isCertain: boolean;
  /** Whether a part of it could not be read. */
  readonly isPartial?: boolean;
}

/**
 * The documents that may contain manifests of supported kinds, and the blocks that install Karpenter's chart, in the
 * order of the file. Heredocs that are not valid YAML are left out, unless they are manifests without any expressions.
 */
export function documentsOf(text: string, resolve?: Resolve): TerraformDocument[] {
  if (!text.includes("karpenter") && !mayBeDocument(text)) return [];
  const found = partsOf(text, resolve);
  const lines = LineIndex.of(text);
  return found
    .toSorted((one, other) => one.start - other.start)
    .map((part) => ({ ...part, linesBefore: lines.at(part.start).line - 1 }));
}

/** A file on a single line would be copied for each of its documents. */
const MAX_COLUMN = 20_000;

type Part = Omit<TerraformDocument, "linesBefore">;

function partsOf(text: string, resolve: Resolve | undefined): Part[] {
  const parts: Part[] = [];
  const inJson = isJson(text);
  const add = (form: "block" | "object" | "text", [start, end]: Range, isCertain: boolean) => {
    // Text from the start of the line has the same columns.
    const from = lineStart(text, start);
    if (start - from > MAX_COLUMN) return;
    const blank = text.slice(from, start).replaceAll(/[^\t\uFEFF]/gu, " ");
    const own: ReadForm = inJson || form === "text" ? `json-${form}` : form;
    const yaml = readDocument(own, blank + text.slice(start, end), resolve);
    if (yaml) parts.push({ form: own, yaml, start: from, isCertain });
  };
  visitValues(
    parseTerraform(text).root,
    (value, around) => {
      if (value.type === "template" && value.lines && mayBeDocument(text.slice(...value.lines))) {
        for (const document of heredocDocuments(text, value.lines))
          parts.push({ ...document, isCertain: document.form === "heredoc" && isDeployed(around) });
      }
      if (value.type === "template" && value.content !== undefined && mayBeDocument(value.content))
        add("text", value.range, isDeployed(around));
      if (!isManifest(value)) return true;
      add("object", value.range, isDeployed(around));
      return false;
    },
    (block) => {
      if (!installsChart(block, resolve)) return true;
      add("block", block.range, true);
      return false;
    },
  );
  return parts;
}

/** Whether a text may have manifests of supported kinds, or objects of an installer of charts. */
function mayBeDocument(text: string): boolean {
  return mentionsOurKinds(text) || mayInstall(text) || mayBeSource(text);
}

function isManifest(value: Expression): boolean {
  if (value.type !== "object") return false;
  const [group = ""] = (textOf(valueIn(value, "apiVersion")) ?? "").split("/", 1);
  const kind = textOf(valueIn(value, "kind")) ?? "";
  return (kindOf(group, kind) ?? kindMeantBy(group, kind)) !== undefined || isOfInstaller(group);
}

function valueIn({ elements }: Extract<Expression, { type: "object" }>, key: string): Expression | undefined {
  return valueOf({ attributes: elements }, key);
}

/** Elsewhere, such as in `locals` and in the content of files, its use is unknown. */
function isDeployed({ blocks, isCertain }: Surroundings): boolean {
  const [block, ...others] = blocks;
  if (!isCertain || !block || others.length > 0) return false;
  if (block.type !== "resource" || !/^(?:kubectl|kubernetes)_manifest$/u.test(block.labels[0] ?? "")) return false;
  return !block.attributes.some(({ key = "" }) => ["count", "for_each", "provider"].includes(key));
}

/** A file with blanks instead of some of its documents; all else keeps its index. */
export function withoutDocuments(text: string, documents: readonly TerraformDocument[]): string {
  let kept = "";
  let from = 0;
  for (const { start, yaml } of documents) {
    // Two objects can begin on one line.
    const at = Math.max(start, from);
    const end = start + yaml.text.length;
    kept += text.slice(from, at) + text.slice(at, end).replaceAll(/[^\r\n]/gu, (one) => " ".repeat(one.length));
    from = Math.max(end, from);
  }
  return kept + text.slice(from);
}
