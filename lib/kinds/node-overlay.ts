import { defineKind } from "../kind.js";

export default defineKind({
  kind: "NodeOverlay",
  group: "karpenter.sh",
  project: "Karpenter",
  scope: "Cluster",
  role: "nodeOverlay",
  versions: [{ name: "v1alpha1", since: "1.7" }],
  paths: { nodeSpec: "spec" },
});
