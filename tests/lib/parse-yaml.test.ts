import { describe, expect, it } from "vitest";
import { parseYaml } from "../../lib/yaml/parse-yaml.js";
import { LINEAR, growth } from "../growth.js";

function keys(count: number, separator: string): string {
  return Array.from({ length: count }, (_, index) => `k${String(index)}: x`).join(separator);
}

const tooMany = "A mapping has more than 4,000 keys, which are too many to lint; split it";

describe("a mapping with too many keys", () => {
  it.each([
    ["in block style", `a:\n  ${keys(4001, "\n  ")}`, 2, 2],
    ["in flow style", `a: {${keys(4001, ", ")}}`, 1, 3],
    ["with explicit keys", `a: b\n---\nc:\n  ? ${keys(4001, "\n  ? ")}`, 4, 2],
    ["in a list", `- - ${keys(4001, "\n    ")}`, 1, 4],
    ["in a key", `? {${keys(4001, ", ")}}\n: x`, 1, 2],
  ])("is refused %s", (_, text, lineNumber, column) => {
    expect(() => parseYaml(text)).toThrow(expect.objectContaining({ message: tooMany, lineNumber, column }) as Error);
  });

  it.each([
    ["as many keys as it may have", keys(4000, "\n")],
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
