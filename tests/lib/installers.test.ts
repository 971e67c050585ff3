/** Versions of Karpenter's charts that Terraform, Flux and Kustomize deploy. */
import { describe, expect, it } from "vitest";
import { Environments } from "../../lib/workspace/environments.js";
import { readFacts } from "../../lib/workspace/read-facts.js";
import { RepositoryContext } from "../../lib/workspace/repository-context.js";
import { indexOf } from "../../lib/workspace/workspace-cache.js";
import { type Files, createRepository } from "../repositories.js";

const release = (chart: string) => `# Karpenter\nresource "helm_release" "karpenter" {\n${chart}\n}\n`;
const flux = (chart: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: karpenter\nspec: { chart: { spec: ${chart} } }\n`;
const kustomization = (chart: string) => `resources: [pool.yaml]\nhelmCharts:\n  - ${chart}\n`;

function chartsIn(file: string, text: string) {
  return readFacts(file, text)?.charts.map(({ name, version, line }) => [name, version, line]) ?? [];
}

describe("charts of other installers", () => {
  it("are those of a helm_release", () => {
    const address = '  repository = "oci://public.ecr.aws/karpenter"\n  chart = "karpenter"\n';
    expect(chartsIn("main.tf", release(`${address}  version = "0.37.0"`))).toEqual([["karpenter", "0.37.0", 2]]);
    expect(chartsIn("main.tf", release(`${address}  version = "v0.32.1"`))).toEqual([["karpenter", "0.32.1", 2]]);
    const complete = '  chart = "oci://public.ecr.aws/karpenter/karpenter-crd"\n  version = "1.9.0"';
    expect(chartsIn("main.tf", release(complete))).toEqual([["karpenter-crd", "1.9.0", 2]]);
    for (const version of ["var.version", '"~> 1.9"', '"1.9.${var.patch}"', "null"])
      expect(chartsIn("main.tf", release(`${address}  version = ${version}`))).toEqual([["karpenter", undefined, 2]]);
    expect(chartsIn("main.tf", release('  chart = "karpenter-dashboard"\n  version = "1.9.0"'))).toEqual([]);
    expect(chartsIn("main.tf", release(`  x = { ${address} }\n  chart = "other"`))).toEqual([]);
  });

  it("are those of a HelmRelease", () => {
    expect(chartsIn("a.yaml", flux("{ chart: karpenter, version: 1.9.0 }"))).toEqual([["karpenter", "1.9.0", 4]]);
    expect(chartsIn("a.yaml", flux("{ chart: karpenter, version: 1.9.x }"))).toEqual([["karpenter", undefined, 4]]);
    expect(chartsIn("a.yaml", flux("{ chart: ./charts/karpenter, version: 1.9.0 }"))).toEqual([]);
    expect(chartsIn("a.yaml", flux("{ chart: karpenter }").replace("fluxcd.io", "example.com"))).toEqual([]);
  });

  it("are those of helmCharts", () => {
    const chart = "{ name: karpenter, repo: oci://public.ecr.aws/karpenter, version: 0.37.0 }";
    expect(chartsIn("kustomization.yaml", kustomization(chart))).toEqual([["karpenter", "0.37.0", 3]]);
    expect(chartsIn("kustomization.yaml", kustomization(chart.replace("0.37.0", '"{{ v }}"')))).toEqual([
      ["karpenter", undefined, 3],
    ]);
    expect(chartsIn("a.yaml", `apiVersion: example.com/v1\n${kustomization(chart)}`)).toEqual([]);
    expect(chartsIn("a.yaml", `${kustomization(chart)}: [`)).toEqual([]);
  });

  const around = (files: Files, file: string) => {
    const index = indexOf(createRepository(files));
    const locate = () => ({ line: 1, column: 1 });
    return new RepositoryContext(index, file, new Environments(), locate).chartAround();
  };
  const pool = "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a }\n";
  const main = release('  chart = "karpenter"\n  version = "0.37.0"');

  it("decide the release of the manifests around them", () => {
    expect(around({ "pool.yaml": pool, "main.tf": main }, "pool.yaml")).toMatchObject({ version: "0.37.0" });
    expect(around({ "main.tf": main }, "main.tf")).toMatchObject({ version: "0.37.0", file: "main.tf", line: 2 });
    const two = { "pool.yaml": pool, "main.tf": main, "flux.yaml": flux("{ chart: karpenter, version: 1.9.0 }") };
    expect(around(two, "pool.yaml")).toBeUndefined();
  });

  it("are unknown where an overlay changes them", () => {
    const files = {
      "pool.yaml": pool,
      "base/flux.yaml": flux("{ chart: karpenter, version: 1.9.0 }"),
      "base/kustomization.yaml": "resources: [flux.yaml]\npatches: [{ patch: '[]', target: { kind: HelmRelease } }]\n",
    };
    expect(around(files, "pool.yaml")).toBeUndefined();
  });
});
