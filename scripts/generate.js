// Writes the generated modules of lib/: the indexes of the folders rules/ and lib/kinds/, because nothing else lists the
// rules and the kinds, and the tables that are derived from facts. Removes the results of earlier builds.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { URL } from "node:url";
import { chartKeysModule, factModules, invariantsModule, newestReleaseModule } from "./generated.js";

const root = new URL("..", import.meta.url);

/** @param {string} folder */
function modulesIn(folder) {
  return readdirSync(new URL(`${folder}/`, root))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3))
    .sort();
}

/**
 * @param {string} folder as an import from lib/
 * @param {string} name of the export
 * @param {(module: string) => string} keyOf
 * @param {string[]} modules
 */
function writeIndex(folder, name, keyOf, modules) {
  const lines = [
    `// Written by scripts/generate.js from the files in ${name}/; not kept in git.`,
    ...modules.map((module, index) => `import module${String(index)} from "${folder}/${module}.js";`),
    "",
    `export const ${name} = {`,
    ...modules.map((module, index) => `  "${keyOf(module)}": module${String(index)},`),
    "};",
    "",
  ];
  writeFileSync(new URL(`lib/${name}.generated.ts`, root), lines.join("\n"));
}

/** The kind that a descriptor is about. @param {string} module */
function kindIn(module) {
  const text = readFileSync(new URL(`lib/kinds/${module}.ts`, root), "utf8");
  const kind = /^ {2}kind: "(\w+)",$/mu.exec(text)?.[1];
  if (kind === undefined) throw new Error(`lib/kinds/${module}.ts does not set \`kind\`.`);
  return kind;
}

writeIndex("../rules", "rules", (module) => module, modulesIn("rules"));
writeIndex("./kinds", "kinds", kindIn, modulesIn("lib/kinds"));
writeFileSync(new URL("lib/schema/invariants.generated.ts", root), invariantsModule());
writeFileSync(new URL("lib/newest-release.generated.ts", root), newestReleaseModule());
writeFileSync(new URL("lib/karpenter/chart/keys.generated.ts", root), chartKeysModule());
for (const [module, text] of factModules()) writeFileSync(new URL(`lib/${module}.generated.ts`, root), text);
rmSync(new URL("dist/", root), { recursive: true, force: true });
