import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { groups, names } from "../../bench/comparison/cases.js";
import { repositoryOf } from "../../bench/comparison/folders.js";
import { codeBlock } from "../code-blocks.js";
import { findings } from "./karpenter-lint.js";

/** What the command reports of each mistake, without the prefix of its rules. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "unknown-field": ["class.yaml 15:3 valid-schema"],
  "wrong-type": ["pool.yaml 19:11 valid-schema"],
  "wrong-value": ["pool.yaml 20:26 valid-schema"],
  "wrong-pattern": ["pool.yaml 16:20 valid-schema"],
  "missing-field": ["pool.yaml 8:7 valid-schema"],
  "cel-exclusive-fields": ["class.yaml 8:7 valid-schema"],
  "cel-requirement": ["pool.yaml 13:11 valid-schema"],
  "misspelled-label": ["pool.yaml 13:16 valid-schema"],
  "removed-version": ["pool.yaml 1:13 no-removed-api"],
  "application-field": ["app.yaml 23:7 valid-schema"],
  "no-instance-type": ["pool.yaml 19:11 valid-requirements"],
  "script-for-bottlerocket": ["class.yaml 16:5 valid-user-data"],
  "role-as-arn": ["class.yaml 6:9 valid-node-identity"],
  schedule: ["pool.yaml 23:19 valid-budget-schedule"],
  "volume-iops": ["class.yaml 20:15 valid-block-device"],
  "limit-in-bytes": ["pool.yaml 19:13 valid-limits"],
  "chart-value": ["app.yaml 16:11 no-unknown-helm-values"],
  "sync-option": ["app.yaml 25:9 valid-sync-options"],
  "two-destinations": ["app.yaml 19:5 valid-application-destination"],
  "ignored-differences": ["app.yaml 30:11 valid-ignore-differences"],
  "queue-and-terraform": ["app.yaml 16:30 consistent-interruption-queue"],
  "cluster-name": [
    "app.yaml 15:24 consistent-cluster-name",
    "class.yaml 11:33 consistent-cluster-name",
    "class.yaml 14:33 consistent-cluster-name",
  ],
  "node-class-reference": ["pool.yaml 11:15 no-missing-node-class"],
  "pool-and-class": ["pool.yaml 18:20 consistent-pool-and-class"],
  project: ["app.yaml 17:3 no-forbidden-application"],
  imdsv1: ["class.yaml 16:17 require-imdsv2"],
  "unencrypted-volume": ["class.yaml 20:20 require-encrypted-volumes"],
  "secret-in-user-data": ["class.yaml 17:63 no-secrets-in-user-data"],
  "duplicate-key": [
    "pool.yaml 17:7 Parsing error: `expireAfter` in line 17 is already set in line 16; remove one of them",
  ],
  style: [],
  "deployment-field": [],
  "deployment-as-root": [],
  "public-bucket": [],
};

const page = readFileSync(new URL("../../docs/comparison.md", import.meta.url), "utf8");

it("the comparison has a folder for each mistake, and an expectation", () => {
  expect(readdirSync(new URL("../comparison", import.meta.url)).sort()).toEqual([...names].sort());
  expect(Object.keys(expected)).toEqual(names);
  expect(names.length).toBeGreaterThan(15);
});

it("`npm run comparison` is what the page says", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [, , name = ""] = codeBlock("docs/comparison.md", "sh", "npm run comparison").trim().split(" ");
  expect(scripts[name]).toContain("node bench/comparison.js");
});

describe.concurrent.each(names)("the mistake %s", (name) => {
  const own = expected[name] ?? [];

  it("is found, and nothing without it", async () => {
    const found = await findings(repositoryOf(name, "wrong"));
    expect(found.findings.map((finding) => finding.replace("karpenter/", ""))).toEqual(own);
    expect(await findings(repositoryOf(name, "correct"))).toEqual({ code: 0, findings: [], stderr: "" });
  });

  it("is in the table of docs/comparison.md with the rules that find it (npm run comparison)", () => {
    const title = groups.flatMap(({ cases }) => Object.entries(cases)).find(([other]) => other === name)?.[1] ?? "";
    const row = page.split("\n").find((line) => line.startsWith(`| [${title}](../tests/comparison/${name})`));
    const [, , cell = ""] = (row ?? "").split("|");
    const rules = new Set(
      own.flatMap((finding) => /^\S+ \S+ (?<rule>[a-z\d-]+)$/u.exec(finding)?.groups?.["rule"] ?? []),
    );
    const links = [...rules].map((rule) => `[${rule}](rules/${rule}.md)`);
    expect(cell.trim()).toBe(own.length === 0 ? "–" : ["✅", ...links].join(" "));
  });
});
