import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { ESLint, Linter } from "eslint";
import { afterAll, describe, expect, it, vi } from "vitest";
import karpenter from "../../lib/index.js";
import { FileLister } from "../../lib/workspace/files.js";
import { indexFor } from "../../lib/workspace/workspace-cache.js";

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), "karpenter-workspace-")));

afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string | Uint8Array>>;

let made = 0;

/** Makes a folder with these files; without a `.git`, unless one of the files is in it. */
function makeFolder(files: Files): string {
  made += 1;
  const folder = path.join(temporary, String(made));
  mkdirSync(folder);
  write(folder, files);
  return folder;
}

function makeRepository(files: Files): string {
  return makeFolder({ ".git/HEAD": "ref: refs/heads/main\n", ...files });
}

function write(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function nodeClass(name = "default"): string {
  return `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: ${name}\nspec:\n  role: node\n`;
}

function nodePool(nodeClassName: string): string {
  return `apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: default
spec:
  template:
    spec:
      nodeClassRef:
        group: karpenter.k8s.aws
        kind: EC2NodeClass
        name: ${nodeClassName}
`;
}

type Settings = Readonly<Record<string, unknown>>;

function configs(settings: Settings = {}): Linter.Config[] {
  return [...karpenter.configs.workspace, { files: ["**/*.{yaml,yml}"], settings: { karpenter: settings } }];
}

function createEslint(cwd: string, settings?: Settings, configuration = configs(settings)): ESLint {
  return new ESLint({ cwd, overrideConfigFile: true, overrideConfig: configuration });
}

function textOf(cwd: string, results: readonly ESLint.LintResult[]): string[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message }) => `${path.relative(cwd, filePath)}:${String(line)} ${message}`),
  );
}

async function lint(cwd: string, patterns: readonly string[] = ["**/*.{yaml,yml}"], settings?: Settings) {
  return textOf(cwd, await createEslint(cwd, settings).lintFiles([...patterns]));
}

/** Lints a text as an editor does. */
function verify(cwd: string, name: string, text: string, linter = new Linter({ cwd })): string[] {
  return linter.verify(text, configs(), path.join(cwd, name)).map(({ line, message }) => `${String(line)} ${message}`);
}

const missing = (name: string, place = "class.yaml:4") =>
  `pool.yaml:11 No EC2NodeClass is named \`${name}\`; add it, or use an existing one, such as \`default\` in ${place}.`;

const MISSING = missing("graviton");
const ALSO = MISSING.replace("pool.yaml:", "");

