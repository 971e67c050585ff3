import { cpSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { disagreeingFindings, exampleFindings } from "./findings.js";
import { disagreeing, makeFolder } from "./folders.js";
import { findings } from "./karpenter-lint.js";
import { root } from "./run.js";

const examples = path.join(root, "examples");

/** A repository that contains one folder. */
function repositoryOf(folder: string): string {
  const repository = makeFolder();
  cpSync(folder, repository, { recursive: true });
  mkdirSync(path.join(repository, ".git"));
  return repository;
}

describe.concurrent("the examples", () => {
  it("disagreeing has a problem of each sort, and no other", async () => {
    const repository = repositoryOf(path.join(examples, disagreeing));
    expect(await findings(repository)).toEqual({ code: 1, findings: disagreeingFindings, stderr: "" });
    expect(await findings(repository, ["--preset", "recommended"])).toEqual({
      code: 1,
      findings: disagreeingFindings,
      stderr: "",
    });
  });

  it("do not change what is found in each other", async () => {
    const inFolder = disagreeingFindings.map((finding) => `${disagreeing}/${finding}`);
    expect(await findings(repositoryOf(examples))).toEqual({
      code: 1,
      findings: [...inFolder, ...exampleFindings],
      stderr: "",
    });
  });

  it("are all described in their README", () => {
    const readme = readFileSync(path.join(examples, "README.md"), "utf8");
    const folders = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.filter(({ name }) => !readme.includes(`\`${name}/`))).toEqual([]);
    const rules = [...disagreeingFindings, ...exampleFindings].map((finding) => finding.split(" ").at(-1) ?? "");
    expect(rules.filter((rule) => !readme.includes(`\`${rule}\``))).toEqual([]);
  });
});
