// Writes lib/rules.generated.ts, the index of the folder rules/: nothing else lists the rules. Removes what was built
// from an earlier index.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { URL } from "node:url";

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
rmSync(new URL("dist/", root), { recursive: true, force: true });
