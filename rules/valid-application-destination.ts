import { applicationOf } from "../lib/argo-cd/application.js";
import { defineRule } from "../lib/eslint/rule.js";
import { isFilledIn } from "../lib/karpenter/placeholders/context.js";
import { rename } from "../lib/yaml/edits/edit.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "require destinations to name exactly one cluster",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    ambiguousCluster: "Argo CD rejects a destination with both `name` and `server`; remove one.",
    missingCluster:
      "A destination needs `name` or `server`; add one, such as `server: https://kubernetes.default.svc` for the cluster that Argo CD runs in.",
    nameAsServer:
      "`{{value}}` is the name of a cluster, not the URL that `server` must be, so Argo CD does not find the cluster; use `name: {{value}}`.",
    useName: "Rename `server` to `name`.",
  },
  *check(application, _, file) {
    for (const { spec, isPartial } of applicationOf(application).specs) {
      const destination = spec.get("destination");
      if (!destination.isMapping) continue;
      const name = destination.get("name");
      const server = destination.get("server");
      if (name.isSet && server.isSet) yield { at: name, on: "key", beside: [server], messageId: "ambiguousCluster" };
      if (name.isSet || name.isUnknown || isPartial || file.completeness(application) !== "whole") continue;
      if (server.isUnset) yield { at: destination, on: "head", messageId: "missingCluster" };
      // Names have no dots, colons or slashes, unlike addresses; those in upper case are often placeholders.
      else if (/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/u.test(String(server.value ?? "")) && isFilledIn(server, false)) {
        const suggest = [{ messageId: "useName", edit: rename(server, "name") } as const];
        yield { at: server, messageId: "nameAsServer", data: { value: server.text }, suggest };
      }
    }
  },
});
