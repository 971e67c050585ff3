/** Finds and reads the values files that Applications name for Karpenter's chart. */
import path from "node:path";
import type { Cursor } from "../yaml/cursor.js";
import { parseText } from "../yaml/document.js";
import { type GateStates, gateStatesIn } from "../karpenter/chart/feature-gates.js";
import type { HelmSource } from "../argo-cd/helm-source.js";
import { settingNames } from "../karpenter/chart/setting-forms.js";
import type { ChartInstall } from "../model/chart-install.js";
import type { HelmValues } from "../model/helm-values.js";
import { valuesInstallOf } from "../model/parse.js";

/** A file in any repository. */
export interface RepositoryFile {
  readonly repository: string;
  readonly file: string;
}

export interface ValuesFacts {
  /** The chart's version, if it is known. */
  readonly version: string | undefined;
  /** Undefined for files that can't be found: inside the chart, at a URL, or named by a glob or a template. */
  readonly files: readonly (RepositoryFile | undefined)[];
  /** The feature gates that values outside of the files decide. */
  readonly gates: GateStates;
  /** The settings that values outside of the files decide, and that therefore replace those in the files. */
  readonly replaces: ReadonlySet<string>;
}

/** The values files of a source, given all sources of its Application. */
export function valuesFacts(source: HelmSource, all: readonly HelmSource[]): ValuesFacts {
  const entries = source.at.at("helm.valueFiles");
  const files = entries.isUnknown ? [undefined] : entries.items().map((entry) => fileOf(entry, source, byRefOf(all)));
  return { version: source.version, files, gates: gateStatesIn(source.values), replaces: settingsIn(source.values) };
}

/** The settings that values may set outside of values files. */
function settingsIn(values: HelmValues): ReadonlySet<string> {
  return new Set(settingNames.filter((name) => !values.besideFiles(...name.split(".")).isAbsent));
}

/** By the list of all sources of an Application: there may be as many values files as sources. */
const byRef = new WeakMap<readonly HelmSource[], ReadonlyMap<string, HelmSource>>();

function byRefOf(all: readonly HelmSource[]): ReadonlyMap<string, HelmSource> {
  const known = byRef.get(all);
  if (known) return known;
  const named = new Map<string, HelmSource>();
  for (const source of all) {
    const ref = source.at.get("ref").text;
    if (!named.has(ref)) named.set(ref, source);
  }
  byRef.set(all, named);
  return named;
}

function fileOf(
  entry: Cursor,
  { at }: HelmSource,
  sources: ReadonlyMap<string, HelmSource>,
): RepositoryFile | undefined {
  const { text } = entry;
  if (text === "" || /[*?[\]{}]|:\/\//u.test(text)) return undefined;
  const [, ref, rest = ""] = /^\$([\w-]+)\/(.+)$/u.exec(text) ?? [];
  if (ref !== undefined) {
    const target = sources.get(ref);
    return target && inRepository(target.at.get("repoURL"), rest);
  }
  const folder = at.get("path");
  // A chart from a registry can only use files inside the chart.
  if (entry.isUnknown || typeof folder.value !== "string" || !at.get("chart").isAbsent) return undefined;
  return inRepository(at.get("repoURL"), text.startsWith("/") ? text : path.posix.join(folder.value, text));
}

function inRepository(repository: Cursor, file: string): RepositoryFile | undefined {
  if (typeof repository.value !== "string") return undefined;
  return { repository: repository.value, file: path.posix.normalize(file).replace(/^\//u, "") };
}

/** The install that the values of a file are for; undefined if the file is empty or can't be parsed. */
export function readValues(text: string, version: string | undefined): ChartInstall | undefined {
  try {
    return valuesInstallOf(parseText(text), version);
  } catch {
    return undefined;
  }
}
