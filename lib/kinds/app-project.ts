import { defineKind } from "../kind.js";

export default defineKind({
  kind: "AppProject",
  group: "argoproj.io",
  project: "Argo CD",
  scope: "Namespaced",
  role: "project",
  versions: [{ name: "v1alpha1" }],
  paths: {},
});
