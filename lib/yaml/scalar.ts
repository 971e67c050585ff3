import type { AST } from "yaml-eslint-parser";

export type ScalarValue = boolean | null | number | string;

/**
 * Kubernetes, Helm and Argo CD read YAML with sigs.k8s.io/yaml, which accepts the booleans of YAML 1.1: `encrypted: no`
 * is false there, but a string in YAML 1.2, and so for the parser. It also accepts `y` and `n`, but hardly any other
 * reader does: they stay strings here, so such names are not reported as wrong.
 */
const booleans = new Map<string, boolean>([
  ...["yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"].map((text) => [text, true] as const),
  ...["no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"].map((text) => [text, false] as const),
]);

const nulls = new Set(["", "~", "null", "Null", "NULL"]);

/** The text of a scalar: unescaped, unfolded, without quotes. */
export function scalarText(scalar: AST.YAMLScalar): string {
  return "strValue" in scalar ? scalar.strValue : scalar.value;
}

/** The value of a scalar with a tag (`undefined` for none), as the API server receives it. */
export function scalarValue(scalar: AST.YAMLScalar, tag: string | undefined): ScalarValue {
  const text = scalarText(scalar);
  if (tag === "tag:yaml.org,2002:str" || (tag === undefined && scalar.style !== "plain")) return text;
  if (nulls.has(text)) return null;
  const boolean = booleans.get(text);
  if (boolean !== undefined) return boolean;
  return scalar.style === "plain" && typeof scalar.value === "number" ? scalar.value : text;
}

/**
 * The tags of YAML's core schema; values with other tags are unknown, because only the tool that defines a tag can read
 * them.
 */
const coreTags = new Set(
  ["str", "bool", "int", "float", "null", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`),
);

export function isCoreTag(tag: string): boolean {
  return coreTags.has(tag);
}
