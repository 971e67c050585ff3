import { expect, it } from "vitest";
import { applicationOf } from "../../lib/argo-cd/application.js";
import { valuesFacts } from "../../lib/workspace/values-files.js";
import { LINEAR, growth } from "../growth.js";
import { read } from "./read.js";

function sources(count: number) {
  const refs = Array.from({ length: count }, (_, index) => `    - { repoURL: "https://x", ref: r${String(index)} }`);
  const files = refs.map((_, index) => `$r${String(index)}/values.yaml`);
  const chart = `    - { chart: karpenter, repoURL: y, helm: { valueFiles: [${files.join(", ")}] } }`;
  const head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n";
  return applicationOf(read(`${head}${[...refs, chart].join("\n")}\n`)).sources;
}

it("values files of many sources are found in linear time", () => {
  const inputs = new Map([1000, 4000].map((count) => [count, sources(count)]));
  const facts = (count: number) => {
    const all = [...(inputs.get(count) ?? [])];
    const chart = all.at(-1);
    return chart && valuesFacts(chart, all).files;
  };
  expect(facts(1000)).toHaveLength(1000);
  expect(facts(1000)?.[299]).toEqual({ repository: "https://x", file: "values.yaml" });
  expect(
    growth(1000, (count) => {
      facts(count);
    }),
  ).toBeLessThan(LINEAR);
});
