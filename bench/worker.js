/** Reads the repository in one of the ways, each time that it is asked to, and says how long that took. */
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
 * That of the process, in which only one worker is at work at a time. The clock on the wall goes on while the
 * machine does something else.
 */
function cpuTime() {
  const { user, system } = process.cpuUsage();
  return user + system;
}
