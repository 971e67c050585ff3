/** How a node class selects its AMI, and how Karpenter reads that. */
import { families as familyFacts } from "./ami-families.generated.js";
import type { Cursor } from "../yaml/cursor.js";
import { releaseName, releaseNumber } from "../releases.js";

export interface Alias {
  /** In lower case, as the API server requires it: `al2023`. */
  readonly family: string;
  readonly version: string;
}

interface AmiFamily {
  readonly alias: string;
  readonly rootDevice: string;
  /** The size of the snapshot for its root volume: of the smallest of its AMIs, and of new ones if they differ. */
  readonly snapshotGiB: number;
  readonly newSnapshotGiB?: number;
  /** The names of the releases of its AMIs; Windows has no names except `latest`. */
  readonly release?: { readonly form: string; readonly pattern: string };
  readonly endOfLife?: EndOfLife;
  /** The first release with AMIs for each minor version of Kubernetes. */
  readonly firstReleases?: Readonly<Record<string, string>>;
  /** The volumes that Karpenter maps if a node class maps none, of a family that uses several. */
  readonly volumes?: readonly { readonly deviceName: string; readonly volumeSize: string }[];
}

/** When a family has reached the end of its life, and the last minor version of Kubernetes with AMIs for it. */
interface EndOfLife {
  readonly date: string;
  /** The name of the operating system. */
  readonly system: string;
  readonly lastKubernetes: string;
  readonly lastRelease: string;
}

/** What is known about the AMIs of each `amiFamily`. */
export const families: Readonly<Record<string, AmiFamily>> = familyFacts;

const byAlias = new Map(Object.entries(families).map(([name, { alias, ...rest }]) => [alias, { name, ...rest }]));

/** The families of aliases, and the `amiFamily` of each. */
export const amiFamilies: ReadonlyMap<string, string> = new Map([...byAlias].map(([alias, { name }]) => [alias, name]));

/** The right form of a version that is not a release of the alias's family, and a guess; undefined if it may be one. */
export function misnamedRelease({ family, version }: Alias): { form: string; meant: string | undefined } | undefined {
  const release = byAlias.get(family)?.release;
  if (!release || version === "latest") return undefined;
  const isName = (name: string) => new RegExp(release.pattern, "u").test(name);
  if (isName(version)) return undefined;
  return { form: `\`${release.form}\``, meant: isName(`v${version}`) ? `v${version}` : undefined };
}

/** A pinned release of a family before its first AMI for a version of Kubernetes, and that first release. */
export function firstReleaseAfter({ family, version }: Alias, kubernetesVersion: string): string | undefined {
  const minor = releaseName(releaseNumber(kubernetesVersion));
  const releases = Object.entries(byAlias.get(family)?.firstReleases ?? {});
  const first = releases.find(([kubernetes]) => kubernetes === minor)?.[1];
  return first !== undefined && isEarlier(version, first) ? first : undefined;
}

/** Whether a pinned release is earlier than another; `latest` is not. */
function isEarlier(version: string, other: string): boolean {
  const [one = [], two = []] = [version, other].map((name) => name.replace(/^v/u, "").split(".").map(Number));
  if (one.length !== two.length || one.some((part) => Number.isNaN(part))) return false;
  const index = one.findIndex((part, place) => part !== two[place]);
  return index !== -1 && (one[index] ?? 0) < (two[index] ?? 0);
}

/** The fields that Karpenter reads first, and those that it then ignores; the API server rejects other conflicts. */
const PRECEDENCE = [
  ["alias", ["ssmParameter"]],
  ["id", ["ssmParameter"]],
  ["ssmParameter", ["tags", "name", "owner"]],
] as const;

/** The fields of a term that Karpenter ignores, each with the field that takes precedence. */
export function ignoredFieldsOf(term: Cursor): { field: Cursor; winner: Cursor }[] {
  const [winner = "", losers = []] = PRECEDENCE.find(([field]) => term.get(field).isSet) ?? [];
  // A template may omit a field, or leave it empty.
  const ignored = losers.map((loser) => term.get(loser)).filter(({ isPresent }) => isPresent);
  return ignored.map((field) => ({ field, winner: term.get(winner) }));
}

/** Whether a text has the form of an AMI ID, not of a placeholder such as `ami-xxxx`. */
function isId(text: string): boolean {
  return /^ami-[\da-z]+$/u.test(text) && !/x{3}/u.test(text);
}

/** The places that select AMIs by ID: terms, or the comma-separated lists of v1alpha1, whose key has two spellings. */
export function amiIdsOf(spec: Cursor): { at: Cursor; ids: readonly string[]; isTerm: boolean }[] {
  const terms = spec.get("amiSelectorTerms").items();
  const lists = ["aws-ids", "aws::ids"].map((key) => spec.get("amiSelector").get(key));
  return [
    ...terms.map((term) => ({ at: term.get("id"), ids: [term.get("id").text], isTerm: true })),
    ...lists.map((at) => ({ at, ids: at.text.split(",").map((id) => id.trim()), isTerm: false })),
  ]
    .filter(({ at }) => at.isPresent)
    .map(({ ids, ...rest }) => ({ ...rest, ids: ids.filter((id) => isId(id)) }));
}

/** Reads `family@version`; undefined if the API server rejects it or a template decides it. */
export function aliasOf(alias: Cursor): Alias | undefined {
  if (typeof alias.value !== "string") return undefined;
  const at = alias.value.indexOf("@");
  const family = alias.value.slice(0, Math.max(at, 0));
  const version = alias.value.slice(at + 1);
  return amiFamilies.has(family) && version !== "" ? { family, version } : undefined;
}

