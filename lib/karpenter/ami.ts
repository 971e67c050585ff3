/** How a class selects its image, and what Karpenter makes of that: from its documentation, "NodeClasses", and its code. */
import type { Cursor } from "../manifest/cursor.js";
import { releaseNumber } from "../releases.js";

export interface Alias {
  /** In lower case, as the API server wants it: `al2023`. */
  readonly family: string;
  readonly version: string;
}

/** The families of aliases, and the `amiFamily` that each is of. */
export const amiFamilies: ReadonlyMap<string, string> = new Map([
  ["al2", "AL2"],
  ["al2023", "AL2023"],
  ["bottlerocket", "Bottlerocket"],
  ["windows2019", "Windows2019"],
  ["windows2022", "Windows2022"],
  ["windows2025", "Windows2025"],
]);

/** What the releases of a family's images are called; those of Windows have no names but `latest`. */
const RELEASES = new Map([
  ["al2", { form: "`vYYYYMMDD`", pattern: /^v\d{8}$/u }],
  ["al2023", { form: "`vYYYYMMDD`", pattern: /^v\d{8}$/u }],
  ["bottlerocket", { form: "`vX.Y.Z`", pattern: /^v?\d+\.\d+\.\d+$/u }],
]);

/** How a version that is no release of the alias's family should look, and which was meant; undefined for one that may be. */
export function misnamedRelease({ family, version }: Alias): { form: string; meant: string | undefined } | undefined {
  const release = RELEASES.get(family);
  if (!release || version === "latest" || release.pattern.test(version)) return undefined;
  return { form: release.form, meant: release.pattern.test(`v${version}`) ? `v${version}` : undefined };
}

/** What Karpenter looks at first, and what it then ignores; the API server refuses what else may not stand beside it. */
const PRECEDENCE = [
  ["alias", ["ssmParameter"]],
  ["id", ["ssmParameter"]],
  ["ssmParameter", ["tags", "name", "owner"]],
] as const;

/** The fields of a term that Karpenter ignores, each with the one beside which it does. */
export function ignoredFieldsOf(term: Cursor): { field: Cursor; winner: Cursor }[] {
  const [winner = "", losers = []] = PRECEDENCE.find(([field]) => term.get(field).isSet) ?? [];
  // A template may leave a field out, or empty.
  const ignored = losers.map((loser) => term.get(loser)).filter(({ isPresent }) => isPresent);
  return ignored.map((field) => ({ field, winner: term.get(winner) }));
}

/** Whether a text has the form of an id, and not that of a placeholder such as `ami-xxxx`. */
function isId(text: string): boolean {
  return /^ami-[\da-z]+$/u.test(text) && !/x{3}/u.test(text);
}

/** The places that select AMIs by ids: terms, or the lists with commas of v1alpha1, whose key has two spellings. */
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

/** Reads `family@version`; undefined for what the API server refuses or a template decides. */
export function aliasOf(alias: Cursor): Alias | undefined {
  if (typeof alias.value !== "string") return undefined;
  const at = alias.value.indexOf("@");
  const family = alias.value.slice(0, Math.max(at, 0));
  const version = alias.value.slice(at + 1);
  return amiFamilies.has(family) && version !== "" ? { family, version } : undefined;
}

/**
 * The family whose image the nodes boot, as an `amiFamily`: that of the alias, or else what `amiFamily`
 * says; undefined where neither is known, or a template decides.
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

/** The last minor version of Kubernetes for which there are EKS images of AL2. */
const LAST_WITH_AL2 = releaseNumber("1.32");

/** Whether Karpenter refuses aliases of AL2 for a version of Kubernetes. */
export function refusesAl2(kubernetesVersion: string): boolean {
  return releaseNumber(kubernetesVersion) > LAST_WITH_AL2;
}

/** What makes nodes boot AL2. */
export interface ChoiceOfAl2 {
  readonly at: Cursor;
  /** An alias; the family, of whose images Karpenter takes the newest; or the family of an image of one's own. */
  readonly by: "alias" | "family" | "familyOfOwn";
}

export function choiceOfAl2(spec: Cursor): ChoiceOfAl2 | undefined {
  const terms = spec.get("amiSelectorTerms");
  const aliases = terms.items().map((term) => term.get("alias"));
  const alias = aliases.find((one) => aliasOf(one)?.family === "al2");
  if (alias) return { at: alias, by: "alias" };
  const at = spec.get("amiFamily");
  // An alias of another family beside it is the API server's to refuse.
  if (at.value !== "AL2" || terms.isUnknown || aliases.some(({ isAbsent }) => !isAbsent)) return undefined;
  return { at, by: aliases.length > 0 || spec.get("amiSelector").isPresent ? "familyOfOwn" : "family" };
}

/** Whether nodes boot an image that AWS makes for the family, and not one of the user's own. */
export function usesFamilyImage(spec: Cursor): boolean {
  const terms = spec.get("amiSelectorTerms");
  const isFree = terms.isAbsent && spec.get("amiSelector").isAbsent;
  return isFree || terms.items().some((term) => aliasOf(term.get("alias")) !== undefined);
}
