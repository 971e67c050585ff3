import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseYAML } from "yaml-eslint-parser";
import karpenter from "../../lib/index.js";
import { Cursor } from "../../lib/yaml/cursor.js";
import { FileText } from "../../lib/yaml/text-map.js";
import { NEWEST_RELEASE } from "../../lib/kinds.js";
import { resolve } from "../resolved.js";
import { type Vector, sets, vectors } from "./vectors.js";

const linter = new Linter();

const configs = new Map<string, Promise<Linter.Config[]>>();

async function lint(text: string, release: string): Promise<Linter.LintMessage[]> {
  const rules: Linter.RulesRecord = { "karpenter/valid-schema": ["error", { release }] };
  const config = configs.get(release) ?? resolve({ plugins: { karpenter }, language: "karpenter/yaml", rules });
  configs.set(release, config);
  return linter.verify(text, await config, "vector.yaml");
}

/** Where a place and all that is below it stand, and its key, or those of its nearest ancestor that is there. */
function rangesOf(root: Cursor, pointer: string): [start: number, end: number][] {
  let place = root;
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  for (const step of steps) {
    const next = place.get(place.isList ? Number(step) : step);
    if (next.isAbsent && !next.pair) break;
    place = next;
  }
  return [place.keyRange, place.range].map(([start, end]) => [start, end]);
}

/** What is wrong with our verdict of a vector; undefined if nothing is. */
async function disagreement(
  { verdict, manifest, release, errors }: Vector,
  isKarpenter: boolean,
): Promise<string | undefined> {
  const text = stringify(manifest);
  const messages = await lint(text, isKarpenter ? release : NEWEST_RELEASE);
  if ((messages.length === 0) !== (verdict === "accept")) {
    return `${verdict}, but ${messages.map(({ message }) => message).join(" | ") || "nothing"}`;
  }
  if (verdict === "accept") return undefined;
  const lines = text.split("\n").map((line) => line.length + 1);
  const index = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, length) => sum + length, 0) + column - 1;
  const root = Cursor.root(new FileText(text), parseYAML(text, {}).body[0]?.content ?? null);
  const expected = errors.flatMap(({ path }) => rangesOf(root, path));
  const isPlaced = messages.some(({ line, column }) =>
    expected.some(([start, end]) => start <= index(line, column) && index(line, column) < Math.max(end, start + 1)),
  );
  return isPlaced
    ? undefined
    : `nothing of ${JSON.stringify(messages.map(({ line, column, message }) => [line, column, message]))} is at ${JSON.stringify(errors)}`;
}

describe.each(sets)("the API server's verdicts in vectors/%s.ndjson.gz", (set) => {
  it("are ours, in the same places", async () => {
    const wrong: string[] = [];
    for (const vector of vectors(set)) {
      const found = await disagreement(vector, set !== "argo-cd");
      if (found !== undefined) wrong.push(`${String(vector.id)} (${vector.release}): ${found}`);
    }
    expect(wrong).toEqual([]);
  });
});
