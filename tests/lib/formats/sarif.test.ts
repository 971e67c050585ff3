import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import draft04 from "ajv-draft-04";
import type { Log, Result } from "sarif";
import { describe, expect, it } from "vitest";
import { sarif } from "../../../lib/cli/formats/sarif.js";
import { documentationUrl as url, homepage, version } from "../../../lib/meta.js";
import { cwd, examples, hostile, lint, resultOf, runOf, suppressed } from "./runs.js";

const packageOfSchema = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/package.json");
const schemaFile = path.join(path.dirname(packageOfSchema), "lib/schemas/sarif-2.1.0-rtm.5.json");
// The formats of addresses and dates need another package, and one of the patterns is not valid with the flag `u`.
const ajv = new draft04.default({ strict: false, validateFormats: false, unicodeRegExp: false });
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")) as object);

/** The one run of the output, which the schema of OASIS accepts. */
async function runIn(run: Parameters<typeof sarif>[0]) {
  const text = await sarif(run);
  expect(text).not.toMatch(/[^\n\P{C}]/u);
  const log = JSON.parse(text) as Log;
  validate(log);
  expect(validate.errors).toBeNull();
  expect(log.version).toBe("2.1.0");
  expect(log.runs).toHaveLength(1);
  return {
    rules: log.runs[0]?.tool.driver.rules ?? [],
    results: log.runs[0]?.results ?? [],
    driver: log.runs[0]?.tool.driver,
  };
}

async function uriOf(file: string): Promise<unknown> {
  const { results } = await runIn(runOf([resultOf(file, [{ message: "x" }])]));
  return results[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
}

const imds: Result = {
  ruleId: "karpenter/require-imdsv2",
  ruleIndex: 0,
  level: "error",
  message: {
    text: "`httpTokens` is `optional`, so forged requests can read the node's credentials through IMDSv1; set it to `required`.",
  },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: "clusters/prod/class.yaml", uriBaseId: "%SRCROOT%" },
        region: { startLine: 4, startColumn: 17, endLine: 4, endColumn: 25 },
      },
    },
  ],
  partialFingerprints: { "karpenterLint/v1": expect.stringMatching(/^[0-9a-f]{64}$/u) as string },
  fixes: [
    {
      description: { text: "Set `httpTokens: required`." },
      artifactChanges: [
        {
          artifactLocation: { uri: "clusters/prod/class.yaml", uriBaseId: "%SRCROOT%" },
          replacements: [
            {
              deletedRegion: { startLine: 4, startColumn: 17, endLine: 4, endColumn: 25 },
              insertedContent: { text: "required" },
            },
          ],
        },
      ],
    },
  ],
};

describe("sarif", () => {
  it("has a result for each problem, with its changes", async () => {
    const { results } = await runIn(examples);
    expect(results[0]).toEqual(imds);
    expect(results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ["karpenter/require-imdsv2", 0, "error"],
      ["karpenter/valid-schema", 1, "error"],
      ["karpenter/prefer-gp3", 2, "warning"],
      ["parsing", 3, "error"],
    ]);
    expect(results[1]?.fixes).toMatchObject([
      {
        description: { text: "Fix with --fix." },
        artifactChanges: [{ replacements: [{ deletedRegion: { startColumn: 3 } }] }],
      },
    ]);
  });

  it("describes the rules of its results, and which are about security", async () => {
    const { rules, driver } = await runIn(examples);
    expect(driver).toMatchObject({ name: "karpenter-lint", version, informationUri: homepage });
    expect(rules[0]).toEqual({
      id: "karpenter/require-imdsv2",
      shortDescription: { text: "Require IMDSv2." },
      fullDescription: { text: "Require IMDSv2." },
      helpUri: url("require-imdsv2"),
      help: {
        text: `Require IMDSv2. See ${url("require-imdsv2")}`,
        markdown: `Require IMDSv2.\n\n[Why it matters, and examples](${url("require-imdsv2")})`,
      },
      defaultConfiguration: { level: "error" },
      properties: { tags: ["unsafe", "security"], "problem.severity": "warning", "security-severity": "5.0" },
    });
    expect(rules.map(({ id, properties }) => [id, properties])).toEqual([
      ["karpenter/require-imdsv2", rules[0]?.properties],
      ["karpenter/valid-schema", { tags: ["breaks", "api server"], "problem.severity": "error" }],
      ["karpenter/prefer-gp3", { tags: ["practice", "reliability and cost"], "problem.severity": "recommendation" }],
      ["parsing", { tags: ["breaks"], "problem.severity": "error" }],
    ]);
  });

  it("has suppressed problems, with their suppressions", async () => {
    const { results } = await runIn(suppressed);
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: "inSource", justification: "a test cluster" }],
      [{ kind: "external" }],
    ]);
  });

  it("has no results and no rules if nothing is reported", async () => {
    expect(await runIn(runOf([]))).toMatchObject({ results: [], rules: [] });
  });

  it("has addresses of files from the repository, percent-encoded, and of others from the root", async () => {
    expect(await uriOf("a b/ä#1%.yaml")).toEqual({ uri: "a%20b/%C3%A4%231%25.yaml", uriBaseId: "%SRCROOT%" });
    expect(await uriOf("c:/x?.yaml")).toEqual({ uri: "c%3A/x%3F.yaml", uriBaseId: "%SRCROOT%" });
    expect(await uriOf("\uD800.yaml")).toEqual({ uri: "%EF%BF%BD.yaml", uriBaseId: "%SRCROOT%" });
    expect(await uriOf("../other.yaml")).toEqual({ uri: pathToFileURL(path.resolve(cwd, "../other.yaml")).href });
    expect(await uriOf("..a.yaml")).toEqual({ uri: "..a.yaml", uriBaseId: "%SRCROOT%" });
  });

  it("accepts hostile names, messages and changes", async () => {
    const { results } = await runIn({
      ...hostile,
      results: hostile.results.map((result) => ({ ...result, source: "a" })),
    });
    expect(results[0]?.message.text).not.toContain("\n");
    const replaced = results[0]?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text;
    expect(replaced).toBe("\u202E");
  });

  it("has changes in Terraform files and files with Windows line ends at their lines", async () => {
    const { results } = await runIn(
      await lint(
        "main.tf",
        `resource "kubectl_manifest" "class" {\r
  yaml_body = <<-YAML\r
    apiVersion: karpenter.k8s.aws/v1\r
    kind: EC2NodeClass\r
    metadata:\r
      name: default\r
    spec:\r
      role: KarpenterNodeRole\r
      amiSelectorTerms: [{ alias: al2023@v20250501 }]\r
      subnetSelectorTerms: [{ tags: { team: lakeside } }]\r
      securityGroupSelectorTerms: [{ tags: { team: lakeside } }]\r
      metadataOptions:\r
        httpTokens: optional\r
  YAML\r
}\r
`,
      ),
    );
    const region = { startLine: 13, startColumn: 21, endLine: 13, endColumn: 29 };
    expect(results[0]?.locations?.[0]?.physicalLocation?.region).toEqual(region);
    expect(results[0]?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.deletedRegion).toEqual(region);
  });
});
