import { applicationOf } from "../lib/argo-cd/application.js";
import { codeAlternatives } from "../lib/prose.js";
import { defineRule } from "../lib/eslint/rule.js";
import { type Destination, allowsKind, misfitsOf } from "../lib/argo-cd/projects.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow Applications that their AppProject does not permit",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    forbiddenRepository:
      "AppProject `{{project}}` in {{place}} does not allow the repository `{{value}}`; add it to `sourceRepos`.",
    forbiddenDestination:
      "AppProject `{{project}}` in {{place}} does not allow the destination {{value}}; add it to `destinations`.",
    forbiddenKinds:
      "AppProject `{{project}}` in {{place}} does not allow {{kinds}}, which this Application deploys; add the missing kinds to `clusterResourceWhitelist`.",
  },
  *check(application, _, file) {
    const repository = file.repository();
    if (!repository || repository.isChanged() || file.completeness(application) === "patch") return;
    for (const { spec, sources, isPartial } of applicationOf(application).specs) {
      const name = spec.get("project");
      const found = repository.around(repository.resources("AppProject").filter((one) => one.name === name.value));
      const [record] = found;
      // Projects with the same name belong to different clusters; additions by overlays are unknown.
      if (!record?.project || found.length > 1 || name.value === undefined || isPartial) continue;
      if (repository.isChanged(record.file)) continue;
      const { project } = record;
      const data = { project: name.text };
      const related = [record];
      for (const misfit of misfitsOf(project, { spec, sources })) {
        yield misfit.what === "repository"
          ? { at: misfit.at, messageId: "forbiddenRepository", data: { ...data, value: misfit.at.text }, related }
          : {
              at: misfit.at,
              on: "head",
              messageId: "forbiddenDestination",
              data: { ...data, value: destinationText(misfit.destination) },
              related,
            };
      }
      const kinds = repository.clusterKindsOf(sources).filter(({ group, kind }) => !allowsKind(project, group, kind));
      if (kinds.length === 0) continue;
      const names = kinds.map(({ group, kind }) => `${group}/${kind}`);
      yield { at: name, messageId: "forbiddenKinds", data: { ...data, kinds: codeAlternatives(names) }, related };
    }
  },
});

function destinationText({ server, name, namespace }: Destination): string {
  return `\`${server || name}\`${namespace === "" ? " without a namespace" : `, namespace \`${namespace}\``}`;
}
