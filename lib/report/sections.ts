/** The titles and the order of the report's sections, which all formats share. */
import type { Agreement, Check, Doubt, Report, Status, Table } from "./model.js";

/** How a format writes the sections and their entries. */
export interface Format {
  readonly findings: (report: Report) => readonly string[];
  readonly section: (title: string, blocks: readonly string[]) => readonly string[];
  readonly list: (title: string, name: keyof Report, entries: readonly string[]) => readonly string[];
  readonly doubt: (doubt: Doubt) => string;
  readonly gap: (gap: Gap) => string;
  readonly agreement: (agreement: Agreement) => string;
  readonly table: (table: Table) => string;
  /** Pictures of the types that pools admit; none in a format without pictures. */
  readonly launchCharts: (charts: Report["launchCharts"]) => readonly string[];
  readonly check: (check: Check) => string;
  readonly unchecked: (sentence: string) => string;
}

export function sectionsOf(report: Report, format: Format): string[] {
  const { doubts, agreements, launches, tables, checks, unchecked } = report;
  const { section, list } = format;
  const entries = <Entry>(all: readonly Entry[], write: (entry: Entry) => string) => all.map((one) => write(one));
  return [
    ...format.findings(report),
    ...list("Contradictions to clarify", "doubts", entries(doubts, format.doubt)),
    ...section("Not covered", entries(gapsOf(report), format.gap)),
    ...list("Consistent values", "agreements", entries(agreements, format.agreement)),
    ...section("Instance types and costs", [
      ...entries(launches, format.table),
      ...format.launchCharts(report.launchCharts),
    ]),
    ...section("Inventory", entries(tables, format.table)),
    ...list("Manual checks", "checks", entries(checks, format.check)),
    ...list("Not checked", "unchecked", entries(unchecked, format.unchecked)),
  ];
}

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

export function gapsOf({ coverage: { unread, partial, unresolved, mentions } }: Pick<Report, "coverage">): Gap[] {
  const gaps: readonly Gap[] = [
    ...unread.map(({ reason, files }) => ({ title: `Not read (${reason}):`, items: files, areFiles: true })),
    { title: "Templates, read as far as they are literal:", items: partial, areFiles: true },
    { title: "Not resolved:", items: unresolved, areFiles: false },
    { title: "Only mention the kinds, and define no manifest:", items: mentions, areFiles: true },
  ];
  return gaps.filter(({ items }) => items.length > 0);
}
