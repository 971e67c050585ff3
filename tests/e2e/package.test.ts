import { existsSync, readFileSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { beforeAll, describe, expect, it } from "vitest";
import { codeBlock } from "../code-blocks.js";
import { configurations } from "./eslint.js";
import { exampleFindings, findingsOf } from "./findings.js";
import { addExamples, makeFolder } from "./folders.js";
import { type Outcome, root, run } from "./run.js";

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly version: string;
}

const required = ["CHANGELOG.md", "LICENSE", "README.md", "dist", "package.json"];

const MINUTES = 60_000;

const typesOfList = `import karpenter, { type PresetName, type RuleName } from "eslint-plugin-karpenter";
import type { Linter } from "eslint";

const preset: PresetName = "strict";
const rule: RuleName = "require-imdsv2";
const configs: Linter.Config[] = [...karpenter.configs[preset], { rules: { [\`karpenter/\${rule}\`]: "off" } }];
`;

const typesOfRequire = `import plugin = require("eslint-plugin-karpenter");

const presets: plugin.PresetName[] = ["recommended"];
const names: string[] = presets.flatMap((preset) => plugin.default.configs[preset].map(({ name }) => name ?? ""));
export = names;
`;

const types = {
  "10": `${typesOfList}
import { defineConfig } from "eslint/config";
export default defineConfig({ plugins: { karpenter }, extends: ["karpenter/recommended"] }, configs);
`,
  // Installed today, the types of its defineConfig don't even fit its own Linter.Config.
  "9.38.0": `${typesOfList}
export default configs;
`,
};

const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;

let tarball = "";
let files: readonly string[] = [];

async function npm(cwd: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run("npm", args, { cwd });
  if (code !== 0) throw new Error(`npm ${args.join(" ")}\n${stdout}\n${stderr}`);
  return stdout;
}

beforeAll(async () => {
  const folder = makeFolder();
  // dist/ is there: it is built before all tests.
  const json = await npm(root, "pack", "--json", "--ignore-scripts", "--pack-destination", folder);
  const [packed] = JSON.parse(json) as [Packed];
  tarball = path.join(folder, packed.filename);
  files = packed.files.map((file) => file.path).sort();
}, MINUTES);

/** Whether a text contains a path, which starts after anything but a letter: a property can be named "root". */
function isNamed(place: string, text: string): boolean {
  return text
    .split(place)
    .slice(0, -1)
    .some((before) => !/[A-Za-z]$/u.test(before));
}

