/** Finds and reads the values files that Applications name for Karpenter's chart. */
import type { Cursor } from "../yaml/cursor.js";
import { parseText } from "../yaml/document.js";
import { type GateStates, gateStatesIn } from "../karpenter/chart/feature-gates.js";
import type { HelmSource } from "../argo-cd/helm-source.js";
import { refsIn } from "../argo-cd/source-refs.js";
import { type Refs, valueFileOf } from "../argo-cd/value-files.js";
import { settingNames } from "../karpenter/chart/setting-forms.js";
import type { ChartInstall } from "../model/chart-install.js";
import type { HelmValues } from "../model/helm-values.js";
import { valuesInstallOf } from "../model/parse.js";
import { isTemplateFile, readTemplate } from "../terraform/template.js";

/** A file in any repository. */
export interface RepositoryFile {
  /** Undefined for the repository of the file that names it. */
  readonly repository: string | undefined;
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
  const gates = gateStatesIn(source.values);
  return { version: source.version, files: filesOf(source, all), gates, replaces: settingsIn(source.values) };
}

/** The values files of a source; undefined for those that can't be found. */
export function filesOf(source: HelmSource, all: readonly HelmSource[]): (RepositoryFile | undefined)[] {
  const entries = source.at.at("helm.valueFiles");
  return entries.isUnknown ? [undefined] : entries.items().map((entry) => fileOf(entry, source, refsOf(all)));
}

/** The settings that values may set outside of values files. */
function settingsIn(values: HelmValues): ReadonlySet<string> {
  return new Set(settingNames.filter((name) => !values.besideFiles(...name.split(".")).isAbsent));
}

/** By the list of all sources of an Application: there may be as many values files as sources. */
const refsByList = new WeakMap<readonly HelmSource[], Refs>();

function refsOf(all: readonly HelmSource[]): Refs {
  const refs = refsByList.get(all) ?? refsIn(all.map(({ at }) => at));
  refsByList.set(all, refs);
  return refs;
}

function fileOf(entry: Cursor, { at }: HelmSource, refs: Refs): RepositoryFile | undefined {
  const file = valueFileOf(entry, at, refs);
  // A chart from a registry can only use files inside the chart.
  if (!file || file.isGlob || !file.source.get("chart").isAbsent) return undefined;
  const repository = file.source.get("repoURL");
  return typeof repository.value === "string" ? { repository: repository.value, file: file.path } : undefined;
}

/** The install that the values of a file are for; undefined if the file is empty or can't be parsed. */
export function readValues(file: string, text: string, version: string | undefined): ChartInstall | undefined {
  try {
    const template = isTemplateFile(file) ? readTemplate(text) : undefined;
    return valuesInstallOf(template ? { text, ast: template.ast } : parseText(text), version);
  } catch {
    return undefined;
  }
}
