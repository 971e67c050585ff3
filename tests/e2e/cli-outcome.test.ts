/** What the command tells about its run, and how it ends. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { copyExamples, makeFolder } from "./folders.js";
import { root, run } from "./run.js";
import { imds, findings, karpenterLint, nodeClass, nodePool, startKarpenterLint } from "./karpenter-lint.js";

/** Without the time, which no test can know. */
async function summaryOf(folder: string, args: readonly string[] = []): Promise<string> {
  const { stderr } = await karpenterLint(folder, args);
  return stderr.replaceAll(/\b\d{1,3}\.\d s/gu, "0.0 s");
}

describe.concurrent("the summary", () => {
  it("counts manifests, installs and files, and what was found", async () => {
    expect(await summaryOf(copyExamples())).toBe(
      "karpenter-lint: Checked 11 manifests (1 AppProject, 3 Applications, 3 EC2NodeClasses, 4 NodePools) and 2 installs of Karpenter's charts in 6 files; 1 other file has none. 8 errors. (0.0 s)\n",
    );
  });

  it("tells that all is right", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass.replace("optional", "required") });
    expect(await summaryOf(folder)).toBe(
      "karpenter-lint: Checked 1 manifest (1 EC2NodeClass) in 1 file. No problems. (0.0 s)\n",
    );
  });

  it("counts warnings and what was not read", async () => {
    const files = { "a.yaml": nodeClass, "templates/b.yaml": `{{- if .Values.x }}\n${nodeClass}{{- end }}\n` };
    const folder = makeFolder(files);
    expect(await summaryOf(folder, ["--rule", "require-imdsv2: warn"])).toMatch(
      /Checked 1 manifest \(1 EC2NodeClass\) in 1 file; 1 other file has none; 1 file not read\. 1 warning\. /u,
    );
  });

  it("counts blocks of Terraform as their file, and values files", async () => {
    const install = `resource "helm_release" "karpenter" {
  name       = "karpenter"
  repository = "oci://public.ecr.aws/karpenter"
  chart      = "karpenter"
  version    = "1.14.0"
  values     = [file("values.yaml")]
}
resource "kubectl_manifest" "class" {
  yaml_body = <<-YAML
${nodeClass.replaceAll(/^/gmu, "    ").trimEnd()}
  YAML
}
`;
    const values = "settings:\n  clusterName: lakeside-prod\n  interruptionQueue: lakeside-prod\n";
    const folder = makeFolder({ "main.tf": install, "values.yaml": values });
    expect(await summaryOf(folder)).toMatch(
      /: Checked 1 manifest \(1 EC2NodeClass\), 1 install of Karpenter's charts and 1 values file in 2 files\. /u,
    );
  });

  it("tells that there is nothing to lint", async () => {
    const folder = makeFolder({ "a.yaml": "kind: ConfigMap\n", "b/c.txt": "" });
    expect(await summaryOf(folder)).toBe(
      "karpenter-lint: No Karpenter or Argo CD manifests found in this folder (1 file read, 0.0 s).\n",
    );
    expect(await summaryOf(folder, ["a.yaml", "b"])).toBe(
      "karpenter-lint: No Karpenter or Argo CD manifests found in a.yaml and b (1 file read, 0.0 s).\n",
    );
  });

  it("tells that the configuration ignores a file", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass, ".karpenter-lint.yaml": "ignores: [a.yaml]\n" });
    expect(await summaryOf(folder, ["a.yaml"])).toBe(
      "karpenter-lint: No Karpenter or Argo CD manifests found in a.yaml, because the configuration ignores it (0 files read, 0.0 s).\n",
    );
  });

  it("counts the errors of a file whose manifests cannot be read", async () => {
    const folder = makeFolder({ "a.yaml": "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: [\n" });
    expect(await summaryOf(folder)).toMatch(/ found in this folder \(1 file read, 0\.0 s\)\. 1 error\.\n$/u);
  });

  it("counts manifests even if no rule is enabled", async () => {
    expect(await summaryOf(makeFolder({ "a.yaml": nodeClass }), ["--preset", "base"])).toContain("Checked 1 manifest ");
  });

  it("is left out by --quiet", async () => {
    expect(await summaryOf(makeFolder({ "a.yaml": nodeClass }), ["--quiet"])).toBe("");
  });
});

