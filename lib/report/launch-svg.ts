/** Draws the sizes of instance types: vCPUs and memory on logarithmic scales. */
import { htmlSentence, htmlText } from "./html.js";
import type { ChartPoint, LaunchChart } from "./model.js";

const PLOT = { left: 56, top: 10, width: 280, height: 150 };
const SIZE = { width: PLOT.left + PLOT.width + 20, height: PLOT.top + PLOT.height + 42 };

/** The values at the ticks; the scales end there, so charts can be compared. */
const CPU_TICKS = [1, 4, 16, 64, 256, 2048];
const GIB_TICKS = [0.5, 4, 32, 256, 2048, 32_768];

/** The sizes of dots, with the least number of types that each stands for. */
const DOTS = [
  { name: "dot many", from: 8 },
  { name: "dot some", from: 2 },
  { name: "dot", from: 1 },
];

/** @param prefix the start of the names of its elements, unique in the page */
export function launchSvg(chart: LaunchChart, prefix: string): string {
  const [title, description] = [`${prefix}-title`, `${prefix}-desc`];
  return [
    `<svg class="sizes" viewBox="0 0 ${String(SIZE.width)} ${String(SIZE.height)}" role="img" aria-labelledby="${title} ${description}">`,
    named("title", title, `Instance types of ${chart.name} by vCPUs and memory`),
    named("desc", description, descriptionOf(chart)),
    ...axes(),
    ...dots(chart.points),
    "</svg>",
  ].join("");
}

function named(tag: string, name: string, text: string): string {
  return `<${tag} id="${name}">${htmlSentence(text)}</${tag}>`;
}

function descriptionOf({ count, isUpperBound, points }: LaunchChart): string {
  const cpus = rangeOf(points.map((one) => one.cpus));
  const memory = rangeOf(points.map((one) => one.gibibytes));
  const number = `${isUpperBound ? "At most " : ""}${count.toLocaleString("en-US")}`;
  return `${number} instance ${count === 1 ? "type" : "types"} with ${cpus} vCPUs and ${memory} GiB of memory, in ${String(points.length)} ${points.length === 1 ? "size" : "sizes"}.`;
}

function rangeOf(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((one) => one.toLocaleString("en-US"));
  return least === most ? String(most) : `${String(least)} to ${String(most)}`;
}

function axes(): string[] {
  const bottom = PLOT.top + PLOT.height;
  const vertical = CPU_TICKS.map((value) => ({ value, at: x(value) }));
  const horizontal = GIB_TICKS.map((value) => ({ value, at: y(value) }));
  const lines = [
    ...vertical.map(({ at }) => `M${at} ${String(PLOT.top)}V${String(bottom)}`),
    ...horizontal.map(({ at }) => `M${String(PLOT.left)} ${at}H${String(PLOT.left + PLOT.width)}`),
  ];
  const texts = [
    ...vertical.map(({ value, at }) => `<text x="${at}" y="${String(bottom + 15)}">${String(value)}</text>`),
    ...horizontal.map(
      ({ value, at }) => `<text class="end" x="${String(PLOT.left - 6)}" y="${at}" dy="4">${sizeText(value)}</text>`,
    ),
    `<text x="${String(PLOT.left + PLOT.width / 2)}" y="${String(bottom + 33)}">vCPUs</text>`,
  ];
  return [`<path class="grid" d="${lines.join("")}"/>`, `<g aria-hidden="true">${texts.join("")}</g>`];
}

function sizeText(gibibytes: number): string {
  if (gibibytes < 1) return `${String(gibibytes * 1024)} MiB`;
  return gibibytes < 1024 ? `${String(gibibytes)} GiB` : `${String(gibibytes / 1024)} TiB`;
}

/** One path for all dots of a size, which keeps the page small: each is a line without length, with round ends. */
function dots(points: readonly ChartPoint[]): string[] {
  const kindOf = ({ count }: ChartPoint) => DOTS.find(({ from }) => count >= from)?.name;
  return DOTS.flatMap(({ name }) => {
    const own = points.filter((point) => kindOf(point) === name);
    const path = own.map(({ cpus, gibibytes }) => `M${x(cpus)} ${y(gibibytes)}h0`).join("");
    return own.length === 0 ? [] : [`<path class="${name}" d="${path}"/>`];
  });
}

function x(cpus: number): string {
  return rounded(PLOT.left + scaled(cpus, CPU_TICKS) * PLOT.width);
}

function y(gibibytes: number): string {
  return rounded(PLOT.top + (1 - scaled(gibibytes, GIB_TICKS)) * PLOT.height);
}

/** From 0 at the first tick to 1 at the last. */
function scaled(value: number, ticks: readonly number[]): number {
  const [first = 1] = ticks;
  const part = Math.log2(value / first) / Math.log2((ticks.at(-1) ?? 1) / first);
  return Math.min(Math.max(part, 0), 1);
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The name of a chart, with its place. */
export function captionOf({ name, place, count, isUpperBound }: LaunchChart): string {
  const number = `${isUpperBound ? "at most " : ""}${count.toLocaleString("en-US")}`;
  return `${htmlText(name)} in ${htmlSentence(place)}: ${number} ${count === 1 ? "type" : "types"}`;
}
