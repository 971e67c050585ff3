/** The folders and values files that an Application names and that its repository, which is the linted one, lacks. */
import path from "node:path";
import { applicationOf } from "../argo-cd/application.js";
import { refsIn } from "../argo-cd/source-refs.js";
import { type Refs, type ValueFile, isChart, mayOmitFiles, valueFilesOf } from "../argo-cd/value-files.js";
import { isFilledIn } from "../karpenter/placeholders/context.js";
import type { Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Checkout } from "./checkout.js";
import { matchesNothing } from "./path-globs.js";
import { similarPath } from "./similar-paths.js";

export interface MissingReference {
  readonly at: Cursor;
  readonly what: "belowPath" | "file" | "fileAsFolder" | "folder" | "glob";
  /** The existing path to use instead, in the form of the reference; undefined if it is unknown. */
  readonly meant: string | undefined;
}

export function missingReferences(application: Manifest, checkout: Checkout): MissingReference[] {
  return applicationOf(application).specs.flatMap((spec) => {
    // Another template of an ApplicationSet may change the paths.
    if (spec.isPartial) return [];
    const refs = refsIn(spec.several);
    const dry = spec.spec.at("sourceHydrator.drySource");
    const sources = [...spec.deployed.map(({ at }) => at), ...(dry.isMapping ? [dry] : [])];
    return sources.flatMap((source) => {
      const folder = missingFolder(source, checkout);
      return folder ? [folder] : missingFiles(source, refs, checkout);
    });
  });
}

function missingFolder(source: Cursor, checkout: Checkout): MissingReference | undefined {
  const at = source.get("path");
  if (typeof at.value !== "string" || at.value === "" || !isFilledIn(at, false) || !isHere(source, checkout))
    return undefined;
  const own = path.posix.normalize(at.value).replace(/\/$/u, "");
  if (isOutside(own)) return undefined;
  const status = checkout.statusOf(own);
  if (status === "file") return { at, what: "fileAsFolder", meant: undefined };
  return status === "missing" ? { at, what: "folder", meant: similarPath(own, "folder", checkout) } : undefined;
}

function missingFiles(source: Cursor, refs: Refs, checkout: Checkout): MissingReference[] {
  if (mayOmitFiles(source) || !source.get("plugin").isAbsent) return [];
  return valueFilesOf(source, refs).flatMap((file) => {
    const isCertain = !isOutside(file.path) && file.path !== "." && isHere(file.source, checkout);
    return isCertain ? (missingFile(file, checkout) ?? []) : [];
  });
}

function missingFile(file: ValueFile, checkout: Checkout): MissingReference | undefined {
  const { entry: at, path: own, isGlob } = file;
  if (isGlob) return matchesNothing(own, checkout) ? { at, what: "glob", meant: undefined } : undefined;
  if (checkout.statusOf(own) !== "missing") return undefined;
  const below = belowPath(file, checkout);
  if (below !== undefined) return { at, what: "belowPath", meant: written(below, file) };
  const meant = similarPath(own, "file", checkout);
  return { at, what: "file", meant: meant === undefined ? undefined : written(meant, file) };
}

/** The existing file that is intended by someone who expects `$ref` to start in the folder of its source. */
function belowPath({ ref, source, path: own }: ValueFile, checkout: Checkout): string | undefined {
  const folder = source.get("path").value;
  if (ref === undefined || typeof folder !== "string") return undefined;
  const below = path.posix.join(".", folder, own);
  return checkout.statusOf(below) === "file" ? below : undefined;
}

/** A path from the root, in the same way as the entry is written. */
function written(own: string, { entry, ref, source }: ValueFile): string {
  if (ref !== undefined) return `$${ref}/${own}`;
  const folder = path.posix.normalize(source.get("path").text).replace(/\/$/u, "");
  const isBelow = !entry.text.startsWith("/") && (folder === "." || own.startsWith(`${folder}/`));
  return isBelow ? path.posix.relative(folder, own) : `/${own}`;
}

/** Whether a source has the files that are checked out here. */
function isHere(source: Cursor, checkout: Checkout): boolean {
  const [repository, revision] = [source.get("repoURL"), source.get("targetRevision")];
  if (typeof repository.value !== "string" || revision.isUnknown || isChart(source)) return false;
  return checkout.has(repository.value, revision.text);
}

/** valid-application-source reports what Argo CD rejects in any repository. */
function isOutside(own: string): boolean {
  return own.startsWith("/") || own === ".." || own.startsWith("../");
}
