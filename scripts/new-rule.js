// Makes the three files of a new rule: `npm run new-rule NAME`. Nothing else lists the rules.
import { existsSync, writeFileSync } from "node:fs";
import process from "node:process";
import { URL, fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as prettier from "prettier";
import { createConfigs } from "../dist/lib/eslint/presets.js";
import karpenter from "../dist/lib/index.js";
import { allKinds, kinds } from "../dist/lib/kinds.js";
import { categories } from "../dist/lib/eslint/rule-definition.js";
import { updatePage } from "./docs.js";
import { descriptions, pageFile, ruleFile, sample, testFile } from "./new-rule-files.js";

/** @typedef {import("../lib/eslint/rule.js").KarpenterRule["docs"]} Docs */

const root = new URL("..", import.meta.url);
const usage = "npm run new-rule NAME -- --kind EC2NodeClass --category Security --preset strict";
const presets = /** @type {const} */ (["recommended", "strict", "workspace"]);

class UsageError extends Error {}

try {
  const rule = read(process.argv.slice(2));
  const files = filesOf(rule.name);
  const page = pageOf(rule);
  for (const [file, text] of [/** @type {const} */ ([files.rule, ruleFile(rule)]), [files.test, testFile(rule)]]) {
    const filepath = fileURLToPath(new URL(file, root));
    const options = await prettier.resolveConfig(filepath);
    writeFileSync(filepath, await prettier.format(text, { ...options, filepath }));
  }
  writeFileSync(new URL(files.page, root), page);
  process.stdout.write(`${nextSteps(rule, files)}\n`);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** @param {string[]} args */
function read(args) {
  const { values, positionals } = parse(args);
  const [name, ...others] = positionals;
  if (name === undefined) throw new UsageError(`A name is missing: ${usage}`);
  // npm keeps options for itself unless `--` separates them, and passes their values on.
  if (others.length > 0) throw new UsageError(`Unexpected argument "${others.join(" ")}"; options follow --: ${usage}`);
  if (!/^[a-z][a-z\d]*(?:-[a-z\d]+)+$/u.test(name))
    throw new UsageError(`"${name}" must be in kebab case, such as no-public-ip.`);
  const description = descriptions.get(name.split("-", 1)[0] ?? "");
  if (description === undefined) {
    const prefixes = Array.from(descriptions.keys(), (prefix) => `${prefix}-`);
    throw new UsageError(`"${name}" must start with one of ${prefixes.join(", ")}.`);
  }
  const taken = Object.values(filesOf(name)).find((file) => existsSync(new URL(file, root)));
  if (taken !== undefined) throw new UsageError(`The name "${name}" is taken: ${taken} exists.`);
  const kind = oneOf(allKinds, values.kind, "--kind");
  const otherKind = kind === "NodePool" ? "EC2NodeClass" : "NodePool";
  return {
    name,
    description,
    kind,
    apiVersion: apiVersionOf(kind),
    otherKind,
    otherApiVersion: apiVersionOf(otherKind),
    category: oneOf(categories, values.category, "--category"),
    preset: oneOf(presets, values.preset, "--preset"),
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        kind: { type: "string", default: "EC2NodeClass" },
        category: { type: "string", default: "Run time" },
        // A new rule in `recommended` is a breaking change: docs/versions.md.
        preset: { type: "string", default: "strict" },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
}

/**
 * @template {string} T
 * @param {readonly T[]} all
 * @param {string} value
 * @param {string} option
 */
function oneOf(all, value, option) {
  const found = all.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${option} must be one of ${all.join(", ")}, not "${value}".`);
  return found;
}

/** @param {string} name */
function filesOf(name) {
  return { rule: `rules/${name}.ts`, test: `tests/rules/${name}.test.ts`, page: `docs/rules/${name}.md` };
}

/** @param {typeof allKinds[number]} kind */
function apiVersionOf(kind) {
  const { group, versions } = kinds[kind];
  return `${group}/${versions.at(-1)?.name ?? ""}`;
}

/**
 * The page, with generated parts as `npm run docs` writes them: a new page is up to date.
 * @param {ReturnType<typeof read>} rule
 */
function pageOf(rule) {
  const { name, category, preset, description } = rule;
  /** @type {Docs} */
  const docs = { description, category, presets: { [preset]: {} } };
  const configs = createConfigs(karpenter, {
    [name]: { docs, kinds: [], asksForFields: false, build: () => ({ create: () => ({}) }) },
  });
  const plugin = { ...karpenter, configs, rules: { [name]: { meta: { docs } } } };
  return updatePage(/** @type {any} */ (plugin), /** @type {any} */ (name), pageFile(rule));
}

/**
 * @param {ReturnType<typeof read>} rule
 * @param {ReturnType<typeof filesOf>} files
 */
function nextSteps({ kind, category, preset }, files) {
  return `Made a sample rule for ${kind}, in the category "${category}" and the preset ${preset}:
  ${files.rule}
  ${files.test}
  ${files.page}

It reports the annotation ${sample}, and its tests pass. Next:
  1. Describe in the test what the rule should report, and see it fail:
     npx vitest run ${files.test}
  2. Change the rule until its tests pass.
  3. Replace each TODO of the page, then update the README and the other generated parts:
     npm run docs
  4. Add a line to CHANGELOG.md, and run all checks, which fail while the sample or a TODO is left:
     npm test

CONTRIBUTING.md explains the layout and the wording of messages.`;
}
