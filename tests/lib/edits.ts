import { expect } from "vitest";
import { parseYAML } from "yaml-eslint-parser";
import type { Cursor } from "../../lib/yaml/cursor.js";
import type { Edit, Edits } from "../../lib/yaml/edits/edit.js";
import { nodeClass, read } from "./read.js";

export type Changed = Edit | Edits | undefined;

/** A text after edits, which has to be YAML still; `"no edit"` where none can be made. */
export function apply(text: string, changed: Changed): string {
  const edits = [changed].flat();
  let after = text;
  let end = text.length;
  for (const one of edits.toSorted((a, b) => (b?.range[0] ?? 0) - (a?.range[0] ?? 0))) {
    if (!one) return "no edit";
    expect(one.range[1]).toBeLessThanOrEqual(end);
    after = after.slice(0, one.range[0]) + one.text + after.slice(one.range[1]);
    end = one.range[0];
  }
  parseYAML(after, {});
  return after;
}

export type Change = (place: Cursor) => Changed;

/** Expects of a change to a place of an EC2NodeClass the given lines below `spec:`, under LF and CRLF. */
export function expectSpec(
  before: readonly string[],
  path: string,
  change: Change,
  after: readonly string[] | "no edit",
): void {
  for (const newline of ["\n", "\r\n"]) {
    const text = nodeClass(...before).replaceAll("\n", newline);
    const expected = after === "no edit" ? after : nodeClass(...after).replaceAll("\n", newline);
    const place = path
      .split("/")
      .reduce<Cursor>((at, key) => at.get(/^\d+$/u.test(key) ? Number(key) : key), read(text).root.get("spec"));
    expect(apply(text, change(place))).toBe(expected);
  }
}
