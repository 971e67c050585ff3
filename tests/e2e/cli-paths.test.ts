import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "./folders.js";
import { findings, imds, karpenterLint, nodeClass, nodePool, startKarpenterLint } from "./karpenter-lint.js";
import { NOBODY } from "./run.js";

describe.concurrent("paths", () => {
  it.each(["missing.yaml", "no/such/folder", ""])("that lead nowhere are refused: %j", async (given) => {
    expect(await karpenterLint(makeFolder({ "a.yaml": nodeClass }), ["a.yaml", given])).toEqual({
      code: 2,
      stdout: "",
      stderr: `karpenter-lint: No such file or folder: "${given}".\n`,
    });
  });

  it("that are a link to nowhere are refused", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    symlinkSync("nowhere.yaml", path.join(folder, "dangling.yaml"));
    expect(await karpenterLint(folder, ["dangling.yaml"])).toEqual({
      code: 2,
      stdout: "",
      stderr: 'karpenter-lint: No such file or folder: "dangling.yaml".\n',
    });
  });

  it.skipIf(process.platform === "win32")("that are neither file nor folder are refused", async () => {
    const folder = makeFolder();
    execFileSync("mkfifo", [path.join(folder, "pipe.yaml")]);
    const stderr = (given: string) => `karpenter-lint: "${given}" is neither a file nor a folder.\n`;
    const [pipe, device] = await Promise.all(["pipe.yaml", "/dev/null"].map((given) => karpenterLint(folder, [given])));
    expect(pipe).toEqual({ code: 2, stdout: "", stderr: stderr("pipe.yaml") });
    expect(device).toEqual({ code: 2, stdout: "", stderr: stderr("/dev/null") });
  });

  describe("of any name", () => {
    const names = ["with space", "br[a]ck{e,t}s (x)", "*?", "!not", "@(a)", "#1", "ünï-日本-🚀", "it's", "-dash"];
    const sorted = (lines: readonly string[]) => lines.map((line) => `${line} ${imds}`).toSorted();
    const inFolders = names.map((name) => `${name}/a.yaml`);
    const files = names.map((name) => `${name}.yml`);
    // What a name finds as a pattern, and not as a name.
    const others = ["a/a.yaml", "not/a.yaml", "dash/a.yaml", "1/a.yaml", "brace (x)/a.yaml", "a.yml"];
    const all = Object.fromEntries([...inFolders, ...files, ...others].map((file) => [file, nodeClass]));

    it.each([
      ["folders", names, inFolders],
      ["files", files, files],
      ["what is in the current folder", [], Object.keys(all)],
    ])("are taken as %s", async (_, given, found) => {
      const outcome = await findings(
        makeFolder(all),
        given.map((name) => `./${name}`),
      );
      expect(outcome).toMatchObject({ code: 1, stderr: "" });
      expect(outcome.findings.toSorted()).toEqual(sorted(found));
    });
  });

  it("may lie outside of the current folder", async () => {
    const folder = makeFolder({ "here/a.yaml": "", "there/b.yaml": nodeClass });
    const here = path.join(folder, "here");
    const there = path.join(folder, "there/b.yaml");
    const expected = { code: 1, findings: [`${there} ${imds}`], stderr: "" };
    const [byFile, byFolder, byPath] = await Promise.all(
      ["../there/b.yaml", "../there", there].map((given) => findings(here, [given])),
    );
    expect(byFile).toEqual(expected);
    expect(byFolder).toEqual(expected);
    expect(byPath).toEqual(expected);
  });
});

describe.concurrent("files around a path outside of the current folder", () => {
  // A class of another name exists, so the class of the pool is missing; without any, it may be elsewhere.
  const files = { "here/a.yaml": "", "there/b.yaml": nodePool("gone"), "others/c.yaml": nodeClass };
  const missing = "11:15 karpenter/no-missing-node-class";

  it("aren't read without a repository", async () => {
    const folder = makeFolder(files);
    const here = path.join(folder, "here");
    const [byFile, byFolder] = await Promise.all(
      ["../there/b.yaml", "../there"].map((given) => findings(here, [given])),
    );
    expect(byFile).toEqual({ code: 0, findings: [], stderr: "" });
    expect(byFolder).toEqual(byFile);
  });

  it("are read if they are in the same repository, or in a given folder", async () => {
    const [loose, repository] = [makeFolder(files), makeFolder({ ...files, ".git/HEAD": "" })];
    const [byFolder, inRepository] = await Promise.all([
      findings(path.join(loose, "here"), [".."]),
      findings(path.join(repository, "here"), ["../there"]),
    ]);
    expect(byFolder.findings).toContain(`${path.join(loose, "there/b.yaml")} ${missing}`);
    expect(inRepository.findings).toEqual([`${path.join(repository, "there/b.yaml")} ${missing}`]);
  });
});

