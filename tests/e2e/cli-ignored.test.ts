import { describe, expect, it } from "vitest";
import { makeFolder } from "./folders.js";
import { findings, imds, karpenterLint, nodeClass } from "./karpenter-lint.js";

const files = {
  ".git/HEAD": "ref: refs/heads/main\n",
  ".gitignore": "/build/\n*.local.yaml\n",
  ".terraform/modules/eks/class.yaml": nodeClass,
  "a.local.yaml": nodeClass,
  "a.yaml": nodeClass,
  "build/a.yaml": nodeClass,
  "src/.gitignore": "!kept.local.yaml\n",
  "src/build/a.yaml": nodeClass,
  "src/kept.local.yaml": nodeClass,
  // Another repository, with its own rules.
  "sub/.git/HEAD": "ref: refs/heads/main\n",
  "sub/b.local.yaml": nodeClass,
};

describe.concurrent("files that git ignores", () => {
  const found = ["a.yaml", "src/build/a.yaml", "src/kept.local.yaml", "sub/b.local.yaml"];

  it.each([
    ["are left out", [], found],
    ["are left out below a folder, too", ["src", "sub"], found.slice(1)],
    ["are linted if they are given", ["a.local.yaml", "build"], ["a.local.yaml", "build/a.yaml"]],
    [
      "are linted with --no-ignore",
      ["--no-ignore"],
      [".terraform/modules/eks/class.yaml", "a.local.yaml", "a.yaml", "build/a.yaml", ...found.slice(1)],
    ],
  ])("%s", async (_, given, expected) => {
    const outcome = await findings(makeFolder(files), given);
    expect({ ...outcome, findings: outcome.findings.toSorted() }).toEqual({
      code: 1,
      findings: expected.map((file) => `${file} ${imds}`).toSorted(),
      stderr: "",
    });
  });
});

it("names files that are too large to be compared", async () => {
  const large = `${nodeClass}# ${"x".repeat(1024 * 1024)}\n`;
  const other = `a: b\n# ${"x".repeat(1024 * 1024)}\n`;
  const folder = makeFolder({ "b.yaml": large, "a.yaml": large, "c.yaml": nodeClass, "d.yaml": other });
  const { stderr } = await karpenterLint(folder, ["--quiet"]);
  expect(stderr).toBe(
    "karpenter-lint: Not compared with other files, because they are larger than 1 MB: a.yaml, b.yaml\n",
  );
});

it("more manifests than the index can contain end the run with a sentence", async () => {
  const large = `${nodeClass}# ${"x".repeat(1000 * 1000)}\n`;
  const many = Object.fromEntries(Array.from({ length: 140 }, (_, index) => [`many/${String(index)}.yaml`, large]));
  const folder = makeFolder({ ".git/HEAD": "", "class.yaml": nodeClass, ...many });
  const { code, stdout, stderr } = await karpenterLint(folder, ["class.yaml"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(
    /^karpenter-lint: \S+ has more than 20,000 files with manifests[^\n]*`settings\.karpenter\.root`[^\n]*\n$/u,
  );
});
