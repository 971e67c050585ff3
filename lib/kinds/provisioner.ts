import { defineKind } from "../kind.js";

export default defineKind({
  kind: "Provisioner",
  group: "karpenter.sh",
  project: "Karpenter",
  scope: "Cluster",
  role: "nodePool",
  versions: [{ name: "v1alpha5", until: "0.32" }],
  // Before AWSNodeTemplate, a Provisioner contained the settings for EC2 itself.
  paths: { nodeClassSpec: "spec.provider", nodeSpec: "spec", nodeLabels: "spec.labels" },
  successor: "NodePool",
});
