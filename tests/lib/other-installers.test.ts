/** What the installs of each installer are, and what is none of Karpenter's. */
import path from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import type { Around } from "../../lib/installers/around.js";
import { installsIn, objectsIn } from "../../lib/installers/installs.js";
import karpenter from "../../lib/index.js";
import { yamlInstallers } from "../../lib/workspace/installers.js";
import { parseText, rootsOf } from "../../lib/yaml/document.js";
import { type Files, createRepository } from "../repositories.js";

function installsOf(text: string, around: Partial<Around> = {}) {
  const roots = objectsIn(rootsOf(parseText(text)));
  return installsIn({ roots, fluxSource: () => undefined, wrappedIn: () => [], ...around });
}

/** The chart, version and address of each install. */
function charts(text: string, around: Partial<Around> = {}) {
  return installsOf(text, around).map(({ chart, version, address, repository }) => [
    chart,
    version,
    address ?? repository.text,
  ]);
}

function messages(files: Files, file: string, valuesFiles: boolean | readonly string[] = true): string[] {
  const folder = createRepository(files);
  const settings = { karpenter: { valuesFiles } };
  const config = [...karpenter.configs.recommended, { files: ["**/*"], settings }];
  const linter = new Linter({ cwd: folder });
  return linter.verify(files[file] ?? "", config, path.join(folder, file)).map(({ message }) => message);
}

const flux = (spec: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: a, namespace: b }\nspec: ${spec}\n`;
const named = (chart: string, rest = "") => flux(`{ chart: { spec: { chart: ${chart}, version: 1.9.0 } }${rest} }`);

/** The namespace and the name of each release, as far as they are known. */
function releases(text: string) {
  return installsOf(text).map(({ namespace, releaseName }) => `${namespace?.text ?? "?"}/${releaseName?.text ?? "?"}`);
}

describe("the namespace and the name of a release", () => {
  it("are those of Flux", () => {
    expect(releases(named("karpenter"))).toEqual(["b/a"]);
    expect(releases(named("karpenter", ", targetNamespace: c"))).toEqual(["c/?"]);
    expect(releases(named("karpenter", ", targetNamespace: c, releaseName: d"))).toEqual(["c/d"]);
    expect(releases(named("karpenter", ", targetNamespace: '', releaseName: ''"))).toEqual(["b/a"]);
    expect(releases(named("karpenter").replace(", namespace: b", ""))).toEqual(["/a"]);
    expect(releases(named("karpenter", ", targetNamespace: '${x}'"))).toEqual(["${x}/?"]);
  });

  it("are those of a kustomization", () => {
    const chart = "helmCharts: [{ name: karpenter, namespace: a, releaseName: b }]\n";
    expect(releases(chart)).toEqual(["a/b"]);
    expect(releases(`${chart}namespace: c\n`)).toEqual(["c/b"]);
    expect(releases(chart.replace(", releaseName: b", ""))).toEqual(["a/?"]);
    for (const more of ["namePrefix: x-", "patches: []", "transformers: [a.yaml]"])
      expect(releases(`${chart}${more}\n`)).toEqual(["?/?"]);
    const generator = "apiVersion: builtin\nkind: HelmChartInflationGenerator\nname: karpenter\nnamespace: a\n";
    expect(releases(generator)).toEqual(["?/?"]);
  });

  it("are those of helmfile", () => {
    const release = "releases: [{ name: a, namespace: b, chart: karpenter/karpenter }]\n";
    expect(releases(release)).toEqual(["b/a"]);
    expect(releases(`namespace: c\n${release}`)).toEqual(["c/a"]);
    expect(releases(release.replace("name: a, ", ""))).toEqual(["b/"]);
  });
});

describe("Flux", () => {
  it("installs by the name of the chart, in any version of the API and in lists", () => {
    const release = named("karpenter");
    for (const version of ["v2", "v2beta1", "v2beta2"])
      expect(charts(release.replace("/v2", `/${version}`))).toEqual([["karpenter", "1.9.0", ""]]);
    const item = release.trimEnd().replaceAll("\n", "\n    ");
    expect(charts(`apiVersion: v1\nkind: List\nitems:\n  - ${item}\n`)).toEqual([["karpenter", "1.9.0", ""]]);
  });

  it("installs no other chart, and nothing from another group or a templated name", () => {
    for (const chart of ["karpenter-addons", "./charts/karpenter", '"${chart}"', "acme/karpenter"])
      expect(charts(named(chart))).toEqual([]);
    expect(charts(named("karpenter").replace("fluxcd.io", "acme.io"))).toEqual([]);
    expect(charts(named("karpenter").replace("HelmRelease", "HelmReleases"))).toEqual([]);
    expect(charts(named("karpenter", ", values: { karpenter: { replicas: 1 } }"))).toEqual([]);
  });

  it("may have any value in ConfigMaps and in files of the chart", () => {
    const isUnknown = (text: string) => installsOf(text)[0]?.values.at("settings", "clusterName").isUnknown;
    expect(isUnknown(named("karpenter"))).toBe(false);
    expect(isUnknown(named("karpenter", ", valuesFrom: [{ kind: Secret, name: a }]"))).toBe(true);
    expect(isUnknown(flux("{ chart: { spec: { chart: karpenter, valuesFiles: [a.yaml] } } }"))).toBe(true);
  });

  it("takes the latest version if none is set, and only then", () => {
    const [release] = installsOf(flux("{ chart: { spec: { chart: karpenter } } }"));
    expect([release?.takesLatest, release?.revision.isAbsent]).toEqual([true, true]);
  });

  it("installs a source, and a release that refers to it", () => {
    const source = (ref: string) =>
      `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: { name: k }\nspec: { url: oci://public.ecr.aws/karpenter/karpenter, ref: ${ref} }\n`;
    const release = flux("{ chartRef: { kind: OCIRepository, name: k } }");
    const address = "oci://public.ecr.aws/karpenter/karpenter";
    const both = charts(`${source("{ tag: 1.9.0 }")}---\n${release}`);
    expect(both).toEqual([
      ["karpenter", "1.9.0", address],
      ["karpenter", "1.9.0", address],
    ]);
    expect(charts(source('{ tag: 1.9.0, semver: ">=1.0.0" }'))).toEqual([["karpenter", undefined, address]]);
    expect(charts(source("{ tag: 1.9.0 }").replace("karpenter/karpenter", "karpenter/other"))).toEqual([]);
    expect(charts(release)).toEqual([]);
  });
});

