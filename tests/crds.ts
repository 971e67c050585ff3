import { kindsOf, releasesOf } from "../scripts/facts/files.js";

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
export function crds(project: "argo-cd" | "karpenter"): Map<string, Record<string, Crd>> {
  return new Map(releasesOf(project).map((release) => [release, kindsOf(project, release)]));
}
