import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { help } from "../../lib/cli/command-line.js";
import { version } from "../../lib/meta.js";
import { exampleFindings } from "./findings.js";
import { copyExamples, makeFolder } from "./folders.js";
import { findings, imds, karpenterLint, nodeClass, startKarpenterLint } from "./karpenter-lint.js";

describe.concurrent("karpenter-lint on the examples", () => {
  it.each([
    ["a process of its own", startKarpenterLint],
    ["the process of these tests", karpenterLint],
  ])("finds what is wrong with them, and nothing else, in %s", async (_, command) => {
    expect(await findings(copyExamples(), [], command)).toEqual({ code: 1, findings: exampleFindings, stderr: "" });
  });

  it("finds the same in the folder by its name, and by an absolute path", async () => {
    const folder = copyExamples();
    const [byName, byPath] = await Promise.all([findings(folder, ["gitops-apps"]), findings(folder, [folder])]);
    expect(byName).toEqual({ code: 1, findings: exampleFindings, stderr: "" });
    expect(byPath).toEqual(byName);
  });

  it("finds each thing once when paths overlap", async () => {
    const paths = ["gitops-apps/prod/karpenter", "gitops-apps", "gitops-apps/prod/karpenter/node-class.yaml"];
    expect((await findings(copyExamples(), paths)).findings.toSorted()).toEqual(exampleFindings.toSorted());
  });

  it("lints a single file", async () => {
    expect(await findings(copyExamples(), ["gitops-apps/prod/apps/apps-karpenter.yaml"])).toEqual({
      code: 1,
      findings: exampleFindings.slice(0, 1),
      stderr: "",
    });
  });

  it("says nothing where nothing is wrong", async () => {
    const outcome = await karpenterLint(copyExamples(), [
      "--quiet",
      "gitops-apps/prod/karpenter/node-pool.yaml",
      "terraform",
    ]);
    expect(outcome).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("changes nothing by --fix, since each change there would change what runs", async () => {
    const folder = copyExamples();
    const file = "gitops-apps/prod/karpenter/node-class.yaml";
    const before = readFileSync(path.join(folder, file), "utf8");
    expect(await findings(folder, ["--fix"])).toEqual({ code: 1, findings: exampleFindings, stderr: "" });
    expect(readFileSync(path.join(folder, file), "utf8")).toBe(before);
  });
});

describe.concurrent("comments that suppress problems", () => {
  const [one, two] = ["# eslint-disable-line", "# eslint-disable-line karpenter/require-imdsv2 -- an old SDK"].map(
    (comment) => nodeClass.replace("optional", `optional ${comment}`),
  ) as [string, string];

  it("are counted", async () => {
    const [first, both] = await Promise.all([
      findings(makeFolder({ "a.yaml": one })),
      findings(makeFolder({ "a.yaml": one, "b.yaml": two })),
    ]);
    const sentences = [
      "1 problem is suppressed by comments; --no-inline-config reports it",
      "2 problems are suppressed by comments; --no-inline-config reports them",
    ].map((sentence) => `karpenter-lint: ${sentence}\n`);
    expect(first).toEqual({ code: 0, findings: [], stderr: sentences[0] });
    expect(both).toEqual({ code: 0, findings: [], stderr: sentences[1] });
  });

  it("do nothing with --no-inline-config", async () => {
    const folder = makeFolder({ "a.yaml": one, "b.yaml": two });
    expect(await findings(folder, ["--no-inline-config"])).toEqual({
      code: 1,
      findings: [`a.yaml ${imds}`, `b.yaml ${imds}`],
      stderr: "",
    });
  });
});

describe.concurrent("--preset", () => {
  it("recommended is the default", async () => {
    const outcome = await findings(copyExamples(), ["--preset", "recommended"]);
    expect(outcome).toEqual({ code: 1, findings: exampleFindings, stderr: "" });
  });

  it.each(["strict", "all"])("%s finds what a careful reviewer adds, and nothing twice", async (preset) => {
    expect(await findings(copyExamples(), ["--preset", preset])).toEqual({
      code: 1,
      findings: [
        ...exampleFindings,
        "gitops-apps/prod/karpenter/node-pool.yaml 42:20 karpenter/valid-disruption-budgets",
        "gitops-apps/prod/karpenter/node-pool.yaml 203:20 karpenter/valid-expire-after",
      ],
      stderr: "",
    });
  });

  it.each([
    ["recommended", []],
    ["strict", ["all.yaml 6:3 karpenter/consistent-pool-and-class"]],
    ["all", ["all.yaml 6:3 karpenter/consistent-pool-and-class"]],
  ])("%s has these findings of an option for rules that compare files", async (preset, expected) => {
    const all = `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: { name: ml }
spec:
  amiSelectorTerms: [{ alias: al2023@v20260801 }]
  capacityReservationSelectorTerms: [{ tags: { team: ml } }]
---
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: ml }
spec:
  template:
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: ml }
      requirements: [{ key: karpenter.sh/capacity-type, operator: In, values: [spot] }]
`;
    const { findings: found } = await findings(makeFolder({ "all.yaml": all }), ["--preset", preset]);
    expect(found.filter((one) => one.includes("consistent-pool-and-class"))).toEqual(expected);
  });

  it.each(["base", "workspace"])("%s has none of them", async (preset) => {
    expect(await karpenterLint(copyExamples(), ["--quiet", `--preset=${preset}`])).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });
});

describe.concurrent("--format", () => {
  const formatter = "export default (results, { cwd }) => `${results.map((r) => r.messages.length)} in ${cwd}`;";

  it("is pretty by default", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    const [implied, named] = await Promise.all(
      [[], ["-f", "Pretty"]].map((args) => karpenterLint(folder, ["--quiet", ...args])),
    );
    expect(implied).toEqual(named);
    expect(implied).toMatchObject({ code: 1, stderr: "" });
    expect(implied?.stdout).toMatch(
      /^a\.yaml:17:17 [\s\S]*httpTokens: optional\n[^\n]*\^{8}\n[\s\S]*require-imdsv2\.md\n/u,
    );
  });

  it("stylish is ESLint's", async () => {
    const { stdout } = await karpenterLint(makeFolder({ "a.yaml": nodeClass }), ["-f", "stylish"]);
    expect(stdout).toMatch(
      /^\n\.\/a\.yaml\n {2}17:17 {2}error {2}\S.*httpTokens.* {2}karpenter\/require-imdsv2\n\n✖ 1 problem \(1 error, 0 warnings\)\n\n?$/u,
    );
  });

  it("json is ESLint's", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    const { code, stdout, stderr } = await karpenterLint(folder, ["--format", "json", "--quiet"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject([
      {
        filePath: "./a.yaml",
        errorCount: 1,
        warningCount: 0,
        source: nodeClass,
        messages: [
          { ruleId: "karpenter/require-imdsv2", severity: 2, line: 17, column: 17, endLine: 17, endColumn: 25 },
        ],
      },
    ]);
  });

  it("html is a page", async () => {
    const { code, stdout, stderr } = await karpenterLint(makeFolder({ "a.yaml": nodeClass }), [
      "--format",
      "html",
      "--quiet",
    ]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^<!DOCTYPE html>[\s\S]*karpenter\/require-imdsv2[\s\S]*<\/html>\n$/u);
  });

  it("takes the path of a file", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass, "x y/formatter.mjs": formatter });
    const outcome = { code: 1, stdout: "1 in .\n", stderr: "" };
    const paths = ["./x y/formatter.mjs", path.join(folder, "x y/formatter.mjs")];
    const [relative, absolute] = await Promise.all(
      paths.map((file) => karpenterLint(folder, ["--quiet", "-f", file, "a.yaml"])),
    );
    expect(relative).toEqual(outcome);
    expect(absolute).toEqual(outcome);
  });

  it("says which formatter there isn't", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    expect(await karpenterLint(folder, ["--format", "prety"])).toEqual({
      code: 2,
      stdout: "",
      stderr: 'karpenter-lint: Unknown format "prety"; did you mean "pretty"?\n',
    });
  });

  it.each([
    ["exports no function", "export default {};", " does not export a function as default; use a formatter of ESLint."],
    ["returns no text", "export default () => ({});", " does not return text."],
  ])("says of a formatter that it %s", async (_, code, sentence) => {
    const folder = makeFolder({ "a.yaml": nodeClass, "other.mjs": code });
    expect(await karpenterLint(folder, ["--format", "./other.mjs"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: `karpenter-lint: The formatter "./other.mjs"${sentence}\n`,
    });
  });

  it("says what is wrong with a formatter that there is", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass, "broken.mjs": 'throw new Error("no paper")' });
    const { stderr, ...outcome } = await karpenterLint(folder, ["--format", "./broken.mjs"]);
    expect(outcome).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^karpenter-lint: [^\n]*broken\.mjs[^\n]*no paper[^\n]*\n$/u);
  });
});

