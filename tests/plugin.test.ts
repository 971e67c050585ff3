import { readFileSync } from "node:fs";
import { defineConfig } from "eslint/config";
import { describe, expect, it } from "vitest";
import karpenter, { type PresetName } from "../lib/index.js";
import { createConfigs, presetNames } from "../lib/eslint/presets.js";
import type { KarpenterRule } from "../lib/eslint/rule.js";
import type { Preset } from "../lib/eslint/rule-definition.js";
import { rules } from "../lib/rules.generated.js";

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
    const meantFor = (...presets: Preset[]) =>
      Object.entries(rules)
        .filter(([, { docs }]) => {
          const own = docs.presets?.workspace ? (["workspace"] as const) : Object.keys(docs.presets ?? {});
          return presets.some((preset) => own.some((one) => one === preset));
        })
        .map(([rule]) => `karpenter/${rule}`);
    expect(rulesOf("recommended")).toEqual(meantFor("recommended"));
    expect(rulesOf("strict")).toEqual(meantFor("recommended", "strict"));
    expect(rulesOf("workspace")).toEqual(meantFor("workspace"));
    expect(rulesOf("base")).toEqual([]);
    expect(rulesOf("recommended").length).toBeGreaterThan(0);
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
      for (const entry of Object.values(config.rules ?? {})) expect([entry].flat()[0]).toBe("error");
    }
  });

  it("set the options that a rule declares for them, in larger presets too", () => {
    const options = { checkMore: true };
    const invented = (presets: KarpenterRule["docs"]["presets"]) => {
      const [rule] = Object.values(rules);
      const docs: KarpenterRule["docs"] = { description: "x", category: "Security", ...(presets && { presets }) };
      const configs = createConfigs({}, { invented: { ...rule, docs } as KarpenterRule });
      return presetNames.map((preset) => configs[preset].at(-1)?.rules?.["karpenter/invented"]);
    };
    const [none, on, more] = [undefined, "error", ["error", options]];
    expect(presetNames).toEqual(["base", "recommended", "strict", "workspace", "all"]);
    expect(invented({ recommended: {}, strict: options })).toEqual([none, on, more, none, more]);
    expect(invented({ recommended: options })).toEqual([none, more, more, none, more]);
    expect(invented({ strict: options })).toEqual([none, none, more, none, more]);
    expect(invented({ workspace: options })).toEqual([none, none, none, more, more]);
    expect(invented({ workspace: {}, strict: options })).toEqual([none, none, none, on, more]);
    expect(invented(undefined)).toEqual([none, none, none, none, on]);
  });

  it("set only options that the rules have", () => {
    for (const [name, { docs, build }] of Object.entries(rules)) {
      const [schema] = build(name).meta?.schema as { properties?: Record<string, unknown> }[];
      const set = Object.values(docs.presets ?? {}).flatMap((options) => Object.keys(options));
      expect(Object.keys(schema?.properties ?? {})).toEqual(expect.arrayContaining(set));
    }
  });

  it("begin with the plugin for all files, so that an object without `files` can set its rules", () => {
    for (const [setup] of Object.values(karpenter.configs)) {
      expect(setup).toEqual({ name: "karpenter/setup", plugins: { karpenter } });
    }
  });
});
