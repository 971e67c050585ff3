/** Makes the entries of the report from findings: one for each text, with all its places. */
import { groupBy } from "../group-by.js";
import { documentationUrl, namespace } from "../meta.js";
import { releaseNumber } from "../releases.js";
import { type Change, type Effect, changes, guideTo, notesOf } from "./changes.js";
import type { Comparison, Finding } from "./comparison.js";
import type { Entry, Source } from "./model.js";

/** The rule that finds what no other rule reports, with the prefix of its plugin. */
export const CHANGES_RULE = "karpenter-upgrade/changes";

const CRDS = "https://karpenter.sh/docs/upgrading/upgrade-guide/#crd-upgrades";

type Part = Effect | "permissions" | "removed";

/** An entry with one place. */
export interface PlacedEntry extends Omit<Entry, "places"> {
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

const byId: ReadonlyMap<string, Change> = new Map(changes.map((change) => [change.id, change]));

/** What the report has more exact entries for: each new permission, and the patch that changes empty terms. */
const REPLACED: ReadonlySet<string> = new Set([
  `${namespace}/valid-controller-policy missingActions`,
  ...["emptyFilter", "selectsAll", "selectsNothing"].map((id) => `${namespace}/valid-selector-terms ${id}`),
]);

/** The entries of each part of the report. */
export function entriesOf({ added, removed }: Comparison): ReadonlyMap<Part, PlacedEntry[]> {
  const still = new Set(added.map((finding) => placeOf(finding)));
  const reported = added.filter((one) => !isReplaced(one));
  const accepted = removed.filter((one) => one.rule !== CHANGES_RULE && !isReplaced(one) && !still.has(placeOf(one)));
  return groupBy(
    [
      ...reported.map((finding) => ({ part: partOf(finding), ...entryOf(finding) })),
      ...accepted.map((finding) => ({ part: "removed" as const, ...entryOf(withoutRemedy(finding)) })),
    ],
    ({ part }) => part,
  );
}

/** By what a problem is found again if only its description differs. */
function placeOf({ file, rule, line, column }: Finding): string {
  return JSON.stringify([file, rule, line, column]);
}

/** The upgrade is the remedy; messages separate theirs by a semicolon. */
function withoutRemedy(finding: Finding): Finding {
  const end = finding.message.lastIndexOf("; ");
  return end < 0 ? finding : { ...finding, message: `${finding.message.slice(0, end)}.` };
}

function isReplaced({ rule, messageId }: Finding): boolean {
  return REPLACED.has(`${rule} ${messageId}`);
}

function partOf({ rule, messageId }: Finding): Part {
  if (rule !== CHANGES_RULE) return "stops";
  if (messageId === "missingPermission") return "permissions";
  return byId.get(messageId)?.effect ?? "check";
}

function entryOf({ file, line, column, rule, messageId, message, since }: Finding): PlacedEntry {
  const place = { text: message, file, line, column };
  // Most releases change CRDs.
  if (messageId === "bundledCrds") return { ...place, since: undefined, sources: [documentation(CRDS)] };
  const change = rule === CHANGES_RULE ? byId.get(messageId) : undefined;
  return { ...place, since: change?.since ?? since, sources: sourcesOf(rule, change, since) };
}

function sourcesOf(rule: string, change: Change | undefined, since: string): Source[] {
  if (change) return [documentation(change.source)];
  if (rule === CHANGES_RULE) return [documentation(guideTo(since))];
  const own = rule.startsWith(`${namespace}/`) ? rule.slice(namespace.length + 1) : undefined;
  return [
    ...(own === undefined ? [] : [{ name: rule, url: documentationUrl(own) }]),
    { name: `release notes of ${since}`, url: notesOf(since) },
  ];
}

/** The name of an address of Karpenter's documentation. */
export function documentation(url: string): Source {
  if (url.includes("/upgrade-guide/")) return { name: "upgrade guide", url };
  if (url.includes("/v1-migration/")) return { name: "migration guide", url };
  return { name: url.includes("/releases/tag/") ? "release notes" : "documentation", url };
}

/** One entry for each text, by release and place. */
export function merged(all: readonly PlacedEntry[], showFile: (file: string) => string): Entry[] {
  const groups = [...groupBy(all, ({ text, since }) => JSON.stringify([since, text])).values()].map((same) =>
    [...same].sort(byPlace),
  );
  return groups
    .sort(([one], [other]) => (one && other ? bySince(one, other) || byPlace(one, other) : 0))
    .flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const places = same.map(({ file, line, column }) =>
        [showFile(file), line, ...(column === undefined ? [] : [column])].join(":"),
      );
      const { text, since, sources } = first;
      return [{ text, since, sources, places: [...new Set(places)] }];
    });
}

function bySince(one: PlacedEntry, other: PlacedEntry): number {
  return releaseNumber(one.since ?? "0.0") - releaseNumber(other.since ?? "0.0");
}

function byPlace(one: PlacedEntry, other: PlacedEntry): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || (one.column ?? 0) - (other.column ?? 0) || (one.text < other.text ? -1 : 1);
}
