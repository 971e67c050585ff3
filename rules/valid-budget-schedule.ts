import { cronError, looksLikeSchedule } from "../lib/karpenter/cron.js";
import { defineRule } from "../lib/rule.js";

export default defineRule({
  kinds: ["NodePool"],
  docs: {
    description: "disallow schedules that Karpenter's controller can't read",
    category: "Run time",
    preset: "recommended",
  },
  messages: {
    unreadable: "Karpenter can't read the schedule `{{schedule}}`: {{reason}}; correct it.",
  },
  *check(nodePool) {
    for (const budget of nodePool.at("spec.disruption.budgets").items()) {
      const schedule = budget.get("schedule");
      // What doesn't even look like a schedule, the API server refuses.
      if (typeof schedule.value !== "string" || !looksLikeSchedule(schedule.value)) continue;
      const reason = cronError(schedule.value);
      if (reason === undefined) continue;
      yield { at: schedule, messageId: "unreadable", data: { schedule: schedule.value, reason } };
    }
  },
});