describe("the tarball", () => {
  it("holds what is to be published, and nothing else", () => {
    const top = new Set(files.map((file) => file.split("/", 1)[0] ?? ""));
    expect([...top]).toEqual(expect.arrayContaining(required));
    expect([...required, "docs", "schemas"]).toEqual(expect.arrayContaining([...top]));
    // What is built from a file that is no longer there stays in dist/.
    const stale = files.filter((file) => {
      const source = file.replace(/^dist\//u, "").replace(/(?:\.d\.ts|\.js)$/u, ".ts");
      return /^(?:lib|rules)\//u.test(source) && !existsSync(path.join(root, source));
    });
    expect(stale).toEqual([]);
  });

  it("holds what its manifest names", () => {
    const named = [...Object.values(manifest.exports), ...Object.values(manifest.bin)]
      .flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)))
      .map((target) => path.posix.normalize(target));
    expect(named.length).toBeGreaterThan(2);
    const missing = named.filter((target) => {
      const [start = "", end] = target.split("*");
      return !files.some((file) =>
        end === undefined ? file === target : file.startsWith(start) && file.endsWith(end),
      );
    });
    expect(missing).toEqual([]);
  });

  it("says nothing about the machine that it was made on", () => {
    const foreign = [root, `${homedir()}/`, `${tmpdir()}/`, "file:///", "sourceMappingURL"];
    const found = files.flatMap((file) => {
      const text = readFileSync(path.join(root, file), "utf8");
      return foreign.filter((name) => isNamed(name, text)).map((name) => `${file}: ${name}`);
    });
    expect(found).toEqual([]);
  });

  it("can read files, and reaches neither the network nor other programs, as SECURITY.md says", () => {
    const code = files
      .filter((file) => /\.c?js$/u.test(file))
      .map((file) => readFileSync(path.join(root, file), "utf8"));
    const imports = code.flatMap((text) => [
      ...text.matchAll(/\b(?:from |import |import\(|require\()["'](?:node:)?(?<name>[\w/]+)["']/gu),
    ]);
    const names = new Set(imports.map(({ groups }) => groups?.["name"] ?? ""));
    const builtIn = [...names].filter((name) => builtinModules.includes(name));
    expect(builtIn.sort()).toEqual([
      "crypto",
      "diagnostics_channel",
      "fs",
      "module",
      "path",
      "process",
      "readline/promises",
      "stream/consumers",
      "url",
      "util",
    ]);
    // What needs no import.
    expect(code.filter((text) => /\b(?:fetch|WebSocket|EventSource|eval|Function)\(/u.test(text))).toEqual([]);
  });

  it("is what bundlers and editors expect of a package", async () => {
    const publint = path.join(root, "node_modules/publint/src/cli.js");
    const outcome = await run(process.execPath, [publint, tarball, "--strict"], { cwd: path.dirname(tarball) });
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    expect(outcome.stdout).toContain("All good!");
  });
});

it("has types that are right wherever ES modules are (are-the-types-wrong)", async () => {
  const result = await checkPackage(createPackageFromTarballData(readFileSync(tarball)), { entrypoints: ["."] });
  const problems = result.types === false ? [] : result.problems;
  const found = problems.map((one) => `${one.kind} ${"resolutionKind" in one ? one.resolutionKind : ""}`);
  // Node.js before 12 knows no `exports`; and to require an ES module is fine in all versions that are supported.
  expect(found).toEqual(["NoResolution node10", "CJSResolvesToESM node16-cjs"]);
});

describe.concurrent.each(["10", "9.38.0"] as const)("in an empty project with ESLint %s", (version) => {
  let project = "";
  const json = ["--format", "json"];

  /** Runs a command of the project without npx, which takes longer than linting. */
  async function command(name: string, ...args: string[]): Promise<Outcome> {
    return run(path.join(project, "node_modules/.bin", name), args, { cwd: project });
  }

  beforeAll(async () => {
    project = makeFolder({
      "package.json": "{}",
      "eslint.config.mjs": configurations["as a list"],
      "types.mts": types[version],
      "types.cts": typesOfRequire,
    });
    addExamples(project);
    const quietly = ["--no-audit", "--no-fund", "--prefer-offline"];
    const [, ...install] = codeBlock("README.md", "sh", "npm install --save-dev").trim().split(" ");
    const given: Readonly<Record<string, string>> = { "eslint-plugin-karpenter": tarball, eslint: `eslint@${version}` };
    await npm(project, ...install.map((word) => given[word] ?? word), ...quietly);
  }, 5 * MINUTES);

  it("`eslint .` finds what is wrong with the examples", async () => {
    const { code, stdout } = await command("eslint", ".", ...json);
    expect({ code, findings: findingsOf(stdout) }).toEqual({ code: 1, findings: exampleFindings });
  });

  it("`karpenter-lint` finds the same, with that configuration and with its own", async () => {
    const [configured, own] = await Promise.all([
      command("karpenter-lint", ...json),
      command("karpenter-lint", ...json, "--preset", "recommended", "gitops-apps"),
    ]);
    expect({ code: configured.code, findings: findingsOf(configured.stdout) }).toEqual({
      code: 1,
      findings: exampleFindings,
    });
    expect({ code: own.code, findings: findingsOf(own.stdout) }).toEqual({ code: 1, findings: exampleFindings });
  });

  // The version changes nothing in how npx finds the command.
  if (version === "10") {
    it("the commands of the README and its pages print and write what it says", async () => {
      const lint = codeBlock("README.md", "sh", "--preset strict").replace("clusters/prod", "gitops-apps/prod");
      const report = codeBlock("docs/readiness.md", "sh", "readiness.html");
      const { stdout } = await run("sh", ["-c", lint + report], { cwd: project });
      expect(stdout).toMatch(/^gitops-apps\S+:22:28 [\s\S]+^\[\{"filePath":[\s\S]+^# Karpenter readiness$/mu);
      expect(readFileSync(path.join(project, "readiness.html"), "utf8")).toMatch(/^<!doctype html>/u);
    });
  }

  it("`karpenter-lint --version` is that of the package", async () => {
    expect((await command("karpenter-lint", "--version")).stdout).toBe(`${manifest.version}\n`);
  });

  it("has one copy of what the plugin is built on", () => {
    const nested = path.join(project, "node_modules/eslint-plugin-karpenter/node_modules");
    expect(existsSync(nested) ? readdirSync(nested) : []).toEqual([]);
  });

  it("can be required, where Node.js takes ES modules so", async () => {
    const code = 'console.log(require("eslint-plugin-karpenter").default.meta.version)';
    // Older ones warn that this is an experiment.
    const outcome = await run(process.execPath, ["--no-warnings", "--eval", code], { cwd: project });
    expect(outcome).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });

  it("compiles where its types are used", async () => {
    const typescript = path.join(root, "node_modules/typescript/bin/tsc");
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--skipLibCheck", "false"];
    // Without the types of browsers, which take as long to check as all others.
    options.push("--lib", "es2022");
    const outcome = await run(process.execPath, [typescript, ...options, "types.mts", "types.cts"], {
      cwd: project,
    });
    expect(outcome).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
