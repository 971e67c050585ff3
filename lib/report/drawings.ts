/** What belongs together, as data: the chart, the node pools and the node classes that they use. */
import path from "node:path";
import { groupBy } from "../group-by.js";
import { kinds } from "../kinds.js";
import type { Box, BoxState, Drawing } from "./model.js";
import type { Reference } from "./references.js";
import { type Repository, type Resource, nearest } from "./repository.js";

/** A chart, a node pool, a node class, or the name of a node class without a definition. */
interface Item {
  readonly column: 0 | 1 | 2;
  readonly file: string;
  readonly box: Box;
}

interface Line {
  readonly from: Item;
  readonly to: Item;
}

const TITLES = ["Chart", "Node pool", "Node class"] as const;

const STATES: Readonly<Record<Reference["state"], BoxState | undefined>> = {
  ambiguous: undefined,
  foreign: "another provider",
  missing: "missing",
  resolved: undefined,
  unfound: "not found",
  unknown: "not found",
};

/** One drawing for each environment: the items that lines or folders connect. */
export function drawingsOf(repository: Repository, references: readonly Reference[]): Drawing[] {
  const charts = chartsOf(repository);
  const itemsOf = (resources: readonly Resource[], column: 1 | 2): ReadonlyMap<Resource, Item> =>
    new Map(resources.map((one) => [one, itemOf(column, one.file, boxOf(one))]));
  const pools = itemsOf(repository.pools, 1);
  const used = references.flatMap(({ definitions }) => definitions);
  const classes = itemsOf([...new Set([...repository.classes, ...used])], 2);
  const linesOfClasses = linesToClasses(references, pools, classes);
  const controllers = charts.filter(({ box }) => !box.name.startsWith("karpenter-crd"));
  const linesOfCharts = [...pools.values()].flatMap((to) =>
    nearest(to.file, controllers).map((from) => ({ from, to })),
  );
  const lines = [...linesOfCharts, ...linesOfClasses];
  const items = [...new Set([...charts, ...pools.values(), ...classes.values(), ...lines.map(({ to }) => to)])];
  return group(items, lines).map((own) => drawingOf(own, lines));
}

function itemOf(column: Item["column"], file: string, box: Box): Item {
  return { column, file, box };
}

/** Node classes of EKS Auto Mode show their kind, because one named `default` exists in each cluster. */
function boxOf({ kind, name = "(templated)" }: Resource): Box {
  return { name: kinds[kind].role === "managedNodeClass" ? `${kind} ${name}` : name, state: undefined };
}

function chartsOf({ charts }: Repository): Item[] {
  return charts.map(({ name, version = "(unknown version)", file }) =>
    itemOf(0, file, { name: `${name} ${version}`, state: undefined }),
  );
}

function linesToClasses(
  references: readonly Reference[],
  pools: ReadonlyMap<Resource, Item>,
  classes: ReadonlyMap<Resource, Item>,
): Line[] {
  const undefinedClasses = new Map<string, Item>();
  return references.flatMap(({ pool, state, name, definitions }) => {
    const from = pools.get(pool);
    if (!from) return [];
    const defined = definitions.flatMap((one) => classes.get(one) ?? []);
    if (defined.length > 0) return defined.map((to) => ({ from, to }));
    const key = `${path.posix.dirname(pool.file)}\n${state}\n${name}`;
    const to = undefinedClasses.get(key) ?? itemOf(2, pool.file, { name, state: STATES[state] });
    undefinedClasses.set(key, to);
    return [{ from, to }];
  });
}

/** The items by environment: connected by lines, or defined in the same folder; others belong to the nearest ones. */
function group(items: readonly Item[], lines: readonly Line[]): Item[][] {
  const linked = new Set(lines.flatMap(({ from, to }) => [from, to]));
  const groupOf = connected(items, lines);
  const groupsWithLines = new Set([...linked].map((item) => groupOf.get(item)));
  const anchors = items.filter((item) => groupsWithLines.has(groupOf.get(item)));
  const groups = groupBy(items, (item) => {
    const own = groupOf.get(item);
    if (groupsWithLines.has(own)) return own;
    const [near] = nearest(item.file, anchors);
    return near && groupOf.get(near);
  });
  return [...groups.values()];
}

/** A number for each item, equal for items that are connected. */
function connected(items: readonly Item[], lines: readonly Line[]): ReadonlyMap<Item, number> {
  const neighbours = new Map<Item, Item[]>(items.map((item) => [item, []]));
  const connect = (one: Item, other: Item): void => {
    neighbours.get(one)?.push(other);
    neighbours.get(other)?.push(one);
  };
  for (const { from, to } of lines) connect(from, to);
  // One folder often contains the charts of several clusters.
  const manifests = items.filter(({ column }) => column > 0);
  for (const all of groupBy(manifests, ({ file }) => path.posix.dirname(file)).values()) {
    for (const [index, item] of all.entries()) connect(all[index - 1] ?? item, item);
  }
  const groupOf = new Map<Item, number>();
  for (const [number, first] of items.entries()) {
    const stack = [first];
    for (let item = stack.pop(); item; item = stack.pop()) {
      if (groupOf.has(item)) continue;
      groupOf.set(item, number);
      for (const neighbour of neighbours.get(item) ?? []) stack.push(neighbour);
    }
  }
  return groupOf;
}

function drawingOf(items: readonly Item[], lines: readonly Line[]): Drawing {
  const columns = [0, 1, 2].map((column) => items.filter((item) => item.column === column));
  const rows = new Map(columns.flatMap((column) => column.map((item, row) => [item, row] as const)));
  return {
    title: commonFolder(items.map(({ file }) => file)),
    columns: columns.map((column, index) => ({ title: TITLES[index] ?? "", boxes: column.map(({ box }) => box) })),
    lines: lines.flatMap(({ from, to }) => {
      const [start, end] = [rows.get(from), rows.get(to)];
      return start === undefined || end === undefined ? [] : [{ column: from.column, from: start, to: end }];
    }),
  };
}

/** The folder that contains all files; empty for the root. */
function commonFolder(files: readonly string[]): string {
  const [first = [], ...others] = [...new Set(files.map((file) => path.posix.dirname(file)))].map((folder) =>
    folder === "." ? [] : folder.split("/"),
  );
  const length = first.findIndex((step, index) => others.some((other) => other[index] !== step));
  return (length < 0 ? first : first.slice(0, length)).join("/");
}
