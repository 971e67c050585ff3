import { allKinds } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: allKinds,
  docs: {
    description: "disallow resources of the same kind and name in one cluster",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    duplicateResource:
      "{{kind}} `{{name}}` is also defined in {{place}}, and whichever is applied last wins; rename or remove one.",
  },
  *check(manifest, _, file) {
    const repository = file.repository();
    const own = repository?.recordOf(manifest);
    if (!repository || own?.name === undefined || file.completeness(manifest) === "patch") return;
    const twin = repository
      .resources(manifest.kind)
      .find((one) => one !== own && one.name === own.name && repository.isDeployedWith(own, one));
    if (!twin) return;
    const data = { kind: manifest.kind, name: own.name };
    yield { at: manifest.at("metadata.name"), messageId: "duplicateResource", data, related: [twin] };
  },
});
