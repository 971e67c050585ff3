/** What a repository without Terraform pays for it: its modules are loaded before the first file is known. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import process from "node:process";
import { URL } from "node:url";

const lib = new URL("../dist/lib/", import.meta.url);

/** The layers below Terraform, which other files need as well, and then its own. */
const below = ["yaml", "model", "kinds", "installers", "argo-cd", "karpenter"];
const own = ["terraform", "cloudformation"];

const script = `
const load = async (urls) => {
  const start = process.cpuUsage();
  await Promise.all(urls.map((url) => import(url)));
  const { user, system } = process.cpuUsage(start);
  return user + system;
};
const [below, own] = ${JSON.stringify([below, own].map((folders) => folders.flatMap(modulesIn)))};
const times = [await load(below), await load(own), await load([${JSON.stringify(new URL("index.js", lib).href)}])];
process.stdout.write(JSON.stringify(times));
`;

/**
 * @param {number} rounds
 * @returns {number} the share of the processor time in which the plugin is loaded
 */
export function terraformShare(rounds = 5) {
  const shares = Array.from({ length: rounds }, () => {
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
    /** @type {unknown} */
    const times = JSON.parse(stdout);
    const [before = 0, terraform = 0, after = 0] = /** @type {readonly number[]} */ (times);
    return terraform / (before + terraform + after);
  });
  return shares.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
}

/** @param {string} folder */
function modulesIn(folder) {
  return readdirSync(new URL(`${folder}/`, lib), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => new URL(`${folder}/${file}`, lib).href);
}
