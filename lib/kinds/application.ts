import { defineKind } from "../kind.js";

export default defineKind({
  kind: "Application",
  group: "argoproj.io",
  project: "Argo CD",
  scope: "Namespaced",
  role: "application",
  versions: [{ name: "v1alpha1" }],
  paths: {},
});
