/** The heredocs with values for Karpenter's chart, in the `values` of a `helm_release`. */
import { argumentsAt } from "./attributes.js";
import type { Heredoc } from "./heredocs.js";

/** Karpenter's chart from any repository; a chart in a folder can be a wrapper around it. */
const CHART = /^(?:karpenter\/|oci:\/\/.*\/)?karpenter$/u;

/** For each heredoc with values for the chart, the chart version as written, or an empty text if none is set. */
export function chartVersions(text: string, heredocs: readonly Heredoc[]): (string | undefined)[] {
  if (!text.includes("helm_release") || !text.includes("karpenter")) return [];
  const openings = heredocs.map(({ start }) => text.lastIndexOf("<<", start));
  return argumentsAt(text, openings).map((argument) => {
    if (argument?.key !== "values" || argument.frame.labels[0] !== "helm_release") return undefined;
    const { own } = argument.frame;
    return CHART.test(own.get("chart") ?? "") ? (own.get("version") ?? "").replace(/^v/u, "") : undefined;
  });
}
