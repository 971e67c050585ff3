/** The sizes of the instance types that each node pool admits, as data for a chart. */
import { describe } from "../karpenter/instances/instance-type.js";
import type { PoolTypes } from "../karpenter/instances/pool-types.js";
import type { ChartPoint, LaunchChart, Report } from "./model.js";
import type { Repository } from "./repository.js";

/** More charts than anyone compares; the table has all pools. */
const MOST_CHARTS = 60;

/** One chart for each pool whose types are known, and how many pools with types have none. */
export function launchChartsOf({ pools, show, typesOf }: Repository): Report["launchCharts"] {
  const drawn = pools.flatMap((pool) => {
    const types = typesOf(pool);
    return types && types.admitted.size > 0 ? [{ pool, types }] : [];
  });
  const charts = drawn
    .slice(0, MOST_CHARTS)
    .map(({ pool, types }) => ({ name: pool.name ?? "(templated)", place: show(pool), ...contentOf(types) }));
  return { charts, omitted: drawn.length - charts.length };
}

function contentOf({ admitted, mayBeFewer }: PoolTypes): Omit<LaunchChart, "name" | "place"> {
  const types = describe(admitted);
  const points = new Map<string, ChartPoint>();
  for (const { cpus, mebibytes } of types) {
    const key = `${String(cpus)} ${String(mebibytes)}`;
    points.set(key, { cpus, gibibytes: mebibytes / 1024, count: (points.get(key)?.count ?? 0) + 1 });
  }
  return { count: types.length, isUpperBound: mayBeFewer, points: [...points.values()] };
}
