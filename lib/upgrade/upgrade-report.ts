/** Makes the report of an upgrade from the runs of ESLint for its releases, and the index of the repository. */
import path from "node:path";
import { coverageOf } from "../report/coverage.js";
import { problemsOf } from "../report/findings.js";
import { referencesOf } from "../report/references.js";
import { repositoryOf } from "../report/repository.js";
import { runOf } from "../report/run.js";
import { gapsOf } from "../report/sections.js";
import { count } from "../report/verdict.js";
import { relativePath } from "../slashes.js";
import { isInside } from "../workspace/root.js";
import { indexOf } from "../workspace/workspace-cache.js";
import type { Step } from "./changes.js";
import { clusterVersions } from "./clusters.js";
import { before, outside } from "./around.js";
import { type Finding, type ReleaseRun, compare } from "./comparison.js";
import { CHANGES_RULE, type PlacedEntry, documentation, entriesOf, merged } from "./entries.js";
import { isForeign, isForeignGroup } from "./foreign.js";
import type { Section, UpgradeReport } from "./model.js";
import { notesOn, readIn } from "./notes.js";
import { type NamePlace, replacedNames } from "./names.js";

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
  const problems = problemsOf(run);
  const references = referencesOf(repository, problems);
  const skippedPools = repository.pools.filter(({ nodeClass }) => isForeignGroup(nodeClass?.group));
  const parts = partsOf(
    runs,
    isForeign(
      repository.root,
      skippedPools.map(({ file }) => file),
    ),
  );
  const isGiven = (file: string) => {
    const own = path.join(repository.root, file);
    return paths.some((one) => own === one || isInside(own, one));
  };
  const clusters = clusterVersions(indexOf(repository.root).identity.terraform).filter(({ file }) => isGiven(file));
  const names = replacedNames(step, repository.root, isGiven).map((one) => entryOfName(one));
  const showFile = (file: string) => relativePath(file, cwd);
  const part = (title: string, entries: readonly PlacedEntry[] = []): Section => ({
    title,
    entries: merged(entries, showFile),
  });
  const read = readIn(repository, skippedPools.length);
  const isEmpty = read.pools + read.classes + read.charts === 0;
  const sections = [
    { title: "Before the upgrade", entries: isEmpty ? [] : before(step, repository, clusters) },
    part("Stops working", [...(parts.get("stops") ?? []), ...names]),
    part("Missing permissions", parts.get("permissions")),
    part("Changed defaults and behavior", parts.get("changes")),
    part(`Accepted by ${step.to} but not by ${step.from}`, parts.get("removed")),
  ].filter(({ entries }) => entries.length > 0);
  const checks = isEmpty ? [] : [...part("", parts.get("check")).entries, ...outside(step, repository, clusters)];
  const gaps = [
    ...gapsOf({ coverage: coverageOf(repository, references, problems, run) }),
    ...(unreadable.length > 0 ? [{ title: "Not read (not readable):", items: unreadable, areFiles: true }] : []),
  ];
  return {
    ...step,
    sentence: sentenceOf(step, sections, isEmpty, gaps.length > 0),
    notes: notesOn(step, repository, read),
    sections: [
      ...sections,
      ...(checks.length > 0 ? [{ title: "To check outside of these files", entries: checks }] : []),
    ],
    gaps,
  };
}

function partsOf(
  { first, between, last }: Runs,
  isSkipped: (finding: Finding) => boolean,
): ReturnType<typeof entriesOf> {
  const { added, removed } = compare(first, between, last, CHANGES_RULE);
  const isOwn = (finding: Finding) => !isSkipped(finding);
  return entriesOf({ added: added.filter(isOwn), removed: removed.filter(isOwn) });
}

function entryOfName({ name, what, successor, since, source, ...place }: NamePlace): PlacedEntry {
  const rest = successor === undefined ? "no longer exists; remove it" : `was replaced by \`${successor}\`; use that`;
  return { ...place, text: `The ${what} \`${name}\` ${rest}.`, since, sources: [documentation(source)] };
}

function sentenceOf({ from, to }: Step, sections: readonly Section[], isEmpty: boolean, hasGaps: boolean): string {
  const total = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  if (total > 0)
    return `${count(total, "change")} between Karpenter ${from} and ${to} ${total === 1 ? "concerns" : "concern"} these files.`;
  const read = hasGaps ? "the files that were read" : "these files";
  if (isEmpty) return `No result: ${read} contain no NodePool, no EC2NodeClass and no install of Karpenter's charts.`;
  return `Nothing in ${read} changes between Karpenter ${from} and ${to}, as far as files can tell.`;
}
