import { catalog } from "../lib/karpenter/instances/catalog.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: {
    description: "disallow RAID0 in node classes whose instance types have no NVMe disks",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: {
    noDisks:
      "No instance type (as of {{date}}) that the NodePools of this class allow has local NVMe disks, so `RAID0` does nothing; allow types with such disks, or remove it.",
  },
  *check(nodeClass, _, file) {
    const at = nodeClass.nodeClassSpec.get("instanceStorePolicy");
    if (at.value !== "RAID0" || file.repository()?.hasPoolsWithoutDisks(nodeClass) !== true) return;
    yield { at, messageId: "noDisks", data: { date: catalog().date } };
  },
});
