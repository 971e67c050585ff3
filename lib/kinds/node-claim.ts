import { defineKind } from "../kind.js";

export default defineKind({
  kind: "NodeClaim",
  group: "karpenter.sh",
  project: "Karpenter",
  scope: "Cluster",
  role: "nodeClaim",
  versions: [
    { name: "v1beta1", since: "0.32", until: "1.0" },
    { name: "v1", since: "0.33" },
  ],
  // The labels of a NodeClaim are those of its metadata, which its users do not write.
  paths: { nodeSpec: "spec", nodeClassRef: "spec.nodeClassRef" },
});
