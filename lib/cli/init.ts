/** `karpenter-lint --init`: sets up a repository, one question for each part. */
import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { CONFIG_FILE } from "../config-file/config-file.js";
import { disk } from "../workspace/disk.js";
import { allRemotesOf } from "../workspace/git-config.js";
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
    print("Everything is already set up.");
    return 0;
  }
  const wanted = isAnswered ? proposals : await answersTo(proposals);
  const byHand = wanted.flatMap((proposal) => proposal.byHand ?? []);
  const written = wanted.flatMap((proposal) => Object.entries(proposal.files));
  for (const [file, text] of written) {
    write(repository.root, file, text);
    print(`Wrote ${file}`);
  }
  for (const text of byHand) print(`\n${text.trimEnd()}`);
  for (const step of nextSteps(written.map(([file]) => file))) print(`\n${step}`);
  return 0;
}

/** The proposals that a person wants; none if the questions are cancelled. */
async function answersTo(proposals: readonly Proposal[]): Promise<Proposal[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const wanted: Proposal[] = [];
  try {
    for (const proposal of proposals) if (await isWanted(terminal, proposal)) wanted.push(proposal);
    return wanted;
  } catch {
    // Ctrl+C and Ctrl+D.
    return [];
  } finally {
    terminal.close();
  }
}

function repositoryAt(cwd: string): InitRepository {
  const root = rootOf(path.join(cwd, CONFIG_FILE), cwd) ?? cwd;
  return {
    root,
    files: disk,
    read: (file) => textOf(path.join(root, file), file),
    remotes: allRemotesOf(root, disk).join("\n"),
  };
}

/** Undefined only if nothing has the name: what exists must not be overwritten. */
function textOf(absolute: string, file: string): string | undefined {
  const text = disk.read(absolute);
  if (text === undefined && disk.stat(absolute))
    throw new UsageError(`Cannot read "${file}"; make it readable, or remove it.`);
  return text;
}

type Terminal = ReturnType<typeof createInterface>;

async function isWanted(terminal: Terminal, { purpose, files }: Proposal): Promise<boolean> {
  const names = Object.keys(files);
  const question = names.length === 0 ? `Show ${purpose} to add by hand?` : `Write ${purpose} (${names.join(", ")})?`;
  for (;;) {
    const answer = (await terminal.question(`${question} [Y/n] `)).trim();
    if (/^(?:y|yes)?$/iu.test(answer)) return true;
    if (/^(?:n|no)$/iu.test(answer)) return false;
  }
}

/** Never through a link, which could lead out of the repository. */
function write(root: string, file: string, text: string): void {
  const target = path.join(root, file);
  const folder = path.dirname(target);
  const [whole, existing] = [realpathSync(root), realpathSync(existingFolder(folder))];
  if (disk.stat(target)?.type === "other" || !(existing === whole || isInside(existing, whole)))
    throw new UsageError(`"${file}" is a link or is in a linked folder; remove the link, or create the file yourself.`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(target, text);
  } catch (error) {
    throw new UsageError(`Cannot write "${file}": ${String((error as NodeJS.ErrnoException).code)}.`, { cause: error });
  }
}

/** The innermost folder on the way to a path that exists. */
function existingFolder(folder: string): string {
  return disk.stat(folder) ? folder : existingFolder(path.dirname(folder));
}

function nextSteps(written: readonly string[]): string[] {
  return [
    ...(written.includes("eslint.config.mjs")
      ? ["To lint in the editor, run: npm install --save-dev eslint eslint-plugin-karpenter"]
      : []),
    ...(written.includes(".pre-commit-config.yaml")
      ? ["To run the hook before each commit, run: pre-commit install"]
      : []),
    "To lint now, run: karpenter-lint",
  ];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
