/** What tests need to be built, once for all of them: vitest sets up each project by itself. */
import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Step {
  readonly output: string;
  readonly sources: readonly string[];
  readonly command: readonly string[];
}

/** What lib/ itself loads: the index of rules, compiled schemas, instance types and the grammar of Terraform. */
const generated: readonly Step[] = [
  {
    output: "lib/rules.generated.ts",
    sources: ["rules/", "lib/kinds/", "facts", "schemas/invariants.js", "scripts/generate.js", "scripts/generated.js"],
    command: ["node", "scripts/generate.js"],
  },
  {
    output: "dist/schemas",
    sources: ["schemas", "facts", "scripts/facts", "package-lock.json"],
    command: ["node", "schemas/build.js"],
  },
  {
    output: "dist/instances.json",
    sources: ["facts", "scripts/facts", "scripts/bundle-instances.js"],
    command: ["node", "scripts/bundle-instances.js"],
  },
];

/** `dist/` as it would be published. */
const published: Step = {
  output: "dist/lib/index.js",
  sources: ["lib", "rules", "package.json", "tsconfig.json", "tsconfig.build.json"],
  command: ["npm", "run", "--silent", "build"],
};

/** Builds what the sources need, where it is older than what it is made from. */
export function generate(): void {
  for (const step of generated) if (isStale(step)) run(step);
}

/** Builds all of `dist/`, for tests of what people run: the command and the package. */
export function build(): void {
  if ([...generated, published].some(isStale)) run(published);
}

function run({ command: [program = "", ...args] }: Step): void {
  execFileSync(program, args, { cwd: root, stdio: "inherit" });
}

/** Whether something was changed, added or removed after the output was written. */
function isStale({ output, sources }: Step): boolean {
  return Math.max(...sources.map(lastChange)) > lastChange(output);
}

/**
 * When a file, or anything in a folder, was changed last; a folder itself changes when something in it is removed. With
 * a slash at its end, only the names in it matter.
 */
function lastChange(name: string): number {
  const file = path.join(root, name);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isDirectory() || name.endsWith("/")) return stats?.mtimeMs ?? 0;
  const inside = readdirSync(file, { recursive: true, encoding: "utf8" });
  return Math.max(stats.mtimeMs, ...inside.map((one) => statSync(path.join(file, one)).mtimeMs));
}
