/** The sentences at the start of the report. */
import { kinds } from "../kinds.js";
import { releaseName, releaseNumber } from "../releases.js";
import type { Repository } from "../report/repository.js";
import { count } from "../report/verdict.js";
import type { Step } from "./changes.js";
import { supportOf } from "./support.js";

export interface Read {
  readonly pools: number;
  readonly skippedPools: number;
  readonly classes: number;
  readonly charts: number;
}

/** How many manifests and installs of Karpenter for AWS there are: EKS Auto Mode has no releases either. */
export function readIn({ pools, classes, charts }: Repository, skippedPools: number): Read {
  return {
    pools: pools.length - skippedPools,
    skippedPools,
    classes: classes.filter(({ kind }) => kinds[kind].role === "nodeClass").length,
    charts: charts.length,
  };
}

export function notesOn({ from, to }: Step, { charts, show }: Repository, read: Read): string[] {
  const others = charts.filter(({ version }) => version !== undefined && releaseName(releaseNumber(version)) !== from);
  return [
    `Read: ${count(read.pools, "node pool")}, ${count(read.classes, "node class", "node classes")}, ${count(read.charts, "install")} of Karpenter's charts.`,
    ...(read.skippedPools > 0
      ? [`Skipped: ${count(read.skippedPools, "node pool")} of other providers or EKS Auto Mode.`]
      : []),
    ...[from, to].map((release) => supportOf(release)),
    ...others.map(
      (chart) =>
        `The chart \`${chart.name}\` in \`${show(chart)}\` is at \`${chart.version ?? ""}\`, but this report assumes ${from}.`,
    ),
  ];
}
