/** The listed instance types that each node pool can launch, and their costs. */
import { catalog } from "../karpenter/instances/catalog.js";
import type { InstanceType } from "../karpenter/instances/instance-type.js";
import { type Launch, launchOf } from "../karpenter/instances/launch.js";
import type { CpuLimit, PoolTypes } from "../karpenter/instances/pool-types.js";
import { prices } from "../karpenter/instances/prices.js";
import type { Table } from "./model.js";
import type { Repository } from "./repository.js";
import { count } from "./verdict.js";

const COLUMNS = ["name", "instance types", "smallest", "largest", "architectures", "cost a month at limits"];

export function launchesOf({ pools, show, typesOf }: Repository): Table[] {
  if (pools.every(({ types }) => types === undefined)) return [];
  return [
    {
      title: count(pools.length, "pool"),
      columns: COLUMNS,
      rows: pools.map((pool) => ({
        place: show(pool),
        cells: [pool.name ?? "(templated)", ...cellsOf(typesOf(pool), pool.cpuLimit)],
      })),
      note: noteOf(),
    },
  ];
}

function noteOf(): string {
  const { date, region } = prices();
  return `Instance types as of ${catalog().date}. Costs are for all vCPUs of \`limits\`, with the cheapest to the most expensive type per vCPU, at on-demand list prices of ${region} as of ${date}, for 730 hours. They exclude bare metal and types with GPUs where Karpenter prefers others. Other regions, spot, discounts, volumes and traffic differ.`;
}

function cellsOf(types: PoolTypes | undefined, cpuLimit: CpuLimit | undefined): string[] {
  if (!types) return ["unknown", "–", "–", "–", "–"];
  const launch = launchOf(types);
  if (!launch) return ["none", "–", "–", "–", "–"];
  return [
    `${types.mayBeFewer ? "at most " : ""}${numberText(launch.count)}`,
    typeText(launch.smallest),
    typeText(launch.largest),
    launch.architectures.join(", "),
    costText(launch, cpuLimit),
  ];
}

function typeText({ name, cpus, mebibytes }: InstanceType): string {
  return `${name} (${String(cpus)} vCPU, ${numberText(mebibytes / 1024)} GiB)`;
}

function costText({ perCpu }: Launch, limit: CpuLimit = "unknown"): string {
  if (limit === "none") return "no cpu limit";
  if (limit === "unknown" || limit < 0 || !perCpu) return "unknown";
  const [least, most] = [perCpu.least, perCpu.most].map((one) => numberText(Math.round(one * limit)));
  return least === most ? `USD ${String(most)}` : `USD ${String(least)} to ${String(most)}`;
}

function numberText(value: number): string {
  return value.toLocaleString("en-US");
}
