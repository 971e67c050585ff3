import { defineKind } from "../kind.js";

export default defineKind({
  kind: "Machine",
  group: "karpenter.sh",
  project: "Karpenter",
  scope: "Cluster",
  role: "nodeClaim",
  versions: [{ name: "v1alpha5", until: "0.32" }],
  paths: { nodeSpec: "spec" },
  successor: "NodeClaim",
});
