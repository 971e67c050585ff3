/** The conditions that every input must meet. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { ESLint, Linter } from "eslint";
import { parseYAML } from "yaml-eslint-parser";
import { surroundings } from "./inputs.js";

/** @typedef {import("./inputs.js").Input} Input */
/** @typedef {Linter.LintMessage} Message */
/** @typedef {{ getConfig: (file: string) => Linter.Config }} Configs */

/** How many times as long as the parser an input may take. */
const MAX_RATIO = 50;

/** The least time of the parser, in milliseconds, because shorter times are mostly noise. */
const LEAST = 1;

/** What the parser reads in a millisecond; it stops early in a text that is not YAML, such as Terraform. */
const CHARACTERS = 2000;

/** The edits of an input that are tried. */
const MAX_EDITS = 3;

/** Control and format characters that a message must not contain. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Each input gets one of these settings. */
const settings = [
  {},
  { release: "1.0", valuesFiles: true },
  { release: "0.37", kubernetesVersion: "1.29" },
  { preferredAlias: "al2023@v20250501", completeExamples: true },
  {
    release: "1.99",
    environments: {
      prod: { files: ["clusters/prod/**"], clusterName: "prod", region: "eu-west-1", account: "111122223333" },
    },
  },
];

/** @type {Linter.Processor} */
const markdown = {
  meta: { name: "blocks" },
  preprocess: (text) =>
    Array.from(text.matchAll(/^```yaml\n([\s\S]*?)^```/gmu), ([, block = ""]) => ({ text: block, filename: "0.yaml" })),
  // The positions stay those in the block, so its edits don't fit the file.
  postprocess: (messages) => messages.flat().map((message) => ({ ...message, fix: undefined, suggestions: [] })),
};

export class Checker {
  /** @type {string} */
  #root;
  /** @type {Linter} */
  #linter;
  /** @type {Configs[]} */
  #configs = [];
  /** @type {Configs[]} */
  #reversed = [];
  /** The highest ratio of an input's time to that of the parser. */
  slowest = { ratio: 0, seed: 0 };

  /** @param {string} root */
  constructor(root) {
    this.#root = root;
    this.#linter = new Linter({ cwd: root });
  }

  /**
   * @param {{ configs: Readonly<Record<string, Linter.Config[]>> }} plugin
   * @returns {Promise<Checker>}
   */
  static async create({ configs }) {
    const root = mkdtempSync(path.join(realpathSync(tmpdir()), "karpenter-fuzz-"));
    for (const [file, text] of Object.entries(surroundings)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    const checker = new Checker(root);
    for (const preset of ["recommended", "strict", "all", "all"]) {
      for (const [index, karpenter] of settings.entries()) {
        const reading = {
          unrelatedFiles: index % 2 === 0 ? "skip" : "parse",
          helmTemplates: index % 3 === 0 ? "skip" : "lint",
        };
        /** @type {Linter.Config[]} */
        const config = [
          ...(configs[preset] ?? []),
          ...(configs["terraform"] ?? []),
          { files: ["**/*.md"], processor: markdown },
          { files: ["**/*.{yaml,yml}"], languageOptions: reading, settings: { karpenter } },
        ];
        checker.#configs.push(await resolved(config, root));
        checker.#reversed.push(await resolved(config.map(withReversedRules), root));
      }
    }
    return checker;
  }

  remove() {
    rmSync(this.#root, { recursive: true, force: true });
  }

  /**
   * @param {Input} input
   * @param {number} seed
   * @returns {{ messages: number, edits: number, faults: string[] }}
   */
  check(input, seed) {
    const index = seed % this.#configs.length;
    const config = /** @type {Configs} */ (this.#configs[index]);
    /** @type {string[]} */
    const faults = [];
    try {
      const { messages, time } = this.#timed(input, config);
      for (const message of messages) faults.push(...faultsOf(message, input));
      const ratio = this.#ratio(input, config, time);
      if (ratio > this.slowest.ratio) this.slowest = { ratio, seed };
      if (ratio > MAX_RATIO) faults.push(`needs ${ratio.toFixed(0)} times as long as the parser`);
      const edits = messages.flatMap(editsOf).slice(0, MAX_EDITS);
      for (const edit of edits) faults.push(...this.#faultsOfEdit(input, edit, config));
      if (seed % 2 === 0 && messages.some(({ fix }) => fix)) faults.push(...this.#faultsOfFixes(input, config));
      if (seed % 16 === 0) faults.push(...this.#faultsOfOrder(input, messages, index));
      return { messages: messages.length, edits: edits.length, faults };
    } catch (error) {
      return { messages: 0, edits: 0, faults: [`throws ${String(error instanceof Error ? error.stack : error)}`] };
    }
  }

  /**
   * @param {Input} input
   * @param {Configs} config
   * @returns {Message[]}
   */
  #lint({ path: file, text }, config) {
    return this.#linter.verify(
      text,
      /** @type {Linter.Config[]} */ (/** @type {unknown} */ (config)),
      path.join(this.#root, file),
    );
  }

  /**
   * @param {Input} input
   * @param {Configs} config
   */
  #timed(input, config) {
    const start = process.cpuUsage();
    const messages = this.#lint(input, config);
    return { messages, time: since(start) };
  }

  /**
   * Measured again as long as it is too high, because other programs and the compiler disturb a measurement.
   * @param {Input} input
   * @param {Configs} config
   * @param {number} first
   */
  #ratio(input, config, first) {
    const least = Math.max(LEAST, input.text.length / CHARACTERS);
    let [time, parser] = [first, least];
    for (let turn = 0; turn < 4 && time > MAX_RATIO * parser; turn += 1) {
      time = Math.min(time, this.#timed(input, config).time);
      const start = process.cpuUsage();
      isYaml(input.text);
      parser = Math.max(parser, since(start));
    }
    return time / parser;
  }

  /**
   * @param {Input} input
   * @param {{ message: Message, fix: NonNullable<Message["fix"]> }} edit
   * @param {Configs} config
   */
  #faultsOfEdit(input, { message, fix }, config) {
    const output = { ...input, text: applied(input.text, fix) };
    const name = `${String(message.ruleId)}: edit ${JSON.stringify(fix)}`;
    const isFatal = (/** @type {Message} */ one) => one.fatal === true || one.message.startsWith("Parsing error");
    const before = this.#lint(input, config).filter(isFatal).length;
    const after = this.#lint(output, config).filter(isFatal);
    if (after.length > before) return [`${name} leaves no YAML: ${after[0]?.message ?? ""}`];
    return input.path.endsWith("yaml") && isYaml(input.text) && !isYaml(output.text) ? [`${name} leaves no YAML`] : [];
  }

  /**
   * @param {Input} input
   * @param {Configs} config
   */
  #faultsOfFixes({ path: file, text }, config) {
    const options = path.join(this.#root, file);
    const list = /** @type {Linter.Config[]} */ (/** @type {unknown} */ (config));
    const once = this.#linter.verifyAndFix(text, list, options).output;
    const twice = this.#linter.verifyAndFix(once, list, options).output;
    return once === twice ? [] : ["a second --fix changes more"];
  }

  /**
   * @param {Input} input
   * @param {Message[]} messages
   * @param {number} index
   */
  #faultsOfOrder(input, messages, index) {
    const reversed = this.#lint(input, /** @type {Configs} */ (this.#reversed[index]));
    const [one, other] = [messages, reversed].map((list) =>
      list
        .map((message) => JSON.stringify(message))
        .sort()
        .join("\n"),
    );
    return one === other ? [] : ["the order of the rules decides what is reported"];
  }
}

/**
 * @param {Linter.Config[]} list
 * @param {string} root
 * @returns {Promise<Configs>} resolved once, as ESLint does for a run
 */
async function resolved(list, root) {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: list });
  /** @type {Map<string, Linter.Config>} */
  const known = new Map();
  for (const file of [
    "a.yaml",
    "a.yml",
    "main.tf",
    "README.md",
    "README.md/0.yaml",
    "main.tf/0.yaml",
    "chart/templates/a.yaml",
  ]) {
    /** @type {unknown} */
    const config = await eslint.calculateConfigForFile(path.join(root, file));
    known.set(path.extname(file), /** @type {Linter.Config} */ (config));
  }
  /** @type {Linter.Config[]} */
  const configs = [];
  return Object.assign(configs, { getConfig: (/** @type {string} */ file) => known.get(path.extname(file)) ?? {} });
}

