/**
 * Runs a page of the documentation: writes each file whose name is in a comment on the first line of its block, runs
 * each command after `$`, and compares what it prints with the lines below it.
 */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { linkPackages, makeFolder } from "./folders.js";
import { gitEnvironment, initRepository } from "./git.js";
import { root, run } from "./run.js";

interface Page {
  /** The repository that the page is about. */
  readonly files: Readonly<Record<string, string>>;
  /** Programs that a machine may lack, as shell scripts. */
  readonly programs?: Readonly<Record<string, string>>;
  /** What has the repository as it was before: each section, or only the page. */
  readonly fresh: "page" | "section";
}

/** Stands for any number of lines in what a command prints. */
const ANY = "…";

export function runPage(page: string, setup: Page): void {
  const text = readFileSync(path.join(root, page), "utf8");
  const sections = text.split(/^(?=## )/mu).filter((section) => section.includes("```"));
  describe(page, () => {
    let folder: Promise<string> | undefined;
    it.each(sections.map((section) => [section.split("\n", 1)[0] ?? "", section]))("%s", async (_, section) => {
      if (setup.fresh === "section") folder = undefined;
      folder ??= makeRepository(setup);
      await follow(await folder, section);
    });
  });
}

async function makeRepository({ files, programs = {} }: Page): Promise<string> {
  const folder = makeFolder({ ".gitignore": "node_modules/\nout/\n", ...files });
  await initRepository(folder);
  linkPackages(folder);
  const others = path.join(folder, "node_modules/eslint-plugin-yml");
  symlinkSync(path.join(root, "node_modules/eslint-plugin-yml"), others, "dir");
  const bin = path.join(folder, "node_modules/.bin");
  mkdirSync(bin);
  const scripts = {
    eslint: `exec node "${path.join(root, "node_modules/eslint/bin/eslint.js")}" "$@"`,
    "karpenter-lint": `exec node "${path.join(root, "dist/lib/cli/karpenter-lint.js")}" "$@"`,
    // npx takes longer than most of the commands that it runs.
    npx: 'exec "$@"',
    ...programs,
  };
  for (const [name, script] of Object.entries(scripts))
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

async function follow(folder: string, section: string): Promise<void> {
  const blocks = section.matchAll(/^```(?<language>\w+)\n(?<code>(?:(?!```).*\n)*)```$/gmu);
  for (const { groups: { language, code = "" } = {} } of blocks) {
    if (language === "console") await converse(folder, code);
    else write(folder, code);
  }
}

function write(folder: string, code: string): void {
  const name = /^(?:#|\/\/) (?<name>\S+)\n/u.exec(code)?.groups?.["name"];
  if (name === undefined) throw new Error(`The first line has no name of a file:\n${code}`);
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, code);
}

async function converse(folder: string, code: string): Promise<void> {
  const [before, ...parts] = code.split(/^\$ /mu);
  expect(before).toBe("");
  for (const part of parts) {
    const [command = "", ...expected] = part.trimEnd().split("\n");
    const printed = await outputOf(folder, command);
    expect(matches(printed, expected) ? expected : printed, `$ ${command}`).toEqual(expected);
  }
}

async function outputOf(folder: string, command: string): Promise<string[]> {
  const env = { ...gitEnvironment, PATH: `${path.join(folder, "node_modules/.bin")}:${process.env["PATH"] ?? ""}` };
  const { stdout } = await run("sh", ["-c", `{ ${command}\n} 2>&1`], { cwd: folder, env });
  return stdout
    .split("\n")
    .map(steady)
    .filter((line) => line !== "");
}

/** A line without what differs from run to run, and without the alignment of tables. */
function steady(line: string): string {
  return line
    .replace(/\b\d{1,4}\.\d s\)/u, "0.1 s)")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

function matches(printed: readonly string[], expected: readonly string[]): boolean {
  const [first, ...others] = expected;
  if (first === undefined) return printed.length === 0;
  if (first === ANY) return printed.some((_, index) => matches(printed.slice(index), others)) || others.length === 0;
  return printed[0] === steady(first) && matches(printed.slice(1), others);
}