describe("in one process", () => {
  it("sees what changed on the disk between two runs of one ESLint", async () => {
    const folder = makeRepository({ "class.yaml": nodeClass(), "pool.yaml": nodePool("graviton") });
    const eslint = createEslint(folder);
    const run = async (...files: string[]) => textOf(folder, await eslint.lintFiles(files));
    expect(await run("*.yaml")).toEqual([MISSING]);
    write(folder, { "other.yaml": nodeClass("graviton") });
    expect(await run("pool.yaml")).toEqual([]);
    unlinkSync(path.join(folder, "other.yaml"));
    expect(await run("pool.yaml")).toEqual([MISSING]);
    write(folder, { "class.yaml": nodeClass("graviton") });
    expect(await run("*.yaml")).toEqual([]);
  });

  it("sees what changed for a file that wasn't linted before, as time goes by", async () => {
    const folder = makeRepository({ "class.yaml": nodeClass(), "pool.yaml": nodePool("graviton") });
    const eslint = createEslint(folder);
    await eslint.lintFiles(["class.yaml"]);
    write(folder, { "class.yaml": nodeClass("graviton") });
    await setTimeout(600);
    expect(textOf(folder, await eslint.lintFiles(["pool.yaml"]))).toEqual([]);
  });

  it("sees it at once with a new ESLint, and with a Linter as editors have it", async () => {
    const folder = makeRepository({ "class.yaml": nodeClass(), "pool.yaml": nodePool("graviton") });
    const linter = new Linter({ cwd: folder });
    expect(await lint(folder, ["pool.yaml"])).toEqual([MISSING]);
    expect(verify(folder, "pool.yaml", nodePool("graviton"), linter)).toEqual([ALSO]);
    write(folder, { "class.yaml": nodeClass("graviton") });
    expect(verify(folder, "pool.yaml", nodePool("graviton"), linter)).toEqual([]);
    write(folder, { "class.yaml": nodeClass("default") });
    expect(await lint(folder, ["pool.yaml"])).toEqual([MISSING]);
  });

  it("sees a change that leaves the size as it was", async () => {
    const folder = makeRepository({ "class.yaml": nodeClass("default"), "pool.yaml": nodePool("another") });
    expect(await lint(folder)).toHaveLength(1);
    write(folder, { "class.yaml": nodeClass("another") });
    utimesSync(path.join(folder, "class.yaml"), 1, 1);
    expect(await lint(folder)).toEqual([]);
  });

  it("sees a kustomization and a .gitignore change", async () => {
    const folder = makeRepository({
      "class.yaml": nodeClass(),
      "pool.yaml": nodePool("graviton"),
      "kustomization.yaml": "resources: [class.yaml]\n",
    });
    expect(await lint(folder)).toEqual([MISSING]);
    write(folder, { "kustomization.yaml": "namePrefix: a-\nresources: [class.yaml]\n" });
    expect(await lint(folder)).toEqual([]);
    write(folder, { "kustomization.yaml": "resources: [class.yaml]\n", ".gitignore": "class.yaml\n" });
    expect(await lint(folder)).toEqual([]);
    write(folder, { ".gitignore": "# class.yaml\n" });
    expect(await lint(folder)).toEqual([MISSING]);
  });

  it("takes the linted file as the editor has it", () => {
    const folder = makeRepository({ "class.yaml": nodeClass(), "pool.yaml": nodePool("default") });
    expect(verify(folder, "pool.yaml", nodePool("graviton"))).toEqual([ALSO]);
    expect(verify(folder, "pool.yaml", `${nodePool("graviton")}---\n${nodeClass("graviton")}`)).toEqual([]);
    // What isn't saved, other files don't see.
    expect(verify(folder, "class.yaml", nodeClass("graviton"))).toEqual([]);
    expect(verify(folder, "pool.yaml", nodePool("default"))).toEqual([]);
    expect(verify(folder, "pool.yaml", `${nodePool("default")}---\n${nodePool("default")}`)).toHaveLength(2);
    expect(verify(folder, "pool.yaml", "")).toEqual([]);
  });

  it("takes a file that isn't saved yet", () => {
    const folder = makeRepository({ "class.yaml": nodeClass() });
    expect(verify(folder, "new/pool.yaml", nodePool("graviton"))).toEqual([ALSO]);
    expect(verify(folder, "new/pool.yaml", `${nodeClass("graviton")}---\n${nodePool("graviton")}`)).toEqual([]);
    const elsewhere = makeRepository({});
    expect(verify(elsewhere, "pool.yaml", nodePool("graviton"))).toEqual([]);
  });

  it.each([
    ["without settings", []],
    ["with settings for some files", [{ files: ["a/*.yaml"], settings: { karpenter: { release: "1.14" } } }]],
  ])("looks through the folder once in a run, %s", async (_, more: Linter.Config[]) => {
    const pools = Array.from({ length: 40 }, (_one, index) => `${"ab"[index % 2] ?? ""}/${String(index)}.yaml`);
    const folder = makeRepository({
      "class.yaml": nodeClass(),
      ...Object.fromEntries(pools.map((name) => [name, nodePool("default").replace("name: default", `name: ${name}`)])),
    });
    const list = vi.spyOn(FileLister.prototype, "list");
    const eslint = createEslint(folder, undefined, [...karpenter.configs.workspace, ...more]);
    const order = pools.map((name) => path.join(folder, name)).sort((one, other) => (one > other ? 1 : -1));
    await eslint.lintFiles(order);
    // Once for each configuration; a slow machine may take longer than what was seen counts for.
    expect(list.mock.calls.length).toBeLessThan(10);
    list.mockRestore();
  });

  it("says the same in any order", async () => {
    const files = {
      "a/pool.yaml": nodePool("default"),
      "a/kustomization.yaml": "resources: [pool.yaml, ../b/pool.yaml]\n",
      "b/pool.yaml": nodePool("defualt"),
      "c/pool.yaml": `${nodePool("default")}---\n${nodePool("default")}`,
      "class.yaml": nodeClass(),
    };
    const folder = makeRepository(files);
    const names = Object.keys(files);
    const all = (await lint(folder, names)).sort();
    expect(all).toHaveLength(5);
    for (let turn = 1; turn < names.length; turn += 1) {
      const turned = [...names.slice(turn), ...names.slice(0, turn)];
      const alone = await Promise.all(turned.map(async (name) => lint(folder, [name])));
      expect(alone.flat().sort()).toEqual(all);
    }
  });
});

