import { defineKind } from "../kind.js";

export default defineKind({
  kind: "AWSNodeTemplate",
  group: "karpenter.k8s.aws",
  project: "Karpenter",
  scope: "Cluster",
  role: "nodeClass",
  versions: [{ name: "v1alpha1", until: "0.32" }],
  paths: { nodeClassSpec: "spec" },
  successor: "EC2NodeClass",
});
