/** Draws the chart, the node pools and the node classes that they use, as SVG. */
import { escapeHtml } from "./escape.js";
import type { Report } from "./readiness-report.js";

const BOX = { width: 220, height: 36, gap: 16, between: 90 };
const HEAD = 34;

interface Column {
  readonly title: string;
  readonly names: readonly string[];
}

export function drawingOf({ charts, pools, classes, links }: Report): string {
  // A node class that a node pool refers to and no file defines is drawn as a gap.
  const missing = [...new Set(links.map(({ to }) => to))].filter((name) => !classes.includes(name));
  const columns: readonly Column[] = [
    { title: "Chart", names: charts },
    { title: "NodePool", names: pools },
    { title: "EC2NodeClass", names: [...classes, ...missing] },
  ];
  const most = Math.max(...columns.map(({ names }) => names.length));
  if (most === 0) return "";
  const width = columns.length * BOX.width + (columns.length - 1) * BOX.between;
  const height = HEAD + most * (BOX.height + BOX.gap) - BOX.gap + 2;
  const x = (column: number) => column * (BOX.width + BOX.between);
  const y = (column: number, row: number) => {
    const own = columns[column]?.names.length ?? 0;
    return HEAD + (row + (most - own) / 2) * (BOX.height + BOX.gap);
  };
  const line = (from: readonly [number, number], to: readonly [number, number]): string => {
    const [x1, y1] = [x(from[0]) + BOX.width, y(...from) + BOX.height / 2];
    const [x2, y2] = [x(to[0]), y(...to) + BOX.height / 2];
    const middle = (x1 + x2) / 2;
    return `<path d="M${String(x1)} ${String(y1)} C${String(middle)} ${String(y1)} ${String(middle)} ${String(y2)} ${String(x2)} ${String(y2)}"/>`;
  };
  const classNames = columns[2]?.names ?? [];
  const lines = [
    // The CRD chart runs nothing.
    ...charts.flatMap((name, chart) =>
      name.startsWith("karpenter-crd") ? [] : pools.map((_, pool) => line([0, chart], [1, pool])),
    ),
    ...links.map(({ from, to }) => line([1, pools.indexOf(from)], [2, classNames.indexOf(to)])),
  ];
  const boxes = columns.flatMap(({ title, names }, column) => [
    ...(names.length > 0 ? [`<text class="title" x="${String(x(column))}" y="18">${title}</text>`] : []),
    ...names.map((name, row) => {
      const [left, top] = [x(column), y(column, row)];
      const isGap = column === 2 && missing.includes(name);
      return `<g><rect class="${isGap ? "missing" : "box"}" x="${String(left)}" y="${String(top)}" width="${String(BOX.width)}" height="${String(BOX.height)}" rx="6"/><text x="${String(left + 12)}" y="${String(top + 23)}">${escapeHtml(shorten(name))}${isGap ? " (missing)" : ""}</text></g>`;
    }),
  ]);
  return `<svg viewBox="-2 0 ${String(width + 4)} ${String(height)}" role="img" aria-label="The EC2NodeClass that each NodePool uses">${lines.join("")}${boxes.join("")}</svg>`;
}

/** Shortens a name to fit into a box. */
function shorten(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}
