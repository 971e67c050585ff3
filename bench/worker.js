/** Reads the repository with one of the setups for each message, and answers with the time that it took. */
import process from "node:process";
import { parentPort } from "node:worker_threads";
import { createRepository } from "./repository.js";
import { setups } from "./setups.js";

const [setup, count] = process.argv.slice(2);
const repository = createRepository(Number(count));
const read = await setups[/** @type {import("./setups.js").SetupName} */ (setup)]();

parentPort?.on("message", () => {
  const start = cpuTime();
  for (const file of repository) read(file);
  parentPort?.postMessage(cpuTime() - start);
});

/**
 * The CPU time of the process, in which only one worker is active at a time. Wall-clock time would also include
 * the time in which the machine does something else.
 */
function cpuTime() {
  const { user, system } = process.cpuUsage();
  return user + system;
}
