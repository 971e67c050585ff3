/**
 * Options of a sync, which Argo CD compares as exact text. Sources: pkg/sync/common/types.go of argoproj/gitops-engine,
 * and "Sync Options" and "Compare Options" of Argo CD's user guide.
 */
import { guess } from "../guess.js";
import type { Cursor } from "../yaml/cursor.js";

interface Option {
  /** The values that Argo CD looks for. */
  readonly values: readonly string[];
  /** The value that it need not look for, because it is the default. */
  readonly usual?: string;
}

const KEPT: Option = { values: ["false", "confirm"], usual: "true" };
const SET: Option = { values: ["true"], usual: "false" };
const EITHER: Option = { values: ["true", "false"] };

const SYNC_OPTIONS: ReadonlyMap<string, Option> = new Map<string, Option>([
  ["ApplyOutOfSyncOnly", EITHER],
  ["ClientSideApplyMigration", EITHER],
  ["CreateNamespace", SET],
  ["Delete", KEPT],
  ["FailOnSharedResource", SET],
  ["Force", SET],
  ["Prune", KEPT],
  ["PruneLast", SET],
  ["PrunePropagationPolicy", { values: ["foreground", "background", "orphan"] }],
  ["Replace", EITHER],
  ["RespectIgnoreDifferences", SET],
  ["ServerSideApply", EITHER],
  ["SkipDryRunOnMissingResource", SET],
  ["Validate", { values: ["false"], usual: "true" }],
]);

/** The options of the annotation `argocd.argoproj.io/compare-options`. */
const COMPARE_OPTIONS: ReadonlySet<string> = new Set(["IgnoreExtraneous", "IncludeMutationWebhook", "ServerSideDiff"]);

/** Whether a text is an option of a sync. */
export function isSyncOption(text: string): boolean {
  return SYNC_OPTIONS.has(partsOf(text).name);
}

/** What is wrong with a text as an option of a sync, and the right one if that is certain. */
export type OptionProblem =
  | { readonly what: "compareOption" | "unknownOption" }
  | { readonly what: "misspelledOption"; readonly right: string }
  | { readonly what: "wrongValue"; readonly right: string | undefined; readonly allowed: readonly string[] };

export function optionProblem(text: string): OptionProblem | undefined {
  const { name, value } = partsOf(text);
  const option = SYNC_OPTIONS.get(name);
  if (option) return valueProblem(text, name, value, option);
  if (COMPARE_OPTIONS.has(name)) return { what: "compareOption" };
  const meant = guess(name, [...SYNC_OPTIONS.keys(), ...COMPARE_OPTIONS]);
  if (meant === undefined || COMPARE_OPTIONS.has(meant)) return { what: "unknownOption" };
  return { what: "misspelledOption", right: `${meant}=${value === "" ? "true" : value.toLowerCase()}` };
}

function valueProblem(text: string, name: string, value: string, option: Option): OptionProblem | undefined {
  const { values, usual } = option;
  const lower = value.toLowerCase();
  if (lower === usual || values.some((one) => text === `${name}=${one}`)) return undefined;
  const implied = value === "" && values.includes("true") ? "true" : undefined;
  const meant = values.includes(lower) ? lower : implied;
  return {
    what: "wrongValue",
    right: meant === undefined ? undefined : `${name}=${meant}`,
    allowed: values.map((one) => `${name}=${one}`),
  };
}

function partsOf(text: string): { readonly name: string; readonly value: string } {
  const [name = "", ...value] = text.split("=");
  return { name: name.trim(), value: value.join("=").trim() };
}

/** An option in a value, which can contain several. */
export interface OptionText {
  readonly at: Cursor;
  /** Where its text starts in the value. */
  readonly start: number;
  readonly text: string;
}

/** The options of an annotation, which commas separate. */
export function optionsIn(at: Cursor): OptionText[] {
  if (typeof at.value !== "string") return [];
  return Array.from(at.value.matchAll(/[^\s,](?:[^,]*[^\s,])?/gu), ({ 0: text, index }) => ({
    at,
    start: index,
    text,
  }));
}
