/** The conditions under which a change concerns a manifest or an install. */
import { bootstrapFamilyOf, imageFamilyOf } from "../karpenter/ami.js";
import { emptyFilterOf, selectorTermsOf } from "../karpenter/selector-terms.js";
import type { ChartInstall } from "../model/chart-install.js";
import type { Manifest } from "../model/manifest.js";
import { isOfAws } from "../model/node-class-ref.js";
import type { Cursor } from "../yaml/cursor.js";

/** All that is given must be true. */
interface Condition {
  /** Paths of fields or values: `[]` for the items of a list, `*` for the entries of a mapping. */
  readonly at?: readonly string[];
  /** Whether there is a value; without paths for which there is one, `absent` requires that of all. */
  readonly is?: "absent" | "set";
  readonly isAnyOf?: readonly string[];
  readonly isNot?: readonly string[];
  readonly contains?: string;
  readonly startsWith?: string;
  readonly lacks?: string;
  /** The AMI family whose AMIs the nodes boot. */
  readonly amiFamily?: readonly string[];
  /** The AMI family whose form of user data Karpenter writes. */
  readonly bootstrapFamily?: readonly string[];
}

export interface When extends Condition {
  readonly kind: "EC2NodeClass" | "NodePool" | "chart";
  /** Whether it concerns a manifest as a whole, of which a patch is only a part. */
  readonly excludesPatches?: true;
  /** Further conditions for the same manifest or install. */
  readonly and?: readonly Condition[];
  /** The key of a requirement that has a value. */
  readonly requirement?: string;
  readonly value?: string;
  /** Whether it concerns selector terms without a filter. */
  readonly emptyTerm?: true;
}

/** A place that a change concerns. */
export interface Match {
  readonly at: Cursor;
  /** Other places that the change depends on. */
  readonly beside: readonly Cursor[];
  /** Whether it depends on missing values. */
  readonly asksForFields: boolean;
}

/** What conditions are about. */
interface Subject {
  /** Finds the places at a path. */
  readonly find: (path: string) => readonly Cursor[];
  /** The settings for how EC2 launches nodes. */
  readonly spec: Cursor;
  /** Whether a default applies. */
  readonly isMissing: (place: Cursor) => boolean;
}

export function matchesInManifest(when: When, manifest: Manifest): Match[] {
  // The releases of other providers have numbers of their own.
  if (when.kind !== manifest.kind || !isOfAws(manifest.nodeClassRef)) return [];
  if (when.emptyTerm) return emptyTermsIn(manifest);
  if (when.requirement !== undefined) return requirementsIn(when, manifest);
  const find = (path: string) => along([manifest.root], path);
  return matches(when, { find, spec: manifest.nodeClassSpec, isMissing: ({ isAbsent }) => isAbsent });
}

export function matchesInInstall(when: When, install: ChartInstall): Match[] {
  if (when.kind !== "chart") return [];
  if (!when.at) return ofInstall(install);
  const find = (path: string) => (path === "version" ? [install.revision] : valuesAt(install, path));
  // A null removes the default of the chart.
  const isMissing = ({ isAbsent, pair }: Cursor) => isAbsent && !pair;
  return matches(when, { find, spec: install.values.tree, isMissing });
}

/** The place of the install itself; a file of values belongs to one elsewhere. */
function ofInstall({ installer, name, repository }: ChartInstall): Match[] {
  if (installer === undefined) return [];
  return [{ at: name.isPresent ? name : repository, beside: [], asksForFields: false }];
}

function emptyTermsIn(manifest: Manifest): Match[] {
  return selectorTermsOf(manifest.nodeClassSpec).flatMap((term) => {
    const at = emptyFilterOf(term);
    return at ? [{ at, beside: [], asksForFields: false }] : [];
  });
}

function requirementsIn({ requirement, value }: When, manifest: Manifest): Match[] {
  return manifest.nodeSpec
    .get("requirements")
    .items()
    .filter((item) => item.get("key").value === requirement)
    .flatMap((item) => item.get("values").items())
    .filter((at) => at.value === value)
    .map((at) => ({ at, beside: [], asksForFields: false }));
}

function matches(when: When, subject: Subject): Match[] {
  const others = (when.and ?? []).map((condition) => placesOf(condition, subject));
  if (others.some((places) => places.length === 0)) return [];
  const beside = others.flat().filter(({ isPresent }) => isPresent);
  const asksForFields = [when, ...(when.and ?? [])].some(({ is, lacks }) => is === "absent" || lacks !== undefined);
  return placesOf(when, subject).map((at) => ({ at, beside, asksForFields }));
}

/** The places at which a condition is true; none if it is false or unknown. */
function placesOf(condition: Condition, { find, spec, isMissing }: Subject): readonly Cursor[] {
  const { at: paths = [], is, amiFamily, bootstrapFamily } = condition;
  if (amiFamily) return amiFamily.includes(imageFamilyOf(spec) ?? "") ? [spec] : [];
  if (bootstrapFamily) return bootstrapFamily.includes(bootstrapFamilyOf(spec) ?? "") ? [spec] : [];
  const places = paths.flatMap((path) => find(path));
  if (is === "absent") return places.every((place) => isMissing(place)) ? places.slice(0, 1) : [];
  const isOther = (place: Cursor) => is !== "set" && isMissing(place);
  return places.filter((place) => (condition.isNot !== undefined && isOther(place)) || isTrue(condition, place));
}

/** Whether a condition is true of a value; an unknown one satisfies none. */
function isTrue({ isAnyOf, isNot, contains, startsWith, lacks }: Condition, place: Cursor): boolean {
  if (!place.isPresent) return false;
  const text = place.value === undefined ? undefined : String(place.value);
  if (isAnyOf) return text !== undefined && isAnyOf.includes(text);
  if (isNot) return text !== undefined && !isNot.includes(text);
  if (contains !== undefined) return text?.includes(contains) === true;
  if (startsWith !== undefined) return text?.startsWith(startsWith) === true;
  if (lacks !== undefined) return text !== undefined && !text.includes(lacks);
  return true;
}

function valuesAt({ values }: ChartInstall, path: string): readonly Cursor[] {
  const [name = "", ...rest] = path.split("[]");
  const start = values.at(...name.split("."));
  return rest.length === 0 ? [start] : along([start], `[]${rest.join("[]")}`);
}

function along(places: readonly Cursor[], path: string): readonly Cursor[] {
  const steps = path
    .replaceAll("[]", ".[]")
    .split(".")
    .filter((step) => step !== "");
  return steps.reduce((all, step) => all.flatMap((place) => next(place, step)), places);
}

function next(place: Cursor, step: string): readonly Cursor[] {
  if (step === "[]") return place.items();
  return step === "*" ? place.allEntries() : [place.get(step)];
}
