/** The answer of `karpenter-lint --launch` as text. */
import { didYouMean } from "../did-you-mean.js";
import { INSTANCE_TYPE, catalog } from "../karpenter/instances/catalog.js";
import type { InstanceType } from "../karpenter/instances/instance-type.js";
import { meantName } from "../karpenter/instances/names.js";
import { prices } from "../karpenter/instances/prices.js";
import { placeText } from "../model/file-place.js";
import type { PoolLaunch } from "../report/pool-launch.js";
import { visibleValue } from "../visible.js";

export function launchText(pools: readonly PoolLaunch[], type: string | undefined): string {
  const answers = pools.map((pool) => [
    headOf(pool),
    ...indented(pool.isOnEc2 ? answerOf(pool, type) : ["Its nodes are not instances of EC2."]),
  ]);
  return `${[...answers, footer()].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headOf({ pool }: PoolLaunch): string {
  const { kind, name = "", line } = pool.resource;
  return `${kind} ${visibleValue(name)} (${placeText({ file: pool.file, line })})`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}

function answerOf(pool: PoolLaunch, type: string | undefined): string[] {
  if (type !== undefined && !catalog().names.includes(type)) return [unlisted(type)];
  return [...(type === undefined ? typesOf(pool) : explain(pool, type)), ...unknownsOf(pool)];
}

function unknownsOf({ unknowns }: PoolLaunch): string[] {
  return unknowns.length === 0 ? [] : ["", "Unknown:", ...unknowns.map((one) => `- ${one}`)];
}

function typesOf(pool: PoolLaunch): string[] {
  const { types } = pool;
  const [smallest] = types;
  const largest = types.at(-1);
  if (!smallest || !largest) return ["No instance type of the catalog."];
  const count = `${pool.isUpperBound ? "At most " : ""}${numberText(types.length)}`;
  return [
    `${count} instance ${types.length === 1 ? "type" : "types"}. Smallest: ${sizeText(smallest)}; largest: ${sizeText(largest)}.`,
    "",
    ...tableOf(types),
  ];
}

function sizeText({ name, cpus, mebibytes }: InstanceType): string {
  return `${name} (${String(cpus)} vCPU, ${memoryText(mebibytes)})`;
}

interface Column {
  readonly title: string;
  readonly text: (type: InstanceType) => string;
  readonly isNumber?: boolean;
}

const COLUMNS: readonly Column[] = [
  { title: "type", text: ({ name }) => name },
  { title: "architecture", text: ({ architecture }) => architecture },
  { title: "vCPU", text: ({ cpus }) => String(cpus), isNumber: true },
  { title: "memory", text: ({ mebibytes }) => memoryText(mebibytes), isNumber: true },
  { title: "NVMe", text: ({ nvme }) => (nvme === 0 ? "" : `${numberText(nvme)} GB`), isNumber: true },
  { title: "GPUs, accelerators", text: ({ devices }) => devices },
  { title: "USD per hour", text: ({ perHour }) => perHour?.toFixed(4) ?? "", isNumber: true },
];

/** Columns without any value are left out. */
function tableOf(types: readonly InstanceType[]): string[] {
  const columns = COLUMNS.map(({ text, ...column }) => ({ ...column, cells: types.map((type) => text(type)) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""))
    .map((column) => ({ ...column, width: Math.max(...[column.title, ...column.cells].map(({ length }) => length)) }));
  const rowOf = (cellOf: (column: (typeof columns)[number]) => string) =>
    columns
      .map((column) => (column.isNumber ? cellOf(column).padStart(column.width) : cellOf(column).padEnd(column.width)))
      .join("  ")
      .trimEnd();
  return [rowOf(({ title }) => title), ...types.map((_, row) => rowOf(({ cells }) => orDash(cells[row])))];
}

function orDash(text = ""): string {
  return text === "" ? "–" : text;
}

function unlisted(type: string): string {
  const { otherNames, date } = catalog();
  if (otherNames.includes(type)) return `${type} exists, but the catalog of ${date} does not have its labels.`;
  return `${visibleValue(type)} is not in the catalog of ${date}${didYouMean(meantName(INSTANCE_TYPE, type))}`;
}

function explain(pool: PoolLaunch, type: string): string[] {
  const exclusions = pool.exclusionsOf(type);
  if (exclusions.length > 0) return [`${type} is excluded:`, ...exclusions.map((one) => `- ${one}`)];
  return [`Nothing ${pool.isUpperBound ? "that is known " : ""}excludes ${type}.`];
}

function footer(): string[] {
  const { date, region } = prices();
  return [
    `Instance types as of ${catalog().date}, on-demand list prices of ${region} as of ${date}.`,
    "Zones, capacity, prices and the size of pods exclude more types at run time.",
  ];
}

function memoryText(mebibytes: number): string {
  return `${numberText(mebibytes / 1024)} GiB`;
}

function numberText(value: number): string {
  return value.toLocaleString("en-US");
}
