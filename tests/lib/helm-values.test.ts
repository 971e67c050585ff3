import { describe, expect, it } from "vitest";
import type { HelmValues } from "../../lib/model/helm-values.js";
import { parseSetPath } from "../../lib/model/set-path.js";
import { application, read, reported } from "./read.js";
import { applicationOf } from "../../lib/argo-cd/application.js";
import { scalarsOf } from "../../lib/argo-cd/scalars.js";

function values(text: string): HelmValues {
  const [source] = applicationOf(read(text)).sources;
  if (!source) throw new Error("no source in the text");
  return source.values;
}

/** Where the endpoint of Karpenter's values stands: what is reported, and what is known of it. */
function endpoint(...helm: readonly string[]): string {
  const text = application(...helm);
  const place = values(text).at("settings", "clusterEndpoint");
  return place.isPresent ? reported(text, place) : `${place.state} at ${reported(text, place)}`;
}

const block = ["values: |", "  settings:", "    clusterEndpoint: block"];
const object = ["valuesObject:", "  settings:", "    clusterEndpoint: object"];
const parameter = ["parameters:", "  - name: settings.clusterEndpoint", "    value: parameter"];

describe("HelmValues: Argo CD's precedence", () => {
  it("takes parameters first, then valuesObject, then values", () => {
    expect(endpoint(...block, ...object, ...parameter)).toBe("parameter");
    expect(endpoint(...block, ...object)).toBe("object");
    expect(endpoint(...block)).toBe("block");
  });

  it("ignores values beside valuesObject", () => {
    expect(endpoint(...block, "valuesObject: { settings: { clusterName: x } }")).toBe("absent at settings");
  });

  it("takes the last of equal parameters", () => {
    expect(endpoint(...parameter, "  - { name: settings.clusterEndpoint, value: last }")).toBe("last");
  });

  it("doesn't know what value files, files as parameters and templates bring", () => {
    expect(endpoint("values: |", "  settings: {}", "valueFiles: [$values/x.yaml]")).toBe("unknown at settings");
    expect(endpoint("valueFiles: []", "fileParameters: [{ name: a, path: b }]")).toBe("unknown at helm");
    expect(endpoint("values: '{{ .values }}'")).toMatch(/^unknown/u);
    expect(endpoint("values: |", "  [: no YAML")).toMatch(/^unknown/u);
    expect(endpoint("valuesObject: {{ x }}")).toMatch(/^unknown/u);
    expect(endpoint("parameters: [{ name: '{{ x }}', value: y }]")).toMatch(/^unknown/u);
    expect(endpoint("parameters: [{ name: settings.clusterEndpoint.x, value: y }]")).toMatch(/^unknown/u);
  });

  it("knows what nothing sets", () => {
    expect(endpoint("releaseName: karpenter")).toBe("absent at helm");
    expect(endpoint("values: |", "  settings:", "    clusterName: x")).toBe("absent at settings");
    expect(endpoint('values: ""')).toBe("absent at values");
  });

  it("names what to remove for the default to hold", () => {
    const text = application(...block, ...parameter);
    expect(reported(text, values(text).entry("settings", "clusterEndpoint"))).toContain("value: parameter");
  });
});

describe("parseSetPath", () => {
  it.each([
    ["a.b", ["a", "b"]],
    [
      String.raw`serviceAccount.annotations.eks\.amazonaws\.com/role-arn`,
      ["serviceAccount", "annotations", "eks.amazonaws.com/role-arn"],
    ],
    ["controller.env[0].name", ["controller", "env", 0, "name"]],
    ["a[0][1]", ["a", 0, 1]],
    [String.raw`a\\.b`, [String.raw`a\ `.trim(), "b"]],
    ["", []],
    ["...", []],
    ["a[x].b", ["a", "x]", "b"]],
  ])("%s", (name, path) => {
    expect(parseSetPath(name)).toEqual(path);
  });
});

describe("the sources of an Application", () => {
  function charts(text: string): string[] {
    return applicationOf(read(text)).sources.map((source) => source.at.get("chart").text);
  }

  it("finds source, sources and the dry source", () => {
    const text =
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: { chart: a }\n  sources: [{ chart: b }, { chart: c }]\n  sourceHydrator: { drySource: { chart: d } }\n";
    expect(charts(text)).toEqual(["a", "d", "b", "c"]);
  });

  it("finds those of an ApplicationSet's template, generators and patch", () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  template: { spec: { source: { chart: a } } }
  generators:
    - list: { template: { spec: { source: { chart: b } } } }
    - matrix:
        generators:
          - git: { template: { spec: { sources: [{ chart: c }] } } }
          - merge: { generators: [{ clusters: { template: { spec: { source: { chart: d } } } } }] }
  templatePatch: |
    spec:
      {{- if .x }}
      source: { chart: e }
      {{- end }}
`;
    expect(charts(text)).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("meets a generator that is used again where it is written", () => {
    const generator = "&g { list: { template: { spec: { source: { chart: a } } } } }";
    expect(
      charts(`apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { generators: [${generator}, *g] }\n`),
    ).toEqual(["a"]);
  });

  it("comes back from generators that hold themselves", () => {
    expect(
      charts(
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: &g [{ matrix: { generators: *g } }]\n",
      ),
    ).toEqual([]);
  });

  it.each([
    ["chart: karpenter, repoURL: public.ecr.aws/karpenter", true],
    ["chart: karpenter, repoURL: https://charts.karpenter.sh", true],
    ["repoURL: 'oci://public.ecr.aws/karpenter/karpenter', path: .", true],
    ["chart: karpenter/karpenter, repoURL: public.ecr.aws", true],
    ["chart: karpenter-crd, repoURL: public.ecr.aws/karpenter", false],
    ["repoURL: 'oci://public.ecr.aws/karpenter/karpenter-crd', path: .", false],
    ["repoURL: 'https://github.com/acme/karpenter', path: .", false],
    ["chart: '{{ x }}', repoURL: public.ecr.aws/karpenter/karpenter", false],
  ])("tells Karpenter's chart: %s", (source, expected) => {
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { source: { ${source} } }\n`;
    expect(applicationOf(read(text)).sources[0]?.isKarpenter).toBe(expected);
  });
});

describe("Manifest.scalars", () => {
  function scalars(text: string): string[] {
    return [...scalarsOf(read(text))].map((place) => place.text);
  }

  it("gives each known scalar once, values inside a block for the block", () => {
    expect(
      scalars(application("values: |", "  a: [x, '{{ y }}']", "  b: {}", "parameters:", "  - { name: p, value: v }")),
    ).toEqual(["argoproj.io/v1alpha1", "Application", "karpenter", "x", "p", "v", "platform"]);
  });

  it("leaves out what an alias or a merge key brings", () => {
    const text = "apiVersion: karpenter.sh/v1\nkind: NodePool\na: &a { b: x }\nc: *a\nd: { <<: *a, e: z }\n";
    expect(scalars(text).slice(2)).toEqual(["x", "z"]);
  });

  it("leaves out a block that can't be read", () => {
    expect(scalars(application("values: |", "  [: no YAML"))).not.toContain("[: no YAML\n");
  });
});
