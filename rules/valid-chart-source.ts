import { replace } from "../lib/edit.js";
import type { HelmSource } from "../lib/manifest/helm-source.js";
import { releaseNumber } from "../lib/releases.js";
import { type Problem, defineRule } from "../lib/rule.js";

type MessageId = "deadRepository" | "noV" | "ociWithChart" | "queueAddress" | "v" | "write";

/** Repositories that get no charts any more; `charts.karpenter.sh` ends at 0.16.3. */
const DEAD = /^https?:\/\/(?:charts\.karpenter\.sh|awslabs\.github\.io\/karpenter)(?:\/|$)/u;

/** The registry that Karpenter's charts are pushed to, and caches of it; copies elsewhere may have other tags. */
const OWN_REGISTRY = /(?:^|\/)(?:public\.ecr\.aws|[\w.-]+\.amazonaws\.com(?:\.cn)?\/ecr-public)\/karpenter(?:\/|$)/u;

/** Older charts were never pushed there. */
const FIRST_PUSHED = releaseNumber("0.17");

/** Tags have a `v` up to 0.34. */
const FIRST_WITHOUT_V = releaseNumber("0.35");

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
      if (source.karpenterChart === undefined) continue;
      yield* repositoryProblems(source);
      for (const problem of [revisionProblem(source), queueProblem(source)]) if (problem) yield problem;
    }
  },
});

function* repositoryProblems({ at }: HelmSource): Generator<Problem<MessageId>> {
  const repository = at.get("repoURL");
  const value = repository.text;
  if (DEAD.test(value)) yield { at: repository, messageId: "deadRepository", data: { value } };
  const chart = at.get("chart");
  if (!value.startsWith("oci://") || !chart.isPresent || chart.value === "") return;
  const address = value.slice("oci://".length).replace(/\/$/u, "");
  const text = address.endsWith(`/karpenter/${chart.text}`) ? address.slice(0, -chart.text.length - 1) : address;
  const data = { value, text };
  const suggest = [{ messageId: "write", data, edit: replace(repository, text) } as const];
  yield { at: repository, messageId: "ociWithChart", data, suggest };
}

function revisionProblem({ at, version, isPublished }: HelmSource): Problem<MessageId> | undefined {
  if (version === undefined || !isPublished || !OWN_REGISTRY.test(at.get("repoURL").text)) return undefined;
  const revision = at.get("targetRevision");
  const hasV = revision.text.startsWith("v");
  const release = releaseNumber(version);
  if (release < FIRST_PUSHED || hasV !== release >= FIRST_WITHOUT_V) return undefined;
  const data = { value: revision.text, text: hasV ? version : `v${version}` };
  const edit = replace(revision, data.text);
  return hasV
    ? { at: revision, messageId: "v", data, fix: edit }
    : { at: revision, messageId: "noV", data, suggest: [{ messageId: "write", data, edit }] };
}

function queueProblem(source: HelmSource): Problem<MessageId> | undefined {
  if (!source.isKarpenter) return undefined;
  const queue = source.setting("interruptionQueue");
  const value = queue.text;
  if (!queue.isPresent || !/^(?:arn:|https?:\/\/)/u.test(value)) return undefined;
  const text = value.split(/[/:]/u).at(-1) ?? "";
  const data = { value, text };
  const suggest = text === "" ? [] : [{ messageId: "write", data, edit: replace(queue, text) } as const];
  return { at: queue, messageId: "queueAddress", data, suggest };
}
