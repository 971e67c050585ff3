/** Makes the report of an upgrade from the runs of ESLint for its releases, and the index of the repository. */
import path from "node:path";
import { coverageOf } from "../report/coverage.js";
import { problemsOf } from "../report/findings.js";
import { referencesOf } from "../report/references.js";
import { type Repository, repositoryOf } from "../report/repository.js";
import { runOf } from "../report/run.js";
import { gapsOf } from "../report/sections.js";
import { count } from "../report/verdict.js";
import { releaseName, releaseNumber } from "../releases.js";
import { indexOf } from "../workspace/workspace-cache.js";
import { type Step, guideTo, kubernetesFor } from "./changes.js";
import { clusterProblem, clusterVersions } from "./clusters.js";
import { type ReleaseRun, compare } from "./comparison.js";
import { CHANGES_RULE, type PlacedEntry, documentation, entriesOf, merged } from "./entries.js";
import type { Entry, Section, UpgradeReport } from "./model.js";
import { type NamePlace, replacedNames } from "./names.js";
import { newActions } from "./permissions.js";
import { supportOf } from "./support.js";

export interface Runs {
  readonly first: ReleaseRun;
  readonly between: readonly ReleaseRun[];
  readonly last: ReleaseRun;
}

/** What the command knows about the runs. */
export interface Circumstances {
  readonly cwd: string;
  /** The files and folders that were linted, as absolute paths. */
  readonly paths: readonly string[];
  /** Files that the language skipped. */
  readonly skipped: ReadonlySet<string>;
  /** Files that can't be read, with the reason. */
  readonly unreadable: readonly string[];
}

export function upgradeReport(runs: Runs, { cwd, paths, skipped, unreadable }: Circumstances): UpgradeReport {
  const step = { from: runs.first.release, to: runs.last.release };
  const run = runOf(runs.last.results, { cwd, karpenter: { paths, skipped } });
  const repository = repositoryOf(run);
  const parts = entriesOf(compare(runs.first, runs.between, runs.last, CHANGES_RULE));
  const names = replacedNames(step, repository.root, paths).map((one) => entryOfName(one));
  const showFile = (file: string) => path.relative(cwd, file).split(path.sep).join("/");
  const part = (title: string, entries: readonly PlacedEntry[] = []): Section => ({
    title,
    entries: merged(entries, showFile),
  });
  const isEmpty = hasNothing(repository);
  const sections = [
    { title: "Before the upgrade", entries: isEmpty ? [] : before(step, repository) },
    part("Stops working", [...(parts.get("stops") ?? []), ...names]),
    part("Missing permissions", parts.get("permissions")),
    part("Changes its meaning", parts.get("changes")),
    part(`Accepted by ${step.to}, unlike by ${step.from}`, parts.get("removed")),
  ].filter(({ entries }) => entries.length > 0);
  const checks = isEmpty ? [] : [...part("", parts.get("check")).entries, ...outside(step, repository)];
  const problems = problemsOf(run);
  const references = referencesOf(repository, problems);
  const gaps = [
    ...gapsOf({ coverage: coverageOf(repository, references, problems, run) }),
    ...(unreadable.length > 0 ? [{ title: "Not read (not readable):", items: unreadable, areFiles: true }] : []),
  ];
  return {
    ...step,
    sentence: sentenceOf(step, sections, isEmpty, gaps.length > 0),
    notes: notesOn(step, repository, references.filter(({ state }) => state === "foreign").length),
    sections: [
      ...sections,
      ...(checks.length > 0 ? [{ title: "To check outside of these files", entries: checks }] : []),
    ],
    gaps,
  };
}

function entryOfName({ name, what, successor, since, source, ...place }: NamePlace): PlacedEntry {
  const rest = successor === undefined ? "no longer exists; remove it" : `was replaced by \`${successor}\`; use that`;
  return { ...place, text: `The ${what} \`${name}\` ${rest}.`, since, sources: [documentation(source)] };
}

function hasNothing({ pools, classes, charts }: Repository): boolean {
  return pools.length + classes.length + charts.length === 0;
}

function sentenceOf({ from, to }: Step, sections: readonly Section[], isEmpty: boolean, hasGaps: boolean): string {
  const total = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  if (total > 0)
    return `${count(total, "change")} between Karpenter ${from} and ${to} ${total === 1 ? "concerns" : "concern"} these files.`;
  const read = hasGaps ? "the files that were read" : "these files";
  if (isEmpty) return `No result: ${read} contain no NodePool, no EC2NodeClass and no install of Karpenter's charts.`;
  return `Nothing in ${read} changes between Karpenter ${from} and ${to}, as far as files can tell.`;
}

const COMPATIBILITY = documentation("https://karpenter.sh/docs/upgrading/compatibility/");

/** What must happen before the upgrade. */
function before({ from, to }: Step, { root, show }: Repository): Entry[] {
  const clusters = clusterVersions(indexOf(root).terraform).flatMap((cluster) => {
    const text = clusterProblem(cluster.version, to);
    return text === undefined ? [] : [{ text, since: undefined, places: [show(cluster)], sources: [COMPATIBILITY] }];
  });
  return [...viaFirstStable({ from, to }), ...clusters];
}

/** Only 1.0 has both API versions. */
function viaFirstStable({ from, to }: Step): Entry[] {
  const isVia = releaseNumber(from) < releaseNumber("1.0") && releaseNumber(to) > releaseNumber("1.0");
  const text = `Upgrade to the latest patch of ${from}, and from there to 1.0, before any later release: only 1.0 converts the objects in the cluster from \`v1beta1\` to \`v1\`.`;
  const url = "https://karpenter.sh/v1.0/upgrading/v1-migration/#upgrade-procedure";
  return isVia ? [{ text, since: undefined, places: [], sources: [documentation(url)] }] : [];
}

/** Questions that concern no file. */
function outside(step: Step, { root, charts }: Repository): Entry[] {
  const range = kubernetesFor(step.to);
  const isKnown = clusterVersions(indexOf(root).terraform).length > 0;
  const cluster =
    range && !isKnown
      ? [`Does the cluster have Kubernetes ${range.min} to ${range.max}, which Karpenter ${step.to} supports?`]
      : [];
  const actions = charts.some(({ name }) => name === "karpenter") ? [] : newActions(step);
  return [
    ...cluster.map((text) => ({ text, since: undefined, places: [], sources: [COMPATIBILITY] })),
    ...actions.map(({ name, since = "", effect }) => ({
      text: `Does the policy of the controller's role allow \`${name}\`? Karpenter calls it, and if it is not allowed, ${effect}.`,
      since,
      places: [],
      sources: [documentation(guideTo(since))],
    })),
  ];
}

function notesOn({ from, to }: Step, { pools, classes, charts, show }: Repository, foreign: number): string[] {
  const others = charts.filter(({ version }) => version !== undefined && releaseName(releaseNumber(version)) !== from);
  return [
    `Read: ${count(pools.length - foreign, "node pool")}, ${count(classes.length, "node class", "node classes")}, ${count(charts.length, "install")} of Karpenter's charts.`,
    ...(foreign > 0 ? [`Skipped: ${count(foreign, "node pool")} of other providers.`] : []),
    ...[from, to].map((release) => supportOf(release)),
    ...others.map(
      (chart) =>
        `The chart \`${chart.name}\` in \`${show(chart)}\` is at \`${chart.version ?? ""}\`, but this report assumes ${from}.`,
    ),
  ];
}
