/** Reads which charts, values and folders Applications deploy. */
import path from "node:path";
import type { Cursor } from "../yaml/cursor.js";
import { applicationOf } from "../argo-cd/application.js";
import { releaseOf } from "../argo-cd/chart-installs.js";
import { checksMissingKinds, startsOnce } from "../argo-cd/sync-order.js";
import type { KarpenterChart } from "../model/chart-install.js";
import type { Manifest } from "../model/manifest.js";
import { type RepositoryFile, type ValuesFacts, filesOf, valuesFacts } from "./values-files.js";

export interface ChartFacts {
  readonly name: KarpenterChart;
  /** Undefined for ranges, branches and unknown versions. */
  readonly version: string | undefined;
  /** For Karpenter's chart in an Application: its values. */
  readonly values?: ValuesFacts;
  /** The namespace of the release; undefined if it is unknown. */
  readonly namespace?: string | undefined;
  /** Whether Argo CD certainly installs CRDs with it. */
  readonly hasCrds?: boolean;
}

export interface ApplicationFacts {
  readonly charts: readonly ChartFacts[];
  /** The values files of each source with Karpenter's chart. */
  readonly values: readonly ValuesFacts[];
  /** The repository folders that it deploys. */
  readonly folders: readonly DeployedFolder[];
  /** The same folders, of those sources that name values files. */
  readonly folderValues: readonly FolderValues[];
  /** Whether its sync certainly checks objects whose CRD is missing. */
  readonly checksMissingKinds: boolean;
  /** Whether it syncs automatically, without settings for retries. */
  readonly startsOnce: boolean;
}

export interface DeployedFolder {
  readonly repository: string;
  readonly folder: string;
  /** Whether subfolders are deployed too. */
  readonly isRecursive: boolean;
}

/** A folder with the values files that an Application names for the chart in it. */
export interface FolderValues extends DeployedFolder {
  readonly files: readonly (RepositoryFile | undefined)[];
}

export function applicationFacts(manifest: Manifest): ApplicationFacts {
  const { specs, sources: all } = applicationOf(manifest);
  const charts = specs.flatMap(({ spec, sources, generated }) =>
    generated.flatMap((source) => {
      const { karpenterChart: name, version } = source;
      if (name === undefined) return [];
      const { value } = releaseOf(spec, source).namespace;
      const namespace = typeof value === "string" ? value : undefined;
      const skipCrds = source.at.at("helm.skipCrds");
      const hasCrds = name === "karpenter-crd" || skipCrds.isAbsent || skipCrds.value === false;
      const values = source.isKarpenter && { values: valuesFacts(source, sources) };
      return [{ name, version, namespace, hasCrds, ...values }];
    }),
  );
  return {
    charts,
    values: charts.flatMap(({ values }) => values ?? []),
    folders: all.flatMap(({ at }) => folderOf(at) ?? []),
    folderValues: specs.flatMap(({ sources }) =>
      sources.flatMap((source) => {
        const folder = source.values.hasFiles ? folderOf(source.at) : undefined;
        return folder ? [{ ...folder, files: filesOf(source, sources) }] : [];
      }),
    ),
    checksMissingKinds: specs.every(({ spec }) => spec.isAbsent || checksMissingKinds(spec)),
    startsOnce: specs.every(({ spec }) => spec.isAbsent || startsOnce(spec)),
  };
}

/** The folder that a source deploys; undefined if there is none or it is unknown. */
export function folderOf(source: Cursor): DeployedFolder | undefined {
  const folder = source.get("path");
  const repository = source.get("repoURL");
  if (typeof folder.value !== "string" || typeof repository.value !== "string") return undefined;
  if (folder.value === "" || !source.get("chart").isAbsent) return undefined;
  // Argo CD then deploys only part of the folder, or the output of a plugin.
  if (["directory.include", "directory.exclude", "plugin"].some((field) => !source.at(field).isAbsent))
    return undefined;
  const isRecursive = source.at("directory.recurse").value === true;
  return { repository: repository.value, folder: path.posix.join(".", folder.value).replace(/\/$/u, ""), isRecursive };
}

/** Converts the various spellings of a git repository's address to one form. */
export function normalizeRepository(url: string): string {
  const text = url.trim().toLowerCase();
  const ssh = /^(?:ssh:\/\/)?[^/:@]*@([^:/]+)(?::\d+)?[:/](.*)$/u.exec(text);
  const plain = ssh
    ? `${ssh[1] ?? ""}/${ssh[2] ?? ""}`
    : text.replace(/^ssh:\/\/([^/:]+):\d+/u, "$1").replace(/^[a-z+]+:\/\/(?:[^/@]*@)?/u, "");
  return plain.replace(/\/$/u, "").replace(/\.git$/u, "");
}
