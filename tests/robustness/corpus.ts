/** Manifests to start from: those of the examples, and small ones that use all of YAML between them. */
import { readFileSync, readdirSync } from "node:fs";
import { argoManifests } from "./corpus-argo.js";
import { karpenterManifests } from "./corpus-karpenter.js";

const examples = new URL("../../examples/", import.meta.url);

export const exampleFiles = readdirSync(examples, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml"))
  .sort()
  .map((path) => readFileSync(new URL(path, examples), "utf8"));

/** Manifests to mutate, single documents of the examples among them: shorter ones are linted faster. */
export const seeds: readonly string[] = [
  ...karpenterManifests,
  ...argoManifests,
  ...exampleFiles.flatMap((text) => text.split("---\n")).filter((text) => text.includes("apiVersion:")),
];
