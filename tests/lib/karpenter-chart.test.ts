import { describe, expect, it } from "vitest";
import type { ChartInstall } from "../../lib/model/chart-install.js";
import { type SettingName, settingEntryIn, settingIn, settingNameIn } from "../../lib/karpenter/chart/settings.js";
import type { Cursor } from "../../lib/yaml/cursor.js";
import { read, reported } from "./read.js";
import { applicationOf } from "../../lib/argo-cd/application.js";
import { installsBy } from "../../lib/argo-cd/chart-installs.js";

function application(source: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { source: { ${source} } }\n`;
}

function charts(text: string): (string | undefined)[] {
  return applicationOf(read(text)).sources.map((source) => source.karpenterChart);
}

describe("HelmSource.karpenterChart", () => {
  it.each([
    "repoURL: public.ecr.aws/karpenter, chart: karpenter",
    "repoURL: public.ecr.aws/karpenter/, chart: karpenter",
    'repoURL: "oci://public.ecr.aws/karpenter", chart: karpenter',
    'repoURL: "oci://public.ecr.aws/karpenter/karpenter", chart: karpenter',
    'repoURL: "oci://public.ecr.aws/karpenter/karpenter", path: .',
    'repoURL: "oci://public.ecr.aws/karpenter/karpenter/", path: .',
    'repoURL: "oci://public.ecr.aws/karpenter/karpenter", path: ., chart: ""',
    'repoURL: "https://charts.karpenter.sh", chart: karpenter',
    'repoURL: "https://charts.karpenter.sh/", chart: karpenter',
    'repoURL: "https://nexus.acme.io/repository/helm", chart: karpenter',
    "repoURL: registry.acme.io/mirror/charts, chart: karpenter",
    "repoURL: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/karpenter, chart: karpenter",
    'repoURL: "oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/karpenter/karpenter", path: .',
    "repoURL: public.ecr.aws, chart: karpenter/karpenter",
    'repoURL: "https://github.com/aws/karpenter-provider-aws.git", path: charts/karpenter',
    'repoURL: "https://github.com/aws/karpenter-provider-aws", path: ./charts/karpenter/',
    'repoURL: "https://github.com/aws/karpenter.git/", path: charts/karpenter',
    'repoURL: "git@github.com:aws/karpenter-provider-aws.git", path: charts/karpenter',
    'repoURL: "{{ .registry }}/karpenter", chart: karpenter',
    "repoURL: {{ .repository }}, chart: karpenter",
    'repoURL: "oci://{{ .registry }}/karpenter/karpenter", path: .',
    '"repoURL": "${REGISTRY}", "chart": "karpenter"',
    "chart: karpenter",
  ])("karpenter: %s", (source) => {
    expect(charts(application(source))).toEqual(["karpenter"]);
  });

  it.each([
    "repoURL: public.ecr.aws/karpenter, chart: karpenter-crd",
    'repoURL: "oci://public.ecr.aws/karpenter/karpenter-crd", path: .',
    "repoURL: public.ecr.aws, chart: karpenter/karpenter-crd",
    'repoURL: "https://github.com/aws/karpenter-provider-aws.git", path: charts/karpenter-crd',
  ])("karpenter-crd: %s", (source) => {
    expect(charts(application(source))).toEqual(["karpenter-crd"]);
  });

  it.each([
    "repoURL: registry.acme.io/charts, chart: karpenter-nodepools",
    "repoURL: public.ecr.aws/karpenter, chart: grafana",
    "repoURL: registry.acme.io/charts, chart: acme/karpenter",
    "repoURL: public.ecr.aws/karpenter, chart: '{{ chart }}'",
    "repoURL: public.ecr.aws/karpenter, chart: {{ .chart }}",
    "repoURL: public.ecr.aws/karpenter, chart: Karpenter",
    'repoURL: "https://github.com/acme/gitops", path: karpenter',
    'repoURL: "https://github.com/acme/gitops", path: charts/karpenter',
    'repoURL: "https://github.com/acme/karpenter", path: charts/karpenter',
    'repoURL: "https://github.com/acme/karpenter", path: .',
    'repoURL: "https://gitlab.acme.io/platform/karpenter/karpenter.git", path: deploy',
    'repoURL: "git@github.com:karpenter/karpenter.git", path: deploy',
    'repoURL: "oci://registry.acme.io/charts/karpenter", path: .',
    'repoURL: "oci://registry.acme.io/karpenter/karpenter-nodepools", path: .',
    'repoURL: "https://github.com/aws/karpenter-provider-aws.git", path: website/content',
    'repoURL: "https://github.com/aws/karpenter-provider-aws.git", path: pkg/apis/crds',
    'repoURL: "https://github.com/kubernetes-sigs/karpenter.git", path: kwok/charts',
    'repoURL: "https://github.com/aws/karpenter-provider-aws.git", ref: values',
  ])("neither: %s", (source) => {
    expect(charts(application(source))).toEqual([undefined]);
  });

  it("is no chart of somebody's own that has Karpenter's as a dependency", () => {
    const own = "chart: karpenter, repoURL: 'https://charts.acme.io'";
    expect(charts(application(`${own}, helm: { valuesObject: { karpenter: { replicas: 2 } } }`))).toEqual([undefined]);
    expect(charts(application(`${own}, helm: { parameters: [{ name: karpenter.replicas, value: "2" }] }`))).toEqual([
      undefined,
    ]);
    const published = "chart: karpenter, repoURL: public.ecr.aws/karpenter";
    expect(charts(application(`${published}, helm: { valuesObject: { karpenter: { replicas: 2 } } }`))).toEqual([
      "karpenter",
    ]);
  });

  it("is told of each of several sources", () => {
    expect(
      charts(`apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  sources:
    - { repoURL: public.ecr.aws/karpenter, chart: karpenter-crd, targetRevision: 1.5.0 }
    - repoURL: public.ecr.aws/karpenter
      chart: karpenter
      targetRevision: 1.5.0
      helm: { valueFiles: [$values/karpenter/values.yaml] }
    - { repoURL: "https://github.com/acme/karpenter", ref: values }
`),
    ).toEqual(["karpenter-crd", "karpenter", undefined]);
  });

  it("is told of each template of an ApplicationSet", () => {
    const template = "{ spec: { source: { chart: karpenter } } }";
    const crd = "{ spec: { sources: [{ chart: karpenter-crd }] } }";
    expect(
      charts(`apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  generators:
    - clusters: { template: ${crd} }
    - matrix:
        generators:
          - git: { template: ${template} }
          - merge: { mergeKeys: [x], generators: [{ list: { template: ${crd} } }] }
  template: ${template}
  templatePatch: |
    spec:
      source:
        chart: karpenter
        {{- if .pinned }}
        targetRevision: '{{ .version }}'
        {{- end }}
`),
    ).toEqual(["karpenter", "karpenter-crd", "karpenter", "karpenter-crd", "karpenter"]);
  });
});

/** The text and the first install of an Application with Karpenter's chart of a revision. */
function withValues(revision: string, ...values: readonly string[]): [string, ChartInstall] {
  const lines = values.map((line) => `        ${line}\n`).join("");
  const text = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: karpenter\n    targetRevision: ${revision}\n    helm:\n      values: |\n${lines}`;
  const [install] = installsBy(read(text));
  if (!install) throw new Error("no install in the text");
  return [text, install];
}

