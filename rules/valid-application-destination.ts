import { applicationOf } from "../lib/argo-cd/application.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "require destinations to name exactly one cluster",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  messages: {
    ambiguousCluster: "Argo CD rejects a destination with both `name` and `server`; remove one.",
    missingCluster:
      "A destination needs `name` or `server`; add one, such as `server: https://kubernetes.default.svc` for the cluster that Argo CD runs in.",
  },
  *check(application, _, file) {
    for (const { spec, isPartial } of applicationOf(application).specs) {
      const destination = spec.get("destination");
      if (!destination.isMapping) continue;
      const name = destination.get("name");
      const server = destination.get("server");
      if (name.isSet && server.isSet) yield { at: name, on: "key", beside: [server], messageId: "ambiguousCluster" };
      if (name.isUnset && server.isUnset && !isPartial && file.completeness(application) === "whole") {
        yield { at: destination, on: "head", messageId: "missingCluster" };
      }
    }
  },
});
