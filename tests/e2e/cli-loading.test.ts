/** Each action loads only what it needs: most of the time that a short one takes is for loading. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { makeFolder } from "./folders.js";
import { nodeClass, startKarpenterLint } from "./karpenter-lint.js";

/** The modules that Node.js has loaded at the end of a run. */
async function modules(args: readonly string[]): Promise<string[]> {
  const [folder, coverage] = [makeFolder({ "a.yaml": nodeClass }), makeFolder()];
  await startKarpenterLint(folder, args, { env: { NODE_V8_COVERAGE: coverage } });
  const files = readdirSync(coverage).map((file) => readFileSync(path.join(coverage, file), "utf8"));
  return files.flatMap((text) => (JSON.parse(text) as { result: { url: string }[] }).result.map(({ url }) => url));
}

it.each([
  [
    ["--quiet"],
    /\/dist\/lib\/cli\/lint\.js$/u,
    /\/dist\/lib\/(?:upgrade\/|report\/(?!harmless|html)|cli\/(?:launch|upgrade|init)\.)/u,
  ],
  [
    ["--help"],
    /\/dist\/lib\/cli\/command-line\.js$/u,
    /\/node_modules\/eslint\/|\/dist\/lib\/(?:cli\/lint\.|upgrade\/)/u,
  ],
  [
    ["--list-rules"],
    /\/dist\/lib\/cli\/list-rules\.js$/u,
    /\/node_modules\/eslint\/|\/dist\/lib\/(?:cli\/lint\.|upgrade\/)/u,
  ],
])("%j", async (args, needed, other) => {
  const loaded = await modules(args);
  expect(loaded.filter((url) => needed.test(url))).toHaveLength(1);
  expect(loaded.filter((url) => other.test(url))).toEqual([]);
});