describe("which folder counts", () => {
  it("is that of the nearest .git, be it a folder or a file", async () => {
    const folder = makeRepository({
      "class.yaml": nodeClass(),
      "pool.yaml": nodePool("graviton"),
      "nested/.git/HEAD": "",
      "nested/class.yaml": nodeClass("graviton"),
      "nested/deep/pool.yaml": nodePool("default"),
      "submodule/.git": "gitdir: ../.git/modules/submodule\n",
      "submodule/class.yaml": nodeClass("graviton"),
      "submodule/pool.yaml": nodePool("graviton"),
    });
    const inNested = missing("default").replace("pool.yaml", "nested/deep/pool.yaml");
    expect(await lint(folder)).toEqual([inNested.replace("such as `default`", "such as `graviton`"), MISSING]);
  });

  it("is the working directory without any .git", async () => {
    const folder = makeFolder({ "sub/pool.yaml": nodePool("graviton"), "class.yaml": nodeClass() });
    expect(await lint(folder)).toEqual([`sub/${MISSING}`]);
    expect(await lint(path.join(folder, "sub"))).toEqual([]);
  });

  it("is `settings.karpenter.root`, from the working directory", async () => {
    const folder = makeRepository({
      "class.yaml": nodeClass("graviton"),
      "sub/class.yaml": nodeClass(),
      "sub/pool.yaml": nodePool("graviton"),
      "pool.yaml": nodePool("nowhere"),
    });
    expect(await lint(folder, ["sub"])).toEqual([
      "sub/pool.yaml:11 No EC2NodeClass for this NodePool is named `graviton`, only one in class.yaml:4; add it, or use an existing one, such as `default` in sub/class.yaml:4.",
    ]);
    // What is outside of it, nothing is said about.
    for (const root of ["sub", "./sub/", path.join(folder, "sub")]) {
      expect(await lint(folder, undefined, { root })).toEqual([`sub/${MISSING}`]);
    }
    expect(await lint(folder, undefined, { root: "nowhere" })).toEqual([]);
    expect(await lint(path.join(folder, "sub"), undefined, { root: ".." })).toHaveLength(1);
  });

  it("is none for a text without a file", () => {
    const folder = makeRepository({ "class.yaml": nodeClass() });
    const anyFile = karpenter.configs.workspace.map((config) => ({ ...config, files: ["**"] }));
    const linter = new Linter({ cwd: folder });
    expect(linter.verify(nodePool("graviton"), anyFile)).toEqual([]);
    expect(linter.verify(nodePool("graviton"), anyFile, "<input>")).toEqual([]);
  });

  it("is none for a file that is neither in a repository nor in the working directory", () => {
    const folder = makeFolder({ "class.yaml": nodeClass() });
    const file = path.join(makeFolder({ "class.yaml": nodeClass() }), "pool.yaml");
    const request = { cwd: folder, root: undefined, run: {}, text: nodePool("graviton"), manifests: [] };
    expect(indexFor({ ...request, file })).toBeUndefined();
    expect(indexFor({ ...request, file: path.join(folder, "..", "pool.yaml") })).toBeUndefined();
    expect(indexFor({ ...request, file: "pool.yaml" })).toBeUndefined();
    expect(indexFor({ ...request, file: path.join(folder, "pool.yaml") })).toBeDefined();
  });
});

