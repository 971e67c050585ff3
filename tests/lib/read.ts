import { parseYAML } from "yaml-eslint-parser";
import type { Cursor } from "../../lib/yaml/cursor.js";
import type { Manifest } from "../../lib/model/manifest.js";
import { manifestsOf } from "../../lib/model/parse.js";

export function readAll(text: string): readonly Manifest[] {
  return manifestsOf({ text, ast: parseYAML(text, {}) });
}

/** The first manifest of a text. */
export function read(text: string): Manifest {
  const [manifest] = readAll(text);
  if (!manifest) throw new Error("no manifest in the text");
  return manifest;
}

/** What of the file a place is reported at. */
export function reported(text: string, place: Cursor): string {
  return text.slice(...place.range);
}

/** An EC2NodeClass with the given lines below its `spec:`. */
export function nodeClass(...spec: readonly string[]): string {
  return [
    "apiVersion: karpenter.k8s.aws/v1",
    "kind: EC2NodeClass",
    "spec:",
    ...spec.map((line) => `  ${line}`),
    "",
  ].join("\n");
}

/** An Application with the given lines below `spec.source.helm:`. */
export function application(...helm: readonly string[]): string {
  const head = [
    "apiVersion: argoproj.io/v1alpha1",
    "kind: Application",
    "spec:",
    "  source:",
    "    chart: karpenter",
    "    helm:",
  ];
  return [...head, ...helm.map((line) => `      ${line}`), "  project: platform", ""].join("\n");
}
