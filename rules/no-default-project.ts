import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow Argo CD's project without restrictions",
    category: "Chart and Argo CD",
    preset: "strict",
  },
  messages: {
    default:
      "The project `default` allows every repository, cluster and kind; put the Application in a project of its own.",
  },
  *check(application) {
    for (const { spec, isPartial } of application.applicationSpecs) {
      const project = spec.get("project");
      // Empty means `default`, but in one template of several it leaves the word to the others.
      if (project.value === "default" || (project.value === "" && !isPartial))
        yield { at: project, messageId: "default" };
    }
  },
});
