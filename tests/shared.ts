import { existsSync, readFileSync, readdirSync } from "node:fs";

const folder = new URL("../../shared/", import.meta.url);

/** Whether tests of the shared facts are to be skipped: elsewhere than in CI, the folder may be absent. */
export const isSharedAbsent = !existsSync(folder) && process.env["CI"] === undefined;

export interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
}

export interface Crd {
  readonly scope: string;
  readonly served: boolean;
  readonly schema: Schema;
}

/** The CRDs of each release, by `<group>/<version> <kind>`. */
export function crds(project: "argocd" | "karpenter"): Map<string, Record<string, Crd>> {
  if (isSharedAbsent) return new Map();
  const releases = new URL(`crds/${project}/`, folder);
  return new Map(
    readdirSync(releases)
      .filter((file) => file.endsWith(".json"))
      .map((file) => [
        file.slice(1, -".json".length),
        JSON.parse(readFileSync(new URL(file, releases), "utf8")) as Record<string, Crd>,
      ]),
  );
}

/** A manifest and what the API server says of it: shared/conformance/README.md. */
export interface Vector {
  readonly id: number;
  readonly release: string;
  readonly verdict: "accept" | "reject";
  readonly errors: readonly { readonly path: string; readonly keyword: string }[];
  readonly manifest: unknown;
}

export function vectors(project: "argocd" | "karpenter"): Vector[] {
  if (isSharedAbsent) return [];
  return readFileSync(new URL(`conformance/${project}.ndjson`, folder), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Vector);
}
