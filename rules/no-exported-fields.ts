import { exportedFieldsOf, isOfDump, without } from "../lib/karpenter/exported.js";
import { allKinds } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: allKinds,
  docs: {
    description: "disallow fields that only objects in a cluster have",
    category: "API server",
    presets: { recommended: {}, strict: { checkOverwritten: true } },
  },
  fixable: true,
  hasSuggestions: true,
  messages: {
    identity:
      "`{{path}}` belongs to one object in a cluster, so the API server rejects the manifest once that object changes or is replaced; remove it.",
    overwritten: "`{{path}}` is written by the cluster, which ignores or overwrites it; remove it.",
    removeAll: "Remove all exported fields.",
  },
  options: {
    checkOverwritten: {
      description: "Whether to report manifests that only have fields that the cluster ignores or overwrites, too.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkOverwritten }, { manifests }) {
    // A dump is reported once, because it is usually intended.
    const isDump = isOfDump(manifest, manifests);
    if (isDump && (!checkOverwritten || manifest !== manifests.find(({ isListItem }) => isListItem))) return;
    const { identity, overwritten } = exportedFieldsOf(manifest);
    const [field] = identity;
    const [other] = overwritten;
    if (field) {
      const suggest = [{ messageId: "removeAll", edit: without([...identity, ...overwritten]) } as const];
      yield { at: field, on: "key", messageId: "identity", data: { path: field.path }, suggest };
    } else if (other && checkOverwritten) {
      const data = { path: other.path };
      yield { at: other, on: "key", messageId: "overwritten", data, fix: without(overwritten) };
    }
  },
});
