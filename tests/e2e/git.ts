/** Repositories of the tests. */
import { devNull } from "node:os";
import { type Outcome, run } from "./run.js";

/** Neither the hooks nor the signatures nor the name of the person who runs the tests. */
export const gitEnvironment = {
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Author",
  GIT_AUTHOR_EMAIL: "author@example.com",
  GIT_COMMITTER_NAME: "Author",
  GIT_COMMITTER_EMAIL: "author@example.com",
} as const;

/** What git says; throws if it fails. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run("git", args, { cwd, env: gitEnvironment });
  if (code !== 0) throw new Error(`git ${args.join(" ")}\n${stdout}\n${stderr}`);
  return stdout.trim();
}

/** Makes a repository of a folder, with all that it holds in a first commit on main. */
export async function initRepository(folder: string): Promise<void> {
  await git(folder, "init", "--quiet", "--initial-branch", "main");
  await commitAll(folder, "First");
}

export async function commitAll(folder: string, message: string): Promise<Outcome> {
  await git(folder, "add", "--all");
  return run("git", ["commit", "--quiet", "--message", message], { cwd: folder, env: gitEnvironment });
}