describe.concurrent("the exit code", () => {
  it.each([
    ["0 for errors with --exit-zero", ["--exit-zero"], nodeClass, 0],
    ["1 for too many warnings", ["--rule", "require-imdsv2: warn", "--max-warnings", "0"], nodeClass, 1],
    ["0 for nothing to lint", [], "a: b\n", 0],
    ["1 for nothing to lint with --fail-if-empty", ["--fail-if-empty"], "a: b\n", 1],
    ["0 with --fail-if-empty if there is something", ["--fail-if-empty", "--disable", "require-imdsv2"], nodeClass, 0],
  ])("is %s", async (_, args, text, code) => {
    expect(await karpenterLint(makeFolder({ "a.yaml": text }), args)).toMatchObject({ code });
  });
});

describe.concurrent("--verbose", () => {
  it("names the configuration, and each file that was skipped", async () => {
    const template = `{{- if .Values.x }}\n${nodeClass}{{- end }}\n`;
    const files = Object.fromEntries(["a", "b", "c", "d"].map((name) => [`${name}.yaml`, template]));
    const folder = makeFolder({ ...files, ".karpenter-lint.yaml": "preset: strict\n" });
    const { stderr } = await karpenterLint(folder, ["--verbose"]);
    expect(stderr).toContain("karpenter-lint: Configuration: .karpenter-lint.yaml\n");
    expect(stderr).toContain(": a.yaml, b.yaml, c.yaml, d.yaml\n");
  });
});

describe.concurrent("rules in options", () => {
  it("are turned on and off, and get options", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    expect(
      (await findings(folder, ["--disable", "karpenter/require-imdsv2", "--disable", "prefer-gp3"])).findings,
    ).toEqual([]);
    expect((await findings(folder, ["--preset", "base", "--rule", "require-imdsv2"])).findings).toEqual([
      `a.yaml ${imds}`,
    ]);
    for (const warn of ["require-imdsv2:warn", "prefer-gp3:off, karpenter/require-imdsv2: warn"]) {
      const outcome = await findings(makeFolder({ "a.yaml": nodeClass }), ["--rule", warn]);
      expect(outcome).toMatchObject({ code: 0, findings: [`a.yaml ${imds}`] });
    }
    const list = ["--preset", "base", "--rule", "require-imdsv2,prefer-gp3"];
    expect((await findings(folder, list)).findings).toEqual([`a.yaml ${imds}`]);
    expect((await findings(folder, [...list, "--disable", "prefer-gp3,require-imdsv2"])).findings).toEqual([]);
    const labels = ["--preset", "base", "--rule", "require-node-labels: { labels: { team: .* } }"];
    expect((await findings(makeFolder({ "a.yaml": nodePool("default") }), labels)).findings).toHaveLength(1);
  });

  it.each([
    [["--rule", "prefer-gp"], '--rule: Unknown rule "prefer-gp"; did you mean "prefer-gp3"?'],
    [["--rule", "require-imdsv2,prefer-gp"], '--rule: Unknown rule "prefer-gp"; did you mean "prefer-gp3"?'],
    [["--rule", "prefer-gp3,"], '--rule "prefer-gp3,": a rule is missing next to a comma'],
    ...["prefer-gp3,require-node-labels: { labels: {} }", "require-node-labels: { labels: {} }, prefer-gp3"].map(
      (mixed): [string[], string] => [
        ["--rule", mixed],
        `--rule "${mixed}": use --rule once for each rule that has options`,
      ],
    ),
    [["--rule", "prefer-gp:warn"], '--rule: Unknown rule "prefer-gp"; did you mean "prefer-gp3"?'],
    [["--disable", "x"], '--disable: Unknown rule "x"; see karpenter-lint --list-rules.'],
    [
      ["--rule", "prefer-gp3: wrn"],
      '--rule "prefer-gp3: wrn": "rules.prefer-gp3" must be "error", "warn", "on" or "off", not "wrn"; did you mean "warn"?',
    ],
  ])("are refused if they are wrong: %j", async (args, sentence) => {
    expect(await karpenterLint(makeFolder(), args)).toEqual({
      code: 2,
      stdout: "",
      stderr: `karpenter-lint: ${sentence}\n`,
    });
  });
});

