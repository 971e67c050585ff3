/** How long something takes, as a ratio within one run, so a slow or busy machine makes no difference. */
import process from "node:process";

/** By how much the second size is larger. */
const FACTOR = 4;

/** Below this, in milliseconds, a time is mostly noise. */
const NOISE = 2;

/** As many as a busy machine may need for one measurement of each size that nothing disturbs. */
const ATTEMPTS = 12;

/** Less than this is linear: linear work takes 4 times as long for four times the size, quadratic work 16 times. */
export const LINEAR = 2 * FACTOR;

/** How many times as long something takes for four times the size. */
export function growth(size: number, run: (size: number) => void): number {
  return timesAsLong(
    () => {
      run(FACTOR * size);
    },
    () => {
      run(size);
    },
  );
}

/** How many times as long one takes as the other; tried again while that looks like more than linear growth. */
export function timesAsLong(one: () => void, other: () => void): number {
  // The first calls run before the compiler has seen the code.
  other();
  let [first, second] = [Infinity, Infinity];
  let ratio = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && ratio >= LINEAR; attempt += 1) {
    first = Math.min(first, timeOf(one));
    second = Math.min(second, timeOf(other));
    ratio = first / Math.max(second, NOISE);
  }
  return ratio;
}

/** In milliseconds of the processor, which other programs don't take. */
function timeOf(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
