/** Renders a value in YAML, in the style of the one before it. */
import { Scalar, parse, stringify } from "yaml";
import type { AST } from "yaml-eslint-parser";

export type EditValue = boolean | number | string;

type OldNode = AST.YAMLContent | AST.YAMLWithMeta | null;

/** Whether a value can be written on one line, without characters that an editor doesn't show. */
export function isRenderable(value: EditValue): boolean {
  return typeof value !== "string" || !/[\p{Cc}\u2028\u2029\uFEFF]/u.test(value);
}

export function renderValue(value: EditValue, old: OldNode, inFlow: boolean): string {
  const scalar = new Scalar(value);
  if (typeof value === "string") scalar.type = quotesOf(old) ?? (isText(value) ? "PLAIN" : "QUOTE_DOUBLE");
  // Kubernetes reads YAML 1.1, in which more words need quotes. Inside a flow collection, more characters do.
  const options = { version: "1.1", lineWidth: 0 } as const;
  if (!inFlow) return stringify(scalar, options).trimEnd();
  return stringify([scalar], { ...options, collectionStyle: "flow", flowCollectionPadding: false })
    .trimEnd()
    .slice(1, -1);
}

/** A key with the quotes of `model`, an adjacent key or the one that it replaces. */
export function renderKey(key: string, model: OldNode): string {
  return renderValue(key, model, true);
}

/** Whether YAML 1.2 reads a text as itself without quotes: `0o17` is a number there, but not in YAML 1.1. */
function isText(value: string): boolean {
  try {
    return parse(value, { version: "1.2", logLevel: "silent" }) === value;
  } catch {
    return false;
  }
}

function quotesOf(node: OldNode): "QUOTE_DOUBLE" | "QUOTE_SINGLE" | undefined {
  if (node?.type !== "YAMLScalar") return undefined;
  if (node.style === "double-quoted") return "QUOTE_DOUBLE";
  return node.style === "single-quoted" ? "QUOTE_SINGLE" : undefined;
}