describe.concurrent("files to lint", () => {
  it("are left out by --ignore-pattern", async () => {
    const files = { "a.yaml": nodeClass, "charts/b.yaml": nodeClass, "c.local.yaml": nodeClass };
    const args = ["--ignore-pattern", "charts/", "--ignore-pattern", "*.local.yaml"];
    expect((await findings(makeFolder(files), args)).findings).toEqual([`a.yaml ${imds}`]);
  });

  it("are found by globs that no shell has expanded", async () => {
    const folder = makeFolder({ "base/a.yaml": nodeClass, "base/x/b.yaml": nodeClass, "c.yaml": nodeClass });
    expect((await findings(folder, ["base/*.yaml"])).findings).toEqual([`base/a.yaml ${imds}`]);
    expect((await findings(folder, ["base/**/*.yaml"])).findings).toEqual([
      `base/a.yaml ${imds}`,
      `base/x/b.yaml ${imds}`,
    ]);
    const inside = makeFolder({ "br[a]ck (x)/base/a.yaml": nodeClass });
    expect((await findings(path.join(inside, "br[a]ck (x)"), ["./base/*.yaml"])).findings).toEqual([
      `base/a.yaml ${imds}`,
    ]);
    expect(await karpenterLint(folder, ["bas/*.yaml"])).toMatchObject({
      code: 2,
      stderr: 'karpenter-lint: No file matches "bas/*.yaml".\n',
    });
  });
});

describe.concurrent("stdin", () => {
  it("is linted as the file of the given name, next to the files around it", async () => {
    const folder = makeFolder({ ".git/HEAD": "", "class.yaml": nodeClass });
    const args = ["--stdin", "--stdin-filename", "a.yaml", "--format", "json", "--quiet"];
    const { code, stdout } = await startKarpenterLint(folder, args, { input: nodePool("defualt") });
    expect(code).toBe(1);
    const rules = (JSON.parse(stdout) as { messages: { ruleId: string }[] }[]).flatMap(({ messages }) =>
      messages.map(({ ruleId }) => ruleId),
    );
    expect(rules.toSorted()).toEqual(["karpenter/no-missing-node-class"]);
  });

  it.each([
    [["--stdin", "--fix"], "--stdin cannot be used with --fix; to apply fixes, pass the path of the file."],
    [["--stdin", "a.yaml"], "--stdin cannot be used with paths."],
    [
      ["--stdin", "--stdin-filename", "a.txt"],
      "--stdin-filename must have the ending of a file that is linted, such as .yaml, .json or .tf.",
    ],
    [["--stdin-filename", "a.yaml"], "--stdin-filename requires --stdin."],
  ])("is refused with %j", async (args, sentence) => {
    expect(await karpenterLint(makeFolder(), args)).toMatchObject({ code: 2, stderr: `karpenter-lint: ${sentence}\n` });
  });
});

describe.concurrent("stdin, and the files of other folders,", () => {
  it("are linted where the file is, whatever the current folder", async () => {
    const folder = makeFolder({ "here/b.yaml": "", "repo/.git/HEAD": "", "repo/class.yaml": nodeClass });
    const file = path.join(folder, "repo/pool.yaml");
    const args = ["--stdin", "--stdin-filename", file, "--format", "json", "--quiet"];
    const { code, stdout } = await startKarpenterLint(path.join(folder, "here"), args, { input: nodePool("defualt") });
    expect({ code, isFound: stdout.includes("no-missing-node-class") }).toEqual({ code: 1, isFound: true });
  });

  it("do not bring their configuration into the current folder", async () => {
    const off = "rules: { require-imdsv2: off }\n";
    const folder = makeFolder({ "here/a.yaml": nodeClass, "there/.karpenter-lint.yaml": off, "there/b.yaml": "" });
    expect((await findings(path.join(folder, "here"), [".", "../there"])).findings).toEqual([`a.yaml ${imds}`]);
  });
});

