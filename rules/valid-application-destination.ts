import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "require a destination to name one cluster",
    category: "Chart and Argo CD",
    preset: "recommended",
  },
  messages: {
    both: "Argo CD refuses a destination with both `name` and `server`; remove one.",
    neither:
      "Argo CD doesn't know the cluster of a destination with neither `name` nor `server`; add `server: https://kubernetes.default.svc`, or the name of another cluster.",
  },
  *check(application, _, file) {
    for (const { spec, isPartial } of application.applicationSpecs) {
      const destination = spec.get("destination");
      if (!destination.isMapping) continue;
      const name = destination.get("name");
      const server = destination.get("server");
      if (name.isSet && server.isSet) yield { at: name, on: "key", beside: [server], messageId: "both" };
      if (name.isUnset && server.isUnset && !isPartial && !file.mayLack(application)) {
        yield { at: destination, on: "head", messageId: "neither" };
      }
    }
  },
});
