/**
 * Runs commands in one process that stays, one after another: to start Node.js and to load ESLint takes ten times as
 * long as what most of them do. Some tests of each command run it as people do, in a process of its own.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { HANGS, type Outcome, environment, readable } from "./run.js";

export interface Request {
  /** A script that runs when it is loaded, or the package of ESLint. */
  readonly program: "script" | "eslint";
  readonly path: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

const file = fileURLToPath(new URL("resident-process.js", import.meta.url));

let resident: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

afterAll(() => {
  resident?.kill();
});

/** What a command prints and its code, as if it had run by itself. */
export async function runResident(request: Request): Promise<Outcome> {
  const outcome = last.then(() => ask(request));
  last = outcome;
  return outcome;
}

async function ask(request: Request): Promise<Outcome> {
  resident ??= fork(file, { env: environment(), execArgv: [] });
  const child = resident;
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), HANGS);
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(outcome);
    };
    child.once("message", (message) => {
      const { code, stdout, stderr } = message as Outcome;
      finish({ code, stdout: readable(stdout, request.cwd), stderr: readable(stderr, request.cwd) });
    });
    child.once("exit", () => {
      resident = undefined;
      finish({ code: undefined, stdout: "", stderr: "The process has ended." });
    });
    child.send(request);
  });
}
