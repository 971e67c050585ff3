import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/**
 * A manifest and what the API server says of it, computed from the real CRDs: structure, defaults and validation rules.
 * Unknown fields count as errors.
 */
export interface Vector {
  readonly id: number;
  readonly release: string;
  readonly verdict: "accept" | "reject";
  /** JSON pointers to the invalid values; to the object that a field is missing from. */
  readonly errors: readonly { readonly path: string; readonly keyword: string }[];
  readonly manifest: unknown;
}

export const sets = ["karpenter", "karpenter-1.15", "argo-cd"] as const;

export function vectors(set: (typeof sets)[number]): Vector[] {
  const file = new URL(`vectors/${set}.ndjson.gz`, import.meta.url);
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Vector);
}
