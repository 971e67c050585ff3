/** The forms in which people install Karpenter's chart: the same install, with the same faults, in each. */
import { parse } from "yaml";
import { type Fault, type Form, indented } from "./form.js";
import { terraformInstalls } from "./terraform.js";

/** What is found, and the text at which it starts. */
export const installFaults: readonly Fault[] = [
  { rule: "valid-chart-source", at: "v1.9.0" },
  { rule: "valid-cluster-endpoint", at: "http://acme.internal" },
  { rule: "valid-interruption-queue", at: "arn:aws:sqs:eu-west-1:482910374655:acme" },
  { rule: "valid-helm-values", at: "loud" },
  { rule: "no-unknown-helm-values", at: "replicaz" },
];

const values = `replicaz: 2
logLevel: loud
settings:
  clusterName: acme
  clusterEndpoint: http://acme.internal
  interruptionQueue: arn:aws:sqs:eu-west-1:482910374655:acme
`;

const head = (kind: string, name: string) => `kind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: kube-system\n`;
const application = (source: string) => `apiVersion: argoproj.io/v1alpha1
${head("Application", "karpenter")}spec:
  project: platform
  destination:
    server: https://kubernetes.default.svc
    namespace: kube-system
  source:
${indented(source, 4)}`;
const published = "repoURL: public.ecr.aws/karpenter\nchart: karpenter\ntargetRevision: v1.9.0\nhelm:\n";

const release = (spec: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
${head("HelmRelease", "karpenter")}spec:
  interval: 1h
${indented(spec, 2)}  values:
${indented(values, 4)}`;
const repository = `apiVersion: source.toolkit.fluxcd.io/v1
${head("HelmRepository", "karpenter")}spec:
  type: oci
  url: oci://public.ecr.aws/karpenter
`;
const byName = release(`chart:
  spec:
    chart: karpenter
    version: v1.9.0
    sourceRef:
      kind: HelmRepository
      name: karpenter
`);
const ociRepository = `apiVersion: source.toolkit.fluxcd.io/v1
${head("OCIRepository", "karpenter")}spec:
  url: oci://public.ecr.aws/karpenter/karpenter
  ref:
    tag: v1.9.0
`;
const byReference = release("chartRef:\n  kind: OCIRepository\n  name: karpenter\n");

const chart = `apiVersion: v2
name: platform
version: 0.1.0
dependencies:
  - name: karpenter
    version: v1.9.0
    repository: oci://public.ecr.aws/karpenter
`;
const below = `karpenter:\n${indented(values, 2)}`;
const ofFolder = (helm: string) =>
  application(
    `repoURL: https://git.acme.io/gitops.git\npath: charts/platform\ntargetRevision: HEAD\nhelm:\n${indented(helm, 2)}`,
  );

const kustomized = (own: string) => `helmCharts:
  - name: karpenter
    repo: oci://public.ecr.aws/karpenter
    version: v1.9.0
    namespace: kube-system
    releaseName: karpenter
${indented(own, 4)}`;
const helmfile = (own: string) => `repositories:
  - name: karpenter
    url: public.ecr.aws/karpenter
    oci: true
releases:
  - name: karpenter
    chart: karpenter/karpenter
    version: v1.9.0
    values:
${indented(own, 6)}`;

const generated = (isGo: boolean) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: addons
  namespace: argocd
spec:
${isGo ? "  goTemplate: true\n" : ""}  generators:
    - list:
        elements:
          - chart: karpenter-crd
            repoURL: public.ecr.aws/karpenter
            version: "1.9.0"
          - chart: karpenter
            repoURL: public.ecr.aws/karpenter
            version: "v1.9.0"
  template:
    metadata:
      name: "{{${isGo ? "." : ""}chart}}"
    spec:
      project: platform
      destination:
        server: https://kubernetes.default.svc
        namespace: kube-system
      source:
        repoURL: "{{${isGo ? " ." : ""}repoURL}}"
        chart: "{{${isGo ? " .chart " : "chart"}}}"
        targetRevision: "{{${isGo ? ".version" : "version"}}}"
        helm:
          valuesObject:
