/** `karpenter-lint --init`: sets up a repository, one question for each part. */
import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { CONFIG_FILE } from "../config-file/config-file.js";
import { disk } from "../workspace/disk.js";
import { isInside, rootOf } from "../workspace/root.js";
import { proposeCi } from "./init/ci.js";
import { proposeConfig } from "./init/config.js";
import { proposeEditor } from "./init/editor.js";
import { proposePreCommit } from "./init/pre-commit.js";
import type { InitRepository, Proposal } from "./init/proposal.js";
import { UsageError } from "./usage-error.js";

interface Request {
  /** Whether all questions are answered with yes. */
  readonly isAnswered: boolean;
}

/** @returns the exit code */
export async function init({ isAnswered }: Request, cwd: string): Promise<number> {
  if (!isAnswered && !process.stdin.isTTY)
    throw new UsageError("--init asks what to write, which requires a terminal; to write everything, add --yes.");
  const repository = repositoryAt(cwd);
  const proposals = [proposeConfig, proposePreCommit, proposeCi, proposeEditor].flatMap((propose) =>
    propose(repository),
  );
  if (proposals.length === 0) {
    print("Everything is set up already.");
    return 0;
  }
  const byHand: string[] = [];
  const written: string[] = [];
  for (const proposal of proposals) {
    if (!isAnswered && !(await isWanted(proposal))) continue;
    for (const [file, text] of Object.entries(proposal.files)) {
      write(repository.root, file, text);
      written.push(file);
      print(`Wrote ${file}`);
    }
    if (proposal.byHand !== undefined) byHand.push(proposal.byHand);
  }
  for (const text of byHand) print(`\n${text.trimEnd()}`);
  for (const step of nextSteps(written)) print(`\n${step}`);
  return 0;
}

function repositoryAt(cwd: string): InitRepository {
  const root = rootOf(path.join(cwd, CONFIG_FILE), cwd) ?? cwd;
  return {
    root,
    files: disk,
    read: (file) => disk.read(path.join(root, file)),
    remotes: (disk.read(path.join(root, ".git/config")) ?? "")
      .split("\n")
      .filter((line) => line.trimStart().startsWith("url"))
      .join("\n"),
  };
}

async function isWanted({ purpose, files }: Proposal): Promise<boolean> {
  const names = Object.keys(files);
  const question = names.length === 0 ? `Show ${purpose} to add by hand?` : `Write ${purpose} (${names.join(", ")})?`;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return !/^\s*n/iu.test(await terminal.question(`${question} [Y/n] `));
  } finally {
    terminal.close();
  }
}

/** Never over a file, and never through a link that leads out of the repository. */
function write(root: string, file: string, text: string): void {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  const isLink = disk.stat(target)?.type === "other";
  const folder = realpathSync(path.dirname(target));
  if (isLink || !(folder === realpathSync(root) || isInside(folder, realpathSync(root))))
    throw new UsageError(`"${file}" is a link, or in one; nothing was written to it.`);
  writeFileSync(target, text);
}

function nextSteps(written: readonly string[]): string[] {
  return [
    ...(written.includes("eslint.config.mjs")
      ? ["For the editor: npm install --save-dev eslint eslint-plugin-karpenter"]
      : []),
    ...(written.includes(".pre-commit-config.yaml") ? ["For the hook: pre-commit install"] : []),
    "To lint now: karpenter-lint",
  ];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
