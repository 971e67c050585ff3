import { defineRule } from "../lib/rule.js";
import { allowsDestination, allowsKind, allowsRepository } from "../lib/workspace/projects.js";
import { placeText } from "../lib/workspace/facts.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "require an AppProject to allow what its Applications need",
    category: "Consistency",
    preset: "workspace",
  },
  messages: {
    repository:
      "The AppProject `{{project}}` in {{place}} doesn't allow the repository `{{value}}`; add it to `sourceRepos`.",
    destination:
      "The AppProject `{{project}}` in {{place}} doesn't allow the destination {{value}}; add it to `destinations`.",
    kinds:
      "The AppProject `{{project}}` in {{place}} doesn't allow {{kinds}}, which this Application deploys; add to its `clusterResourceWhitelist`.",
  },
  *check(application, _, file) {
    const repository = file.repository();
    if (repository?.isComplete !== true || repository.isChanged() || file.isPatch(application)) return;
    for (const { spec, sources, isPartial } of application.applicationSpecs) {
      const name = spec.get("project");
      const found = repository.around(repository.resources("AppProject").filter((one) => one.name === name.value));
      const [record] = found;
      // Several of one name are of several clusters; and what an overlay adds isn't known.
      if (!record?.project || found.length > 1 || name.value === undefined || isPartial) continue;
      if (repository.isChanged(record.file)) continue;
      const { project } = record;
      const data = { project: name.text, place: placeText(record) };
      for (const at of sources.map((source) => source.at.get("repoURL"))) {
        if (typeof at.value !== "string" || allowsRepository(project, at.value)) continue;
        yield { at, messageId: "repository", data: { ...data, value: at.value } };
      }
      const destination = spec.get("destination");
      const fields = ["server", "name", "namespace"].map((key) => destination.get(key));
      const [server = "", cluster = "", namespace = ""] = fields.map(({ text }) => text);
      const isKnown = destination.isMapping && !fields.some((field) => field.isUnknown);
      if (isKnown && !allowsDestination(project, { server, name: cluster, namespace })) {
        const value = `\`${server || cluster}\`${namespace === "" ? " without a namespace" : `, namespace \`${namespace}\``}`;
        yield { at: destination, on: "head", messageId: "destination", data: { ...data, value } };
      }
      const kinds = repository.clusterKindsOf(sources).filter(({ group, kind }) => !allowsKind(project, group, kind));
      if (kinds.length === 0) continue;
      const names = kinds.map(({ group, kind }) => `\`${kind}\` of \`${group}\``);
      yield { at: name, messageId: "kinds", data: { ...data, kinds: names.join(", ") } };
    }
  },
});
