import { isDead, registryOf, tagIn } from "../lib/chart/registry.js";
import { replace } from "../lib/edits/edit.js";
import { defineRule } from "../lib/rule.js";

/** What begins the ARN or the URL of a queue, which end in its name. */
const QUEUE_ADDRESS = /^(?:arn:|https?:\/\/)/u;

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  readsValues: true,
  docs: {
    description: "disallow sources from which Karpenter's chart can't be had",
    category: "Chart and Argo CD",
    preset: "recommended",
  },
  fixable: true,
  hasSuggestions: true,
  messages: {
    deadRepository:
      "`{{value}}` has no chart of Karpenter after 0.16, and gets no more; move to `public.ecr.aws/karpenter`, which begins at 0.17.",
    v: "Karpenter's charts have no `v` in their tags from 0.35 on, so that there is no `{{value}}`; write `{{text}}`.",
    noV: "Karpenter's charts have a `v` in their tags before 0.35, so that there is no `{{value}}`; write `{{text}}`.",
    ociWithChart:
      "With `oci://`, Argo CD takes `{{value}}` for the chart itself and ignores `chart`; write `{{text}}`.",
    queueAddress: "`interruptionQueue` is `{{value}}`, but Karpenter looks for a queue by its name; write `{{text}}`.",
    write: "Write `{{text}}`.",
  },
  *check(application) {
    for (const source of application.helmSources) {
      const { at, karpenterChart, version, isPublished, isKarpenter } = source;
      if (karpenterChart === undefined) continue;
      const repository = at.get("repoURL");
      const value = repository.text;
      if (isDead(value)) yield { at: repository, messageId: "deadRepository", data: { value } };

      const chart = at.get("chart");
      if (value.startsWith("oci://") && chart.isSet) {
        const text = registryOf(value, chart.text);
        const data = { value, text };
        const suggest = [{ messageId: "write", data, edit: replace(repository, text) } as const];
        yield { at: repository, messageId: "ociWithChart", data, suggest };
      }

      const revision = at.get("targetRevision");
      const tag = version !== undefined && isPublished ? tagIn(value, version) : undefined;
      if (tag !== undefined && tag !== revision.text) {
        const data = { value: revision.text, text: tag };
        const edit = replace(revision, tag);
        yield revision.text.startsWith("v")
          ? { at: revision, messageId: "v", data, fix: edit }
          : { at: revision, messageId: "noV", data, suggest: [{ messageId: "write", data, edit }] };
      }

      if (!isKarpenter) continue;
      const queue = source.setting("interruptionQueue");
      if (queue.isPresent && QUEUE_ADDRESS.test(queue.text)) {
        const text = queue.text.split(/[/:]/u).at(-1) ?? "";
        const data = { value: queue.text, text };
        const edit = text === "" ? undefined : replace(queue, text);
        yield { at: queue, messageId: "queueAddress", data, suggest: [{ messageId: "write", data, edit }] };
      }
    }
  },
});
