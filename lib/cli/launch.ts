/** `karpenter-lint --launch`: the instance types that a node pool can launch. */
import path from "node:path";
import { type LintPath, findManifests } from "./files.js";
import type { LaunchOptions } from "./options.js";
import { UsageError } from "./usage-error.js";
import { launchText } from "./launch-text.js";
import { didYouMean } from "../did-you-mean.js";
import { guessName } from "../guess.js";
import { placeText } from "../model/file-place.js";
import { type Pool, PoolLaunch } from "../report/pool-launch.js";
import { relativePath } from "../slashes.js";
import { visibleValue } from "../visible.js";
import { disk } from "../workspace/disk.js";
import { Environments } from "../workspace/environments.js";
import { MAX_FILE_BYTES } from "../workspace/limits.js";
import { certainClasses, isPatched } from "../workspace/node-classes.js";
import { type PlacedManifest, placedManifests } from "../workspace/placed-manifests.js";
import { rootOf } from "../workspace/root.js";
import { indexFor } from "../workspace/workspace-cache.js";

/** A node pool in a file, before the rest of the repository is read. */
interface FoundPool extends PlacedManifest {
  readonly path: string;
  readonly root: string;
}

export function launch(options: LaunchOptions, paths: readonly LintPath[], cwd: string): string {
  const found = paths.flatMap((given) => [...poolsIn(given, cwd, options.includeIgnored)]);
  const distinct = found.filter(
    (one, index) =>
      found.findIndex((other) => other.path === one.path && other.resource.line === one.resource.line) === index,
  );
  const pools = distinct.filter(({ resource }) => resource.name === options.pool);
  if (pools.length === 0) throw new UsageError(missing(options.pool, distinct));
  const environments = new Environments();
  const run = {};
  return launchText(
    pools.map((one) => new PoolLaunch(placed(one, cwd, environments, run))),
    options.type,
  );
}

function* poolsIn(given: LintPath, cwd: string, includeIgnored: boolean): Generator<FoundPool> {
  for (const file of findManifests([given], cwd, includeIgnored)) {
    if ((disk.stat(file)?.size ?? 0) > MAX_FILE_BYTES) continue;
    const own = path.resolve(cwd, given.path);
    const root = rootOf(file, cwd) ?? (given.isFolder ? own : path.dirname(own));
    const relative = relativePath(file, root);
    for (const one of placedManifests(relative, disk.read(file) ?? ""))
      if (one.manifest.descriptor.role === "nodePool" && !one.manifest.isFragment) yield { ...one, path: file, root };
  }
}

function placed(found: FoundPool, cwd: string, environments: Environments, run: object): Pool {
  const { root, path: file, resource } = found;
  const text = disk.read(file) ?? "";
  const index = indexFor({ file, cwd, root, run, text, manifests: undefined });
  const showFile = (own: string) => visibleValue(relativePath(path.join(root, own), cwd));
  return {
    ...found,
    file: showFile(resource.file),
    classes: index ? certainClasses(resource, { file: resource.file, index, environments }) : [],
    mayChange:
      index !== undefined && (index.isChanged(resource.file) || isPatched(resource.kind, resource.name ?? "", index)),
    show: ({ file: own, line }) => placeText({ file: showFile(own), line }),
  };
}

function missing(name: string, found: readonly FoundPool[]): string {
  const names = [...new Set(found.flatMap(({ resource }) => resource.name ?? []))].sort();
  const start = `No NodePool named "${visibleValue(name)}"`;
  if (names.length === 0) return `${start}, and no other with a literal name, in the given files.`;
  const shown = names.slice(0, 10).map((one) => `"${visibleValue(one)}"`);
  const others = `the given files contain ${shown.join(", ")}${names.length > shown.length ? ", …" : ""}.`;
  return `${start}${didYouMean(guessName(name, names), others)}`;
}
