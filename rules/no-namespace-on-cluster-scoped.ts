import { allKinds, kinds } from "../lib/kinds.js";
import { remove } from "../lib/edits/remove.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: allKinds.filter((kind) => kinds[kind].scope === "Cluster"),
  docs: {
    description: "disallow a namespace on kinds that belong to the whole cluster",
    category: "API server",
    preset: "recommended",
  },
  hasSuggestions: true,
  messages: {
    namespace: "{{kind}} belongs to the whole cluster, so that the namespace `{{namespace}}` means nothing; remove it.",
    remove: "Remove `namespace`.",
  },
  *check(manifest) {
    const namespace = manifest.at("metadata.namespace");
    if (!namespace.isPresent) return;
    yield {
      at: namespace,
      messageId: "namespace",
      data: { kind: manifest.kind, namespace: namespace.text },
      suggest: [{ messageId: "remove", edit: remove(namespace) }],
    };
  },
});
