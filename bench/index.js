/**
 * The speed of the plugin, as ratios, which hardly depend on the machine. Run it with `npm run bench`. Only
 * different problems in the fast lane make it fail, not slow figures.
 */
import process from "node:process";
import { isDeepStrictEqual } from "node:util";
import { timeAdmission } from "./admission.js";
import { timeColdStarts } from "./cold-start.js";
import { terraformShare } from "./loading.js";
import { medianRatio, timeInTurns } from "./measure.js";
import { createRepository } from "./repository.js";
import { timeValidators } from "./schemas.js";
import { setups } from "./setups.js";
import { timeWorkspace } from "./workspace.js";

// First, before anything else has loaded them.
const validators = timeValidators();

const admission = timeAdmission();

const count = 1000;
const repository = createRepository(count);

const [strict, fast] = await Promise.all([setups.strict(), setups.fast()]);
const findings = repository.map((file) => strict(file));
const same = repository.every((file, index) => isDeepStrictEqual(fast(file), findings[index]));

const names = /** @type {import("./setups.js").SetupName[]} */ (Object.keys(setups));
const rounds = await timeInTurns(names, { count, warmUp: 2, rounds: 7 });
const workspace = await timeWorkspace(5000);
const starts = timeColdStarts(repository[0]?.text ?? "", 9);

const ours = repository.filter((file) => file.isOurs).length;
print(`${String(count)} files, ${String(ours)} of them ours, ${String(findings.flat().length)} findings\n`);
row("figure", "measured", "target", "");
figure("one rule / bare parse", medianRatio(rounds, "oneRule", "bare"));
figure("all rules of strict / one rule", medianRatio(rounds, "strict", "oneRule"), 1.3);
figure("fast lane with all rules of strict / bare parse", medianRatio(rounds, "fast", "bare"), 0.45);
figure("fast lane / plain language, with all rules of strict", medianRatio(rounds, "fast", "strict"));
figure("yaml-eslint-parser alone / bare parse", medianRatio(rounds, "parser", "bare"));
figure("slowest validator, loaded and used once, in milliseconds", validators.load, 10);
figure("a warm validator for one manifest, in microseconds", validators.warm, 20);
figure("instance types of a node pool / its valid-schema", admission.types / admission.schema, 0.1);
figure("index of 5000 files / bare parse of them", workspace.index, 0.35);
figure("lint one of 5000 files after another changed, in milliseconds", workspace.relint, 30);
figure("modules of Terraform / loading the plugin", terraformShare(), 0.08);
figure("cold start of karpenter-lint / of eslint without rules", medianRatio(starts, "ours", "eslint"), 1.25);

if (!same) {
  process.stderr.write("\nThe fast lane does not find what the plain language finds.\n");
  process.exitCode = 1;
}

/**
 * @param {string} name
 * @param {number} ratio
 * @param {number} [target]
 */
function figure(name, ratio, target) {
  if (target === undefined) row(name, ratio.toFixed(2), "", "");
  else row(name, ratio.toFixed(2), `<= ${target.toFixed(2)}`, ratio <= target ? "ok" : "over");
}

/**
 * @param {string} name
 * @param {string} measured
 * @param {string} target
 * @param {string} verdict
 */
function row(name, measured, target, verdict) {
  print(`${name.padEnd(56)}${measured.padStart(8)}  ${target.padEnd(8)} ${verdict}`.trimEnd());
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}
