import type { Coverage, Doubt, Severity, Verdict } from "./model.js";

interface Evidence {
  readonly severities: readonly Severity[];
  readonly coverage: Coverage;
  readonly doubts: readonly Doubt[];
  /** The number of manifests that were judged. */
  readonly judged: number;
  /** The number of node pools of other providers. */
  readonly foreign: number;
  readonly suppressed: number;
}

export function verdictOf(evidence: Evidence): Verdict {
  const { severities, judged, foreign, suppressed } = evidence;
  const more =
    suppressed === 0 ? "" : ` ${count(suppressed, "more problem")} suppressed by comments or eslint-suppressions.json.`;
  const total = severities.reduce((sum, severity) => sum + severity.count, 0);
  const gaps = gapsOf(evidence);
  const open = gaps.length === 0 ? "" : ` Open: ${gaps.join(", ")}.`;
  if (total > 0) {
    const parts = severities.map((severity) => `${String(severity.count)} × ${severity.title.toLowerCase()}`);
    return {
      status: "not-ready",
      sentence: `Not ready: ${count(total, "problem")} (${parts.join(", ")}).${open}${more}`,
    };
  }
  if (judged === 0) {
    const where = gaps.length === 0 ? "" : " in the files that were read";
    const found = foreign === 0 ? "found no NodePool and no EC2NodeClass" : "found only NodePools of other providers";
    return { status: "nothing", sentence: `No result: ${found}${where}.${open}${more}` };
  }
  return gaps.length > 0
    ? { status: "incomplete", sentence: `Incomplete: ready as far as read.${open}${more}` }
    : {
        status: "ready",
        sentence: `Ready, as far as files can tell. Complete the manual checks below before the first deployment.${more}`,
      };
}

/** A number with its noun in the singular or plural. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : several}`;
}

function gapsOf({ coverage, doubts }: Evidence): string[] {
  const unread = coverage.unread.reduce((sum, { files }) => sum + files.length, 0);
  const all: readonly (readonly [number: number, text: string])[] = [
    [unread, `${count(unread, "file")} not read`],
    [coverage.partial.length, `${count(coverage.partial.length, "template")} read in part`],
    [coverage.unresolved.length, `${count(coverage.unresolved.length, "reference")} not resolved`],
    [doubts.length, `${count(doubts.length, "contradiction")} to clarify`],
  ];
  return all.flatMap(([number, text]) => (number > 0 ? [text] : []));
}
