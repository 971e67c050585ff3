import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { nodeClass } from "./read.js";

const rules = {
  "karpenter/no-hardcoded-ami": "error",
  "karpenter/no-removed-api": "error",
  "karpenter/no-end-of-life-ami-family": "error",
} as const satisfies Linter.RulesRecord;

function lint(text: string, settings: unknown, more: Linter.RulesRecord = {}): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.yaml"],
    plugins: { karpenter },
    language: "karpenter/yaml",
    settings: { karpenter: settings },
    rules: { ...rules, ...more },
  };
  return new Linter().verify(text, config, "x.yaml");
}

const custom = nodeClass("amiFamily: AL2023", "amiSelectorTerms: [{ id: ami-1 }]");
const al2 = nodeClass("amiSelectorTerms: [{ alias: al2@v20250101 }]");
const beta = "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec: {}\n";

function messagesOf(text: string, settings: unknown, more?: Linter.RulesRecord): string[] {
  return lint(text, settings, more).map(({ message }) => message);
}

function suggestionsOf(text: string, settings: unknown, more?: Linter.RulesRecord): string[] {
  return lint(text, settings, more).flatMap(({ suggestions = [] }) => suggestions.map(({ desc }) => desc));
}

describe("settings.karpenter is read", () => {
  it.each([undefined, null, {}])("as nothing: %j", (settings) => {
    expect(suggestionsOf(custom, settings)).toEqual([]);
    expect(messagesOf(beta, settings)).toHaveLength(1);
    expect(messagesOf(al2, settings)[0]).toContain("reached end of life");
  });

  it.each(["1.0", "v1.0", "1.0.8", "0.37"])("release: %j, which serves v1beta1", (release) => {
    expect(messagesOf(beta, { release })).toEqual([]);
  });

  it.each(["1.1", "1.14.1", "v1.10"])("release: %j, which doesn't", (release) => {
    expect(messagesOf(beta, { release })).toHaveLength(1);
  });

  it.each(["al2023@v20250501", "bottlerocket@v1.20.4", "bottlerocket@1.20.4"])(
    "preferredAlias: %j",
    (preferredAlias) => {
      const [family = ""] = preferredAlias.split("@");
      const text = custom.replace("AL2023", family === "al2023" ? "AL2023" : "Bottlerocket");
      expect(suggestionsOf(text, { preferredAlias })).toEqual([`Use \`alias: ${preferredAlias}\`.`]);
    },
  );

  it.each([
    ["1.32", "reached end of life"],
    ["1.33", "no AMI on Kubernetes 1.33;"],
    ["v1.33.2", "no AMI on Kubernetes v1.33.2;"],
  ])("kubernetesVersion: %j", (kubernetesVersion, expected) => {
    expect(messagesOf(al2, { kubernetesVersion })[0]).toContain(expected);
  });

  it("all at once, and an option of a rule goes first", () => {
    const all = { release: "1.0", preferredAlias: "al2023@v20250501", kubernetesVersion: "1.33" };
    expect(suggestionsOf(custom, all)).toHaveLength(1);
    expect(messagesOf(beta, all)).toEqual([]);
    expect(messagesOf(beta, all, { "karpenter/no-removed-api": ["error", { release: "1.1" }] })).toHaveLength(1);
    const preferredAlias = "al2023@v20260101";
    const option: Linter.RulesRecord = { "karpenter/no-hardcoded-ami": ["error", { preferredAlias }] };
    expect(suggestionsOf(custom, all, option)).toEqual([`Use \`alias: ${preferredAlias}\`.`]);
  });
});

describe("settings.karpenter is refused, by name and with a sample of what is right", () => {
  it.each<[string, unknown, string]>([
    [
      "no number, as YAML would have it",
      { release: 1.14 },
      '`settings.karpenter.release` must be like "1.15", not 1.14.',
    ],
    ["no word", { release: "latest" }, '`settings.karpenter.release` must be like "1.15", not "latest".'],
    ["no major version alone", { release: "1" }, '`settings.karpenter.release` must be like "1.15", not "1".'],
    ["no range", { release: "1.x" }, '`settings.karpenter.release` must be like "1.15", not "1.x".'],
    ["no list", { release: ["1.14"] }, '`settings.karpenter.release` must be like "1.15", not ["1.14"].'],
    ["not null", { release: null }, '`settings.karpenter.release` must be like "1.15", not null.'],
    [
      "what isn't pinned",
      { preferredAlias: "al2023@latest" },
      '`settings.karpenter.preferredAlias` must be like "al2023@v20250501", not "al2023@latest".',
    ],
    [
      "what has reached its end",
      { preferredAlias: "al2@v20250501" },
      '`settings.karpenter.preferredAlias` must be like "al2023@v20250501", not "al2@v20250501".',
    ],
    [
      "a version without its v",
      { preferredAlias: "al2023@20250501" },
      '`settings.karpenter.preferredAlias` must be like "al2023@v20250501", not "al2023@20250501".',
    ],
    [
      "no boolean",
      { preferredAlias: true },
      '`settings.karpenter.preferredAlias` must be like "al2023@v20250501", not true.',
    ],
    [
      "1.3 for 1.30",
      { kubernetesVersion: 1.3 },
      '`settings.karpenter.kubernetesVersion` must be like "1.33", not 1.3.',
    ],
    [
      "EKS's platform version",
      { kubernetesVersion: "eks.5" },
      '`settings.karpenter.kubernetesVersion` must be like "1.33", not "eks.5".',
    ],
    [
      "an unknown name",
      { clusterName: "prod" },
      "`settings.karpenter.clusterName` is not a setting; available settings: `release`, `preferredAlias`, `kubernetesVersion`, `root`, `environments`, `valuesFiles`, `completeExamples`, `ignoreChartVersions`.",
    ],
    [
      "a name that every object has",
      { toString: "1.14" },
      "`settings.karpenter.toString` is not a setting; available settings: `release`, `preferredAlias`, `kubernetesVersion`, `root`, `environments`, `valuesFiles`, `completeExamples`, `ignoreChartVersions`.",
    ],
    [
      "one wrong among others",
      { kubernetesVersion: "1.33", release: "1.14.x" },
      '`settings.karpenter.release` must be like "1.15", not "1.14.x".',
    ],
    [
      "a text instead of a boolean",
      { completeExamples: "yes" },
      '`settings.karpenter.completeExamples` must be like true, not "yes".',
    ],
    ["a list", ["1.14"], "`settings.karpenter` must be an object."],
    ["a text", "1.14", "`settings.karpenter` must be an object."],
  ])("%s", (_, settings, message) => {
    expect(() => lint(custom, settings)).toThrow(message);
    // And not just once.
    expect(() => lint(custom, settings)).toThrow(message);
  });

  it("for files of other things too, before anybody misses a finding", () => {
    expect(() => lint("kind: Service\n", { release: 1 })).toThrow("`settings.karpenter.release`");
  });
});