${indented(values, 12)}`;

const proxy = `apiVersion: addons.cluster.x-k8s.io/v1alpha1
${head("HelmChartProxy", "karpenter")}spec:
  clusterSelector:
    matchLabels:
      karpenter: enabled
  repoURL: oci://public.ecr.aws/karpenter
  chartName: karpenter
  version: v1.9.0
  namespace: kube-system
  releaseName: karpenter
  valuesTemplate: |
${indented(values, 4)}`;

const inOneFile: readonly Form[] = [
  {
    name: "`valuesObject` of an Application",
    files: { "app.yaml": application(`${published}  valuesObject:\n${indented(values, 4)}`) },
  },
  { name: "a HelmRelease with its HelmRepository", files: { "flux.yaml": `${repository}---\n${byName}` } },
  { name: "`valuesTemplate` of a HelmChartProxy", files: { "proxy.yaml": proxy } },
];

export const installForms: readonly Form[] = [
  ...inOneFile,
  { name: "an element of an ApplicationSet's list", files: { "set.yaml": generated(false) } },
  { name: "an element of an ApplicationSet's list, with `goTemplate`", files: { "set.yaml": generated(true) } },
  {
    name: "`values` of an Application",
    files: { "app.yaml": application(`${published}  values: |\n${indented(values, 4)}`) },
  },
  {
    name: "a HelmRelease with a HelmRepository in another file",
    files: { "repository.yaml": repository, "release.yaml": byName },
  },
  { name: "a HelmRelease with its OCIRepository", files: { "flux.yaml": `${ociRepository}---\n${byReference}` } },
  {
    name: "a HelmRelease with an OCIRepository in another file",
    files: { "source.yaml": ociRepository, "release.yaml": byReference },
  },
  {
    name: "a HelmRelease with a template of an OCIRepository",
    files: {
      "flux.yaml": release(
        "chart:\n  kind: OCIRepository\n  spec:\n    url: oci://public.ecr.aws/karpenter/karpenter\n    ref:\n      tag: v1.9.0\n",
      ),
    },
  },
  {
    name: "`valuesInline` of a kustomization's `helmCharts`",
    files: { "kustomization.yaml": kustomized(`valuesInline:\n${indented(values, 2)}`) },
  },
  {
    name: "`valuesFile` of a kustomization's `helmCharts`",
    files: { "kustomization.yaml": kustomized("valuesFile: own.yaml\n"), "own.yaml": values },
  },
  {
    name: "values in a helmfile",
    files: { "helmfile.yaml": helmfile(`- ${indented(values, 2).trimStart()}`) },
  },
  {
    name: "a values file of a helmfile",
    files: { "helmfile.yaml": helmfile("- ./values/karpenter.yaml\n"), "values/karpenter.yaml": values },
  },
  {
    name: "`values.yaml` of a chart that depends on Karpenter's",
    files: { "Chart.yaml": chart, "values.yaml": below },
  },
  {
    name: "`values-*.yaml` of such a chart, below an alias",
    files: {
      "charts/a/Chart.yaml": `${chart}    alias: scaler\n`,
      "charts/a/values-prod.yaml": `# karpenter\n${below.replace("karpenter:", "scaler:")}`,
    },
  },
  {
    name: "an Application of such a chart",
    files: {
      "charts/platform/Chart.yaml": chart,
      "app.yaml": ofFolder(`valuesObject:\n${indented(below, 2)}`),
    },
  },
  {
    name: "a values file that an Application names for such a chart",
    files: {
      "charts/platform/Chart.yaml": chart,
      "app.yaml": ofFolder("valueFiles:\n  - ../../prod/values.yaml\n"),
      "prod/values.yaml": below,
    },
  },
  {
    name: "a HelmRelease of such a chart",
    files: {
      "charts/platform/Chart.yaml": chart,
      "release.yaml": release(
        "chart:\n  spec:\n    chart: ./charts/platform\n    sourceRef:\n      kind: GitRepository\n      name: flux-system\n",
      ).replace(indented(values, 4), indented(below, 4)),
    },
  },
  {
    name: "a helmfile with such a chart",
    files: {
      "charts/platform/Chart.yaml": chart,
      "helmfile.yaml": `releases:\n  - name: platform\n    chart: ./charts/platform\n    values:\n      - ${indented(below, 8).trimStart()}`,
    },
  },
  ...terraformInstalls(parse(values) as object, values, inOneFile),
];
