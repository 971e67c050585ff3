import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { chartKeys } from "../../lib/karpenter/chart/keys.generated.js";
import karpenter from "../../lib/index.js";
import { readCharts, valuesOf } from "../../scripts/facts/files.js";

const charts = readCharts();
const releases = Object.keys(charts);

const keysOf = new Map(Object.entries(charts).map(([release, chart]) => [release, new Set(valuesOf(chart))]));
const allKeys = [...new Set([...keysOf.values()].flatMap((keys) => [...keys]))].sort();

/** The releases that a text such as `0.10-0.29 1.5-` is about. */
function releasesIn(text: string): string[] {
  return text.split(" ").flatMap((stretch) => {
    const [first = "", last = ""] = stretch.split("-");
    const end = last === "" ? releases.length : releases.indexOf(last) + 1;
    expect(releases).toContain(first);
    expect(end).toBeGreaterThan(releases.indexOf(first));
    return releases.slice(releases.indexOf(first), end);
  });
}

describe("the generated keys against the facts", () => {
  it("knows all 44 releases' keys, and no others", () => {
    expect(releases).toHaveLength(44);
    expect(Object.keys(chartKeys).sort()).toEqual(allKeys);
  });

  it.each(allKeys)("%s", (key) => {
    expect(releasesIn(chartKeys[key] ?? "")).toEqual(releases.filter((release) => keysOf.get(release)?.has(key)));
  });
});

const ways: Readonly<Record<string, (key: string) => string[]>> = {
  "in a values block": (key) => ["values: |", `  ${nested(key)}`],
  "as a parameter": (key) => [`parameters: [{ name: "${key}", value: x }]`, "releaseName: karpenter"],
};

it("reads values of patches between the first and the last of a release", () => {
  expect(chartKeys["postInstallHook.image.repository"]).toBe("0.33-1.0");
});

/** A value on one line, such as `{settings: {clusterName: x}}`. */
function nested(key: string): string {
  return key.split(".").reduceRight((inner, part) => `{${part}: ${inner}}`, "x");
}

/** As many lines as each document has, its separator included. */
const LINES = 11;

function document(tag: string, helm: readonly string[]): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    repoURL: public.ecr.aws/karpenter
    chart: karpenter
    targetRevision: ${tag}
    helm:
${helm.map((line) => `      ${line}\n`).join("")}---
`;
}

const linter = new Linter();

/** How often each key is reported where it is the only value, by a file with a document for each. */
function reports(tag: string, keys: readonly string[], way: (key: string) => string[]): Record<string, number> {
  const found = Object.fromEntries(keys.map((key) => [key, 0]));
  const code = keys.map((key) => document(tag, way(key))).join("");
  expect(code.split("\n")).toHaveLength(keys.length * LINES + 1);
  const rules = { "karpenter/no-unknown-helm-values": "error" as const };
  for (const { ruleId, line } of linter.verify(
    code,
    [...karpenter.configs.base, { files: ["**/*.yaml"], rules }],
    "values.yaml",
  )) {
    expect(ruleId).toBe("karpenter/no-unknown-helm-values");
    const key = keys[Math.floor((line - 1) / LINES)] ?? "";
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}

function all(keys: readonly string[], count: number): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, count]));
}

describe.each(Object.entries(ways))("no-unknown-helm-values, %s", (_, way) => {
  it.each(Object.entries(charts))("of chart %s", (release, { tag }) => {
    const own = [...(keysOf.get(release) ?? [])];
    const isPart = (key: string) =>
      own.some((one) => one === key || one.startsWith(`${key}.`) || key.startsWith(`${one}.`));
    const others = allKeys.filter((key) => !isPart(key));
    expect(reports(tag, own, way)).toEqual(all(own, 0));
    expect(reports(tag, others, way)).toEqual(all(others, 1));
  });
});
