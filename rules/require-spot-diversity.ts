import { type Requirement, byLabel, isDecided, requirementsOf } from "../lib/karpenter/requirements.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  docs: {
    description: "require a choice of instance types and zones for spot nodes",
    category: "Reliability and cost",
    preset: "strict",
  },
  messages: {
    types:
      "This NodePool takes spot nodes of only {{count}} instance types, which may all be gone at once; allow at least {{min}}, best by family or category.",
    zones:
      "This NodePool takes spot nodes of only {{count}} zones, where capacity may end at once; allow at least {{min}}.",
    zone: "This NodePool takes spot nodes of one zone only, where capacity may end at once; allow at least {{min}}.",
    type: "This NodePool takes spot nodes of one instance type only, which may be gone at once; allow at least {{min}}, best by family or category.",
  },
  options: {
    minTypes: {
      description: "How many instance types a list of them has to have.",
      schema: { type: "integer", minimum: 1 },
      default: 15,
    },
    minZones: {
      description: "How many zones a list of them has to have.",
      schema: { type: "integer", minimum: 1 },
      default: 2,
    },
  },
  *check(nodePool, { minTypes, minZones }) {
    const groups = byLabel(requirementsOf(nodePool));
    // Only where the pool itself asks for spot, and nothing may take it back.
    if (nodePool.nodeSpec.get("requirements").isOpen) return;
    const capacity = groups.get("karpenter.sh/capacity-type") ?? [];
    if (!capacity.some(({ operator }) => operator === "In") || !capacity.every(allowsSpot)) return;
    const listed = (label: string) =>
      (groups.get(label) ?? []).filter((requirement) => requirement.operator === "In" && isDecided(requirement));
    for (const [label, min, one, several] of [
      ["node.kubernetes.io/instance-type", minTypes, "type", "types"],
      ["topology.kubernetes.io/zone", minZones, "zone", "zones"],
    ] as const) {
      for (const { at, values, isLabel } of listed(label)) {
        const count = new Set(values.map(({ text }) => text)).size;
        if (count >= min) continue;
        const data = { count: String(count), min: String(min) };
        yield {
          at: isLabel ? at : at.get("values"),
          on: isLabel ? "value" : "head",
          beside: capacity.map((requirement) => requirement.at),
          messageId: count === 1 ? one : several,
          data,
        };
      }
    }
  },
});

function allowsSpot(requirement: Requirement): boolean {
  const namesSpot = requirement.values.some(({ value }) => value === "spot");
  return isDecided(requirement) && namesSpot === (requirement.operator === "In");
}
