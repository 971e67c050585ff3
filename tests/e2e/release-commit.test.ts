import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "./folders.js";
import { commitAll, git, gitEnvironment, initRepository } from "./git.js";
import { root, run } from "./run.js";

const script = "scripts/release-commit.js";

/** A package in small, whose build writes what its source says into a folder that git ignores. */
async function makePackage(): Promise<string> {
  const manifest = {
    name: "small",
    version: "1.2.3",
    type: "module",
    bin: { small: "./dist/small.js" },
    files: ["dist"],
    scripts: { build: "node build.js", "release:commit": `node ${script}`, prepare: "exit 1" },
    dependencies: { one: "^1.0.0" },
    devDependencies: { two: "^2.0.0" },
    peerDependencies: { three: "^3.0.0" },
  };
  const folder = makeFolder({
    "package.json": JSON.stringify(manifest),
    "build.js": 'import fs from "node:fs"; fs.cpSync("small.js", "dist/small.js"); console.log("built");\n',
    "small.js": "one();\n",
    ".gitignore": "dist/\n",
    ".pre-commit-hooks.yaml": "[]\n",
    "action.yml": "runs: {}\n",
    [script]: readFileSync(path.join(root, script)),
  });
  await initRepository(folder);
  // As well, what a person has git ignore everywhere.
  writeFileSync(path.join(folder, ".git/info/exclude"), "dist/\n");
  return folder;
}

/** Runs a command that makes a release; gives its last line. */
async function release(folder: string, command = "node", ...args: string[]): Promise<string> {
  const outcome = await run(command, args.length > 0 ? args : [script], { cwd: folder, env: gitEnvironment });
  expect(outcome.code, outcome.stderr).toBe(0);
  return outcome.stdout.trimEnd().split("\n").at(-1) ?? "";
}

/** All of a repository that a release is to leave alone. */
async function stateOf(folder: string): Promise<string[]> {
  const questions = [
    ["status", "--porcelain=v2", "--branch", "--ignored"],
    ["ls-files", "--stage"],
    ["rev-parse", "main"],
    ["stash", "list"],
  ];
  return Promise.all(questions.map((args) => git(folder, ...args)));
}

describe.concurrent("npm run release:commit", () => {
  it("commits what npm would publish, the hooks and the action to the branch release", async () => {
    const folder = await makePackage();
    const commit = await release(folder, "npm", "run", "release:commit");
    expect(await git(folder, "rev-parse", "release")).toBe(commit);
    expect((await git(folder, "ls-tree", "-r", "--name-only", commit)).split("\n")).toEqual([
      ".pre-commit-hooks.yaml",
      "action.yml",
      "dist/small.js",
      "package.json",
    ]);
    expect(await git(folder, "log", "--format=%s %b", "release")).toBe(
      `Release 1.2.3 Built from ${await git(folder, "rev-parse", "main")}.`,
    );
    // Nothing to build, and all that the command needs.
    expect(JSON.parse(await git(folder, "show", "release:package.json"))).toEqual({
      name: "small",
      version: "1.2.3",
      type: "module",
      bin: { small: "./dist/small.js" },
      files: ["dist"],
      dependencies: { one: "^1.0.0", three: "^3.0.0" },
    });
  });

  it("touches neither the working tree nor the index nor main, and takes nothing from them", async () => {
    const folder = await makePackage();
    writeFileSync(path.join(folder, "small.js"), "staged();\n");
    await git(folder, "add", "small.js");
    writeFileSync(path.join(folder, "small.js"), "changed();\n");
    writeFileSync(path.join(folder, "new.js"), "");
    const before = await stateOf(folder);
    await release(folder);
    expect(await stateOf(folder)).toEqual(before);
    expect(readFileSync(path.join(folder, "small.js"), "utf8")).toBe("changed();\n");
    expect(await git(folder, "show", "release:dist/small.js")).toBe("one();");
  });

  it("makes no commit without a change to the package, and else one upon the former", async () => {
    const folder = await makePackage();
    const first = await release(folder);
    writeFileSync(path.join(folder, "notes.txt"), "not published");
    await commitAll(folder, "Second");
    expect(await release(folder)).toBe(first);
    writeFileSync(path.join(folder, "small.js"), "two();\n");
    await commitAll(folder, "Third");
    const second = await release(folder);
    expect(await git(folder, "log", "--format=%H", "release")).toBe(`${second}\n${first}`);
    expect(await git(folder, "show", "release:dist/small.js")).toBe("two();");
  });

  it("goes on from the release of the repository that it was cloned from", async () => {
    const origin = await makePackage();
    const first = await release(origin);
    const folder = path.join(makeFolder(), "clone");
    await git(origin, "clone", "--quiet", origin, folder);
    expect(await release(folder)).toBe(first);
    await git(folder, "branch", "--delete", "--force", "release");
    writeFileSync(path.join(folder, "small.js"), "two();\n");
    await commitAll(folder, "Second");
    await release(folder);
    expect(await git(folder, "rev-parse", "release^")).toBe(first);
  });
});
