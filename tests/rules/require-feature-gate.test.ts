import karpenter from "../../lib/index.js";
import { positionOf } from "../positions.js";
import { type Files, linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** An Application, whose name is in line 3. */
function chart(gates = "", version = "1.14.1", more = ""): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: karpenter }
spec:
  source:
    repoURL: public.ecr.aws/karpenter
    chart: karpenter
    targetRevision: ${version}
    helm:
      valuesObject: { settings: { featureGates: { ${gates} } }${more} }
`;
}

function withFiles(list: string, version = "1.14.1"): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: karpenter }
spec:
  sources:
    - repoURL: public.ecr.aws/karpenter
      chart: karpenter
      targetRevision: ${version}
      helm: { valueFiles: [${list}] }
    - { repoURL: "https://example.com/own.git", ref: own }
`;
}

const pool = (spec: string) =>
  `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: x }\nspec: { ${spec} }\n`;
const ref = (group: string) => `template: { spec: { nodeClassRef: { group: ${group}, kind: X, name: y } } }`;
const requirement = (values: string, operator = "In") =>
  pool(
    `template: { spec: { requirements: [{ key: karpenter.sh/capacity-type, operator: ${operator}, values: [${values}] }] } }`,
  );
const nodeClass = (spec: string) =>
  `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: x }\nspec: { ${spec} }\n`;
const overlay = "apiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: x }\nspec: {}\n";
const buffer = "apiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: x }\nspec: {}\n";
const replicas = pool("replicas: 2");
const values = (text: string) => `settings: { clusterName: prod, ${text} }\n`;

const valid = (name: string, files: Files) => ({ name, ...linted(files) });

const missing = (name: string, gate: string, files: Files, text: string, what = text, place = "app.yaml:3") => {
  const one = linted(files);
  const data = { what, gate: `settings.${gate}`, place };
  return { name, ...one, errors: [{ messageId: "missingGate", data, ...positionOf(one.code, text) }] };
};

