/** The facts by which two reports can be distinguished. */
import { lstatSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { version } from "../meta.js";
import { disk } from "../workspace/disk.js";
import { remotesOf } from "../workspace/git-config.js";
import { isInside } from "../workspace/root.js";
import type { HeaderEntry } from "./model.js";
import type { Repository } from "./repository.js";
import type { Run } from "./run.js";

export function headerOf(repository: Repository, run: Run): HeaderEntry[] {
  const { root, pools, classes, applications } = repository;
  const charts = repository.charts.map((chart) => `${chart.name} ${chart.version ?? "(unknown version)"}`);
  const files = new Set([...pools, ...classes, ...applications].map(({ file }) => file));
  const entries: readonly (readonly [name: string, value: string | undefined])[] = [
    ["Repository", nameOf(root)],
    ["Commit", commitOf(root)],
    ["Chart", charts.length > 0 ? [...new Set(charts)].join(", ") : undefined],
    ["Release", run.release === undefined ? undefined : `${run.release} (set)`],
    ["Preset", run.preset],
    ["Plugin", `eslint-plugin-karpenter ${version}`],
    ["Date", run.date.toISOString().slice(0, 16).replace("T", " ").concat(" UTC")],
    ["Files", `${String(files.size)} with manifests, ${String(run.results.length)} linted`],
  ];
  return entries.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** The address of the first remote, without user and password; or the name of the folder. */
function nameOf(root: string): string {
  const [remote] = remotesOf(root, disk) ?? [];
  if (remote === undefined) return path.basename(root);
  return remote
    .replace(/^[a-z+]+:\/\//iu, "")
    .replace(/^.*@/u, "")
    .split(/[?#]/u, 1)
    .join("");
}

/** The commit that `.git` names, if it is a folder inside the root: git itself is not run. */
function commitOf(root: string): string | undefined {
  const head = textOf(root, "HEAD");
  const ref = /^ref: (refs\/[\w./-]+)$/u.exec(head ?? "")?.[1];
  if (ref === undefined) return hashIn(head);
  if (ref.split("/").includes("..")) return undefined;
  const packed = textOf(root, "packed-refs")?.split("\n") ?? [];
  return hashIn(textOf(root, ref)) ?? hashIn(packed.find((line) => line.endsWith(` ${ref}`))?.split(" ", 1)[0]);
}

function hashIn(text: string | undefined): string | undefined {
  return /^[\da-f]{40}(?:[\da-f]{24})?$/u.exec(text ?? "")?.[0];
}

/** The file with all references of a large repository. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The text of a regular file in `.git`; links could lead out of the repository. */
function textOf(root: string, name: string): string | undefined {
  const file = path.join(root, ".git", name);
  try {
    const stats = lstatSync(file);
    if (!stats.isFile() || stats.size > MAX_BYTES || !isInside(realpathSync(file), realpathSync(root)))
      return undefined;
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