describe("Flux with a template of an OCIRepository", () => {
  const template = (ref: string, rest = "") =>
    flux(`{ chart: { kind: OCIRepository, spec: { url: oci://public.ecr.aws/karpenter/karpenter${ref} } }${rest} }`);

  it("installs the chart at its address, with the values of the release", () => {
    const address = "oci://public.ecr.aws/karpenter/karpenter";
    expect(charts(template(", ref: { tag: 1.9.0 }"))).toEqual([["karpenter", "1.9.0", address]]);
    expect(charts(template(", ref: { semver: 1.9.x }"))).toEqual([["karpenter", undefined, address]]);
    expect(releases(template(""))).toEqual(["b/a"]);
    const [install] = installsOf(template("", ", values: { settings: { clusterName: prod } }"));
    expect([install?.values.at("settings", "clusterName").text, install?.takesLatest]).toEqual(["prod", true]);
    const [open] = installsOf(template("", ", valuesFrom: [{ kind: ConfigMap, name: a }]"));
    expect(open?.values.at("settings", "clusterName").isUnknown).toBe(true);
  });

  it("installs no other chart, and needs the kind", () => {
    expect(charts(template("").replace("karpenter/karpenter", "karpenter/other"))).toEqual([]);
    expect(charts(template("").replace("kind: OCIRepository, ", ""))).toEqual([]);
    expect(charts(flux("{ chart: { kind: HelmChart, spec: { chart: karpenter, version: 1.9.0 } } }"))).toEqual([
      ["karpenter", "1.9.0", ""],
    ]);
  });
});

