import { settingIn } from "../lib/karpenter/chart/settings.js";
import { isDead, registryOf, tagIn } from "../lib/karpenter/chart/registry.js";
import { replace } from "../lib/yaml/edits/edit.js";
import { defineRule } from "../lib/eslint/rule.js";

/** The start of the ARN or URL of a queue, both of which end with its name. */
const QUEUE_ADDRESS = /^(?:arn:|https?:\/\/)/u;

export default defineRule({
  installs: ["karpenter", "karpenter-crd"],
  docs: {
    description: "disallow sources that do not provide Karpenter's chart",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
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
    queueNotName: "`interruptionQueue` is `{{value}}`, but Karpenter expects the name of the queue; use `{{text}}`.",
    replaceValue: "Replace with `{{text}}`.",
  },
  *checkInstall(install) {
    const { chart, repository, name, revision, version, isPublished } = install;
    const value = repository.text;
    if (isDead(value)) yield { at: repository, messageId: "retiredRepository", data: { value } };

    if (value.startsWith("oci://") && name.isSet) {
      const text = registryOf(value, name.text);
      const data = { value, text };
      const suggest = [{ messageId: "replaceValue", data, edit: replace(repository, text) } as const];
      yield { at: repository, messageId: "ociWithChart", data, suggest };
    }

    const tag = version !== undefined && isPublished ? tagIn(value, version) : undefined;
    if (tag !== undefined && tag !== revision.text) {
      const data = { value: revision.text, text: tag };
      const edit = replace(revision, tag);
      yield revision.text.startsWith("v")
        ? { at: revision, messageId: "unexpectedPrefix", data, fix: edit }
        : { at: revision, messageId: "missingPrefix", data, suggest: [{ messageId: "replaceValue", data, edit }] };
    }

    if (chart !== "karpenter") return;
    const queue = settingIn(install, "interruptionQueue");
    if (queue.isPresent && QUEUE_ADDRESS.test(queue.text)) {
      const text = queue.text.split(/[/:]/u).at(-1) ?? "";
      const data = { value: queue.text, text };
      const edit = text === "" ? undefined : replace(queue, text);
      yield { at: queue, messageId: "queueNotName", data, suggest: [{ messageId: "replaceValue", data, edit }] };
    }
  },
});
