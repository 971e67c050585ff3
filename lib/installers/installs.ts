/** All installs of Karpenter's charts in a file, by installers other than Argo CD. */
import type { Cursor } from "../yaml/cursor.js";
import type { Around } from "./around.js";
import { clusterApiInstalls } from "./cluster-api.js";
import { dependencyInstalls } from "./dependencies.js";
import { fluxInstalls } from "./flux.js";
import type { FoundInstall } from "./found.js";
import { helmfileInstalls } from "./helmfile.js";
import { kustomizeInstalls } from "./kustomize.js";

const adapters = [fluxInstalls, kustomizeInstalls, helmfileInstalls, clusterApiInstalls, dependencyInstalls];

/** A word that the objects of each installer contain. */
const WORDS =
  /\b(?:HelmRelease|HelmChart|HelmChartProxy|OCIRepository|helmCharts|[hH]elmChartInflationGenerator|releases|dependencies)\b/u;

/** Whether a text may install one of Karpenter's charts: a cheap check before any parsing. */
export function mayInstall(text: string): boolean {
  return text.includes("karpenter") && WORDS.test(text);
}

/** Whether helmfile renders a file before it reads it: one of its own templates, or its configuration. */
export function isHelmfile(file: string, text: string): boolean {
  return file.endsWith(".gotmpl") || (text.includes("{{") && /^releases:/mu.test(text));
}

/** Whether a text may have a repository of charts, which need not mention Karpenter. */
export function mayBeSource(text: string): boolean {
  return /kind["']?[ \t]*[:=][ \t]*["']?HelmRepository\b/u.test(text);
}

/** Whether objects of an API group install charts. */
export function isOfInstaller(group: string): boolean {
  return /^(?:(?:helm|source)\.toolkit\.fluxcd|kustomize\.config\.k8s|addons\.cluster\.x-k8s)\.io$/u.test(group);
}

/** The installs that objects describe, given everything that they may refer to. */
export function installsIn(around: Around): FoundInstall[] {
  return around.roots.flatMap((root) => adapters.flatMap((installs) => installs(root, around)));
}

/** The objects of a file: its documents, and the items of lists. */
export function objectsIn(roots: readonly Cursor[]): Cursor[] {
  return roots.flatMap((root) => {
    if (!root.get("kind").text.endsWith("List")) return [root];
    const items = root.get("items").items();
    return items.map((item) => item.asRoot());
  });
}
