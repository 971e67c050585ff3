import { describe, expect, it } from "vitest";
import { parseYaml } from "../../lib/yaml/parse-yaml.js";
import { readText } from "../../lib/yaml/read-text.js";
import { LINEAR, growth } from "../growth.js";

function keys(count: number, separator: string): string {
  return Array.from({ length: count }, (_, index) => `k${String(index)}: x`).join(separator);
}

const tooMany = "A mapping has more than 1,000 keys, which are too many to lint; split it";

describe("a mapping with too many keys", () => {
  it.each([
    ["in block style", `a:\n  ${keys(1001, "\n  ")}`, 2, 2],
    ["in flow style", `a: {${keys(1001, ", ")}}`, 1, 3],
    ["with explicit keys", `a: b\n---\nc:\n  ? ${keys(1001, "\n  ? ")}`, 4, 2],
    ["in a list", `- - ${keys(1001, "\n    ")}`, 1, 4],
    ["in a key", `? {${keys(1001, ", ")}}\n: x`, 1, 2],
  ])("is refused %s", (_, text, lineNumber, column) => {
    expect(() => parseYaml(text)).toThrow(expect.objectContaining({ message: tooMany, lineNumber, column }) as Error);
  });

  it.each([
    ["as many keys as it may have", keys(1000, "\n")],
    ["a long list", `[${"a, ".repeat(5000)}]`],
    ["a list of mappings", "- a: b\n  c: d\n".repeat(3000)],
    ["a text", `a: "${keys(5000, ", ")}"`],
  ])("isn't %s", (_, text) => {
    expect(parseYaml(text).type).toBe("Program");
  });

  it("takes no time that grows with the square of its keys", () => {
    const ratio = growth(8000, (count) => {
      expect(() => parseYaml(keys(count, "\n"))).toThrow(tooMany);
    });
    expect(ratio).toBeLessThan(LINEAR);
  });
});

/** A list of aliases of one list, each of which repeats all its items. */
function squared(count: number): string {
  return `a: &a [${"x, ".repeat(count)}]\nb: [${"*a, ".repeat(count)}]\n`;
}

describe("aliases that repeat too much", () => {
  it("are refused at their document", () => {
    const text = `a: b\n---\n${squared(150)}`;
    const message = "Aliases repeat more than 20,000 values, which are too many to lint; use fewer aliases";
    expect(() => parseYaml(text)).toThrow(expect.objectContaining({ message, lineNumber: 3, column: 0 }) as Error);
  });

  it.each([
    ["few values", squared(130)],
    ["not many times as much as there is", `a: &a [x, y, z]\nb:\n${"- *a\n".repeat(9000)}`],
    ["a value that contains itself", "&a {b: *a, c: [*a, *a]}"],
    ["an alias without an anchor", "a: *b"],
  ])("aren't %s", (_, text) => {
    expect(parseYaml(text).type).toBe("Program");
  });
});

describe("more than 10,000 documents", () => {
  const text = `a: b\n${"---\n".repeat(10_000)}`;

  it("are refused at the first that is too many", () => {
    const message = "The file has more than 10,000 documents, which are too many to lint; split it";
    expect(() => parseYaml(text)).toThrow(expect.objectContaining({ message, lineNumber: 10_001, column: 0 }) as Error);
    expect(readText(text)).toMatchObject({ ast: undefined, broken: [{ text, start: 0 }] });
    expect(() => parseYaml(`${"a: b\n---\n".repeat(10_000)}a: b\n`)).toThrow(message);
  });

  it("aren't as many as there may be", () => {
    expect(parseYaml("a: b\n---\n".repeat(9999)).type).toBe("Program");
  });
});
