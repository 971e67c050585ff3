/** The only file of the report that asks the index of the repository. */
import path from "node:path";
import type { Role } from "../kind.js";
import { type Kind, kinds, kindsWithRole } from "../kinds.js";
import { Environments, nearest } from "../workspace/environments.js";
import { withClasses } from "../karpenter/instances/class-limits.js";
import type { PoolTypes } from "../karpenter/instances/pool-types.js";
import { relativePath } from "../slashes.js";
import { type Surroundings, certainClasses, classesAround } from "../workspace/node-classes.js";
import { type Confirmed, confirmedIn } from "../workspace/identity/confirmed.js";
import type { Conflict } from "../workspace/conflict.js";
import { type FilePlace, placeText } from "../model/file-place.js";
import type { FileChart, FileStatement, Resource } from "../workspace/facts.js";
import { isInside, rootOf } from "../workspace/root.js";
import type { Subject } from "../workspace/statements.js";
import { type MentioningFile, mentioningFiles } from "../workspace/unread.js";
import { indexOf } from "../workspace/workspace-cache.js";
import type { ValuesFacts } from "../workspace/values-files.js";
import type { WorkspaceIndex } from "../workspace/workspace-index.js";
import type { Run } from "./run.js";

export { nearest, placeText };
export type { FilePlace, FileStatement, Resource, Subject };

/** What the index of a repository contains about the files of a run. */
export interface Repository {
  readonly root: string;
  /** Whether all files were searched for manifests that the index does not read. */
  readonly isSearched: boolean;
  /** Manifests in the files of the run. */
  readonly pools: readonly Resource[];
  readonly classes: readonly Resource[];
  readonly applications: readonly Resource[];
  /** The installs of Karpenter's charts, by any installer. */
  readonly charts: readonly FileChart[];
  /** The node classes of a kind that the pools of a file can refer to. */
  readonly classesAround: (kind: Kind, file: string) => readonly Resource[];
  /** The instance types of a pool, with the limits of its node class if that is certain. */
  readonly typesOf: (pool: Resource) => PoolTypes | undefined;
  readonly statements: readonly FileStatement[];
  readonly conflicts: readonly Conflict[];
  /** The steps from the controller to its nodes that Terraform confirms. */
  readonly confirmed: readonly Confirmed[];
  /** The Applications that name values files that can't be read here. */
  readonly withUnreadValues: readonly Resource[];
  /** The other installs of Karpenter's charts that do so. */
  readonly chartsWithUnreadValues: readonly FileChart[];
  readonly mentioning: readonly MentioningFile[];
  /** The manifests that were read from a file, including patches. */
  readonly resourcesIn: (file: string) => readonly Resource[];
  /** Whether a file provides values that an install names. */
  readonly isValuesFile: (file: string) => boolean;
  /** Whether an install of Karpenter's chart was read from a file. */
  readonly hasInstall: (file: string) => boolean;
  /** Whether a file was linted. */
  readonly isLinted: (file: string) => boolean;
  /** A place, with its path relative to the working directory. */
  readonly show: (place: FilePlace) => string;
  readonly showFile: (file: string) => string;
  /** A linted file's path relative to the root. */
  readonly pathOf: (file: string) => string;
}

const SUBJECTS: readonly Subject[] = [
  "clusterName",
  "account",
  "region",
  "instanceProfile",
  "role",
  "queue",
  "controllerRole",
];

export function repositoryOf(run: Run): Repository {
  const { results, cwd, paths } = run;
  const root = rootOfRun(run);
  const index = indexOf(root);
  // ESLint does not pass settings to formatters.
  const environments = new Environments();
  const linted = new Set(results.map(({ filePath }) => index.pathOf(filePath)));
  const isOfRun = (file: string): boolean => paths?.some((one) => file === one || isInside(file, one)) ?? true;
  const mentioning = mentioningFiles(root, (file) => isOfRun(path.join(root, file)));
  const ofRun = (all: readonly Resource[]) => all.filter(({ file, isPatch }) => linted.has(file) && !isPatch);
  const ofRole = (...roles: readonly Role[]) => kindsWithRole(...roles).flatMap((kind) => index.resources(kind));
  const applications = ofRun(index.applications);
  const installing = new Set(index.charts.map(({ file }) => file));
  const showFile = (file: string) => relativePath(path.join(root, file), cwd);
  return {
    root,
    isSearched: !mentioning.isCut,
    pools: ofRun(ofRole("nodePool")),
    classes: ofRun(ofRole("nodeClass", "managedNodeClass")),
    applications,
    charts: index.charts.filter(({ file }) => linted.has(file)),
    classesAround: (kind, file) =>
      classesAround(kind, { file, index, environments }).classes.filter(({ isPatch }) => !isPatch),
    typesOf: (pool) => typesWithClasses(pool, { file: pool.file, index, environments }),
    statements: index.statements.filter(({ file, side }) => linted.has(file) || side === "terraform"),
    conflicts: SUBJECTS.flatMap((subject) => index.conflicts({ subject }, environments)),
    confirmed: confirmedIn(index),
    withUnreadValues: applications.filter(({ application }) =>
      (application?.values ?? []).some((values) => hasUnreadFiles(values, index)),
    ),
    chartsWithUnreadValues: index.files
      .flatMap(({ charts }) => charts)
      .filter(({ file, values }) => linted.has(file) && values !== undefined && hasUnreadFiles(values, index)),
    mentioning: mentioning.files,
    resourcesIn: (file) => index.file(file)?.resources ?? [],
    isValuesFile: (file) => index.values.has(file) || index.wrappedValues.has(file),
    hasInstall: (file) => installing.has(file),
    isLinted: (file) => linted.has(file),
    show: ({ file, line }) => placeText({ file: showFile(file), line }),
    showFile,
    pathOf: (file) => index.pathOf(file),
  };
}

function typesWithClasses(pool: Resource, surroundings: Surroundings): PoolTypes | undefined {
  const classes = pool.types ? certainClasses(pool, surroundings) : [];
  return (
    pool.types &&
    withClasses(
      pool.types,
      classes.flatMap(({ traits }) => traits ?? []),
    )
  );
}

/** The repository of the linted files, which need not be that of the working directory. */
function rootOfRun({ results, cwd }: Run): string {
  const [root, ...others] = new Set(results.map(({ filePath }) => rootOf(filePath, cwd)));
  return (others.length === 0 ? root : rootOf(path.join(cwd, "x"), cwd)) ?? cwd;
}

function hasUnreadFiles({ files }: ValuesFacts, index: WorkspaceIndex): boolean {
  return files.some((one) => one === undefined || !index.values.has(one.file));
}

/** Whether a kind is one of those that the report shows in tables and drawings. */
export function isOfKarpenter(kind: Kind): boolean {
  return kinds[kind].project !== "Argo CD";
}
