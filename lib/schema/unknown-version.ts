/** Manifests of a kind in an API version that it never had. */
import type { Manifest } from "../model/manifest.js";
import { isServed } from "../releases.js";
import type { SchemaProblem } from "./subject.js";

export function* unknownVersion(manifest: Manifest, release: number): Generator<SchemaProblem> {
  const { kind, version } = manifest;
  const { group, versions } = manifest.descriptor;
  if (isServed(kind, version, release) !== undefined) return;
  const served = versions.findLast(({ name }) => isServed(kind, name, release)) ?? versions.at(-1);
  const data = { kind, version, apiVersion: `${group}/${served?.name ?? ""}` };
  yield { at: manifest.at("apiVersion"), messageId: "unknownVersion", data };
}
