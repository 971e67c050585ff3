/** What the command shows about itself. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { rules } from "../../lib/rules.generated.js";
import { makeFolder } from "./folders.js";
import { karpenterLint } from "./karpenter-lint.js";
import { isMissing } from "./programs.js";
import { run } from "./run.js";

it("--list-rules lists each rule once, with its preset", async () => {
  const { code, stdout } = await karpenterLint(makeFolder(), ["--list-rules"]);
  expect(code).toBe(0);
  const names = [...stdout.matchAll(/^ {2}([\w-]+) {2,}\w/gmu)].map(([, name]) => name);
  expect(names.toSorted()).toEqual(Object.keys(rules).toSorted());
  expect(stdout).toMatch(/^ {2}prefer-gp3 +strict +prefer current EBS volume types$/mu);
});

describe.concurrent("--explain", () => {
  it("shows the page of a rule, with its address", async () => {
    const { code, stdout } = await karpenterLint(makeFolder(), ["--explain", "karpenter/prefer-gp3"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# karpenter\/prefer-gp3\n/u);
    expect(stdout).toContain("## Why it matters\n");
    expect(stdout).not.toContain("<!--");
    expect(stdout).toMatch(/\nhttps:\/\/\S+\/docs\/rules\/prefer-gp3\.md\n$/u);
  });

  it("suggests the name that was probably meant", async () => {
    expect(await karpenterLint(makeFolder(), ["--explain", "prefer-gp"])).toEqual({
      code: 2,
      stdout: "",
      stderr: 'karpenter-lint: --explain: Unknown rule "prefer-gp"; did you mean "prefer-gp3"?\n',
    });
  });
});

describe.concurrent("--completion", () => {
  it("completes options, presets, rules and formats in bash", async () => {
    const folder = makeFolder({ "some-file.yaml": "", "with space.yaml": "" });
    const { stdout: script } = await karpenterLint(folder, ["--completion", "bash"]);
    writeFileSync(path.join(folder, "completion.bash"), script);
    const complete = async (...words: readonly string[]) => {
      const quoted = ["karpenter-lint", ...words].map((word) => `"${word}"`).join(" ");
      const code = `source completion.bash; COMP_WORDS=(${quoted}); COMP_CWORD=${String(words.length)}; _karpenter_lint; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return (await run("bash", ["-c", code], { cwd: folder })).stdout.trim().split("\n");
    };
    expect(await complete("--pre")).toEqual(["--preset"]);
    expect(await complete("--preset", "re")).toEqual(["recommended"]);
    expect(await complete("--explain", "prefer-")).toEqual(["prefer-gp3"]);
    expect(await complete("--format", "read")).toEqual(["readiness", "readiness-html"]);
    expect(await complete("-f", "read")).toEqual(["readiness", "readiness-html"]);
    expect(await complete("--preset", "=", "str")).toEqual(["strict"]);
    expect(await complete("with ")).toEqual(["with space.yaml"]);
    expect(await complete("some-")).toEqual(["some-file.yaml"]);
    expect(await complete("--config", "some-")).toEqual(["some-file.yaml"]);
  });

  it.each(["zsh", "fish"])("is a script that %s reads", async (shell) => {
    const folder = makeFolder();
    const { code, stdout } = await karpenterLint(folder, ["--completion", shell]);
    expect(code).toBe(0);
    expect(stdout).toContain("stdin-filename");
    if (isMissing(shell)) return;
    writeFileSync(path.join(folder, "script"), stdout);
    expect(await run(shell, ["-n", "script"], { cwd: folder })).toMatchObject({ code: 0, stderr: "" });
  });

  it("names the shells that there are", async () => {
    expect(await karpenterLint(makeFolder(), ["--completion", "fishh"])).toMatchObject({
      code: 2,
      stderr: 'karpenter-lint: --completion must be bash, zsh or fish, not "fishh"; did you mean "fish"?\n',
    });
  });
});