ruleTester.run("require-feature-gate", karpenter.rules["require-feature-gate"], {
  texts: {
    missingGate:
      "`spec.replicas` requires `settings.featureGates.staticCapacity: true`, which app.yaml:3 does not set; set it there.",
  },
  valid: [
    valid("a gate that is on", { "p.yaml": replicas, "app.yaml": chart("staticCapacity: true") }),
    valid("a gate as a text", { "p.yaml": replicas, "app.yaml": chart("staticCapacity: 'true'") }),
    valid("a templated gate", { "p.yaml": replicas, "app.yaml": chart("staticCapacity: '{{ .static }}'") }),
    valid("no chart", { "p.yaml": replicas }),
    valid("only the chart of the CRDs", {
      "p.yaml": replicas,
      "app.yaml": chart().replace("chart: karpenter", "chart: karpenter-crd"),
    }),
    valid("a range of versions", { "p.yaml": replicas, "app.yaml": chart("", "1.14.*") }),
    valid("a release without the gate", { "p.yaml": replicas, "app.yaml": chart("", "1.7.0") }),
    valid("a release that may have another default", { "p.yaml": replicas, "app.yaml": chart("", "1.99.0") }),
    valid("the environment of the controller", {
      "p.yaml": replicas,
      "app.yaml": chart("", "1.14.1", ", controller: { env: [{ name: FEATURE_GATES, value: StaticCapacity=true }] }"),
    }),
    valid("an environment from elsewhere", {
      "p.yaml": replicas,
      "app.yaml": chart("", "1.14.1", ", controller: { envFrom: [{ configMapRef: { name: x } }] }"),
    }),
    valid("parameters in files", {
      "p.yaml": replicas,
      "app.yaml": chart().replace("    helm:\n", "    helm:\n      fileParameters: [{ name: settings, path: x }]\n"),
    }),
    valid("a values file in another repository", {
      "p.yaml": replicas,
      "app.yaml": withFiles("$other/karpenter.yaml"),
    }),
    valid("a values file that turns the gate on", {
      "p.yaml": replicas,
      "app.yaml": withFiles("$own/karpenter.yaml"),
      "karpenter.yaml": values("featureGates: { staticCapacity: true }"),
    }),
    valid("a templated values file", {
      "p.yaml": replicas,
      "app.yaml": withFiles("$own/karpenter.yaml"),
      "karpenter.yaml": values("featureGates: '{{ .gates }}'"),
    }),
    valid("two clusters, of which one has the gate", {
      "p.yaml": replicas,
      "apps/a.yaml": chart(),
      "apps/b.yaml": chart("staticCapacity: true"),
    }),
    valid("another installer, with more values than are read", {
      "p.yaml": replicas,
      "main.tf": `resource "helm_release" "karpenter" {\n  repository = "oci://public.ecr.aws/karpenter"\n  chart = "karpenter"\n  version = "1.14.1"\n  set = var.settings\n}\n`,
    }),
    valid("a chart that an overlay changes", {
      "p.yaml": replicas,
      "app.yaml": chart(),
      "kustomization.yaml": "resources: [app.yaml]\npatches: [{ target: { kind: Application }, path: x.yaml }]\n",
      "x.yaml":
        "- { op: add, path: /spec/source/helm/valuesObject/settings/featureGates/staticCapacity, value: true }\n",
    }),
    valid("templated replicas", { "p.yaml": pool("replicas: '{{ .replicas }}'"), "app.yaml": chart() }),
    valid("a pool of Auto Mode", {
      "p.yaml": pool(`replicas: 2, ${ref("eks.amazonaws.com")}`),
      "app.yaml": chart(),
    }),
    valid("a pool of another provider", {
      "p.yaml": pool(`replicas: 2, ${ref("karpenter.azure.com")}`),
      "app.yaml": chart(),
    }),
    valid("reservations since 1.6", { "p.yaml": requirement("reserved"), "app.yaml": chart("", "1.6.0") }),
    valid("no reservations", { "p.yaml": requirement("spot, on-demand"), "app.yaml": chart("", "1.5.0") }),
    valid("excluded reservations", { "p.yaml": requirement("reserved", "NotIn"), "app.yaml": chart("", "1.5.0") }),
    valid("a number in kubelet settings", {
      "c.yaml": nodeClass("kubelet: { maxPods: 110, kubeReserved: { cpu: 100m } }"),
      "app.yaml": chart("", "1.15.0"),
    }),
    valid("other reasons of budgets", {
      "p.yaml": pool("disruption: { budgets: [{ nodes: '1', reasons: [Drifted] }] }"),
      "app.yaml": chart("", "1.15.0"),
    }),
    valid("another group", {
      "p.yaml": buffer.replace("autoscaling.x-k8s.io", "example.io"),
      "app.yaml": chart(),
    }),
    { name: "in no repository", code: `${replicas}---\n${chart()}` },
  ],
  invalid: [
    missing(
      "static capacity",
      "featureGates.staticCapacity",
      { "p.yaml": replicas, "app.yaml": chart("nodeOverlay: true") },
      "replicas",
      "spec.replicas",
    ),
    missing(
      "a gate that is off",
      "featureGates.staticCapacity",
      { "p.yaml": pool(`replicas: 2, ${ref("karpenter.k8s.aws")}`), "apps/app.yaml": chart("staticCapacity: false") },
      "replicas",
      "spec.replicas",
      "apps/app.yaml:3",
    ),
    missing(
      "a values file without the gate, with CRLF",
      "featureGates.staticCapacity",
      {
        "p.yaml": replicas.replaceAll("\n", "\r\n"),
        "app.yaml": withFiles("$own/karpenter.yaml"),
        "karpenter.yaml": values("featureGates: { nodeOverlay: true }"),
      },
      "replicas",
      "spec.replicas",
    ),
    missing(
      "two clusters without the gate",
      "featureGates.nodeOverlay",
      { "o.yaml": overlay, "apps/a.yaml": chart(), "apps/b.yaml": chart() },
      "NodeOverlay",
      "NodeOverlay",
      "apps/a.yaml:3",
    ),
    missing("a buffer", "featureGates.capacityBuffer", { "b.yaml": buffer, "app.yaml": chart() }, "CapacityBuffer"),
    missing(
      "reserved capacity before 1.6",
      "featureGates.reservedCapacity",
      { "p.yaml": requirement("spot, reserved"), "app.yaml": chart("", "1.5.0") },
      "reserved",
    ),
    missing(
      "a claim for reserved capacity",
      "featureGates.reservedCapacity",
      {
        "p.yaml":
          "apiVersion: karpenter.sh/v1\nkind: NodeClaim\nspec: { requirements: [{ key: karpenter.sh/capacity-type, operator: In, values: [reserved] }] }\n",
        "app.yaml": chart("", "1.3.0"),
      },
      "reserved",
    ),
    missing(
      "reservations that are turned off",
      "featureGates.reservedCapacity",
      {
        "c.yaml": nodeClass("capacityReservationSelectorTerms: [{ id: cr-0123456789abcdef0 }]"),
        "app.yaml": chart("reservedCapacity: false"),
      },
      "capacityReservationSelectorTerms",
      "spec.capacityReservationSelectorTerms",
    ),
    missing(
      "an expression in kubelet settings",
      "awsFeatureGates.nodeClassCEL",
      { "c.yaml": nodeClass("kubelet: { kubeReserved: { cpu: vcpus * 10 } }"), "app.yaml": chart("", "1.15.0") },
      "vcpus * 10",
    ),
    missing(
      "a budget for unhealthy nodes",
      "featureGates.nodeRepair",
      {
        "p.yaml": pool("disruption: { budgets: [{ nodes: '1', reasons: [Unhealthy] }] }"),
        "app.yaml": chart("", "1.15.0"),
      },
      "Unhealthy",
    ),
  ],
});
