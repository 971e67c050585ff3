import { type Requirement, byLabel, isDecided, requirementsOf } from "../lib/karpenter/requirements.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  docs: {
    description: "require several instance types and zones for spot nodes",
    category: "Reliability and cost",
    presets: { strict: {} },
  },
  messages: {
    fewTypes:
      "This NodePool allows only {{count}} instance types for spot, so EC2 can reclaim its nodes all at once; allow at least {{min}}, ideally by category or family.",
    fewZones:
      "This NodePool allows spot in only {{count}} zones, where capacity can run out at once; allow at least {{min}}.",
    singleZone:
      "This NodePool allows spot in only one zone, where capacity can run out at once; allow at least {{min}}.",
    singleType:
      "This NodePool allows only one instance type for spot, so EC2 can reclaim its nodes all at once; allow at least {{min}}, ideally by category or family.",
  },
  options: {
    minTypes: {
      description: "The minimum number of instance types in a list.",
      schema: { type: "integer", minimum: 1 },
      default: 15,
    },
    minZones: {
      description: "The minimum number of zones in a list.",
      schema: { type: "integer", minimum: 1 },
      default: 2,
    },
  },
  *check(nodePool, { minTypes, minZones }) {
    const groups = byLabel(requirementsOf(nodePool));
    // Only if the node pool itself requests spot, and nothing can exclude it.
    if (nodePool.nodeSpec.get("requirements").isOpen) return;
    const capacity = groups.get("karpenter.sh/capacity-type") ?? [];
    if (!capacity.some(({ operator }) => operator === "In") || !capacity.every(allowsSpot)) return;
    const listed = (label: string) =>
      (groups.get(label) ?? []).filter((requirement) => requirement.operator === "In" && isDecided(requirement));
    for (const [label, min, one, several] of [
      ["node.kubernetes.io/instance-type", minTypes, "singleType", "fewTypes"],
      ["topology.kubernetes.io/zone", minZones, "singleZone", "fewZones"],
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
