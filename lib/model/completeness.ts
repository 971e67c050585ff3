/**
 * Whether a manifest has all its fields:
 *
 * - `whole`: it is deployed as it is
 * - `patch`: it only has fields that are merged into another manifest, or that an excerpt shows
 * - `overlaid`: kustomizations can add fields to it, or change them
 */
export type Completeness = "overlaid" | "patch" | "whole";

/** Whether a file only has patches, according to its path: `pool-patch.yaml`, `patch-pool.yaml`, `patches/pool.yaml`. */
export function isNamedAsPatch(file: string): boolean {
  return /(?:^|[\\/])(?:patch(?:es)?[-_.][^\\/]*|[^\\/]*[-_.]patch(?:es)?\.ya?ml|patch(?:es)?[\\/].*)$/u.test(file);
}

/** Whether a file is a text about manifests, whose blocks show only parts of them. */
export function hasExcerpts(file: string): boolean {
  return /\.(?:md|mdx|markdown)$/u.test(file);
}
