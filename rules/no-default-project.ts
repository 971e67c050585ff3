import { applicationOf } from "../lib/argo-cd/application.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow Argo CD's unrestricted project `default`",
    category: "Chart and Argo CD",
    presets: { strict: {} },
  },
  messages: {
    defaultProject:
      "The project `default` allows every repository, cluster and kind unless it was restricted; move the Application to a project of its own.",
  },
  *check(application) {
    for (const { spec, isPartial } of applicationOf(application).specs) {
      const project = spec.get("project");
      // Empty means `default`, except in a partial template, where another template may set it.
      if (project.value === "default" || (project.value === "" && !isPartial))
        yield { at: project, messageId: "defaultProject" };
    }
  },
});