describe("Cluster API", () => {
  const proxy = (rest = "") =>
    `apiVersion: addons.cluster.x-k8s.io/v1alpha1\nkind: HelmChartProxy\nmetadata: { name: a, namespace: b }\nspec:\n  clusterSelector: {}\n  repoURL: oci://public.ecr.aws/karpenter\n  chartName: karpenter\n${rest}`;
  const clusterName = (rest: string) => installsOf(proxy(rest))[0]?.values.at("settings", "clusterName");

  it("installs the chart of a HelmChartProxy in other clusters", () => {
    expect(charts(proxy("  version: 1.9.0\n"))).toEqual([["karpenter", "1.9.0", "oci://public.ecr.aws/karpenter"]]);
    expect(releases(proxy())).toEqual(["?/?"]);
    expect(releases(proxy("  namespace: kube-system\n  releaseName: karpenter\n"))).toEqual(["kube-system/karpenter"]);
    expect(installsOf(proxy())[0]?.takesLatest).toBe(true);
    expect(charts(proxy().replace("x-k8s.io", "acme.io"))).toEqual([]);
    expect(charts(proxy().replace("chartName: karpenter", "chartName: other"))).toEqual([]);
    expect(charts(proxy().replace("HelmChartProxy", "HelmReleaseProxy"))).toEqual([]);
  });

  it("has the values of its template, as far as they are known", () => {
    expect(clusterName("")?.isAbsent).toBe(true);
    expect(clusterName('  valuesTemplate: ""\n')?.isAbsent).toBe(true);
    const values = (text: string) => `  valuesTemplate: |\n${text.replaceAll(/^(?=.)/gmu, "    ")}`;
    expect(clusterName(values("settings:\n  clusterName: prod\n"))?.text).toBe("prod");
    expect(clusterName(values("settings:\n  clusterName: {{ .Cluster.metadata.name }}\n"))?.isUnknown).toBe(true);
    expect(clusterName(values("{{- $a := .ControlPlane.status }}\nreplicas: 2\n"))?.isAbsent).toBe(true);
    expect(clusterName(values("replicas: 2\n{{ toYaml .x }}\n"))?.isUnknown).toBe(true);
    expect(clusterName(values("replicas: [\n"))?.isUnknown).toBe(true);
    expect(clusterName("  options: { upgrade: { reuseValues: true } }\n")?.isUnknown).toBe(true);
    expect(clusterName("  valuesTemplate: &a [1]\n")?.isUnknown).toBe(true);
  });

  it("is found at the values in the text", () => {
    const text = proxy(
      `  version: 1.9.0\n  valuesTemplate: |\n    replicaz: 2\n    settings:\n      clusterName: {{ .Cluster.metadata.name }}\n`,
    );
    expect(messages({ "a.yaml": text }, "a.yaml")).toEqual([expect.stringContaining("`replicaz`") as string]);
    const doubled = text.replace("aws/karpenter", "aws/karpenter/karpenter").replace("replicaz", "replicas");
    expect(messages({ "a.yaml": doubled }, "a.yaml")).toEqual([
      "Helm appends the chart's name to `oci://public.ecr.aws/karpenter/karpenter`, and the resulting `public.ecr.aws/karpenter/karpenter/karpenter` does not exist; use `oci://public.ecr.aws/karpenter`.",
    ]);
  });
});

describe("Kustomize", () => {
  const chart = "{ name: karpenter, repo: oci://public.ecr.aws/karpenter, version: 1.9.0 }";

  it("installs helmCharts, and the older fields", () => {
    const expected = [["karpenter", "1.9.0", "oci://public.ecr.aws/karpenter"]];
    expect(charts(`helmCharts: [${chart}]\n`)).toEqual(expected);
    const older = chart.replace("name", "chartName").replace("repo:", "chartRepo:").replace("version", "chartVersion");
    expect(charts(`helmChartInflationGenerator: [${older}]\n`)).toEqual(expected);
    expect(
      charts(`apiVersion: builtin\nkind: HelmChartInflationGenerator\n${chart.slice(2, -2).replaceAll(", ", "\n")}`),
    ).toEqual(expected);
  });

  it("installs nothing in other objects, and no other chart", () => {
    expect(charts(`apiVersion: acme.io/v1\nhelmCharts: [${chart}]\n`)).toEqual([]);
    expect(charts(`helmCharts: [${chart.replace("karpenter", "keda")}]\n`)).toEqual([]);
  });

  it("does not read files that inline values replace", () => {
    const at = (merge: string) =>
      installsOf(
        `helmCharts:\n  - name: karpenter\n    valuesFile: a.yaml\n    valuesMerge: ${merge}\n    valuesInline: {}\n`,
      )[0]?.values.hasFiles;
    expect([at("override"), at("merge"), at("replace")]).toEqual([true, true, false]);
  });
});

