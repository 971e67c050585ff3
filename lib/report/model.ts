/** The readiness report as plain data, from which Markdown, HTML and the drawings are made. */

/**
 * - `ready`: everything was read, all references were resolved, and no rule reports a problem
 * - `incomplete`: no problems in what was read
 * - `nothing`: there is nothing to judge
 */
export type Status = "incomplete" | "not-ready" | "nothing" | "ready";

export interface Verdict {
  readonly status: Status;
  readonly sentence: string;
}

/** A fact about the report itself, by which two reports can be distinguished. */
export interface HeaderEntry {
  readonly name: string;
  readonly value: string;
}

/** A problem, with all places at which a rule reports it in the same words. */
export interface Finding {
  readonly message: string;
  readonly places: readonly string[];
  /** The changes that `--fix` or editor suggestions would make. */
  readonly changes: readonly string[];
}

export interface RuleFindings {
  readonly rule: string;
  readonly url: string | undefined;
  readonly count: number;
  readonly findings: readonly Finding[];
}

export interface Severity {
  readonly title: string;
  readonly count: number;
  readonly rules: readonly RuleFindings[];
}

/** A value, the name of the field or resource that contains it, and its place. */
export interface Witness {
  readonly what: string;
  readonly place: string;
  readonly more: number;
}

/** A value that several files agree on. */
export interface Agreement {
  readonly what: string;
  readonly value: string;
  readonly witnesses: readonly Witness[];
}

/** Values or definitions that differ, but need not be wrong. */
export interface Doubt {
  readonly question: string;
  readonly explanation: string;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly place: string; readonly cells: readonly string[] }[];
  /** A sentence of the report about its values. */
  readonly note?: string;
}

/** A question that no file can answer, and the AWS CLI command that can. */
export interface Check {
  readonly question: string;
  readonly command: string;
  /** The field that contains the name, with its place. */
  readonly source: { readonly what: string; readonly place: string } | undefined;
}

/** Files with the same reason for not being read. */
interface FileGroup {
  readonly reason: string;
  readonly files: readonly string[];
}

export interface Coverage {
  /** Files with manifests, or with an install of the chart, that were not read. */
  readonly unread: readonly FileGroup[];
  /** Templates, of which only the literal parts were read. */
  readonly partial: readonly string[];
  /** References that were not resolved, and other gaps. */
  readonly unresolved: readonly string[];
  /** Files that mention the kinds, but contain no manifest. */
  readonly mentions: readonly string[];
}

export type BoxState = "another provider" | "missing" | "not found";

export interface Box {
  readonly name: string;
  readonly state: BoxState | undefined;
}

/** What belongs to one environment: the boxes of each column, and lines between a column and the next one. */
export interface Drawing {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly boxes: readonly Box[] }[];
  readonly lines: readonly { readonly column: number; readonly from: number; readonly to: number }[];
}

/** Instance types of one size. */
export interface ChartPoint {
  readonly cpus: number;
  readonly gibibytes: number;
  /** The number of types. */
  readonly count: number;
}

/** The instance types that a node pool admits, by size. */
export interface LaunchChart {
  readonly name: string;
  readonly place: string;
  readonly count: number;
  readonly isUpperBound: boolean;
  readonly points: readonly ChartPoint[];
}

/** Only formats with pictures show them. */
interface LaunchCharts {
  readonly charts: readonly LaunchChart[];
  /** The number of pools with types, but without a chart. */
  readonly omitted: number;
}

export interface Report {
  readonly header: readonly HeaderEntry[];
  readonly verdict: Verdict;
  readonly drawings: readonly Drawing[];
  readonly severities: readonly Severity[];
  readonly doubts: readonly Doubt[];
  readonly coverage: Coverage;
  readonly agreements: readonly Agreement[];
  readonly launches: readonly Table[];
  readonly launchCharts: LaunchCharts;
  readonly tables: readonly Table[];
  readonly checks: readonly Check[];
  /** What no rule checks yet. */
  readonly unchecked: readonly string[];
}