const top = ["clusterName: top", "clusterEndpoint: top"];
const aws = ["aws:", "  clusterName: aws", "  clusterEndpoint: aws", "  interruptionQueueName: aws"];
const flat = ["clusterName: flat", "clusterEndpoint: flat", "interruptionQueue: flat"];
const below = (lines: readonly string[]) => ["settings:", ...lines.map((line) => `  ${line}`)];

/** Each of the settings: what is known of it, and where. */
function settings(revision: string, ...values: readonly string[]): string[] {
  const [text, install] = withValues(revision, ...values);
  const tell = (place: Cursor) => (place.isPresent ? reported(text, place) : place.state);
  const names: SettingName[] = ["clusterName", "clusterEndpoint", "interruptionQueue"];
  return names.map((name) => tell(settingIn(install, name)));
}

describe("settingIn", () => {
  it.each([
    // These have no queue at all.
    ["0.16.3", ["top", "top", "flat"]],
    ["v0.18.1", ["top", "top", "flat"]],
    ["v0.19.0", ["aws", "aws", "aws"]],
    ["v0.27.5", ["aws", "aws", "aws"]],
    ["v0.31.0", ["aws", "aws", "aws"]],
    ["v0.32.10", ["flat", "flat", "flat"]],
    ["v0.33.0", ["flat", "flat", "flat"]],
    ["0.37.0", ["flat", "flat", "flat"]],
    ["1.0.0", ["flat", "flat", "flat"]],
    ["1.14.1", ["flat", "flat", "flat"]],
    ["2.0.0", ["flat", "flat", "flat"]],
  ])("of %s, with all places in use", (revision, expected) => {
    expect(settings(revision, ...top, ...below([...aws, ...flat]))).toEqual(expected);
  });

  const none = ["absent", "absent", "absent"];

  it("of 0.32 takes the older place too, of others not", () => {
    expect(settings("v0.32.1", ...below(aws))).toEqual(["aws", "aws", "aws"]);
    expect(settings("v0.33.1", ...below(aws))).toEqual(none);
    expect(settings("1.5.0", ...top, ...below(aws))).toEqual(none);
    expect(settings("v0.31.1", ...top, ...below(flat))).toEqual(none);
    expect(settings("0.16.3", ...below(aws))).toEqual(none);
    expect(settings("v0.32.1", ...top)).toEqual(none);
  });

  it.each(["1.*", '"*"', "main", "'{{ .version }}'", "{{ .version }}", "${VERSION}", '""'])(
    "of %s takes any place, the newest first",
    (revision) => {
      expect(settings(revision, ...top, ...below([...aws, ...flat]))).toEqual(["flat", "flat", "flat"]);
      expect(settings(revision, ...top, ...below(aws))).toEqual(["aws", "aws", "aws"]);
      expect(settings(revision, ...top)).toEqual(["top", "top", "absent"]);
      expect(settings(revision, "replicas: 2")).toEqual(none);
    },
  );

  it("is unknown below what is, and where another renderer may give it", () => {
    expect(settings("1.5.0", "settings: {{ .settings }}")).toEqual(["unknown", "unknown", "unknown"]);
    const source = "chart: karpenter, targetRevision: 1.5.0, plugin: { env: [{ name: HELM_ARGS, value: -f x.yaml }] }";
    const [install] = installsBy(read(application(source)));
    expect(install && settingIn(install, "clusterName").isUnknown).toBe(true);
  });

  it("names the entry that has to go", () => {
    const entryOf = (revision: string, ...values: readonly string[]) => {
      const [, install] = withValues(revision, ...values);
      return settingEntryIn(install, "clusterEndpoint").path;
    };
    expect(entryOf("0.16.3", ...top)).toBe("clusterEndpoint");
    expect(entryOf("v0.27.5", ...below(aws))).toBe("settings.aws.clusterEndpoint");
    expect(entryOf("v0.32.1", ...below(aws))).toBe("settings.aws.clusterEndpoint");
    expect(entryOf("1.5.0", ...below(flat))).toBe("settings.clusterEndpoint");
    expect(entryOf("main", ...top)).toBe("clusterEndpoint");
    const parameters = "[{ name: a, value: b }, { name: settings.clusterEndpoint, value: x }]";
    const text = application(`chart: karpenter, targetRevision: 1.5.0, helm: { parameters: ${parameters} }`);
    const [install] = installsBy(read(text));
    expect(install && settingEntryIn(install, "clusterEndpoint").path).toBe("spec.source.helm.parameters[1]");
  });
});

describe("settingNameIn", () => {
  it.each([
    ["0.16.3", "clusterName", undefined],
    ["v0.27.5", "settings.aws.clusterName", "settings.aws.interruptionQueueName"],
    ["v0.32.1", "settings.clusterName", "settings.interruptionQueue"],
    ["1.5.0", "settings.clusterName", "settings.interruptionQueue"],
    ["main", "settings.clusterName", "settings.interruptionQueue"],
  ])("of %s", (revision, clusterName, interruptionQueue) => {
    const [, install] = withValues(revision, "replicas: 2");
    expect(settingNameIn(install, "clusterName")).toBe(clusterName);
    expect(settingNameIn(install, "interruptionQueue")).toBe(interruptionQueue);
  });
});
