// Writes the generated modules of lib/: the index of the folder rules/, because nothing else lists the rules, and the
// tables that are derived from facts. Removes the results of earlier builds.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { URL } from "node:url";
import { chartKeysModule, invariantsModule, newestReleaseModule } from "./generated.js";

const root = new URL("..", import.meta.url);
const names = readdirSync(new URL("rules/", root))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3))
  .sort();

const lines = [
  "// Written by scripts/generate.js from the files in rules/; not kept in git.",
  ...names.map((name, index) => `import rule${String(index)} from "../rules/${name}.js";`),
  "",
  "export const rules = {",
  ...names.map((name, index) => `  "${name}": rule${String(index)},`),
  "};",
  "",
];
writeFileSync(new URL("lib/rules.generated.ts", root), lines.join("\n"));
writeFileSync(new URL("lib/schema/invariants.generated.ts", root), invariantsModule());
writeFileSync(new URL("lib/newest-release.generated.ts", root), newestReleaseModule());
writeFileSync(new URL("lib/chart/keys.generated.ts", root), chartKeysModule());
rmSync(new URL("dist/", root), { recursive: true, force: true });
