import { readFileSync } from "node:fs";
import { defineConfig } from "eslint/config";
import { describe, expect, it } from "vitest";
import karpenter, { type PresetName, type RuleName } from "../lib/index.js";

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as Record<
  string,
  unknown
>;

describe("the plugin", () => {
  it("names itself as ESLint wants it", () => {
    expect(karpenter.meta).toEqual({ name: manifest["name"], version: manifest["version"], namespace: "karpenter" });
  });

  it("fits into configurations, by name and by value", () => {
    // That this compiles is half of the test.
    const byName = defineConfig({ plugins: { karpenter }, extends: ["karpenter/recommended"] });
    const byValue = defineConfig([...karpenter.configs.strict, { rules: { "karpenter/require-imdsv2": "off" } }]);
    expect([byName.length, byValue.length]).toEqual([3, 3]);
  });
});

describe("the presets", () => {
  const rulesOf = (preset: PresetName) => Object.keys(karpenter.configs[preset].at(-1)?.rules ?? {});

  it("are these", () => {
    expect(Object.keys(karpenter.configs)).toEqual([
      "base",
      "recommended",
      "strict",
      "workspace",
      "all",
      "terraform",
      "helm",
    ]);
  });

  it("have the rules that are meant for them", () => {
    const recommended: RuleName[] = [
      "no-end-of-life-ami-family",
      "no-hardcoded-ami",
      "no-namespace-on-cluster-scoped",
      "no-placeholder-values",
      "no-removed-annotations",
      "no-removed-api",
      "no-secrets-in-user-data",
      "no-unknown-helm-values",
      "require-cluster-name",
      "require-encrypted-volumes",
      "require-imdsv2",
      "valid-ami-selector",
      "valid-application-destination",
      "valid-application-source",
      "valid-block-device",
      "valid-budget-schedule",
      "valid-chart-source",
      "valid-cluster-endpoint",
      "valid-kubelet-configuration",
      "valid-node-identity",
      "valid-requirements",
      "valid-schema",
      "valid-taints",
    ];
    const strict: RuleName[] = [
      "valid-expire-after",
      "no-high-imds-hop-limit",
      "no-default-project",
      "no-disabled-disruption",
      "no-latest-ami-alias",
      "no-public-ip",
      "require-exact-chart-version",
      "prefer-gp3",
      "require-crd-chart",
      "require-customer-managed-key",
      "require-interruption-queue",
      "require-node-pool-limits",
      "require-spot-diversity",
      "require-termination-grace-period",
    ];
    const workspace: RuleName[] = [
      "no-unserved-manifests",
      "consistent-account-and-region",
      "consistent-cluster-name",
      "consistent-discovery-tags",
      "no-duplicate-resources",
      "no-missing-node-class",
      "no-forbidden-application",
    ];
    const named = (names: RuleName[]) => names.map((rule) => `karpenter/${rule}`).sort();
    expect(rulesOf("recommended").sort()).toEqual(named(recommended));
    expect(rulesOf("strict").sort()).toEqual(named([...recommended, ...strict]));
    expect(rulesOf("workspace").sort()).toEqual(named(workspace));
    expect(rulesOf("base")).toEqual([]);
  });

  it("contain one another", () => {
    expect(rulesOf("strict")).toEqual(expect.arrayContaining(rulesOf("recommended")));
    expect(rulesOf("all").sort()).toEqual(
      Object.keys(karpenter.rules)
        .map((rule) => `karpenter/${rule}`)
        .sort(),
    );
  });

  it("have errors alone, which is what bulk suppressions cover", () => {
    for (const config of Object.values(karpenter.configs).flat()) {
      for (const severity of Object.values(config.rules ?? {})) expect(severity).toBe("error");
    }
  });

  it("begin with the plugin for all files, so that an object without `files` can set its rules", () => {
    for (const [setup] of Object.values(karpenter.configs)) {
      expect(setup).toEqual({ name: "karpenter/setup", plugins: { karpenter } });
    }
  });
});
