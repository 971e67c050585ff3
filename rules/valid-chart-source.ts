import { addressMessages, addressProblems } from "../lib/karpenter/chart/address.js";
import { exactVersion, tagIn } from "../lib/karpenter/chart/registry.js";
import { replace } from "../lib/yaml/edits/edit.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  installs: ["karpenter", "karpenter-crd"],
  docs: {
    description: "disallow sources that do not provide Karpenter's chart",
    category: "Chart and Argo CD",
    presets: { recommended: {}, strict: { checkOciAddress: true } },
  },
  fixable: true,
  hasSuggestions: true,
  messages: {
    unexpectedPrefix:
      "Since 0.35, versions of Karpenter's charts have no `v` prefix, so `{{value}}` does not exist; use `{{text}}`.",
    missingPrefix:
      "Before 0.35, versions of Karpenter's charts have a `v` prefix, so `{{value}}` does not exist; use `{{text}}`.",
    ...addressMessages,
  },
  options: {
    checkOciAddress: {
      description:
        "Whether to report `chart` next to the full `oci://` address of the chart, which Argo CD renders since 3.1.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *checkInstall(install, options) {
    yield* addressProblems(install, options);
    const { repository, address = repository.text, revision, isPublished } = install;
    // The version of an install can come from another place, such as the lock file of a chart.
    const version = revision.value === undefined ? undefined : exactVersion(revision.text);
    const tag = version !== undefined && isPublished ? tagIn(address, version) : undefined;
    if (tag !== undefined && tag !== revision.text) {
      const data = { value: revision.text, text: tag };
      const edit = replace(revision, tag);
      yield revision.text.startsWith("v")
        ? { at: revision, messageId: "unexpectedPrefix", data, fix: edit }
        : { at: revision, messageId: "missingPrefix", data, suggest: [{ messageId: "replaceValue", data, edit }] };
    }
  },
});
