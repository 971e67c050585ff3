/** Additions to lists that change nothing else, as in `edit.ts`. */
import { type ToStringOptions, stringify } from "yaml";
import { type Edit, collectionAt, edit } from "./edit.js";
import { columnOf, lineEnd } from "../lines.js";
import type { Cursor } from "../cursor.js";
import type { ValueNode } from "../node.js";

const YAML_1_1 = { version: "1.1", lineWidth: 0 } as const;

type Item = Readonly<Record<string, unknown>>;

/** Adds a mapping after the last item of a list. */
export function append(list: Cursor, item: Item): Edit | undefined {
  const collection = collectionAt(list);
  const last = collection?.type === "YAMLSequence" ? collection.entries.at(-1) : undefined;
  if (!collection || !last || !list.isOwn || list.isShared) return undefined;
  const { textMap } = list;
  if (collection.style === "flow") {
    const text = stringify(item, { ...plainOrJson(last), collectionStyle: "flow" }).trimEnd();
    return edit(textMap, [last.range[1], last.range[1]], `, ${text}`);
  }
  const indent = " ".repeat(columnOf(textMap.text, collection.range[0]));
  const lines = stringify(item, YAML_1_1).trimEnd().split("\n");
  // Some ranges extend beyond their last line.
  const end = lineEnd(textMap.text, last.range[0] + textMap.text.slice(...last.range).trimEnd().length);
  return edit(
    textMap,
    [end, end],
    lines.map((line, index) => `\n${indent}${index === 0 ? "- " : "  "}${line}`).join(""),
    list.pair?.key?.range[0] ?? collection.range[0],
  );
}

/** Quotes everything, as in JSON, if the first key of the previous item is quoted. */
function plainOrJson(item: ValueNode): ToStringOptions & typeof YAML_1_1 {
  const bare = item?.type === "YAMLWithMeta" ? item.value : item;
  const key = bare?.type === "YAMLMapping" ? bare.pairs[0]?.key : undefined;
  const isJson = key?.type === "YAMLScalar" && key.style === "double-quoted";
  return isJson ? { ...YAML_1_1, defaultKeyType: "QUOTE_DOUBLE", defaultStringType: "QUOTE_DOUBLE" } : YAML_1_1;
}