describe.concurrent("the command line", () => {
  it.each(["--help", "-h"])("explains itself by %s", async (option) => {
    expect(await karpenterLint(makeFolder(), [option])).toEqual({ code: 0, stdout: help(), stderr: "" });
  });

  it.each(["--version", "-v"])("tells its version by %s", async (option) => {
    expect(await karpenterLint(makeFolder(), [option])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("ends with its code and its sentence in a process of its own", async () => {
    const args = ["--format", "stylish", "--max-warnings", "few"];
    const [own, other] = await Promise.all([startKarpenterLint, karpenterLint].map((one) => one(makeFolder(), args)));
    expect(own).toEqual({ code: 2, stdout: "", stderr: expect.stringMatching(/^karpenter-lint: .+\n$/u) as string });
    expect(other).toEqual(own);
  });

  const presets = "base, recommended, strict, workspace or all";

  it.each([
    ["an unknown option", ["--colour"], "Unknown option --colour; see karpenter-lint --help."],
    ["a misspelled option", ["--presett", "strict"], "Unknown option --presett; did you mean --preset?"],
    ["an option without its value", ["--preset"], "--preset requires a value; see karpenter-lint --help."],
    ["a value for what takes none", ["--fix=yes"], "Unknown option --fix=yes; see karpenter-lint --help."],
    ["a wrong preset", ["--preset", "relaxed"], `--preset must be ${presets}, not "relaxed".`],
    [
      "a misspelled preset",
      ["--preset", "recomended"],
      `--preset must be ${presets}, not "recomended"; did you mean "recommended"?`,
    ],
    ["two presets", ["--preset", "strict", "--preset", "all"], "--preset can be set only once."],
    [
      "a release that is too old",
      ["--release", "0.20"],
      "--release: 0.20 is older than 0.32, the oldest supported release.",
    ],
    ["a release that never was", ["--release", "0.38"], "--release: 0.38 is not a release of Karpenter."],
    ["a wrong release", ["--release", "latest"], '--release must be a Karpenter release such as 1.14, not "latest".'],
    ["a wrong number", ["--max-warnings", "few"], '--max-warnings must be 0 or a larger integer, not "few".'],
    ["an empty number", ["--max-warnings="], '--max-warnings must be 0 or a larger integer, not "".'],
  ])("refuses %s in one sentence", async (_, args, sentence) => {
    const folder = makeFolder({ "a.yaml": nodeClass });
    expect(await karpenterLint(folder, args)).toEqual({ code: 2, stdout: "", stderr: `karpenter-lint: ${sentence}\n` });
  });

  it("takes what follows -- for a path", async () => {
    const folder = makeFolder({ "--help/a.yaml": nodeClass });
    expect(await findings(folder, ["--", "--help"])).toEqual({
      code: 1,
      findings: [`--help/a.yaml ${imds}`],
      stderr: "",
    });
  });
});
