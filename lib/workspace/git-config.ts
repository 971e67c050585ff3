/** Reads the addresses, branches and submodules of a repository from its `.git`. */
import path from "node:path";
import type { FileSystem } from "./file-system.js";

/** The settings in `.git/config`, by section, such as `remote "origin"`, and key, both in lower case. */
function settingsIn(config: string): { section: string; key: string; value: string }[] {
  let section = "";
  return config.split("\n").flatMap((line) => {
    const text = line.trim();
    if (text.startsWith("[")) section = text.slice(1, text.lastIndexOf("]")).toLowerCase();
    const [key = "", ...rest] = text.split("=");
    return text.startsWith("[") || rest.length === 0
      ? []
      : [{ section, key: key.trim().toLowerCase(), value: rest.join("=").trim() }];
  });
}

/**
 * The addresses of a repository's remotes; undefined if they are configured outside of it, as for worktrees and
 * submodules.
 */
export function remotesOf(root: string, files: FileSystem): string[] | undefined {
  if (files.stat(path.join(root, ".git"))?.type === "file") return undefined;
  return remotesIn(path.join(root, ".git"), files);
}

/** The addresses of a repository's remotes, as git finds them also for worktrees and submodules. */
export function allRemotesOf(root: string, files: FileSystem): string[] {
  const own = path.join(root, ".git");
  const [, elsewhere] = files.stat(own)?.type === "file" ? (/^gitdir: (.+)/u.exec(files.read(own) ?? "") ?? []) : [];
  if (elsewhere === undefined) return remotesIn(own, files);
  const folder = path.resolve(root, elsewhere.trim());
  // Only worktrees have such a file.
  const common = files.read(path.join(folder, "commondir"))?.trim() ?? ".";
  return remotesIn(path.resolve(folder, common), files);
}

function remotesIn(folder: string, files: FileSystem): string[] {
  return settingsIn(files.read(path.join(folder, "config")) ?? "").flatMap(({ section, key, value }) =>
    section.startsWith("remote ") && key === "url" && value !== "" ? [value] : [],
  );
}

/** Whether only a part of the files is checked out. */
export function isSparse(root: string, files: FileSystem): boolean {
  // `git sparse-checkout` writes to the second one.
  return ["config", "config.worktree"].some((name) =>
    settingsIn(files.read(path.join(root, ".git", name)) ?? "").some(
      ({ section, key, value }) => section === "core" && key === "sparsecheckout" && value.toLowerCase() === "true",
    ),
  );
}

/** The branch that is checked out, and the default branch of `origin`, as far as they are known. */
export function branchesOf(root: string, files: FileSystem): string[] {
  const heads = [
    { file: "HEAD", folder: "refs/heads/" },
    { file: "refs/remotes/origin/HEAD", folder: "refs/remotes/origin/" },
  ];
  return heads.flatMap(({ file, folder }) => {
    const text = files.read(path.join(root, ".git", ...file.split("/"))) ?? "";
    const [, target = ""] = /^ref: (\S+)\s*$/u.exec(text) ?? [];
    return target.startsWith(folder) ? [target.slice(folder.length)] : [];
  });
}

/** The folders of submodules, whose files are in other repositories. */
export function submodulesOf(root: string, files: FileSystem): string[] {
  const settings = settingsIn(files.read(path.join(root, ".gitmodules")) ?? "");
  return settings.flatMap(({ key, value }) => (key === "path" ? [value.replace(/\/$/u, "")] : []));
}