describe("helmfile", () => {
  const release = (chart: string, rest = "") =>
    `releases:\n  - name: k\n    chart: ${chart}\n    version: 1.9.0\n${rest}`;
  const repositories = "repositories:\n  - { name: aws, url: public.ecr.aws/karpenter, oci: true }\n";

  it("installs by a repository of the file, or a complete address", () => {
    const address = "oci://public.ecr.aws/karpenter/karpenter";
    expect(charts(release(address))).toEqual([["karpenter", "1.9.0", address]]);
    expect(charts(repositories + release("aws/karpenter"))).toEqual([
      ["karpenter", "1.9.0", "public.ecr.aws/karpenter"],
    ]);
    expect(charts(release("karpenter/karpenter"))).toEqual([["karpenter", "1.9.0", ""]]);
  });

  it("installs no local chart and no other", () => {
    for (const chart of ["./karpenter", "charts/karpenter", "aws/keda", '"{{ .x }}/karpenter"'])
      expect(charts(release(chart))).toEqual([]);
    expect(charts(`kind: Acme\n${release("karpenter/karpenter")}`)).toEqual([]);
  });

  it("reads the last of several values, and `set` before them", () => {
    const values =
      "    values:\n      - { replicas: 1 }\n      - { replicas: 2 }\n    set:\n      - { name: logLevel, value: debug }\n";
    const [install] = installsOf(release("karpenter/karpenter", values));
    expect(install?.values.at("replicas").value).toBe(2);
    expect(install?.values.at("logLevel").value).toBe("debug");
    expect(install?.values.at("settings").isAbsent).toBe(true);
    const [open] = installsOf(release("karpenter/karpenter", `${values}    secrets: [a.yaml]\n`));
    expect(open?.values.at("settings").isUnknown).toBe(true);
  });
});

describe("a helmfile with actions of templates", () => {
  const release = (version: string) =>
    `  - name: karpenter\n    chart: oci://public.ecr.aws/karpenter/karpenter\n${version}`;
  const other = "  - name: vpa\n    chart: fairwinds-stable/vpa\n";
  const conditional = (then: string, otherwise = "") =>
    `{{ if eq .Environment.Name "prod" }}\n${then}${otherwise === "" ? "" : `{{ else }}\n${otherwise}`}{{ end }}\n`;
  const old = "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a }\n";
  const first = (releases: string) =>
    messages({ "pool.yaml": old, "helmfile.yaml": `releases:\n${releases}` }, "pool.yaml")[0];
  const unknown = /^Karpenter \d+\.\d+ no longer serves/u;

  it("decides the release of manifests if no action does", () => {
    expect(first(release("    version: 1.3.2\n") + conditional(other))).toMatch(
      /^Karpenter 1\.3, deployed in helmfile\.yaml:2, no longer serves/u,
    );
  });

  it.each([
    ["a version", release(conditional("    version: 1.3.2\n", "    version: 1.1.2\n"))],
    ["a release", conditional(release("    version: 1.3.2\n")) + other],
  ])("does not decide it if an action decides %s", (_, releases) => {
    expect(first(releases)).toMatch(unknown);
  });

  it("says what other files are compared with, except where an action decides", () => {
    const named = (name: string) => `    values: [{ settings: { clusterName: ${name} } }]\n`;
    const said = (text: string) => {
      const releases = `releases:\n${release("    version: 1.3.2\n")}${text}${conditional(other)}`;
      return yamlInstallers("helmfile.yaml", releases).statements.map(({ value }) => value);
    };
    expect(said(named("dev"))).toEqual(["dev"]);
    expect(said(conditional(named("dev"), named("prod")))).toEqual([]);
  });
});

