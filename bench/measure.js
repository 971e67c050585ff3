/** Comparable times: measured in turns, so anything that slows down the machine affects all of them. */
import { URL } from "node:url";
import { Worker } from "node:worker_threads";

/**
 * The time that each setup takes to read the repository, once for each round. Each has a worker with its own
 * heap and compiled code: otherwise, trees that outlive a file, as they do if a rule is enabled, would decide
 * for all setups where trees are allocated.
 * @template {import("./setups.js").SetupName} Name
 * @param {readonly Name[]} setups
 * @param {{ count: number, warmUp: number, rounds: number }} how
 * @returns {Promise<Record<Name, number>[]>}
 */
export async function timeInTurns(setups, { count, warmUp, rounds }) {
  const file = new URL("worker.js", import.meta.url);
  const workers = setups.map((setup) => ({ setup, worker: new Worker(file, { argv: [setup, count] }) }));
  const results = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const times = /** @type {Record<Name, number>} */ ({});
    for (const { setup, worker } of workers) {
      times[setup] = await timeOf(worker);
    }
    results.push(times);
    workers.reverse();
  }
  await Promise.all(workers.map(({ worker }) => worker.terminate()));
  return results.slice(warmUp);
}

/**
 * @param {Worker} worker
 * @returns {Promise<number>}
 */
function timeOf(worker) {
  return new Promise((resolve) => {
    worker.once("message", resolve);
    worker.postMessage("read");
  });
}

/**
 * Compares the times of each round, and takes the median of the rounds.
 * @template {string} Name
 * @param {readonly Readonly<Record<Name, number>>[]} rounds
 * @param {Name} of
 * @param {Name} to
 */
export function medianRatio(rounds, of, to) {
  const ratios = rounds.map((times) => times[of] / times[to]).sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)] ?? NaN;
}
