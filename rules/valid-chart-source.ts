import { isChartAddress, isDead, registryOf, tagIn } from "../lib/karpenter/chart/registry.js";
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
    retiredRepository:
      "`{{value}}` has no Karpenter chart newer than 0.16; use `public.ecr.aws/karpenter`, which has 0.17 and later.",
    unexpectedPrefix:
      "Since 0.35, versions of Karpenter's charts have no `v` prefix, so `{{value}}` does not exist; use `{{text}}`.",
    missingPrefix:
      "Before 0.35, versions of Karpenter's charts have a `v` prefix, so `{{value}}` does not exist; use `{{text}}`.",
    ociWithChart:
      "With `oci://`, Argo CD treats `{{value}}` as the full chart address and ignores `chart`; use `{{text}}`.",
    ociAddressWithChart:
      "With `chart`, Argo CD before 3.1 and its API reject the chart address `{{value}}`; use `{{text}}`.",
    replaceValue: "Replace with `{{text}}`.",
  },
  options: {
    checkOciAddress: {
      description:
        "Whether to report `chart` next to the full `oci://` address of the chart, which Argo CD renders since 3.1.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *checkInstall(install, { checkOciAddress }) {
    const { repository, name, revision, version, isPublished } = install;
    const value = repository.text;
    if (isDead(value)) yield { at: repository, messageId: "retiredRepository", data: { value } };

    if (value.startsWith("oci://") && name.isSet) {
      const text = registryOf(value, name.text);
      const isAddress = isChartAddress(value, name.text);
      const data = { value, text };
      const suggest = [{ messageId: "replaceValue", data, edit: replace(repository, text) } as const];
      if (!isAddress) yield { at: repository, messageId: "ociWithChart", data, suggest };
      else if (checkOciAddress) yield { at: repository, messageId: "ociAddressWithChart", data, suggest };
    }

    const tag = version !== undefined && isPublished ? tagIn(value, version) : undefined;
    if (tag !== undefined && tag !== revision.text) {
      const data = { value: revision.text, text: tag };
      const edit = replace(revision, tag);
      yield revision.text.startsWith("v")
        ? { at: revision, messageId: "unexpectedPrefix", data, fix: edit }
        : { at: revision, messageId: "missingPrefix", data, suggest: [{ messageId: "replaceValue", data, edit }] };
    }
  },
});
