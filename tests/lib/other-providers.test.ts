/** Charts named `karpenter` of providers for other clouds, whose values are not those of the chart for AWS. */
import path from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { readFacts } from "../../lib/workspace/read-facts.js";
import { type Files, createRepository } from "../repositories.js";

function rules(files: Files, file: string): string[] {
  const folder = createRepository(files);
  const settings = { karpenter: { valuesFiles: true } };
  const config: Linter.Config[] = [
    ...karpenter.configs.strict,
    ...karpenter.configs.terraform,
    { files: ["**/*"], settings },
  ];
  const linter = new Linter({ cwd: folder });
  const found = linter.verify(files[file] ?? "", config, {
    filename: path.join(folder, file),
    filterCodeBlock: () => true,
  });
  return found.map(({ ruleId, message }) => ruleId?.replace("karpenter/", "") ?? message);
}

const unread = "settings: { clusterName: a, unread: true }";
const sources: readonly string[] = [
  "oci://mcr.microsoft.com/aks/karpenter",
  "oci://acme.azurecr.io/charts",
  "https://oracle.github.io/karpenter-provider-oci/charts",
  "https://zoom.github.io/karpenter-oci",
  "https://cloudpilot-ai.github.io/karpenter-provider-gcp",
  "https://cloudpilot-ai.github.io/karpenter-provider-alibabacloud/",
  "oci://public.ecr.aws/cloudpilotai/gcp",
  "oci://cr.eu-north1.nebius.cloud/e00w67thrrz5nhprjm/helm",
];
const own: readonly string[] = [
  "oci://public.ecr.aws/karpenter",
  "oci://ghcr.io/acme/karpenter-provider-aws",
  "oci://harbor.acme.io/mirror",
  "https://acme.github.io/karpenter-providers",
];

const kustomization = (repo: string, values: string) =>
  `helmCharts:\n  - { name: karpenter, repo: "${repo}", version: 1.9.0, valuesInline: { ${values} } }\n`;
const application = (repo: string, values: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec: { project: a, destination: { name: a, namespace: b }, source: { repoURL: "${repo}", chart: karpenter, targetRevision: 1.9.0, helm: { valuesObject: { ${values} } } } }\n`;
const release = (repo: string, block: string) =>
  `resource "helm_release" "karpenter" {\n  repository = "${repo}"\n  chart = "karpenter"\n  version = "1.9.0"\n${block}\n}\n`;
const flux = (values: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: a }\nspec: { chart: { spec: { chart: karpenter, version: 1.9.0, sourceRef: { kind: HelmRepository, name: a } } }, values: { ${values} } }\n`;

const wrapper = (repo: string) => ({
  "Chart.yaml": `apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n  - { name: karpenter, version: 1.9.0, repository: "${repo}" }\n`,
  "values.yaml": `karpenter: { ${unread} }\n`,
});

const set = '  set {\n    name = "settings.unread"\n    value = true\n  }';

describe("a repository of another provider", () => {
  it.each(sources)("%s has another chart", (repo) => {
    expect(rules({ "kustomization.yaml": kustomization(repo, unread) }, "kustomization.yaml")).toEqual([]);
    expect(rules({ "a.yaml": application(repo, unread) }, "a.yaml")).toEqual([]);
    expect(rules({ "main.tf": release(repo, set) }, "main.tf")).toEqual([]);
    expect(readFacts("main.tf", release(repo, set))?.charts ?? []).toEqual([]);
    const files = wrapper(repo);
    expect([...rules(files, "Chart.yaml"), ...rules(files, "values.yaml")]).toEqual([]);
  });

  it.each(own)("is not %s", (repo) => {
    const found = rules({ "kustomization.yaml": kustomization(repo, unread) }, "kustomization.yaml");
    expect(found).toContain("no-unknown-helm-values");
    expect(rules({ "a.yaml": application(repo, unread) }, "a.yaml")).toContain("no-unknown-helm-values");
    expect(rules({ "main.tf": release(repo, set) }, "main.tf")).toContain("no-unknown-helm-values");
    expect(rules(wrapper(repo), "values.yaml")).toContain("no-unknown-helm-values");
  });
});

describe("values for another provider", () => {
  const values = [
    "settings: { clusterDns: 10.96.5.5, compartmentId: ocid1, unread: true }",
    "settings: { unread: true }, controller: { settings: { projectID: a } }",
    "settings: { unread: true }, controller: { env: [{ name: AZURE_NODE_RESOURCE_GROUP, value: a }] }",
    'settings: { unread: true }, podLabels: { azure.workload.identity/use: "true" }',
    "settings: { unread: true }, alibabacloud: { region_id: a }",
  ];

  it.each(values)("%s", (text) => {
    expect(rules({ "a.yaml": flux(text) }, "a.yaml")).toEqual([]);
    const files = { "a.yaml": flux("").replace(", values: {  }", ', valuesFrom: [{ kind: ConfigMap, name: "b" }]') };
    expect(rules(files, "a.yaml")).toEqual([]);
    // A repository of Karpenter's own charts decides.
    const found = rules({ "a.yaml": application("public.ecr.aws/karpenter", text) }, "a.yaml");
    expect(found).toContain("no-unknown-helm-values");
  });

  it("are those of parameters, too", () => {
    const parameter = (name: string, value: string) => `  set {\n    name = "${name}"\n    value = "${value}"\n  }\n`;
    const mirror = (block: string) => ({ "main.tf": release("oci://harbor.acme.io/mirror", `${set}\n${block}`) });
    expect(rules(mirror(parameter("controller.settings.clusterID", "a")), "main.tf")).toEqual([]);
    expect(rules(mirror(parameter("controller.env[0].name", "ARM_CLOUD")), "main.tf")).toEqual([]);
    const client = String.raw`serviceAccount.annotations.azure\\.workload\\.identity/client-id`;
    expect(rules(mirror(parameter(client, "a")), "main.tf")).toEqual([]);
    expect(rules(mirror(parameter("controller.env[0].name", "GODEBUG")), "main.tf")).toContain(
      "no-unknown-helm-values",
    );
  });

  it("are not those of an unknown repository with Karpenter's own values", () => {
    const text = "settings: { clusterName: a, unread: true }, controller: { env: [{ name: AWS_REGION, value: a }] }";
    expect(rules({ "a.yaml": flux(text) }, "a.yaml")).toContain("no-unknown-helm-values");
  });
});
