/** The titles and the order of the report's sections, which all formats share. */
import type { Report, Status } from "./model.js";

export const TITLES = {
  doubts: "Contradictions to clarify",
  coverage: "Not covered",
  agreements: "Consistent values",
  tables: "Inventory",
  checks: "Manual checks",
  unchecked: "Not checked",
} as const;

/** Longer lists are folded. */
const FOLDED_FROM = 12;

export function isLong(list: readonly unknown[]): boolean {
  return list.length >= FOLDED_FROM;
}

export const ICONS: Readonly<Record<Status, string>> = {
  ready: "✅",
  incomplete: "⚠️",
  "not-ready": "❌",
  nothing: "❔",
};

/** A list of files or sentences with a common explanation. */
export interface Gap {
  readonly title: string;
  readonly items: readonly string[];
  /** Whether the items are paths; otherwise they are sentences with code. */
  readonly areFiles: boolean;
}

export function gapsOf({ coverage: { unread, partial, unresolved, mentions } }: Report): Gap[] {
  const gaps: readonly Gap[] = [
    ...unread.map(({ reason, files }) => ({ title: `Not read (${reason}):`, items: files, areFiles: true })),
    { title: "Templates, read as far as they are literal:", items: partial, areFiles: true },
    { title: "Not resolved:", items: unresolved, areFiles: false },
    { title: "Only mention the kinds, and define no manifest:", items: mentions, areFiles: true },
  ];
  return gaps.filter(({ items }) => items.length > 0);
}
