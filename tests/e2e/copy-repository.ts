import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./folders.js";
import { initRepository } from "./git.js";
import { root } from "./run.js";

/** This repository as it would be committed now, so that a test sees a change before its commit. */
export async function copyRepository(): Promise<string> {
  const folder = makeFolder();
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of list.split("\0").filter(isCopied)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
  await initRepository(folder);
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"), "dir");
  // In .gitignore, the slash behind the name stands for a folder, which a link is not.
  writeFileSync(path.join(folder, ".git/info/exclude"), "/node_modules\n");
  return folder;
}

function isCopied(name: string): boolean {
  return name !== "" && name !== "node_modules" && existsSync(path.join(root, name));
}