describe(".gitignore", () => {
  it("counts in folders below too, the innermost last, and what it takes back is there", async () => {
    const folder = makeRepository({
      ".gitignore": "*.gen.yaml\nbuild/\n/only-here.yaml\n",
      "class.yaml": nodeClass(),
      "a.gen.yaml": nodeClass("a"),
      "sub/.gitignore": "!kept.gen.yaml\nown.yaml\n",
      "sub/kept.gen.yaml": nodeClass("kept"),
      "sub/other.gen.yaml": nodeClass("other"),
      "sub/own.yaml": nodeClass("own"),
      "own.yaml": nodeClass("own-of-root"),
      "only-here.yaml": nodeClass("only-here"),
      "sub/only-here.yaml": nodeClass("there"),
      // Nobody gets out of a folder that is ignored as a whole.
      "sub/build/.gitignore": "!*\n",
      "sub/build/class.yaml": nodeClass("build"),
      "pools/x.yaml": ["a", "kept", "other", "own", "own-of-root", "only-here", "there", "build"]
        .map((name) => nodePool(name).replace("name: default", `name: pool-${name}`))
        .join("---\n"),
    });
    const names = (await lint(folder, ["pools"])).map((text) => /named `([\w-]+)`/u.exec(text)?.[1]);
    expect(names).toEqual(["a", "other", "own", "only-here", "build"]);
  });

  it("counts above `settings.karpenter.root` too", async () => {
    const files = {
      ".gitignore": "/a/b/old.yaml\nrendered/\n",
      "a/.gitignore": "!rendered/\n/b/other.yaml\n",
      "a/b/class.yaml": nodeClass(),
      "a/b/old.yaml": nodeClass("graviton"),
      "a/b/other.yaml": nodeClass("graviton"),
      "a/b/pool.yaml": nodePool("graviton"),
      "a/b/rendered/pool.yaml": nodePool("graviton"),
    };
    const folder = makeRepository(files);
    expect(await lint(folder, undefined, { root: "a/b" })).toEqual(
      ["a/b/pool.yaml", "a/b/rendered/pool.yaml"].map((name) => missing("graviton").replace("pool.yaml", name)),
    );
    // Outside of a repository, git wouldn't look at it.
    expect(await lint(makeFolder(files), undefined, { root: "a/b" })).toEqual([]);
  });

  it("has nothing said about what it names", async () => {
    const folder = makeRepository({
      ".gitignore": "rendered/\n",
      "class.yaml": nodeClass(),
      "rendered/all.yaml": `${nodePool("graviton")}---\n${nodePool("graviton")}---\n${nodeClass("graviton")}`,
    });
    expect(await lint(folder)).toEqual([]);
  });
});

describe("a .gitignore that can't be trusted", () => {
  const files = { "class.yaml": nodeClass(), "pool.yaml": nodePool("graviton") };

  it("leads to no file elsewhere", async () => {
    const folder = makeRepository({ ...files, "rules.txt": "class.yaml\n", "endless/x.yaml": "a: b\n" });
    symlinkSync("rules.txt", path.join(folder, ".gitignore"));
    symlinkSync("/dev/zero", path.join(folder, "endless/.gitignore"));
    expect(await lint(folder, ["pool.yaml"])).toEqual([MISSING]);
  });

  it("doesn't make anybody wait for patterns with many asterisks, which count like any other", async () => {
    const slow = `${"*a".repeat(12)}b\n**/${"*a/**/".repeat(8)}b\n*o*l*d*-*c*l*a*s*s*.yaml\n`;
    const folder = makeRepository({
      ...files,
      ".gitignore": slow,
      "old-class.yaml": nodeClass("graviton"),
      [`${"a".repeat(200)}.yaml`]: "a: b\n",
      [`${"aa/".repeat(30)}a.yaml`]: "a: b\n",
    });
    expect(await lint(folder, ["pool.yaml"])).toEqual([MISSING]);
  });
});