it("no line of the output is a command of a CI system", async () => {
  const folder = makeFolder({ "::error file=x::a.yaml": nodeClass, "##vso[task.x]b.yaml": nodeClass });
  const [pretty, compact] = await Promise.all(["pretty", "compact"].map((name) => karpenterLint(folder, ["-f", name])));
  for (const { stdout = "" } of [pretty ?? {}, compact ?? {}]) {
    expect(stdout).toContain(" file=x::a.yaml:17:17");
    expect(stdout).not.toMatch(/^ {0,2}::|##vso\[/mu);
  }
});

it.each(["1", "2"])("the exit code stays the same when nobody reads stream %s", async (stream) => {
  const folder = makeFolder({ "a.yaml": nodeClass, "b.yaml": nodePool("default") });
  const cli = `"${process.execPath}" "${path.join(root, "dist/lib/cli/karpenter-lint.js")}"`;
  // The pipe is closed before the command starts.
  const command = (args: string) => `exec 3> >(:); wait $!; ${cli} ${args} ${stream}>&3; echo $? >&4`;
  const codes = await Promise.all(
    ["a.yaml", "b.yaml"].map((file) => run("bash", ["-c", `{ ${command(file)}; } 4>code-${file}`], { cwd: folder })),
  );
  expect(codes.map(({ code }) => code)).toEqual([0, 0]);
  const read = (file: string) => readFileSync(path.join(folder, `code-${file}`), "utf8");
  expect([read("a.yaml"), read("b.yaml")]).toEqual(["1\n", "0\n"]);
});

it("a reader that stops early is no error", async () => {
  const folder = makeFolder(
    Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`${String(index)}.yaml`, nodeClass])),
  );
  const command = `"${process.execPath}" "${path.join(root, "dist/lib/cli/karpenter-lint.js")}" --quiet | head -c 1`;
  expect(await run("sh", ["-c", command], { cwd: folder })).toMatchObject({ stderr: "" });
});

describe.concurrent("several formats", () => {
  it("are written to files, next to one on stdout", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    const args = ["-f", "compact", "-f", "sarif=out.sarif", "-f", "readiness=report.md", "--quiet"];
    const { code, stdout, stderr } = await karpenterLint(folder, args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^a\.yaml:17:17: /u);
    const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
    expect(JSON.parse(read("out.sarif"))).toMatchObject({ version: "2.1.0" });
    expect(read("report.md")).toMatch(/^# Karpenter readiness\n/u);
  });

  it.each([
    [["-f", "json", "-f", "pretty"], "Only one --format can write to stdout; add =FILE to the others."],
    [["-f", "json="], "--format json= must name a file."],
    [["-f", "json=no/folder/a.json"], 'Cannot write "no/folder/a.json": ENOENT.'],
    [["-f", "json=a", "-f", "sarif=a"], 'Two formats cannot write to the same file, "a".'],
    [["-f", "sarf"], 'Unknown format "sarf"; did you mean "sarif"?'],
  ])("are refused if they are wrong: %j", async (args, sentence) => {
    const outcome = await karpenterLint(makeFolder({ "a.yaml": "" }), ["--quiet", ...args]);
    expect(outcome).toEqual({ code: 2, stdout: "", stderr: `karpenter-lint: ${sentence}\n` });
  });
});

it("a .eslintignore, which ESLint does not read any more, is told of once", async () => {
  const config = 'import karpenter from "eslint-plugin-karpenter";\nexport default karpenter.configs.recommended;\n';
  const folder = makeFolder({ ".eslintignore": "x\n", "a.yaml": nodeClass, "eslint.config.mjs": config });
  const { stderr } = await startKarpenterLint(folder, ["--preset", "recommended"]);
  expect(stderr.match(/ESLintIgnoreWarning/gu)?.length ?? 0).toBeLessThan(2);
});
