/** The charts of a repository that have Karpenter's chart as a dependency, and the values files in their folders. */
import path from "node:path";
import type { WrappedChart } from "../installers/around.js";
import type { Dependency } from "../installers/dependencies.js";
import { exactVersion } from "../karpenter/chart/registry.js";
import { readData } from "../yaml/document.js";
import type { FileFacts } from "./facts.js";
import { ReadByTemplates } from "./template-values.js";

export interface RepositoryTexts {
  /** The text of a file in the repository. */
  readonly read: (file: string) => string | undefined;
  /** The files in a folder and below it. */
  readonly below: (folder: string) => readonly string[];
}

/** By folder, the dependencies of the chart there. */
export type Wrappers = ReadonlyMap<string, readonly WrappedChart[]>;

export function wrappersOf(files: readonly FileFacts[], texts: RepositoryTexts): Wrappers {
  const found = new Map<string, readonly WrappedChart[]>();
  for (const { file, dependencies = [] } of files) {
    if (dependencies.length === 0) continue;
    const folder = path.posix.dirname(file);
    const templates = new ReadByTemplates(folder, texts);
    const lock = texts.read(path.posix.join(folder, file.endsWith("Chart.yaml") ? "Chart.lock" : "requirements.lock"));
    const wrapped = dependencies.map((one) => ({
      chart: one.chart,
      key: one.key,
      version: one.version ?? (lock === undefined ? undefined : lockedVersion(lock, one.chart)),
      isReadElsewhere: (keys: readonly string[]) => isOfHelm(one, keys) || templates.has([one.key, ...keys]),
    }));
    found.set(folder, [...(found.get(folder) ?? []), ...wrapped]);
  }
  return found;
}

/** The values of a dependency that Helm itself reads, or that people usually name in `condition`. */
function isOfHelm({ key, conditions }: Dependency, keys: readonly string[]): boolean {
  const [first = ""] = keys;
  if (["enabled", "global", "tags"].includes(first)) return true;
  return conditions.some((condition) => [key, ...keys].every((one, index) => one === condition[index]));
}

/** The version that `helm dependency build` takes, if the lock file has one for the chart. */
function lockedVersion(lock: string, chart: string): string | undefined {
  const data = readData(lock);
  const items: unknown = typeof data === "object" && data !== null && "dependencies" in data ? data.dependencies : [];
  const versions = (Array.isArray(items) ? (items as unknown[]) : []).flatMap((item) =>
    isLocked(item) && item.name === chart ? [item.version] : [],
  );
  const [version, ...others] = versions;
  return version === undefined || others.length > 0 ? undefined : exactVersion(version);
}

function isLocked(item: unknown): item is { readonly name: string; readonly version: string } {
  if (typeof item !== "object" || item === null) return false;
  return "name" in item && "version" in item && typeof item.version === "string";
}

/** Whether a file in the folder of a chart has values, by its name. */
export function isValuesName(file: string): boolean {
  return /^values[^/]*\.ya?ml$/u.test(path.posix.basename(file));
}
