import { defineKind } from "../kind.js";

// EKS Auto Mode, which runs Karpenter itself: nothing that is true of an EC2NodeClass is assumed about it.
export default defineKind({
  kind: "NodeClass",
  group: "eks.amazonaws.com",
  project: "EKS",
  scope: "Cluster",
  role: "managedNodeClass",
  versions: [{ name: "v1" }],
  paths: {},
  // EKS creates it in each cluster.
  builtIn: ["default"],
});
