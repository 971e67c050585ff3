import karpenter from "../../lib/index.js";
import { positionOf } from "../positions.js";
import { linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const buffer = (spec: string) =>
  `apiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: x, namespace: y }\nspec: { ${spec} }\n`;
const chart = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: karpenter }
spec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.14.1 } }
`;

/** A buffer next to Karpenter's chart. */
const withChart = (spec: string) => linted({ "b.yaml": buffer(spec), "app.yaml": chart });

const wrong = (
  name: string,
  one: { readonly code: string; readonly filename?: string },
  messageId: string,
  text: string,
  data?: Readonly<Record<string, string>>,
) => ({ name, ...one, errors: [{ messageId, ...(data && { data }), ...positionOf(one.code, text) }] });

const deployment = "scalableRef: { apiGroup: apps, kind: Deployment, name: web }";

ruleTester.run("valid-capacity-buffer", karpenter.rules["valid-capacity-buffer"], {
  texts: {
    missingReference:
      "`spec` has neither `podTemplateRef` nor `scalableRef`, so the buffer reserves nothing; add one of them.",
    missingSize:
      "`spec` has none of `replicas`, `percentage` or `limits`, so Karpenter reserves nothing; add one of them.",
    unsupportedKind:
      "`scalableRef` names the kind `DaemonSet`, but Karpenter reads only the pods of `Deployment`, `StatefulSet` or `ReplicaSet`; reference one of these, or use `podTemplateRef`.",
    unsupportedGroup:
      "`scalableRef` names the group `argoproj.io`, but Karpenter reads only workloads of `apps`; use `apps`.",
    ignoredPercentage:
      "`percentage` needs a workload, so Karpenter ignores it with `podTemplateRef`; remove it, or use `scalableRef`.",
  },
  lacking: { code: buffer("replicas: 1") },
  valid: [
    { name: "a template", ...withChart("podTemplateRef: { name: t }, replicas: 2, limits: { cpu: 4 }") },
    { name: "a workload", ...withChart(`${deployment}, percentage: 20`) },
    { name: "a workload without a group", ...withChart("scalableRef: { kind: StatefulSet, name: web }, replicas: 1") },
    { name: "a buffer that is turned off", ...withChart(`${deployment}, replicas: 0`) },
    { name: "a templated reference", ...withChart("podTemplateRef: '{{ .ref }}', replicas: 1") },
    {
      name: "templated kinds and groups",
      code: [
        "scalableRef: { apiGroup: '{{ .group }}', kind: Rollout, name: x }, replicas: 1",
        "scalableRef: { apiGroup: apps, kind: '{{ .kind }}', name: x }, replicas: 1",
        "scalableRef: '{{ .ref }}', replicas: 1",
        `${deployment}, replicas: '{{ .replicas }}'`,
      ]
        .map((spec) => buffer(spec))
        .join("---\n"),
      filename: linted({ "b.yaml": "", "app.yaml": chart }).filename,
    },
    {
      name: "no chart of Karpenter: Cluster Autoscaler serves the kind too",
      ...linted({
        "b.yaml": [
          "scalableRef: { apiGroup: argoproj.io, kind: Rollout, name: x }, replicas: 1",
          "podTemplateRef: { name: t }, replicas: 1, percentage: 5",
          deployment,
        ]
          .map((spec) => buffer(spec))
          .join("---\n"),
      }),
    },
    { name: "in no repository", code: buffer("scalableRef: { kind: DaemonSet, name: x }, replicas: 1") },
    { name: "a patch", ...linted({ "b-patch.yaml": buffer("replicas: 1"), "app.yaml": chart }) },
    { name: "another group", code: buffer("replicas: 1").replace("autoscaling.x-k8s.io", "example.io") },
  ],
  invalid: [
    wrong("no reference", { code: buffer("replicas: 1") }, "missingReference", "spec"),
    wrong("an empty spec, with CRLF", { code: buffer("").replaceAll("\n", "\r\n") }, "missingReference", "spec"),
    wrong("a workload without a size", withChart(deployment), "missingSize", "spec", {
      sizes: "`replicas`, `percentage` or `limits`",
    }),
    wrong(
      "a kind without replicas",
      withChart("scalableRef: { apiGroup: apps, kind: DaemonSet, name: x }, replicas: 1"),
      "unsupportedKind",
      "DaemonSet",
      { value: "DaemonSet", kinds: "`Deployment`, `StatefulSet` or `ReplicaSet`" },
    ),
    wrong(
      "a kind of another group",
      withChart("scalableRef: { apiGroup: argoproj.io, kind: Rollout, name: x }, percentage: 10"),
      "unsupportedGroup",
      "argoproj.io",
      { value: "argoproj.io" },
    ),
    wrong(
      "a percentage of a template",
      withChart("podTemplateRef: { name: t }, limits: { cpu: 4 }, percentage: 20"),
      "ignoredPercentage",
      "percentage",
    ),
  ],
});
