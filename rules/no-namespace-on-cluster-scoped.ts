import { clusterScopedKinds } from "../lib/kinds.js";
import { remove } from "../lib/yaml/edits/remove.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: clusterScopedKinds,
  docs: {
    description: "disallow a namespace on cluster-scoped kinds",
    category: "API server",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    ignoredNamespace: "{{kind}} is cluster-scoped, so the namespace `{{namespace}}` has no effect; remove it.",
    removeNamespace: "Remove `namespace`.",
  },
  *check(manifest) {
    const namespace = manifest.at("metadata.namespace");
    if (!namespace.isPresent) return;
    yield {
      at: namespace,
      messageId: "ignoredNamespace",
      data: { kind: manifest.kind, namespace: namespace.text },
      suggest: [{ messageId: "removeNamespace", edit: remove(namespace) }],
    };
  },
});