describe.concurrent("links and odd files in a folder", () => {
  it("are followed when they lead to a file, and no further than once round a loop", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    symlinkSync("a.yaml", path.join(folder, "b.yaml"));
    symlinkSync(".", path.join(folder, "loop"), "dir");
    const expected = [`a.yaml ${imds}`, `b.yaml ${imds}`];
    expect(await findings(folder)).toEqual({ code: 1, findings: expected, stderr: "" });
    expect(await findings(folder, ["loop"])).toEqual({
      code: 1,
      findings: expected.map((finding) => `loop/${finding}`),
      stderr: "",
    });
  });

  it("are findings when they lead nowhere, next to those of other files", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    symlinkSync("nowhere.yaml", path.join(folder, "dangling.yaml"));
    const { stdout, stderr, code } = await karpenterLint(folder, ["--quiet", "--format", "stylish"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(stdout).toMatch(
      /karpenter\/require-imdsv2[\s\S]*dangling\.yaml\n +1:1 +error +Cannot be read: broken symbolic link/u,
    );
  });

  it("aren't read when they lead outside of the folder", async () => {
    const folder = makeFolder({ "here/a.yaml": nodeClass, "there/b.yaml": nodeClass });
    symlinkSync("../there/b.yaml", path.join(folder, "here/link.yaml"));
    const here = path.join(folder, "here");
    expect(await findings(here)).toEqual({
      code: 1,
      findings: [`a.yaml ${imds}`],
      stderr: "karpenter-lint: Skipped symbolic links to files outside of the repository: link.yaml\n",
    });
    expect(await findings(here, ["link.yaml"])).toMatchObject({ code: 1, findings: [`link.yaml ${imds}`] });
  });

  it("don't matter when they are folders that are named like files", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass, "b.yaml/c.yaml": nodeClass, "other/d.txt": "" });
    symlinkSync("other", path.join(folder, "link.yaml"), "dir");
    expect(await findings(folder)).toEqual({
      code: 1,
      findings: [`a.yaml ${imds}`, `b.yaml/c.yaml ${imds}`],
      stderr: "",
    });
  });

  it.skipIf(process.platform === "win32")("don't keep it waiting when they are pipes", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    execFileSync("mkfifo", [path.join(folder, "pipe.yaml")]);
    expect(await findings(folder)).toEqual({
      code: 1,
      findings: [`a.yaml ${imds}`],
      stderr: "",
    });
  });

  it("are findings when they can't be read", async ({ skip }) => {
    const uid = process.getuid?.();
    skip(uid === undefined, "needs file permissions");
    const folder = makeFolder({ "a.yaml": nodeClass, "secret.yaml": nodeClass, "locked/b.yaml": nodeClass });
    // Root may read anything, and nobody may not read a repository below a home folder.
    const options = uid === 0 ? { uid: NOBODY } : {};
    const lint = async (cwd: string, args: readonly string[] = []) =>
      startKarpenterLint(cwd, ["--quiet", ...args], options);
    const version = await lint(folder, ["--version"]).catch(() => undefined);
    skip(version?.code !== 0, "runs as root and can't run as somebody else");
    chmodSync(path.join(folder, "secret.yaml"), 0);
    chmodSync(path.join(folder, "locked"), 0);
    const unread = "Cannot be read: permission denied";
    const [file, inside, whole] = await Promise.all(
      [["secret.yaml"], ["locked"], []].map((given) => lint(folder, ["--format", "stylish", ...given])),
    );
    const readable = await findings(folder, ["a.yaml"], lint);
    chmodSync(path.join(folder, "locked"), 0o755);
    expect(file).toMatchObject({ code: 2, stdout: expect.stringContaining(unread) as string });
    expect(inside).toMatchObject({ code: 2 });
    expect(whole).toMatchObject({ code: 2, stderr: "" });
    expect(whole?.stdout).toMatch(
      /require-imdsv2[\s\S]*locked\n[\s\S]*permission denied[\s\S]*secret\.yaml\n[\s\S]*permission denied/u,
    );
    expect(readable).toEqual({ code: 1, findings: [`a.yaml ${imds}`], stderr: "" });
  });
});