/**
 * @param {Linter.Config} config
 * @returns {Linter.Config}
 */
function withReversedRules({ rules, plugins, ...config }) {
  const reversed = (/** @type {object} */ object) => Object.fromEntries(Object.entries(object).reverse());
  return { ...config, ...(plugins && { plugins }), ...(rules && { rules: reversed(rules) }) };
}

/**
 * @param {Message} message
 * @param {Input} input
 */
function faultsOf(
  { ruleId, message, fatal, line, column, endLine = line, endColumn = column, suggestions = [] },
  { text },
) {
  const faults = [];
  const isOurs =
    ruleId?.startsWith("karpenter/") ?? (fatal === true || /^Parsing error|eslint-|directive/u.test(message));
  if (!isOurs) faults.push(`${String(ruleId)} reports ${JSON.stringify(message)}`);
  for (const shown of [message, ...suggestions.map(({ desc }) => desc)]) {
    if (INVISIBLE.test(shown)) faults.push(`${String(ruleId)} has raw characters in ${JSON.stringify(shown)}`);
    if (/\{\{ ?[a-z]\w* ?\}\}(?<!\{\{ ?x ?\}\}|\{\{ ?(?:name|cluster) ?\}\})/u.test(shown))
      faults.push(`${String(ruleId)} lacks data in ${JSON.stringify(shown)}`);
  }
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/u).length;
  const isPlace =
    line >= 1 && column >= 1 && endLine <= lines && (line < endLine || (line === endLine && column <= endColumn));
  if (!isPlace)
    faults.push(
      `${String(ruleId)} reports at ${JSON.stringify({ line, column, endLine, endColumn })} of ${String(lines)} lines`,
    );
  return faults;
}

/** @param {Message} message */
function editsOf(message) {
  const fixes = [...(message.fix ? [message.fix] : []), ...(message.suggestions ?? []).map(({ fix }) => fix)];
  return fixes.map((fix) => ({ message, fix }));
}

/**
 * As ESLint does it: positions don't count a byte order mark.
 * @param {string} text
 * @param {NonNullable<Message["fix"]>} fix
 */
function applied(text, { range: [start, end], text: added }) {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const body = text.slice(mark.length);
  return mark + body.slice(0, start) + added + body.slice(end);
}

/** @param {string} text */
function isYaml(text) {
  try {
    parseYAML(text.replace(/^\uFEFF/u, ""), {});
    return true;
  } catch {
    return false;
  }
}

/** @param {NodeJS.CpuUsage} start */
function since(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
