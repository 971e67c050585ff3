import { defineKind } from "../kind.js";

// An API of Kubernetes' autoscalers: Karpenter's CRD chart brings a version, and Cluster Autoscaler brings others.
export default defineKind({
  kind: "CapacityBuffer",
  group: "autoscaling.x-k8s.io",
  project: "Kubernetes",
  scope: "Namespaced",
  role: "capacityBuffer",
  versions: [{ name: "v1beta1", since: "1.14" }],
  paths: {},
});
