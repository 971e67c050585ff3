import { applicationOf } from "../lib/argo-cd/application.js";
import type { HelmSource } from "../lib/argo-cd/helm-source.js";
import type { LintedFile } from "../lib/eslint/rule-definition.js";
import { kinds } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow Argo CD's unrestricted project `default` for Karpenter",
    category: "Chart and Argo CD",
    presets: { strict: {} },
  },
  messages: {
    defaultProject:
      "The project `default` allows every repository, cluster and kind unless it was restricted; move the Application to a project of its own.",
  },
  *check(application, _, file) {
    const { specs } = applicationOf(application);
    const sources = specs.flatMap(({ generated }) => generated);
    for (const { spec, isPartial } of specs) {
      const project = spec.get("project");
      // Empty means `default`, except in a partial template, where another template may set it.
      const isDefault = project.value === "default" || (project.value === "" && !isPartial);
      if (isDefault && isAboutKarpenter(sources, file)) yield { at: project, messageId: "defaultProject" };
    }
  },
});

/** Whether sources certainly deploy one of Karpenter's charts, or manifests of its kinds. */
function isAboutKarpenter(sources: readonly HelmSource[], { repository }: LintedFile): boolean {
  if (sources.some(({ karpenterChart }) => karpenterChart !== undefined)) return true;
  return (
    repository()
      ?.kindsOf(sources)
      .some((kind) => kinds[kind].project !== "Argo CD") === true
  );
}
