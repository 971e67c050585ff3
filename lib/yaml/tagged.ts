/** YAML with the tags of a tool that gives them a meaning, such as `!Sub` of CloudFormation. */
import type { AST } from "yaml-eslint-parser";
import type { ValueNode } from "./node.js";
import { parseYaml } from "./parse-yaml.js";
import { scalarText, scalarValue } from "./scalar.js";
import type { Range } from "./text-map.js";

interface Tagged {
  /** As it is written. */
  readonly tag: string | undefined;
  readonly range: Range;
}

interface TaggedScalar extends Tagged {
  readonly type: "scalar";
  /** Null if it is empty. */
  readonly text: string | null;
}

interface TaggedList extends Tagged {
  readonly type: "list";
  readonly items: readonly TaggedValue[];
}

export interface TaggedMapping extends Tagged {
  readonly type: "mapping";
  readonly entries: readonly TaggedEntry[];
}

/** An alias, or a value that is nested too deeply. */
interface UnknownValue extends Tagged {
  readonly type: "unknown";
}

export type TaggedValue = TaggedList | TaggedMapping | TaggedScalar | UnknownValue;

export interface TaggedEntry {
  /** Undefined if it is not a text. */
  readonly key: string | undefined;
  readonly keyRange: Range;
  readonly value: TaggedValue;
}

/** Deeper than any template. */
const MAX_DEPTH = 60;

/** The documents of a text; none if it is not valid YAML. */
export function taggedDocuments(text: string): TaggedValue[] {
  try {
    return parseYaml(text).body.map(({ content, range }) => valueOf(content, range, 0));
  } catch {
    return [];
  }
}

function valueOf(written: ValueNode, around: Range, depth: number): TaggedValue {
  const tag = written?.type === "YAMLWithMeta" ? written.tag?.tag : undefined;
  const node = written?.type === "YAMLWithMeta" ? written.value : written;
  const range = written?.range ?? around;
  if (!node) return { type: "scalar", text: null, tag, range };
  if (node.type === "YAMLAlias" || depth > MAX_DEPTH) return { type: "unknown", tag, range };
  switch (node.type) {
    case "YAMLScalar":
      return { type: "scalar", text: scalarValue(node, tag) === null ? null : scalarText(node), tag, range };
    case "YAMLSequence":
      return { type: "list", items: node.entries.map((entry) => valueOf(entry, range, depth + 1)), tag, range };
    case "YAMLMapping":
      return { type: "mapping", entries: node.pairs.map((pair) => entryOf(pair, depth)), tag, range };
  }
}

function entryOf({ key, value, range }: AST.YAMLPair, depth: number): TaggedEntry {
  const isText = key?.type === "YAMLScalar" && !(key.style === "plain" && key.strValue === "<<");
  return {
    key: isText ? scalarText(key) : undefined,
    keyRange: key?.range ?? range,
    value: valueOf(value, key?.range ?? range, depth + 1),
  };
}

/** The value under a key of a mapping. */
export function valueUnder(value: TaggedValue | undefined, key: string): TaggedValue | undefined {
  return value?.type === "mapping" ? value.entries.find((entry) => entry.key === key)?.value : undefined;
}
