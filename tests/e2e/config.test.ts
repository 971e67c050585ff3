import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { type Version, configurations, eslint, eslintFindings, findingsInProcess, versions } from "./eslint.js";
import { exampleFindings, resultsOf } from "./findings.js";
import { copyExamples, linkPackages, makeFolder } from "./folders.js";
import { imds, nodeClass } from "./karpenter-lint.js";

const recommended = configurations["as a list"];

/** Puts something between the preset and the end of the list. */
function configurationWith(item: string): string {
  return recommended.replace("];", `, ${item}];`);
}

function makeRepository(version: Version, config: string, files: Readonly<Record<string, string>>): string {
  const folder = makeFolder({ "eslint.config.mjs": config, ...files });
  linkPackages(folder, version);
  return folder;
}

function copyConfigured(version: Version, config: string): string {
  const folder = copyExamples({ "eslint.config.mjs": config });
  linkPackages(folder, version);
  return folder;
}

describe.each(versions)("with the command of %s", (version) => {
  describe.concurrent("a configuration of three lines", () => {
    it.each(Object.entries(configurations))("%s finds what is wrong with the examples", async (_, config) => {
      const folder = copyConfigured(version, config);
      expect(await eslintFindings(version, folder)).toEqual({ code: 1, findings: exampleFindings, stderr: "" });
    });
  });

  describe.concurrent("comments", () => {
    const application = (...values: string[]) =>
      [
        "apiVersion: argoproj.io/v1alpha1",
        "kind: Application",
        "metadata: { name: karpenter, namespace: argocd }",
        "spec:",
        "  project: cluster-autoscaling",
        "  destination: { server: https://kubernetes.default.svc, namespace: karpenter }",
        "  source:",
        "    repoURL: public.ecr.aws/karpenter",
        "    chart: karpenter",
        "    targetRevision: 1.14.1",
        "    helm:",
        "      values: |",
        ...values.map((line) => `        ${line}`),
        "",
      ].join("\n");

    it("turn rules off", async () => {
      const off = "# eslint-disable-next-line karpenter/require-imdsv2 -- an old SDK";
      const folder = makeRepository(version, recommended, {
        "file.yaml": `# eslint-disable karpenter/require-imdsv2\n${nodeClass}`,
        "line.yaml": nodeClass.replace("optional", "optional # eslint-disable-line"),
        "next-line.yaml": nodeClass.replace("    httpTokens", `    ${off}\n    httpTokens`),
        "values.yaml": application(
          "settings:",
          "  # eslint-disable-next-line karpenter/no-placeholder-values",
          "  interruptionQueue: CHANGEME",
          "  clusterName: CHANGEME # eslint-disable-line -- named by the base stack",
        ),
      });
      expect(await eslintFindings(version, folder)).toEqual({ code: 0, findings: [], stderr: "" });
    });

    it("that do nothing are reported", async () => {
      const config = configurationWith('{ linterOptions: { reportUnusedDisableDirectives: "error" } }');
      const useless = "# eslint-disable-next-line karpenter/no-placeholder-values";
      const folder = makeRepository(version, config, {
        "a.yaml": nodeClass.replace("    httpTokens", `    ${useless}\n    httpTokens`),
        "b.yaml": application("settings:", `  ${useless}`, "  clusterName: lakeside-prod"),
      });
      const unused =
        "Unused eslint-disable directive (no problems were reported from 'karpenter/no-placeholder-values').";
      expect(await eslintFindings(version, folder)).toEqual({
        code: 1,
        findings: [`a.yaml 17:5 ${unused}`, `a.yaml ${imds.replace("17:", "18:")}`, `b.yaml 14:11 ${unused}`],
        stderr: "",
      });
    });
  });

  it("an object without `files` sets a rule, for the JavaScript in the repository as well", async () => {
    const config = configurationWith('{ rules: { "karpenter/prefer-gp3": "error" } }');
    const gp2 = "  blockDeviceMappings: [{ ebs: { volumeType: gp2, volumeSize: 20Gi, encrypted: true } }]\n";
    const folder = makeRepository(version, config, { "a.yaml": `${nodeClass.trimEnd()}\n${gp2}` });
    const { code, findings, stderr } = await eslintFindings(version, folder);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(findings.map((finding) => finding.split(" ", 3).join(" "))).toEqual([
      `a.yaml ${imds.split(" ", 2).join(" ")}`,
      "a.yaml 18:46 karpenter/prefer-gp3",
    ]);
  });

  it("the changes that are offered mend the examples, inside Helm values too", async () => {
    const preferred = '["error", { preferredAlias: "al2023@v20250501" }]';
    const config = configurationWith(`{ files: ["**/*.yaml"], rules: { "karpenter/no-hardcoded-ami": ${preferred} } }`);
    const folder = copyConfigured(version, config);
    const { stdout } = await eslint(version, folder, ["--format", "json", "."]);
    const changes: string[] = [];
    for (const { filePath, messages, source = "" } of resultsOf(stdout)) {
      if (messages.length === 0) continue;
      const mended = applySuggestions(source, messages);
      changes.push(...changedLines(source, mended));
      writeFileSync(path.join(folder, filePath), mended);
    }
    expect(changes).toEqual([
      "-          clusterEndpoint: REPLACE_WITH_YOUR_EKS_CLUSTER_ENDPOINT",
      ...["rainfall", "default"].flatMap(() => [
        "-    - id: ami-0a7d3c5e1f9b28460",
        "+    - alias: al2023@v20250501",
        "+        encrypted: true",
      ]),
      "-    - id: ami-0a7d3c5e1f9b28460",
      "+    - alias: al2023@v20250501",
      "-    httpTokens: optional",
      "+    httpTokens: required",
      "+        encrypted: true",
    ]);
    expect(await eslintFindings(version, folder)).toEqual({ code: 0, findings: [], stderr: "" });
  });

  it("--fix leaves the examples as they are", async () => {
    const folder = copyConfigured(version, recommended);
    const file = path.join(folder, "gitops-apps/prod/apps/apps-karpenter.yaml");
    const before = readFileSync(file, "utf8");
    expect(await eslintFindings(version, folder, ["--fix"])).toEqual({
      code: 1,
      findings: exampleFindings,
      stderr: "",
    });
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  describe.concurrent("a mistake in the configuration", () => {
    const rule = (options: string) =>
      `{ files: ["**/*.yaml"], rules: { "karpenter/require-encrypted-volumes": ["error", ${options}] } }`;

    it.each([
      ["an option that isn't there", rule("{ checkSnapshot: true }"), /Unexpected property "checkSnapshot"/u],
      ["an option of a wrong type", rule('{ checkSnapshots: "yes" }'), /Value "yes" should be boolean/u],
      [
        "a pattern that is none",
        '{ files: ["**/*.yaml"], rules: { "karpenter/no-hardcoded-ami": ["error", { allowIds: ["("] }] } }',
        /Value "\(" should match format "regex"/u,
      ],
      [
        "a wrong option of the language",
        '{ files: ["**/*.yaml"], languageOptions: { unrelatedFiles: "ignore" } }',
        /`languageOptions\.unrelatedFiles` of karpenter\/yaml must be "parse" or "skip", not "ignore"\./u,
      ],
    ])("is told: %s", async (_, item, reason) => {
      const folder = makeRepository(version, configurationWith(item), { "a.yaml": nodeClass });
      const { code, stdout, stderr } = await eslint(version, folder);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(reason);
    });
  });
});

/** Those that only compare files, or have no rules. */
const withoutHeadlines = new Set(["base", "helm", "terraform", "workspace"]);

describe.each(versions)("with the class of %s", (version) => {
  it.each(Object.keys(karpenter.configs))("has the preset %s, by name and as a list", async (preset) => {
    const found = withoutHeadlines.has(preset) ? [] : [`a.yaml ${imds}`];
    const both = Object.values(configurations).map((config) => config.replace("recommended", preset));
    for (const config of both) {
      const findings = await findingsInProcess(version, makeRepository(version, config, { "a.yaml": nodeClass }));
      // Larger presets may object to more.
      expect(findings).toEqual(found.length === 0 ? [] : expect.arrayContaining(found));
    }
  });
});

/** Takes the first change that is offered for each problem. */
function applySuggestions(text: string, messages: readonly Linter.LintMessage[]): string {
  return messages
    .flatMap(({ suggestions = [] }) => suggestions.slice(0, 1))
    .map(({ fix }) => fix)
    .sort((one, other) => other.range[0] - one.range[0])
    .reduce((changed, { range: [start, end], text: by }) => changed.slice(0, start) + by + changed.slice(end), text);
}

/** The lines that differ, where lines are only put in, taken out or put in another's place. */
function changedLines(before: string, after: string): string[] {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  const changes: string[] = [];
  for (let i = 0, j = 0; i < old.length || j < fresh.length;) {
    if (old[i] === fresh[j]) {
      i += 1;
      j += 1;
    } else if (old[i + 1] === fresh[j + 1]) {
      changes.push(`-${old[i++] ?? ""}`, `+${fresh[j++] ?? ""}`);
    } else if (old[i + 1] === fresh[j]) {
      changes.push(`-${old[i++] ?? ""}`);
    } else {
      changes.push(`+${fresh[j++] ?? ""}`);
    }
  }
  return changes;
}
