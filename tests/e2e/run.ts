/** Runs what people run, as processes of their own. */
import { execFile } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { fileURLToPath } from "node:url";

/** The repository, without a slash at its end. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/u, "");

/** A user who owns no files. */
export const NOBODY = 65_534;

export interface Outcome {
  /** Undefined for a process that had to be ended. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** The user to run as. */
  readonly uid?: number;
  /** What its environment has beside that of a user's terminal. */
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads from stdin. */
  readonly input?: string;
}

/** Ends what never ends, in milliseconds; on a busy machine, a program may wait long for its turn. */
export const HANGS = 300_000;

// More would only slow each other down, on the small machines of CI.
const ATONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Runs a command when it is its turn; what it prints has the folder that it ran in replaced by a dot. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  if (running >= ATONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await execute(command, args, options);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function execute(command: string, args: readonly string[], { env, input, ...options }: RunOptions) {
  return new Promise<Outcome>((resolve) => {
    const settings = {
      ...options,
      timeout: HANGS,
      env: { ...environment(), ...env },
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    } as const;
    const child = execFile(command, args, settings, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      resolve({
        code: typeof code === "number" ? code : undefined,
        stdout: readable(stdout, options.cwd),
        // A command that doesn't exist says nothing by itself.
        stderr: readable(stderr, options.cwd) || (typeof code === "string" ? code : ""),
      });
    });
    if (input !== undefined) child.stdin?.end(input);
  });
}

/** What a program prints, without colours and with its folder as a dot. */
export function readable(text: string, folder: string): string {
  return stripVTControlCharacters(text).replaceAll(folder, ".");
}

/** Runs a script with this Node.js. */
export async function node(script: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  return run(process.execPath, [script, ...args], options);
}

/** That of a user's terminal: `npm test` tells its children about this package, and vitest about colours. */
export function environment(): NodeJS.ProcessEnv {
  const foreign =
    /^(?:npm_(?:package|lifecycle|config_local_prefix|config_prefix|command|execpath)|force_color$|vitest|node_env$)/iu;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
