/** The keys of a patch whose content is in conditions only: if none of them is true, the key is null. */
import type { Range } from "../../yaml/text-map.js";

export interface EmptiedField {
  readonly path: readonly string[];
  /** The key in the text. */
  readonly range: Range;
}

interface Key extends EmptiedField {
  readonly indent: number;
  /** The number of blocks around it. */
  readonly depth: number;
  /** Whether something is certainly below it, or may be. */
  isFilled: boolean;
  hasContent: boolean;
}

/** The first word of the only action of a Go template in a line, which may be empty; undefined if there is more. */
function actionIn(content: string): string | undefined {
  const isOne = content.startsWith("{{") && content.indexOf("}}") === content.length - 2;
  return isOne ? (/^\{\{-?\s*([a-z]+)\b/u.exec(content)?.[1] ?? "") : undefined;
}

const BLOCKS = new Set(["if", "range", "with"]);

/** Reads the lines, not the tree: the text is YAML only after it is rendered. */
export function emptiedFields(text: string): EmptiedField[] {
  const found: EmptiedField[] = [];
  const keys: Key[] = [];
  const close = (indent: number) => {
    for (let key = keys.at(-1); key && key.indent >= indent; key = keys.at(-1)) {
      if (key.hasContent && !key.isFilled) found.push(key);
      keys.pop();
    }
  };
  let [depth, start] = [0, 0];
  for (const line of text.split("\n")) {
    const content = line.trim();
    const from = start + line.length - line.trimStart().length;
    start += line.length + 1;
    if (content === "" || content.startsWith("#")) continue;
    const action = actionIn(content);
    if (action !== undefined) {
      if (action === "end") depth -= 1;
      else if (BLOCKS.has(action)) depth += 1;
      else for (const key of keys) key.isFilled = true;
      continue;
    }
    const indent = from - (start - line.length - 1);
    close(indent);
    const parent = keys.at(-1);
    if (parent) parent.hasContent = true;
    if (parent && depth <= parent.depth) parent.isFilled = true;
    const name = /^([\w./-]+):(?:\s+#.*)?$/u.exec(content)?.[1];
    if (name === undefined) continue;
    const path = [...(parent?.path ?? []), name];
    keys.push({ path, range: [from, from + name.length], indent, depth, isFilled: false, hasContent: false });
  }
  close(0);
  return found;
}
