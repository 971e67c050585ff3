import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { parseText } from "../../lib/yaml/document.js";
import { manifestsOf } from "../../lib/model/parse.js";
import { FileLister } from "../../lib/workspace/files.js";
import { parsePatterns, verdictOf } from "../../lib/workspace/gitignore.js";
import { isKustomizePatch } from "../../lib/workspace/kustomize.js";
import { checkLimits } from "../../lib/workspace/limits.js";
import { MemoryFiles } from "../../lib/workspace/memory-files.js";
import { Walker } from "../../lib/workspace/walk.js";
import { indexFor } from "../../lib/workspace/workspace-cache.js";
import { LINEAR, growth } from "../growth.js";
import { createRepository } from "../repositories.js";

const nodeClass = (name: string) =>
  `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: ${name}\nspec: {}\n`;

const application = (version: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: karpenter-${version} }
spec:
  sources:
    - { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: ${version}, helm: { valueFiles: [$own/v.yaml] } }
    - { repoURL: "https://github.com/acme/gitops", ref: own }
`;

/** The index around a file with a text, in a repository in memory. */
function indexOf(files: MemoryFiles, file: string, text: string) {
  const request = { file, cwd: "/", root: undefined, run: {}, text, manifests: manifestsOf(parseText(text)) };
  return indexFor(request, files);
}

describe("a repository in memory", () => {
  it("has an index like one on disk, which sees what changes", () => {
    const files = new MemoryFiles({
      "/repo/.git/HEAD": "",
      "/repo/.gitignore": "old.yaml\n",
      "/repo/a/class.yaml": nodeClass("a"),
      "/repo/a/kustomization.yaml": "resources: [class.yaml]\npatches: [{ path: patch.yaml }]\n",
      "/repo/old.yaml": nodeClass("old"),
      "/elsewhere/class.yaml": nodeClass("elsewhere"),
    });
    const names = () =>
      indexOf(files, "/repo/new.yaml", nodeClass("new"))
        ?.resources("EC2NodeClass")
        .map(({ name }) => name);
    expect(names()).toEqual(["a", "new"]);
    files.write("/repo/a/class.yaml", nodeClass("b"), 1);
    files.write("/repo/c.yaml", nodeClass("c"), 1);
    expect(names()).toEqual(["b", "c", "new"]);
    files.delete("/repo/a/class.yaml", 2);
    expect(names()).toEqual(["c", "new"]);
    expect(isKustomizePatch("/repo/a/patch.yaml", "/", files)).toBe(true);
    expect(isKustomizePatch("/repo/a/class.yaml", "/", files)).toBe(false);
    expect(indexOf(files, "/elsewhere/class.yaml", "")?.root).toBe("/");
  });

  it.each([
    [["1.0.0", "1.0.0"], "1.0.0"],
    [["1.0.0", "1.2.0"], undefined],
    [["1.2.0", "1.0.0", "1.2.0"], undefined],
  ])("has values for the chart version that all Applications agree on: %s", (versions, expected) => {
    const files = new MemoryFiles({
      "/repo/.git/config": '[remote "origin"]\n  url = https://github.com/acme/gitops\n',
      "/repo/v.yaml": "settings:\n  clusterName: acme\n",
      ...Object.fromEntries(versions.map((version, index) => [`/repo/${String(index)}.yaml`, application(version)])),
    });
    const values = indexOf(files, "/repo/x.yaml", "")?.values.get("v.yaml");
    expect(values).toMatchObject({ text: "settings:\n  clusterName: acme\n" });
    expect(values?.version).toBe(expected);
  });
});

describe("a walk", () => {
  it("lists a folder again only if it has changed, or changed so recently that its time does not tell", () => {
    const now = Date.now();
    const files = new MemoryFiles({ "/repo/settled/a.yaml": "" }, now - 10_000);
    files.write("/repo/fresh/b.yaml", "", now);
    const list = vi.spyOn(files, "list");
    const walker = new Walker(files, "/repo");
    expect([...walker.walk()]).toEqual(["fresh/b.yaml", "settled/a.yaml"]);
    list.mockClear();
    files.write("/repo/fresh/c.yaml", "", now);
    expect([...walker.walk()]).toEqual(["fresh/b.yaml", "fresh/c.yaml", "settled/a.yaml"]);
    expect(list.mock.calls).toEqual([["/repo"], ["/repo/fresh/"]]);
    files.write("/repo/settled/d.yaml", "", now - 9000);
    expect([...walker.walk()]).toContain("settled/d.yaml");
  });

  it("enters repositories and ignored folders only if that is wanted, and folders of tools never", () => {
    const files = new MemoryFiles({
      "/repo/.git/HEAD": "",
      "/repo/.gitignore": "/build/\n*.local.yaml\n",
      "/repo/.terraform/modules/x.yaml": "",
      "/repo/node_modules/x.yaml": "",
      "/repo/a.local.yaml": "",
      "/repo/build/x.yaml": "",
      "/repo/src/build/x.yaml": "",
      "/repo/sub/.git/HEAD": "",
      "/repo/sub/a.local.yaml": "",
    });
    const walk = (root: string, options = {}) =>
      [...new Walker(files, root, options).walk()].filter((file) => file.endsWith(".yaml"));
    expect(walk("/repo")).toEqual(["src/build/x.yaml"]);
    // The rules of a repository do not apply to another one inside it.
    expect(walk("/repo", { includeRepositories: true })).toEqual(["src/build/x.yaml", "sub/a.local.yaml"]);
    expect(walk("/repo", { includeIgnored: true })).toEqual(["a.local.yaml", "build/x.yaml", "src/build/x.yaml"]);
    expect(walk("/repo/src")).toEqual(["build/x.yaml"]);
  });

  it("checks a file that had no facts once a second", () => {
    const files = new MemoryFiles({ "/repo/a.yaml": "", "/repo/b.yaml": "", "/repo/c.txt": "" });
    const clock = vi.spyOn(performance, "now");
    const stat = vi.spyOn(files, "stat");
    const lister = new FileLister(files, "/repo");
    const checkedAt = (time: number) => {
      clock.mockReturnValue(time);
      stat.mockClear();
      lister.list((file) => file === "a.yaml");
      return stat.mock.calls.map(([file]) => path.basename(file)).filter((name) => name.endsWith(".yaml"));
    };
    const all = [0, 999, 1000].map(checkedAt);
    clock.mockRestore();
    expect(all).toEqual([["a.yaml", "b.yaml"], ["b.yaml"], ["a.yaml", "b.yaml"]]);
  });
});

describe("the limits of the index", () => {
  it("count the files that contain something", () => {
    const files = (count: number, size = 1) => Array.from({ length: count }, () => ({ size }));
    expect(() => {
      checkLimits("/repo", files(20_000));
    }).not.toThrow();
    expect(() => {
      checkLimits("/repo", files(20_001));
    }).toThrow(
      "/repo has more than 20,000 files with manifests, or more than 128 MB of them, so the rules that compare files cannot run; set `settings.karpenter.root` to a part of it.",
    );
    expect(() => {
      checkLimits("/repo", files(2, 64 * 1024 * 1024));
    }).not.toThrow();
    expect(() => {
      checkLimits("/repo", files(3, 64 * 1024 * 1024));
    }).toThrow("128 MB");
  });
});

describe("patterns of .gitignore", () => {
  const paths = [
    "a",
    "a.yaml",
    "a/b",
    "a/b/c",
    "a/b/c/d.yaml",
    "ab",
    "b",
    "b/a",
    "foo/bar/baz",
    "foo/x/y/baz",
    "foo/baz",
    "doc/frotz",
    "a/doc/frotz",
    "x.local.yaml",
    "#a",
    "!a",
    "a b",
    "a ",
    "a]",
    "[a",
    "A",
    "z1",
    "a-b",
    "a*b",
  ];

  /** What git itself ignores. */
  function ignoredByGit(pattern: string): string[] {
    const cwd = createRepository({ ".gitignore": `${pattern}\n` });
    execFileSync("git", ["init", "--quiet"], { cwd });
    const { stdout } = spawnSync("git", ["-c", "core.excludesFile=", "check-ignore", "--no-index", "-z", "--stdin"], {
      cwd,
      encoding: "utf8",
      input: paths.join("\0"),
    });
    return stdout.split("\0").slice(0, -1);
  }

  it.each([
    ["a", "/a", "a/", "a/b", "/a/b", "a/*", "a/**", "**/a", "**/b/**", "**", "*", "?", "??"],
    ["foo/**/baz", "foo/*/baz", "**/foo/**", "doc/frotz", "*.yaml", "*.local.*", "a**b", "a/**/c", "**/c/"],
    ["\\#a", "#a", "\\!a", "!a", "a\\ ", "a ", "a  ", "a\\", "\\a", "a\\*b", "*\\", ""],
    [
      "[ab]",
      "[!a]",
      "[^a]",
      "[a-z]",
      "[a-z]1",
      "a[]]",
      "[[]a",
      "[a",
      "[]",
      "[[:alpha:]]",
      "[[:digit:]]*",
      "z[[:digit:]]",
    ],
    ["[[:upper:]]", "[[:nope:]]", "a[-]b", "[a\\]]", "[z-a]", "?.yaml", "**.yaml", "/**", "/", "//a", "a//b", "./a"],
    ["a/b/", "*/b", "*/*", "*/**/*", "**/**/a", "a/***", "***", "a?b", "a\r"],
  ])("match what git says they match: %j, …", (...patterns) => {
    for (const pattern of patterns) {
      const parsed = parsePatterns(pattern);
      const ignored = paths.filter((one) =>
        one.split("/").some((_, index, names) => {
          const isFolder = index < names.length - 1;
          return verdictOf(parsed, names.slice(0, index + 1).join("/"), isFolder) === true;
        }),
      );
      expect([pattern, ignored]).toEqual([pattern, ignoredByGit(pattern)]);
    }
  });

  it("have the last one decide, and match folders only with a slash at the end", () => {
    const patterns = parsePatterns("\uFEFFx\n*.yaml\n!keep.yaml\nbuild/\n\n# comment\n");
    expect(verdictOf(patterns, "a.yaml", false)).toBe(true);
    expect(verdictOf(patterns, "keep.yaml", false)).toBe(false);
    expect(verdictOf(patterns, "a.txt", false)).toBeUndefined();
    expect(verdictOf(patterns, "build", false)).toBeUndefined();
    expect(verdictOf(patterns, "a/build", true)).toBe(true);
  });

  it.each([
    ["names", `${"*a".repeat(40)}b`, (size: number) => "a".repeat(size)],
    ["folders", `${"**/a/".repeat(40)}b`, (size: number) => `${"a/".repeat(size)}a`],
  ])("take a time that grows with the length of %s", (_, pattern, pathOf) => {
    const patterns = parsePatterns(pattern);
    expect(growth(2000, (size) => verdictOf(patterns, pathOf(size), false))).toBeLessThan(LINEAR);
  });
});
