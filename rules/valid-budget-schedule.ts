import { cronError, looksLikeSchedule } from "../lib/karpenter/cron.js";
import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  docs: {
    description: "disallow budget schedules that Karpenter cannot parse",
    category: "Run time",
    presets: { recommended: {} },
  },
  messages: {
    invalidSchedule:
      "Karpenter cannot parse the schedule `{{schedule}}`, so it disrupts no node of this pool: {{reason}}.",
  },
  *check(nodePool) {
    for (const budget of nodePool.at("spec.disruption.budgets").items()) {
      const schedule = budget.get("schedule");
      // The API server rejects values that do not even look like a schedule.
      if (typeof schedule.value !== "string" || !looksLikeSchedule(schedule.value)) continue;
      const reason = cronError(schedule.value);
      if (reason === undefined) continue;
      yield { at: schedule, messageId: "invalidSchedule", data: { schedule: schedule.value, reason } };
    }
  },
});
