import { defineKind } from "../kind.js";

export default defineKind({
  kind: "EC2NodeClass",
  group: "karpenter.k8s.aws",
  project: "Karpenter",
  scope: "Cluster",
  role: "nodeClass",
  // From the CRDs of each release's last patch: those of 0.33 to 0.37 also serve v1, for downgrades from 1.0.
  versions: [
    { name: "v1beta1", since: "0.32", until: "1.0" },
    { name: "v1", since: "0.33" },
  ],
  paths: { nodeClassSpec: "spec" },
});
