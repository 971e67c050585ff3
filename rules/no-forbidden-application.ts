import { applicationOf } from "../lib/argo-cd/application.js";
import { defineRule } from "../lib/eslint/rule.js";
import { projectMessages, projectProblems } from "../lib/workspace/project-problems.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow Applications that their AppProject does not permit",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: projectMessages,
  *check(application, _, file) {
    const repository = file.repository();
    if (!repository || repository.isChanged() || file.completeness(application) === "patch") return;
    for (const spec of applicationOf(application).specs) {
      const name = spec.spec.get("project");
      const found = repository.around(repository.resources("AppProject").filter((one) => one.name === name.value));
      const [record] = found;
      // Projects with the same name belong to different clusters; additions by overlays are unknown.
      if (!record || found.length > 1 || name.value === undefined || spec.isPartial) continue;
      if (repository.isChanged(record.file)) continue;
      const kinds = repository.clusterKindsOf(spec.generated);
      yield* projectProblems(spec, record, application.at("metadata.namespace"), kinds);
    }
  },
});
