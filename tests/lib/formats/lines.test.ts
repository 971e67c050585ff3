/** The formats with one line for each problem, and ESLint's JSON. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { compact } from "../../../lib/cli/formats/compact.js";
import { github } from "../../../lib/cli/formats/github.js";
import { gitlab } from "../../../lib/cli/formats/gitlab.js";
import { json } from "../../../lib/cli/formats/json.js";
import { documentationUrl as url } from "../../../lib/meta.js";
import { makeFolder } from "../../e2e/folders.js";
import { examples, hostile, resultOf, runOf, suppressed } from "./runs.js";

const imds =
  "`httpTokens` is `optional`, so forged requests can read the node's credentials through IMDSv1; set it to `required`.";
const misspelled = "`spec.amiFamilly` is not a field of EC2NodeClass v1; did you mean `amiFamily`?";
const older = "`volumeType` is `gp2`, an older volume type; set it to `gp3`.";

describe("compact", () => {
  it("prints place, effect, message and rule", async () => {
    expect(await compact(examples)).toBe(`clusters/prod/class.yaml:4:17: unsafe: ${imds} [karpenter/require-imdsv2]
clusters/prod/class.yaml:5:3: breaks: ${misspelled} [karpenter/valid-schema]
volumes.yaml:1:1: practice: ${older} [karpenter/prefer-gp3]
locked.yaml:1:1: breaks: Cannot be read: permission denied. [parsing]
`);
  });

  it("prints nothing if nothing is reported, and one harmless line for a hostile file", async () => {
    expect(await compact(suppressed)).toBe("");
    const name = String.raw`a\u{1b}[2J,b:c%0A::error::x]]>&"'<\u{202e}d\u{fffe}e.yaml`;
    const message = String.raw`x ::error::y%0A ]]> <z a="b" c='d'> & \u{0}\u{1b}[31m \u{202e}reversed \u{ffff} \u{d800}`;
    expect(await compact(hostile)).toBe(`${name}:1:1: unsafe: ${message} [karpenter/require-imdsv2]\n`);
  });
});

describe("github", () => {
  it("prints a workflow command for each problem, with columns if it is on one line", async () => {
    const page = (rule: string) => `%0A${url(rule)}`;
    expect(await github(examples)).toBe(
      [
        `::error file=clusters/prod/class.yaml,line=4,endLine=4,col=17,endColumn=25,title=karpenter/require-imdsv2 (unsafe)::${imds}${page("require-imdsv2")}`,
        `::error file=clusters/prod/class.yaml,line=5,endLine=5,col=3,endColumn=13,title=karpenter/valid-schema (breaks)::${misspelled}${page("valid-schema")}`,
        `::warning file=volumes.yaml,line=1,endLine=2,title=karpenter/prefer-gp3 (practice)::${older}${page("prefer-gp3")}`,
        "::error file=locked.yaml,line=1,endLine=1,col=1,endColumn=1,title=parsing (breaks)::Cannot be read: permission denied.",
        "",
      ].join("\n"),
    );
  });

  it("escapes properties and data, so that a file cannot add commands", async () => {
    const text = await github(hostile);
    expect(text.split("\n")).toHaveLength(2);
    expect(text).toContain(
      String.raw`file=a\u{1b}[2J%2Cb%3Ac%250A%3A%3Aerror%3A%3Ax]]>&"'<\u{202e}d\u{fffe}e.yaml,line=1,`,
    );
    expect(text).toContain("::x ::error::y%250A ]]> ");
    // As the runner reads it: the first `::` after the properties ends them.
    expect(/^::error [^:]*::x /u.test(text)).toBe(true);
  });

  it("prints nothing if nothing is reported", async () => {
    expect(await github(suppressed)).toBe("");
  });

  it("shows paths from the repository, as GitLab's report does, if the command runs in a folder of it", async () => {
    const root = makeFolder({ ".git/HEAD": "" });
    const cwd = path.join(root, "clusters");
    mkdirSync(cwd);
    const run = runOf([resultOf(path.join(cwd, "a.yaml"), [{ message: "x" }])], { cwd });
    expect(await github(run)).toContain("file=clusters/a.yaml,");
    expect(JSON.parse(await gitlab(run))).toMatchObject([{ location: { path: "clusters/a.yaml" } }]);
    expect(await compact(run)).toMatch(/^a\.yaml:/u);
  });
});

describe("json", () => {
  it("has the results of ESLint, with nothing that a terminal acts on", async () => {
    for (const run of [examples, suppressed, hostile, runOf([])]) {
      const text = await json(run);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(run.results)));
      expect(text).not.toMatch(/[^\n\P{C}]/u);
    }
  });
});
