/** What the report did not see: files that were not read, and references that were not resolved. */
import path from "node:path";
import { groupBy } from "../group-by.js";
import { kinds } from "../kinds.js";
import type { MentioningFile } from "../workspace/unread.js";
import type { Problem } from "./findings.js";
import type { Coverage } from "./model.js";
import type { Reference } from "./references.js";
import { type Repository, isOfKarpenter } from "./repository.js";
import type { Run } from "./run.js";

const NOT_LINTED = "JSON that the configuration of ESLint does not include";

const CHART = "installs of Karpenter's chart in a form that is not read";

export function coverageOf(
  repository: Repository,
  references: readonly Reference[],
  problems: readonly Problem[],
  run: Run,
): Coverage {
  const withProblems = new Set(
    problems.flatMap(({ own, file }) => (own === undefined ? [] : [repository.pathOf(file)])),
  );
  const readsTemplate = (file: string): boolean =>
    withProblems.has(file) ||
    (run.skipped !== undefined &&
      repository.isLinted(file) &&
      !run.skipped.has(path.join(repository.root, ...file.split("/"))));
  const seen = repository.mentioning.map((one) => ({
    file: repository.showFile(one.file),
    ...seenOf(one, repository, readsTemplate),
  }));
  const unread = seen.filter(({ reason }) => reason !== undefined);
  return {
    unread: [...groupBy(unread, ({ reason = "" }) => reason)].map(([reason, files]) => ({
      reason,
      files: files.map(({ file }) => file),
    })),
    partial: seen.filter(({ isPartial }) => isPartial).map(({ file }) => file),
    unresolved: unresolvedOf(repository, references),
    mentions: seen.filter(({ isMention }) => isMention).map(({ file }) => file),
  };
}

function isPlainJson(file: string): boolean {
  return file.endsWith(".json") && !file.endsWith(".tf.json");
}

interface Seen {
  /** Why it was not read. */
  readonly reason?: string;
  readonly isPartial?: boolean;
  readonly isMention?: boolean;
}

function seenOf(one: MentioningFile, repository: Repository, readsTemplate: (file: string) => boolean): Seen {
  const resources = repository.resourcesIn(one.file);
  const own = resources.filter(({ kind }) => isOfKarpenter(kind));
  // The files around see it, but no rule does.
  if (own.length > 0 && isPlainJson(one.file) && !repository.isLinted(one.file)) return { reason: NOT_LINTED };
  if (one.manifests.length > own.length) {
    if (one.form === "unrendered" && readsTemplate(one.file)) return { isPartial: true };
    return { reason: reasonOf(one) };
  }
  const isInstallRead =
    own.length < resources.length || repository.isValuesFile(one.file) || repository.hasInstall(one.file);
  if (one.installsChart && !isInstallRead) return { reason: CHART };
  if (resources.length === 0) return { isMention: !isInstallRead };
  return { isPartial: one.isTemplate || own.some(({ name }) => name === undefined) };
}

function reasonOf({ form, hasTemplatedVersion }: MentioningFile): string {
  switch (form) {
    case "invalid":
      return "not valid YAML";
    case "large":
      return "larger than 1 MB";
    case "other":
      return "scripts, programs and other files that are not YAML";
    case "template":
      return "templates of other tools";
    case "terraform":
      return "manifests in Terraform that are neither objects nor valid YAML in heredocs";
    case "unrendered":
      return "templates that are not valid YAML before they are rendered";
    case "yaml":
      return hasTemplatedVersion ? "manifests whose `apiVersion` a template sets" : "manifests inside other content";
  }
}

function unresolvedOf(repository: Repository, references: readonly Reference[]): string[] {
  const { show, withUnreadValues, chartsWithUnreadValues, isSearched } = repository;
  const ofPools = references.flatMap(({ state, pool, name }) => {
    const subject = `${pool.kind} \`${pool.name ?? "(templated)"}\` in \`${show(pool)}\``;
    if (state === "unknown") return [`${subject}: it names no node class, or a template does.`];
    if (state === "unfound") return [`${subject}: no definition of the node class \`${name}\` was found.`];
    if (state === "ambiguous") return [`${subject}: the node class \`${name}\` has several definitions.`];
    return [];
  });
  return [
    ...ofPools,
    ...chartsWithUnreadValues.map((one) => `\`${one.name}\` in \`${show(one)}\`: a values file was not found here.`),
    ...withUnreadValues.map(
      (one) => `${one.kind} \`${one.name ?? "(templated)"}\` in \`${show(one)}\`: a values file was not found here.`,
    ),
    ...(isSearched ? [] : ["The repository has too many files, so some were not searched for manifests."]),
  ];
}

/** How many manifests are judged: node pools of other providers are not supported. */
export function countManifests(
  { pools, classes }: Repository,
  references: readonly Reference[],
): { readonly judged: number; readonly foreign: number } {
  const foreign = references.filter(({ state }) => state === "foreign").length;
  const judged = classes.filter(({ kind }) => kinds[kind].role === "nodeClass").length;
  return { judged: pools.length - foreign + judged, foreign };
}
