/** Finds the first lines of manifests in any text: YAML, JSON, HCL, templates, scripts and programs. */
import { type Kind, allKinds, kinds } from "../kinds.js";

/** The start of a manifest: an API version and a kind, next to the metadata that a mere reference does not have. */
export interface Header {
  readonly kind: Kind;
  /** Whether a template or an expression sets the API version. */
  readonly isTemplated: boolean;
}

interface Field {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

/** Keys may be in quotes, and quotes may be escaped in a string. */
const FIELD = /(?<![\w.-])(apiVersion|kind|metadata)\\?["']?[ \t]*[:=]/gu;

/** The characters of a value that matter. */
const MAX_VALUE = 200;

/** The kinds for whose nodes Karpenter is responsible: Argo CD's are found by the charts that they install. */
const relevantKinds = allKinds.filter((kind) => kinds[kind].project !== "Argo CD");

const relevantGroups = new Set(relevantKinds.map((kind) => kinds[kind].group));

/** The headers in a text without comments. */
export function headersIn(code: string): Header[] {
  const fields = fieldsOf(code);
  return fields.flatMap((field, index): Header[] => {
    const kind = field.name === "kind" ? relevantKinds.find((one) => one === wordOf(field.value)) : undefined;
    if (!kind) return [];
    const around = (name: string): Field | undefined =>
      [-1, 1, -2, 2]
        .map((step) => fields[index + step])
        .find((one) => one?.name === name && (one.line === field.line || one.column === field.column));
    const version = around("apiVersion");
    if (!version || !around("metadata")) return [];
    const group = /^\\?["']?([\w.-]+)\/v\w/u.exec(version.value)?.[1];
    const isTemplated = group === undefined && /[{$%]|\w\.\w/u.test(version.value);
    return isTemplated || relevantGroups.has(group ?? "") ? [{ kind, isTemplated }] : [];
  });
}

function fieldsOf(code: string): Field[] {
  const fields: Field[] = [];
  let line = 0;
  let start = 0;
  let end = endOf(code, 0);
  for (const match of code.matchAll(FIELD)) {
    while (end < match.index) {
      line += 1;
      start = end + 1;
      end = endOf(code, start);
    }
    const from = match.index + match[0].length;
    const [value = ""] = code.slice(from, from + MAX_VALUE).split("\n", 1);
    fields.push({ name: match[1] ?? "", value: value.trim(), line, column: match.index - start });
  }
  return fields;
}

function endOf(code: string, start: number): number {
  const end = code.indexOf("\n", start);
  return end < 0 ? code.length : end;
}

function wordOf(value: string): string | undefined {
  return /^\\?["']?(\w+)/u.exec(value)?.[1];
}
