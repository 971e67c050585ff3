/** Terms that select subnets, security groups and AMIs. */
import type { Cursor } from "../yaml/cursor.js";
import { fixedIn } from "./empty-filters.generated.js";

interface Selector {
  readonly field: string;
  /** The filters of a term; only the first that is set counts, except for AMIs. */
  readonly filters: readonly string[];
  readonly idPrefix: string;
  /** The resource in messages. */
  readonly resource: string;
}

const selectors: readonly Selector[] = [
  { field: "subnetSelectorTerms", filters: ["id", "tags"], idPrefix: "subnet-", resource: "subnet" },
  {
    field: "securityGroupSelectorTerms",
    filters: ["id", "name", "tags"],
    idPrefix: "sg-",
    resource: "security group",
  },
  {
    field: "amiSelectorTerms",
    filters: ["alias", "id", "ssmParameter", "name", "tags"],
    idPrefix: "ami-",
    resource: "AMI",
  },
];

export interface Term extends Selector {
  readonly at: Cursor;
  /** Whether each term of the list has a filter together with another one; computed once for each filter. */
  readonly allCombine: (filter: string) => boolean;
}

export function selectorTermsOf(spec: Cursor): Term[] {
  return selectors.flatMap((selector) => {
    const terms = spec.get(selector.field).items();
    const known = new Map<string, boolean>();
    const allCombine = (filter: string) => {
      const result = known.get(filter) ?? terms.every((term) => combines(term, filter, selector.filters));
      known.set(filter, result);
      return result;
    };
    return terms.map((at) => ({ ...selector, at, allCombine }));
  });
}

function combines(term: Cursor, filter: string, filters: readonly string[]): boolean {
  return !term.get(filter).isAbsent && filters.some((other) => other !== filter && !term.get(other).isAbsent);
}

/** Whether a filter certainly has no effect: it is absent, or an empty text or mapping. */
function isEmpty(filter: Cursor): boolean {
  return filter.isUnset || (filter.isMapping && !filter.isOpen && filter.allEntries().length === 0);
}

/** The first empty filter of a term that has no other, so it has none at all. */
export function emptyFilterOf({ at, filters }: Term): Cursor | undefined {
  const all = filters.map((filter) => at.get(filter));
  return all.every(isEmpty) ? all.find(({ isPresent }) => isPresent) : undefined;
}

/** The patches since which a term without a filter selects nothing; before, it selects everything. */
export const patches: readonly string[] = fixedIn;

/** Whether a term without a filter selects everything in a version; undefined if its patch is unknown. */
export function selectsAll(version: string): boolean | undefined {
  const [major = 0, minor = 0, patch = Number.NaN] = version.replace(/^v/u, "").split(/[.+-]/u).map(Number);
  const fixed = patches.map((one) => one.split(".").map(Number));
  const same = fixed.find((one) => one[0] === major && one[1] === minor);
  if (same) return Number.isNaN(patch) ? undefined : patch < (same[2] ?? 0);
  const newest = Math.max(...fixed.map(([one = 0, two = 0]) => one * 1000 + two));
  return major * 1000 + minor < newest;
}

/** The filters of a term that Karpenter ignores, unless the API server rejects the list for them. */
export function ignoredFiltersOf({ at, filters, allCombine, field }: Term): { loser: Cursor; winner: Cursor }[] {
  // The API server checks those of AMIs, or they narrow each other down.
  if (field === "amiSelectorTerms") return [];
  const set = filters.map((filter) => at.get(filter)).filter((filter) => !isEmpty(filter));
  const [winner, ...others] = set;
  if (!winner?.isPresent || allCombine(String(winner.key))) return [];
  return others.filter(({ isPresent }) => isPresent).map((loser) => ({ loser, winner }));
}

/** The IDs in the text of a term's `id`, which the API server searches for anywhere in the text. */
export function idsIn({ at, idPrefix }: Term): string[] {
  const { value } = at.get("id");
  const found = typeof value === "string" ? (value.match(/(?:subnet|sg|ami)-[\da-z]+/gu) ?? []) : [];
  return found.filter((id) => id.startsWith(idPrefix));
}

/** Whether an ID has the 8 or 17 hexadecimal digits of those that EC2 assigns. */
export function isAssignable(id: string): boolean {
  return /-(?:[\da-f]{8}|[\da-f]{17})$/u.test(id);
}

/** Whether a tag is one of those for load balancers, which the subnets of all clusters have. */
export function isLoadBalancerTag(key: string): boolean {
  return /^kubernetes\.io\/role\/(?:internal-)?elb$/u.test(key);
}

/** Words that are part of the names of subnets of any cluster. */
const KIND_WORDS = new Set(
  "app apps cluster eks internal intra k8s kubernetes node nodes private public subnet subnets worker workers".split(
    " ",
  ),
);

/** Whether a name has a wildcard, and around it only words that do not tell one cluster from another. */
export function isNameOfKind(name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter((word) => word !== "");
  return name.includes("*") && words.length > 0 && words.every((word) => KIND_WORDS.has(word));
}
