#!/usr/bin/env node
/** `karpenter-lint`: ESLint with this plugin, for people who have no ESLint configuration. */
import process from "node:process";
import { help } from "./command-line.js";
import { checkPaths } from "./files.js";
import { say } from "./notes.js";
import { parseRequest } from "./options.js";
import { reasonOf } from "./unread.js";
import { UsageError } from "./usage-error.js";
import { version } from "../meta.js";

/** Each action loads only what it needs, which is most of the time that short ones take. @returns the exit code */
async function run(args: readonly string[], cwd: string): Promise<number> {
  const request = parseRequest(args);
  switch (request.action) {
    case "lint":
      return (await import("./lint.js")).lint(request.options, cwd);
    case "init":
      return (await import("./init.js")).init(request, cwd);
    case "upgrade": {
      const { upgrade } = await import("./upgrade.js");
      return print(await upgrade(request.options, checkPaths(request.options.paths, cwd), cwd));
    }
    case "launch": {
      const { launch } = await import("./launch.js");
      return print(launch(request.options, checkPaths(request.paths, cwd), cwd));
    }
    case "explain":
      return print((await import("./explain.js")).explain(request.rule));
    case "complete":
      return print((await import("./completion.js")).completion(request.shell));
    case "listRules":
      return print((await import("./list-rules.js")).listRules());
    case "help":
      return print(help());
    case "version":
      return print(`${version}\n`);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** One sentence for errors that users can fix; the full stack for bugs in this package. */
function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  // ESLint appends where it happened.
  // ESLint describes a wrong configuration in several lines.
  if (error instanceof Error && /^Key "(?:rules|settings|languageOptions)"/u.test(error.message))
    return `The configuration is not valid: ${error.message
      .split("\n")
      .map((line) => line.trim())
      .join(" ")
      .trim()}`;
  if (error instanceof Error && error.name === "RepositoryTooLarge") return error.message.split("\n", 1)[0] ?? "";
  if (error instanceof Error && "path" in error && "code" in error) {
    return `Cannot read "${String(error.path)}": ${reasonOf(error.code) ?? error.message}.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Of a pipe whose reader has ended, on Windows as well. */
const CLOSED = ["EPIPE", "EOF", "ERR_STREAM_DESTROYED"];

// A program such as `head` reads no further. The exit code is still that of the run.
for (const stream of [process.stdout, process.stderr]) {
  if (stream.listenerCount("error") > 0) continue;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (!CLOSED.includes(error.code ?? "")) throw error;
  });
}

try {
  process.exitCode = await run(process.argv.slice(2), process.cwd());
} catch (error) {
  say(sentenceOf(error));
  process.exitCode = 2;
}