describe("a chart that depends on Karpenter's", () => {
  const chart = (rest: string) =>
    `apiVersion: v2\nname: a\nversion: 0.1.0\ndependencies:\n  - name: karpenter\n    repository: oci://public.ecr.aws/karpenter\n${rest}`;
  const dead = "karpenter:\n  settings: { clusterName: acme }\n  extra: 1\n";
  const notRead = "No release of Karpenter's chart since 0.10 reads `extra`; remove it.";

  it("has values for it below its name or alias only", () => {
    expect(messages({ "Chart.yaml": chart("    version: 1.9.0\n"), "values.yaml": dead }, "values.yaml")).toEqual([
      notRead,
    ]);
    const aliased = { "Chart.yaml": chart("    version: 1.9.0\n    alias: k\n"), "values.yaml": dead };
    expect(messages(aliased, "values.yaml")).toEqual([]);
    expect(messages({ "Chart.yaml": "name: a\n", "values.yaml": dead }, "values.yaml")).toEqual([]);
    expect(messages({ "Chart.yaml": chart("    version: 1.9.0\n"), "other.yaml": dead }, "other.yaml")).toEqual([]);
  });

  it("has empty values for those who install it to set", () => {
    const values = (name: string) => `karpenter:\n  settings: { clusterName: "${name}", clusterEndpoint: "" }\n`;
    const own = { "Chart.yaml": chart("    version: 1.9.0\n"), "values.yaml": values("") };
    expect(messages(own, "values.yaml")).toEqual([]);
    const app = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec: { project: a, destination: { name: a, namespace: b }, source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.9.0, helm: { valuesObject: { settings: { clusterName: "" } } } } }\n`;
    expect(messages({ "app.yaml": app }, "app.yaml")).toEqual([
      "Karpenter's chart requires `settings.clusterName` and cannot be rendered without it; add it.",
    ]);
  });

  it("may have values that Helm or its templates read", () => {
    const files = {
      "Chart.yaml": chart("    version: 1.9.0\n    condition: karpenter.on\n"),
      "values.yaml":
        "karpenter:\n  enabled: true\n  on: true\n  tags: {}\n  global: {}\n  pools: { a: 1 }\n  other: { b: 1 }\n",
      "templates/pool.yaml": "a: {{ .Values.karpenter.pools.a }}\n",
      "templates/_helpers.tpl": '{{ index .Values "karpenter" "other" }}\n',
    };
    expect(messages(files, "values.yaml")).toEqual([]);
  });

  it("has the exact version from its lock file", () => {
    const lock =
      "dependencies:\n  - name: karpenter\n    repository: oci://public.ecr.aws/karpenter\n    version: 1.5.0\n";
    const values = "karpenter:\n  settings: { interruptionQueueName: acme }\n";
    const files = { "Chart.yaml": chart("    version: ~1.5.0\n"), "values.yaml": values };
    expect(messages({ ...files, "Chart.lock": lock }, "values.yaml")[0]).toContain("Karpenter's chart 1.5 ignores");
    expect(messages(files, "values.yaml")).toEqual([]);
    expect(messages({ ...files, "Chart.lock": lock }, "Chart.yaml")).toEqual([]);
    expect(messages({ "Chart.yaml": chart("    version: v1.5.0\n") }, "Chart.yaml")[0]).toContain(
      "`v1.5.0` does not exist",
    );
  });
});

describe("a values file that only a command names", () => {
  const files = { "envs/prod/karpenter.yaml": "# karpenter\nsettings: { clusterName: acme }\nextra: 1\n" };
  const lint = (valuesFiles: boolean | readonly string[]) => messages(files, "envs/prod/karpenter.yaml", valuesFiles);

  it("is linted if the settings name it", () => {
    expect(lint(["envs/*/karpenter.yaml"])).toHaveLength(1);
    expect(lint(["other/*.yaml"])).toEqual([]);
    expect(lint(true)).toEqual([]);
  });

  it("has settings that are checked", () => {
    const message = '`settings.karpenter.valuesFiles` must be like ["envs/*/karpenter.yaml"], not []';
    expect(() => lint([])).toThrow(message);
  });
});
