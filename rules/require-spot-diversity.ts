import { byLabel, isDecided, requirementsOf } from "../lib/karpenter/requirements.js";
import { choiceOf, placeOf, requestsSpot } from "../lib/karpenter/instances/diversity.js";
import { isOnEc2 } from "../lib/model/node-class-ref.js";
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
      description: "The minimum number of instance types that all requirements together leave.",
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
    // Another requirement may exclude spot.
    if (nodePool.nodeSpec.get("requirements").isOpen) return;
    const capacity = groups.get("karpenter.sh/capacity-type") ?? [];
    if (!requestsSpot(capacity)) return;
    const beside = capacity.map(({ at }) => at);
    const choice = isOnEc2(nodePool.nodeClassRef) ? choiceOf([...groups.values()].flat()) : undefined;
    if (choice && choice.count < minTypes && choice.possible >= minTypes)
      yield { ...placeOf(choice.by), beside, ...counted(choice.count, minTypes, "singleType", "fewTypes") };
    for (const requirement of groups.get("topology.kubernetes.io/zone") ?? []) {
      if (requirement.operator !== "In" || !isDecided(requirement)) continue;
      const count = new Set(requirement.values.map(({ text }) => text)).size;
      if (count < minZones)
        yield { ...placeOf(requirement), beside, ...counted(count, minZones, "singleZone", "fewZones") };
    }
  },
});

function counted<One extends string, Several extends string>(count: number, min: number, one: One, several: Several) {
  return { messageId: count === 1 ? one : several, data: { count: String(count), min: String(min) } };
}