/**
 * The family of the AMI that the nodes boot, as an `amiFamily`: from the alias, or from `amiFamily` if there is no
 * alias; undefined if neither is known, or if a template decides it.
 */
export function imageFamilyOf(spec: Cursor): string | undefined {
  const terms = spec.get("amiSelectorTerms");
  if (terms.isUnknown) return undefined;
  for (const term of terms.items()) {
    const alias = term.get("alias");
    if (!alias.isAbsent) return alias.comesWith(spec) ? amiFamilies.get(aliasOf(alias)?.family ?? "") : undefined;
  }
  const amiFamily = spec.get("amiFamily");
  return amiFamily.isPresent && amiFamily.comesWith(spec) ? amiFamily.text : undefined;
}

/** The family whose form of user data Karpenter writes; undefined if it is unknown. `Custom` can go with an alias. */
export function bootstrapFamilyOf(spec: Cursor): string | undefined {
  const amiFamily = spec.get("amiFamily");
  if (amiFamily.isAbsent) return imageFamilyOf(spec);
  return amiFamily.isPresent && amiFamily.comesWith(spec) ? amiFamily.text : undefined;
}

/** The setting that makes nodes boot a family that has reached the end of its life. */
export interface EndedFamily extends EndOfLife {
  readonly at: Cursor;
  /** An alias; the family, of which Karpenter uses the latest AMI; or the family of a custom AMI. */
  readonly by: "alias" | "family" | "familyOfOwn";
  /** Whether an alias names a release after the last one. */
  readonly isAfterLast: boolean;
}

/**
 * The AMIs that v1beta1 and earlier versions select for `amiFamily: Ubuntu`. Sources: Ubuntu, "Release cycle"; Canonical,
 * "Ubuntu on Amazon EKS".
 */
const UBUNTU: EndOfLife = { system: "Ubuntu 20.04", date: "2025-05-31", lastKubernetes: "1.29", lastRelease: "" };

export function endedFamilyOf(spec: Cursor): EndedFamily | undefined {
  const terms = spec.get("amiSelectorTerms");
  const aliases = terms.items().map((term) => term.get("alias"));
  for (const alias of aliases) {
    const { family = "", version = "" } = aliasOf(alias) ?? {};
    const endOfLife = byAlias.get(family)?.endOfLife;
    const isAfterLast = endOfLife !== undefined && isEarlier(endOfLife.lastRelease, version);
    if (endOfLife) return { ...endOfLife, at: alias, by: "alias", isAfterLast };
  }
  const at = spec.get("amiFamily");
  const isKnown = typeof at.value === "string" && Object.hasOwn(families, at.value);
  const endOfLife = isKnown ? families[at.text]?.endOfLife : at.value === "Ubuntu" ? UBUNTU : undefined;
  // The API server rejects the family next to an alias of another family.
  if (!endOfLife || terms.isUnknown || aliases.some(({ isAbsent }) => !isAbsent)) return undefined;
  const by = aliases.length > 0 || spec.get("amiSelector").isPresent ? "familyOfOwn" : "family";
  // Own AMIs can have another release of Ubuntu.
  if (endOfLife === UBUNTU && (by === "familyOfOwn" || !spec.get("amiSelector").isAbsent)) return undefined;
  return { ...endOfLife, at, by, isAfterLast: false };
}

/** Whether a family has AMIs for a version of Kubernetes. */
export function supports({ lastKubernetes }: EndOfLife, kubernetesVersion: string): boolean {
  return releaseNumber(kubernetesVersion) <= releaseNumber(lastKubernetes);
}

/** The paths of AWS's parameters for AMIs of the families. */
const OFFICIAL_PARAMETER = /^\/aws\/service\/(?:eks\/optimized-ami|bottlerocket|ami-windows-latest)\//u;

/** The starts of the names of these AMIs, which copies of them keep. */
const OFFICIAL_NAME =
  /^(?:amazon-eks-(?:arm64-|gpu-)?node-|bottlerocket-aws-k8s-|Windows_Server-\d{4}-English-(?:Core|Full)-EKS_Optimized-)/u;

/** The owners of AMIs of AWS, as the API server accepts them, and the account of EKS. */
const OFFICIAL_OWNERS = new Set(["amazon", "602401143452"]);

/** Whether a term selects an AMI that AWS builds for the family. */
function isOfficial(term: Cursor): boolean {
  if (aliasOf(term.get("alias")) !== undefined) return true;
  const [parameter, name, owner] = [term.get("ssmParameter"), term.get("name"), term.get("owner")];
  if (parameter.isPresent) return OFFICIAL_PARAMETER.test(parameter.text);
  const isOfficialOwner = owner.isAbsent || (owner.isPresent && OFFICIAL_OWNERS.has(owner.text));
  return name.isPresent && OFFICIAL_NAME.test(name.text) && isOfficialOwner;
}

/** How many of the AMIs that nodes boot are built by AWS for the family; undefined if it is unknown. */
export function familyImages(spec: Cursor): "all" | "none" | "some" | undefined {
  const terms = spec.get("amiSelectorTerms");
  const selector = spec.get("amiSelector");
  if (terms.isAbsent && selector.isAbsent) return "all";
  const items = terms.items();
  const official = items.filter((term) => isOfficial(term));
  const isOpen = terms.isUnknown || terms.isOpen || selector.isUnknown;
  if (official.length > 0) return official.length === items.length && !isOpen ? "all" : "some";
  const fields = ["alias", "ssmParameter", "name", "owner"];
  const isUnsure = items.some((term) => term.isOpen || fields.some((field) => term.get(field).isUnknown));
  return isOpen || isUnsure ? undefined : "none";
}