describe("files that can't be read", () => {
  it("are left alone: broken YAML, binary junk, links and folders with the names of files", async () => {
    const folder = makeRepository({
      "class.yaml": nodeClass(),
      "pool.yaml": nodePool("graviton"),
      "broken.yaml": "a: [b\n  c: }\n",
      "junk.yaml": Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256),
      "junk.tf": Uint8Array.from({ length: 4096 }, (_, index) => (index * 104_729) % 256),
      "broken.tf": 'resource "aws_eks_cluster" "main" {\n  name = "acme\n',
      "kustomization.yaml": "resources: [[, {\n",
      "sub/kustomization.yaml": "- 1\n- null\n",
      "odd/kustomization.yaml": "resources: { a: b }\npatches: [null, 3, text]\nnamePrefix: []\n",
      "odd/sub/kustomization.yaml": "patchesStrategicMerge: [null, 3, { toString: a, valueOf: b }]\n",
      "empty.yaml": "",
    });
    mkdirSync(path.join(folder, "folder.yaml"));
    symlinkSync("nowhere.yaml", path.join(folder, "dangling.yaml"));
    expect(await lint(folder, ["pool.yaml"])).toEqual([MISSING]);
  });

  it("have other documents that count", async () => {
    const pool = { "pool.yaml": nodePool("graviton") };
    for (const [name, text] of Object.entries({
      before: `${nodeClass("graviton")}---\na: [\n`,
      after: `a: '\n---\n${nodeClass("graviton")}`,
      repeating: `${nodeClass("graviton")}kind: EC2NodeClass\n`,
    })) {
      expect(await lint(makeRepository({ ...pool, "class.yaml": text }), ["pool.yaml"]), name).toEqual([]);
      const other = makeRepository({ ...pool, "class.yaml": text.replaceAll("graviton", "other") });
      expect(await lint(other, ["pool.yaml"]), name).toEqual([
        expect.stringContaining("such as `other` in class.yaml:"),
      ]);
    }
    const template = `${nodeClass("other")}---\n{{ x }}: [\n${nodeClass("graviton")}`;
    expect(await lint(makeRepository({ ...pool, "class.yaml": template }), ["pool.yaml"])).toEqual([]);
  });

  it("may hold what they mention", async () => {
    const files = { "class.yaml": nodeClass(), "pool.yaml": nodePool("graviton") };
    const template = makeRepository({ ...files, "template.yaml": `{{ if .x }}\n${nodeClass("graviton")}  a: [\n` });
    expect(await lint(template, ["pool.yaml"])).toEqual([]);
    const broken = makeRepository({ ...files, "broken.yaml": `${nodeClass("graviton")}  a: [\n` });
    expect(await lint(broken, ["pool.yaml"])).toEqual([MISSING]);
    const filler = "# filler\n".repeat(150_000);
    const huge = makeRepository({ ...files, "huge.yaml": `${nodeClass("graviton")}${filler}` });
    expect(await lint(huge, ["pool.yaml"])).toEqual([]);
    const unrelated = makeRepository({ ...files, "huge.yaml": `a: b\n${filler}` });
    expect(await lint(unrelated, ["pool.yaml"])).toEqual([MISSING]);
  });

  it("don't keep from what else there is: a folder that nobody may read", async () => {
    const folder = makeRepository({
      "class.yaml": nodeClass(),
      "pool.yaml": nodePool("graviton"),
      "secret/class.yaml": nodeClass("x"),
    });
    chmodSync(temporary, 0o755);
    chmodSync(path.join(folder, "secret"), 0);
    // The superuser may read it.
    const isSuperuser = process.getuid?.() === 0;
    if (isSuperuser) process.seteuid?.(65_534);
    const found = await lint(folder, ["pool.yaml"]);
    if (isSuperuser) process.seteuid?.(0);
    chmodSync(path.join(folder, "secret"), 0o755);
    expect(found).toEqual([MISSING]);
  });

  it("don't go on forever: a link to a folder around it", async () => {
    const folder = makeRepository({
      "class.yaml": nodeClass(),
      "pool.yaml": nodePool("graviton"),
      "a/b/pool.yaml": nodePool("default"),
    });
    symlinkSync("../..", path.join(folder, "a/b/loop"));
    expect(await lint(folder, ["pool.yaml"])).toEqual([MISSING]);
  });
});

describe("bounds", () => {
  it("count no file that contains nothing of ours", async () => {
    const folder = makeRepository({ "class.yaml": nodeClass(), "pool.yaml": nodePool("graviton") });
    mkdirSync(path.join(folder, "many"));
    for (let index = 0; index <= 20_000; index += 1) {
      writeFileSync(path.join(folder, "many", `${String(index)}.yml`), "");
    }
    expect(await lint(folder, ["*.yaml"])).toEqual([MISSING]);
  });
});
