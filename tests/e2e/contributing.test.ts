import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { version } from "../../lib/meta.js";
import { codeBlock } from "../code-blocks.js";
import { makeFolder } from "./folders.js";
import { commitAll, git, gitEnvironment, initRepository } from "./git.js";
import { root, run } from "./run.js";

const page = "CONTRIBUTING.md";

function text(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

/** The commands of a block, without their comments. */
function commandsIn(block: string): string[] {
  return block
    .trim()
    .split("\n")
    .map((line) => line.split("#", 1).join("").trimEnd());
}

it("the repository is set up by the commands that CI runs on a new machine", () => {
  const [clone = "", enter = "", ...commands] = commandsIn(codeBlock(page, "sh", "git clone"));
  const { repository } = JSON.parse(text("package.json")) as { repository: { url: string } };
  expect(clone).toBe(`git clone ${repository.url.replace("git+", "")}`);
  expect(enter).toBe(`cd ${path.basename(repository.url, ".git")}`);
  const inCi = text(".ci/run").split("\n");
  expect(commands.map((command) => inCi.indexOf(command))).not.toContain(-1);
  // In the same order.
  expect(inCi.filter((line) => line.startsWith("npm "))).toEqual(commands);
});

it("the quick loop names programs, scripts and files that exist", () => {
  const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };
  const commands = commandsIn(codeBlock(page, "sh", "npx vitest run"));
  expect(commands.length).toBeGreaterThan(3);
  for (const command of commands) {
    const [tool, ...args] = command.split(" ");
    if (tool === "npm") expect([args[0], Object.keys(scripts)]).toEqual(["run", expect.arrayContaining(args.slice(1))]);
    else expect([tool, existsSync(path.join(root, "node_modules/.bin", args[0] ?? ""))]).toEqual(["npx", true]);
    for (const file of args.filter((one) => one.includes("/")))
      expect(existsSync(path.join(root, file)), file).toBe(true);
  }
});

it("a release begins with the tag that starts the workflow", async () => {
  const folder = makeFolder({ "package.json": "{}" });
  await initRepository(folder);
  const origin = path.join(makeFolder(), "origin.git");
  await git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", origin);
  await git(folder, "remote", "add", "origin", origin);
  await commitAll(folder, "Second");
  const commands = codeBlock(page, "sh", "git tag");
  const { code, stderr } = await run("sh", ["-ec", commands], { cwd: folder, env: gitEnvironment });
  expect(code, stderr).toBe(0);
  const workflow = parse(text(".github/workflows/release.yml")) as { on: { push: { tags: string[] } } };
  expect(workflow.on.push.tags).toEqual(["publish/v*"]);
  expect(await git(origin, "tag", "--list", ...workflow.on.push.tags)).toBe(`publish/v${version}`);
  expect(await git(origin, "rev-parse", "main")).toBe(await git(origin, "rev-parse", `publish/v${version}`));
});
