/** The sources that an ApplicationSet generates from those of its template. */
import type { Cursor } from "../../yaml/cursor.js";
import type { HelmSource } from "../helm-source.js";
import { certainElements } from "./elements.js";

/** More installs of Karpenter's charts than people list. */
const MAX_GENERATED = 100;

/** The sources of a template, each replaced by one for each element of the lists that sets a part of it. */
export function generatedSources(sources: readonly HelmSource[], spec: Cursor): readonly HelmSource[] {
  if (!sources.some((source) => source.isTemplated)) return sources;
  const { elements, areAll } = certainElements(spec);
  return sources.flatMap((source) => {
    const all = elements.map((element) => source.generatedFor(element) ?? source);
    const generated = new Set(areAll && all.length > 0 ? all : [source, ...all]);
    const charts = [...generated].filter(({ karpenterChart }) => karpenterChart !== undefined).slice(0, MAX_GENERATED);
    if (charts.length === 0) return [source];
    // The template has the same values for all charts.
    return charts.length < generated.size ? charts.map((chart) => chart.withSharedValues()) : charts;
  });
}
