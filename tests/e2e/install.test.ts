import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { makeFolder } from "./folders.js";
import { root, run } from "./run.js";

it("npm ci has nothing to warn of, with the versions of Node.js and npm that run here", async () => {
  const files = ["package.json", "package-lock.json"].map((name) => [name, readFileSync(path.join(root, name))]);
  const folder = makeFolder(Object.fromEntries(files) as Record<string, Uint8Array>);
  // This reads nothing but the two files, and is enough for engines, deprecations and installation scripts.
  const outcome = await run("npm", ["ci", "--dry-run", "--offline"], { cwd: folder });
  expect(outcome).toMatchObject({ code: 0, stderr: "" });
});
