// Runs one command after another in one process: see resident.ts. What a command prints is caught, and sent back with
// its exit code.
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { TextDecoder } from "node:util";

/** @typedef {"stdout" | "stderr"} Stream */

const require = createRequire(import.meta.url);
let count = 0;

/** @param {string} folder @param {readonly string[]} args @returns {Promise<number>} */
async function eslint(folder, args) {
  /** @type {unknown} */
  const cli = require(path.join(folder, "lib/cli.js"));
  const { execute } = /** @type {{ execute: (args: readonly string[]) => Promise<number> }} */ (cli);
  try {
    return await execute(["node", "eslint", ...args]);
  } catch (error) {
    // As bin/eslint.js does.
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    return 2;
  }
}

/** A module is run when it is loaded, and loaded again under another name. */
async function script(/** @type {string} */ file, /** @type {readonly string[]} */ args) {
  process.argv = [process.execPath, file, ...args];
  count += 1;
  await import(`${pathToFileURL(file).href}?run=${String(count)}`);
  return process.exitCode;
}

process.on("message", (message) => {
  const request = /** @type {import("./resident.js").Request} */ (message);
  /** @type {Record<Stream, string>} */
  const printed = { stdout: "", stderr: "" };
  const streams = /** @type {const} */ (["stdout", "stderr"]);
  const restore = streams.map((name) => {
    const stream = process[name];
    const write = stream.write.bind(stream);
    stream.write = (/** @type {string | Uint8Array} */ chunk) => {
      printed[name] += typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk);
      return true;
    };
    return () => {
      stream.write = write;
    };
  });
  process.chdir(request.cwd);
  process.exitCode = undefined;
  const run = request.program === "eslint" ? eslint : script;
  void run(request.path, request.args).then((code) => {
    for (const one of restore) one();
    process.send?.({ code, ...printed });
  });
});
