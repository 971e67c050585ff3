/** The time that the instance types of a node pool take, next to that of its validation against the schema. */
import process from "node:process";
import { parseYAML } from "yaml-eslint-parser";
import { admissionOf } from "../dist/lib/karpenter/instances/admitted.js";
import { isDecided, requirementsOf } from "../dist/lib/karpenter/requirements.js";
import { manifestsOf } from "../dist/lib/model/parse.js";
import { problemsOf } from "../dist/lib/schema/problems.js";

const POOL = `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  disruption: { consolidateAfter: 1m, budgets: [{ nodes: 10% }] }
  limits: { cpu: 1000 }
  template:
    metadata: { labels: { team: platform } }
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: default }
      requirements:
        - { key: karpenter.sh/capacity-type, operator: In, values: [spot, on-demand] }
        - { key: kubernetes.io/arch, operator: In, values: [amd64, arm64] }
        - { key: kubernetes.io/os, operator: In, values: [linux] }
        - { key: karpenter.k8s.aws/instance-category, operator: In, values: [c, m, r] }
        - { key: karpenter.k8s.aws/instance-generation, operator: Gt, values: ["4"] }
        - { key: karpenter.k8s.aws/instance-cpu, operator: In, values: ["4", "8", "16", "32"] }
        - { key: karpenter.k8s.aws/instance-hypervisor, operator: In, values: [nitro] }
`;

/**
 * For new pools each time. Their requirements are read before, because all rules about requirements share them.
 * @returns {{ types: number, schema: number }} microseconds for one node pool
 */
export function timeAdmission() {
  const judgement = { release: "1.14", number: 1014, isNewer: false, isOpen: false, place: undefined };
  const whole = { ...judgement, mayLack: () => false, ignores: () => false };
  const read = () => manifestsOf({ text: POOL, ast: parseYAML(POOL, {}) })[0];
  /** @type {Record<"schema" | "types", (pool: NonNullable<ReturnType<typeof read>>) => unknown>} */
  const ways = {
    types: (pool) => admissionOf(requirementsOf(pool)),
    schema: (pool) => [...(problemsOf(pool, whole) ?? [])],
  };
  const rounds = [0, 1, 2, 3, 4, 5, 6].map(() => ({ types: timeOf(ways.types), schema: timeOf(ways.schema) })).slice(2);
  return { types: median(rounds.map(({ types }) => types)), schema: median(rounds.map(({ schema }) => schema)) };

  /** @param {(typeof ways)["types"]} way */
  function timeOf(way) {
    const pools = Array.from({ length: 500 }, read).flatMap((pool) => pool ?? []);
    for (const pool of pools) requirementsOf(pool).forEach(isDecided);
    const start = process.cpuUsage();
    for (const pool of pools) way(pool);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / pools.length;
  }
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
