import { acceptsAnyPod, mismatchMessages, mismatchesOf } from "../lib/karpenter/pool-and-class.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool", "EC2NodeClass"],
  docs: {
    description: "disallow requirements of a NodePool that its node class cannot meet",
    category: "Consistency",
    presets: { workspace: {}, strict: { checkEnclaves: true, checkReservations: true } },
  },
  messages: {
    ...mismatchMessages,
    unusedReservations:
      "Every NodePool with this class excludes `reserved` capacity, so these reservations are never used; allow `reserved` in a NodePool, or remove them.",
    sharedEnclaveNodes:
      "Nodes of `{{name}}` in {{place}} have Nitro Enclaves, but any pod can run on them; add a taint with the effect `NoSchedule` to this NodePool.",
  },
  options: {
    checkEnclaves: {
      description: "Whether to report NodePools without taints whose node class enables Nitro Enclaves.",
      schema: { type: "boolean" },
      default: false,
    },
    checkReservations: {
      description: "Whether to report capacity reservations of a node class that no NodePool uses.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkEnclaves, checkReservations }, file) {
    const repository = file.repository();
    if (!repository) return;
    if (manifest.kind === "EC2NodeClass") {
      if (checkReservations && repository.hasUnusedReservations(manifest))
        yield { at: manifest.at("spec.capacityReservationSelectorTerms"), on: "key", messageId: "unusedReservations" };
      return;
    }
    const at = manifest.nodeClassRef.get("name");
    const classes = repository.nodeClasses(manifest);
    const [first] = classes;
    if (!first) return;
    const data = { name: at.text };
    const related = [first];
    const traits = classes.flatMap((one) => one.traits ?? []);
    for (const { name, at: place, beside, data: more } of mismatchesOf(manifest, traits))
      yield {
        at: place,
        on: place.isMapping ? "head" : "value",
        beside: [at, ...beside],
        messageId: name,
        data: { ...data, ...more },
        related,
      };
    const isShared = checkEnclaves && acceptsAnyPod(manifest) && repository.resources("NodeOverlay").length === 0;
    if (isShared && traits.every(({ hasEnclaves }) => hasEnclaves === true))
      yield { at, messageId: "sharedEnclaveNodes", data, related };
  },
});
