/** The forms in which people keep manifests: the same manifest, with the same faults, in each. */
import { stringify } from "yaml";
import { type Fault, type Form, indented } from "./form.js";
import { terraformManifests } from "./terraform.js";

const manifest = {
  apiVersion: "karpenter.k8s.aws/v1",
  kind: "EC2NodeClass",
  metadata: { name: "faulty", namespace: "team-a" },
  spec: {
    role: "nodes",
    amiSelectorTerms: [{ alias: "al2023@latest" }],
    subnetSelectorTerms: [{ tags: { "karpenter.sh/discovery": "acme" } }],
    securityGroupSelectorTerms: [{ tags: { "karpenter.sh/discovery": "acme" } }],
    associatePublicIPAddress: true,
    metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 31 },
    blockDeviceMappings: [
      { deviceName: "/dev/xvda", ebs: { volumeType: "gp2", volumeSize: "100Gi", encrypted: false } },
    ],
    tagz: { team: "platform" },
  },
};

/** What is found, and the text at which it starts. */
export const manifestFaults: readonly Fault[] = [
  { rule: "no-latest-ami-alias", at: "al2023@latest" },
  { rule: "no-public-ip", at: "true", after: "associatePublicIPAddress" },
  { rule: "require-imdsv2", at: "optional" },
  { rule: "no-high-imds-hop-limit", at: "31" },
  { rule: "prefer-gp3", at: "gp2" },
  { rule: "require-encrypted-volumes", at: "false" },
  { rule: "no-namespace-on-cluster-scoped", at: "team-a" },
  { rule: "valid-schema", at: "tagz" },
];

const text = stringify(manifest);

function application(helm: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: pools
  namespace: argocd
spec:
  project: platform
  destination:
    server: https://kubernetes.default.svc
    namespace: kube-system
  source:
    repoURL: https://charts.acme.io
    chart: raw
    targetRevision: 2.0.0
    helm:
${indented(helm, 6)}`;
}

const listed = (key: string) => `${key}:\n${stringify([manifest]).replaceAll(/^(?=.)/gmu, "  ")}`;
const asText = `- |\n${indented(text, 2)}`;

export const manifestForms: readonly Form[] = [
  { name: "a document", files: { "class.yaml": text } },
  { name: "an item of a `List`", files: { "list.yaml": `apiVersion: v1\nkind: List\n${listed("items")}` } },
  { name: "JSON", files: { "class.json": `${JSON.stringify(manifest, null, 2)}\n` } },
  {
    name: "a patch in a kustomization",
    files: { "kustomization.yaml": `patches:\n  - patch: |\n${indented(text, 6)}` },
  },
  ...["extraObjects", "extraManifests", "extraDeploy", "extraResources"].map((key) => ({
    name: `\`${key}\` in values of a chart`,
    files: { "values.yaml": listed(key) },
  })),
  { name: "`resources` of a raw chart", files: { "values.yaml": listed("resources") } },
  {
    name: "`templates` of a raw chart, which are texts",
    files: { "values.yaml": `templates:\n${indented(asText, 2)}` },
  },
  {
    name: "`valuesObject` of an Application",
    files: { "app.yaml": application(`valuesObject:\n${indented(listed("resources"), 2)}`) },
  },
  {
    name: "`values` of an Application",
    files: { "app.yaml": application(`values: |\n${indented(listed("extraObjects"), 2)}`) },
  },
  {
    name: "a HelmRelease",
    files: {
      "release.yaml": `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: pools
spec:
  chart:
    spec:
      chart: raw
      version: 2.0.0
      sourceRef: { kind: HelmRepository, name: acme }
  values:
${indented(listed("resources"), 4)}`,
    },
  },
  {
    name: "values in a kustomization's `helmCharts`",
    files: {
      "kustomization.yaml": `helmCharts:
  - name: raw
    repo: https://charts.acme.io
    valuesInline:
${indented(listed("resources"), 6)}`,
    },
  },
  {
    name: "a helmfile",
    files: {
      "helmfile.yaml": `releases:
  - name: pools
    chart: bedag/raw
    values:
      -
${indented(listed("resources"), 8)}`,
    },
  },
  ...terraformManifests(manifest, text),
];
