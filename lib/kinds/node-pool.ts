import { defineKind } from "../kind.js";

export default defineKind({
  kind: "NodePool",
  group: "karpenter.sh",
  project: "Karpenter",
  scope: "Cluster",
  role: "nodePool",
  versions: [
    { name: "v1beta1", since: "0.32", until: "1.0" },
    { name: "v1", since: "0.33" },
  ],
  paths: {
    nodeSpec: "spec.template.spec",
    nodeLabels: "spec.template.metadata.labels",
    nodeClassRef: "spec.template.spec.nodeClassRef",
  },
});
