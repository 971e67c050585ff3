import { fateOf } from "../lib/chart/fate.js";
import { ignoredValues } from "../lib/chart/ignored.js";
import { matchesAny, patterns } from "../lib/patterns.js";
import { releaseName, releaseNumber } from "../lib/releases.js";
import { defineRule } from "../lib/rule.js";
import { settingOption } from "../lib/settings.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  readsValues: true,
  docs: {
    description: "disallow values that Karpenter's chart ignores",
    category: "Chart and Argo CD",
    preset: "recommended",
  },
  hasSuggestions: true,
  messages: {
    never: "No release of Karpenter's chart from 0.10 on reads `{{name}}`; remove it.",
    guess: "Karpenter's chart doesn't read `{{name}}`; did you mean `{{successor}}`?",
    renamed: "Karpenter's chart{{release}} ignores `{{name}}`; it is `{{successor}}` now.",
    went: "Karpenter's chart{{release}} ignores `{{name}}`, which {{last}} was the last to read; remove it.",
    came: "Karpenter's chart{{release}} ignores `{{name}}`, which came with {{next}}; remove it, or raise `targetRevision`.",
    profile:
      "Karpenter's chart{{release}} ignores `{{name}}`, which has no successor; remove it, and set `role` or `instanceProfile` in each EC2NodeClass.",
    write: "Write `{{successor}}`.",
  },
  options: {
    release: {
      ...settingOption("release"),
      description: "The minor release of the chart, such as `1.14`, where `targetRevision` doesn't tell.",
    },
    allowValues: patterns("Regular expressions for values, such as `settings.x`, that are to be left alone."),
  },
  *check(application, options) {
    for (const source of application.helmSources) {
      if (!source.isKarpenter) continue;
      const version = source.version ?? options.release;
      const release = version === undefined ? undefined : releaseNumber(version);
      for (const ignored of ignoredValues(source.values, release)) {
        const { at, keys, isParameter, successor } = ignored;
        const name = keys.join(".");
        const fate = fateOf(ignored, release);
        if (!fate || matchesAny(name, options.allowValues)) continue;
        const { what, last, next } = fate;
        const data = {
          name,
          release: release === undefined ? "" : ` ${releaseName(release)}`,
          successor: successor?.keys.join(".") ?? "",
          last: last === undefined ? "" : releaseName(last),
          next: next === undefined ? "" : releaseName(next),
        };
        const edit = what === "guess" || what === "renamed" ? successor?.edits : undefined;
        const suggest = [{ messageId: "write", data, edit } as const];
        yield { at, on: isParameter ? "value" : "key", messageId: what, data, suggest };
      }
    }
  },
});
