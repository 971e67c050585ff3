/** Whole repositories, each a text file in `workspaces/`; what their parts mean stands at `readCase`. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ESLint, type Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import karpenter from "../lib/index.js";

const folder = new URL("workspaces/", import.meta.url);
const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), "karpenter-workspaces-")));

afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
});

interface Expectation {
  /** `path:line:column rule` */
  readonly place: string;
  /** What the message must contain. */
  readonly part: string;
}

interface Case {
  readonly about: string;
  /** What stands behind `===`, by its first word. */
  readonly files: readonly { readonly head: string; readonly text: string }[];
  readonly expected: readonly Expectation[];
  readonly settings: unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * A case starts with a paragraph that says what it is about. Then come files, each behind a line
 * `=== path/in/repo`: with `(BOM)`, `(CRLF)` or both behind the path, the file is written so; `=== link -> target`
 * is a symbolic link; a path may start with `../`. Settings are `settings.karpenter`, options are by rule.
 */
function readCase(name: string): Case {
  const [about = "", ...sections] = readFileSync(new URL(name, folder), "utf8").split(/^=== /mu);
  const files = sections.map((section) => {
    const end = section.indexOf("\n");
    return { head: section.slice(0, end).trim(), text: section.slice(end + 1) };
  });
  const textOf = (wanted: string) => files.find(({ head }) => head === wanted)?.text;
  const expected = textOf("expected");
  if (expected === undefined) throw new Error(`${name} expects nothing, not even silence.`);
  return {
    about: about.trim(),
    files: files.filter(({ head }) => !["expected", "settings", "options"].includes(head)),
    expected: expected.split("\n").flatMap((line) => {
      const [place = "", part = ""] = line.trim().split(/ {2,}/u);
      return place === "" ? [] : [{ place, part }];
    }),
    settings: JSON.parse(textOf("settings") ?? "{}"),
    options: JSON.parse(textOf("options") ?? "{}") as Record<string, unknown>,
  };
}

function write(repository: string, { files }: Case): void {
  mkdirSync(path.join(repository, ".git"), { recursive: true });
  for (const { head, text } of files) {
    const [, name = "", target, marks = ""] = /^(\S+)(?: -> (\S+))?(?: \((.*)\))?$/u.exec(head) ?? [];
    const file = path.join(repository, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (target !== undefined) symlinkSync(target, file);
    else {
      const lines = marks.includes("CRLF") ? text.replaceAll("\n", "\r\n") : text;
      writeFileSync(file, marks.includes("BOM") ? `\uFEFF${lines}` : lines);
    }
  }
}

function createEslint(cwd: string, { settings, options }: Case): ESLint {
  const chosen = Object.entries(options).map(([rule, value]) => [
    `karpenter/${rule}`,
    value === null ? "error" : ["error", value],
  ]);
  return new ESLint({
    cwd,
    overrideConfigFile: true,
    errorOnUnmatchedPattern: false,
    overrideConfig: [
      ...karpenter.configs.workspace,
      ...karpenter.configs.terraform,
      {
        files: ["**/*.{yaml,yml}"],
        settings: { karpenter: settings },
        rules: Object.fromEntries(chosen) as Linter.RulesRecord,
      },
    ],
  });
}

interface Finding {
  readonly place: string;
  readonly message: string;
}

function findingsOf(cwd: string, results: readonly ESLint.LintResult[]): Finding[] {
  return results
    .flatMap(({ filePath, messages }) => {
      const file = path.relative(cwd, filePath).split(path.sep).join("/");
      return messages.map(({ line, column, ruleId, message }) => ({
        place: `${file}:${String(line)}:${String(column)} ${(ruleId ?? message).replace("karpenter/", "")}`,
        message,
      }));
    })
    .sort((one, other) => (one.place + one.message < other.place + other.message ? -1 : 1));
}

describe.each(readdirSync(folder).filter((name) => name.endsWith(".txt")))("%s", (name) => {
  const one = readCase(name);
  const repository = path.join(temporary, name.replace(/\.txt$/u, ""), "repository");
  write(repository, one);
  const lint = async (patterns: readonly string[]) => createEslint(repository, one).lintFiles([...patterns]);

  it("has what is expected, and nothing else", async () => {
    expect(one.about).not.toBe("");
    const findings = findingsOf(repository, await lint(["**/*.{yaml,yml,tf}"]));
    const left = [...findings];
    const missing = one.expected.filter(({ place, part }) => {
      const index = left.findIndex((finding) => finding.place === place && finding.message.includes(part));
      if (index >= 0) left.splice(index, 1);
      return index < 0;
    });
    expect({ missing, left }).toEqual({ missing: [], left: [] });
  });

  it("has the same when each file is linted on its own, in reverse order", async () => {
    const all = await lint(["**/*.{yaml,yml,tf}"]);
    const alone: ESLint.LintResult[] = [];
    for (const { filePath } of all.toReversed()) alone.push(...(await lint([filePath])));
    expect(findingsOf(repository, alone)).toEqual(findingsOf(repository, all));
  });
});
