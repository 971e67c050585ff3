// The modules of lib/ that are derived from facts/ and schemas/, and not kept in git.
import { messages } from "../schemas/invariants.js";
import { readCharts, readTable, releasesOf, valuesOf } from "./facts/files.js";

/** The latest release whose CRDs are in facts/. */
export function newestReleaseModule() {
  return `// Written by scripts/generate.js from facts/crds/karpenter/; not kept in git.
export const NEWEST_RELEASE = "${releasesOf("karpenter").at(-1) ?? ""}";
`;
}

/** The messages of the invariants, for the rules that report them. */
export function invariantsModule() {
  return `// Written by scripts/generate.js from schemas/invariants.js; not kept in git.
export const invariants = ${JSON.stringify(messages, null, 2)} as const;

export type Invariant = keyof typeof invariants;
`;
}

/** The facts that lib/ reads as they are: the module of each file, and the parts that it exports. */
const TABLES = /** @type {const} */ ([
  ["ami-families.json", "karpenter/ami-families", ["families"]],
  ["empty-filters.json", "karpenter/empty-filters", ["fixedIn"]],
  ["ebs-volumes.json", "karpenter/ebs-volumes", ["types"]],
  ["well-known-labels.json", "karpenter/well-known-labels", ["labels", "deprecated"]],
  ["removed-names.json", "removed-names", ["names"]],
  ["kubelet.json", "karpenter/kubelet", ["managed", "managedOnly", "ownedByKarpenter", "expressions", "fields"]],
  ["upgrade.json", "upgrade/facts", ["changes", "names", "kubernetes"]],
  ["releases.json", "upgrade/support", ["karpenter"]],
]);

/** @returns {[module: string, text: string][]} */
export function factModules() {
  return TABLES.map(([file, module, parts]) => {
    const content = readTable(file);
    const lines = parts.map((part) => `export const ${part} = ${JSON.stringify(content[part], null, 2)} as const;\n`);
    return [module, `// Written by scripts/generate.js from facts/${file}; not kept in git.\n${lines.join("\n")}`];
  });
}

/** The values of Karpenter's chart, each with the minor releases that declare or read it. */
export function chartKeysModule() {
  const charts = readCharts();
  const releases = Object.keys(charts);
  const all = Object.values(charts).map((chart) => new Set(valuesOf(chart)));
  const names = new Set(all.flatMap((values) => [...values]));
  const lines = [...names].sort().map((name) => {
    const has = all.map((values) => values.has(name));
    return `  ${JSON.stringify(name)}: "${stretches(releases, has)}",\n`;
  });
  return `// Written by scripts/generate.js from facts/charts/karpenter.json; not kept in git.
/** A value includes everything below it. */
export const chartKeys: Readonly<Record<string, string>> = {
${lines.join("")}};
`;
}

/**
 * The ranges of releases that have something, such as `0.10-0.29 1.5-`; the latest is omitted at the end.
 * @param {string[]} releases
 * @param {boolean[]} has
 */
function stretches(releases, has) {
  /** @type {string[]} */
  const found = [];
  has.forEach((one, index) => {
    if (!one || has[index - 1]) return;
    const end = has.indexOf(false, index);
    found.push(`${releases[index] ?? ""}-${end < 0 ? "" : (releases[end - 1] ?? "")}`);
  });
  return found.join(" ");
}
