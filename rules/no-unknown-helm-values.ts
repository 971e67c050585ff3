import { type IgnoredValue, ignoredValues } from "../lib/chart/ignored.js";
import { neighboursOf } from "../lib/chart/history.js";
import { NEWEST_RELEASE } from "../lib/kinds.js";
import { matchesAny, patterns } from "../lib/patterns.js";
import { releaseName, releaseNumber } from "../lib/releases.js";
import { type Problem, defineRule } from "../lib/rule.js";
import { settingOption } from "../lib/settings.js";

type MessageId = "came" | "guess" | "never" | "profile" | "renamed" | "went" | "write";

/** Of charts before it, nobody knows here what they read. */
const OLDEST_KNOWN = releaseNumber("0.10");

/** The last release with an instance profile for all nodes. */
const LAST_WITH_PROFILE = releaseNumber("0.32");

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
    allow: patterns("Regular expressions for values, such as `settings.x`, that are to be left alone."),
  },
  *check(application, options) {
    for (const source of application.helmSources) {
      if (!source.isKarpenter) continue;
      // Of a revision that isn't known, only what no chart ever had is sure to be ignored.
      const version = source.version ?? options.release;
      const release = version === undefined ? undefined : releaseNumber(version);
      if (release !== undefined && release < OLDEST_KNOWN) continue;
      for (const ignored of ignoredValues(source.values, release)) {
        const name = ignored.keys.join(".");
        if (matchesAny(name, options.allow) === undefined) yield* describe(ignored, name, release);
      }
    }
  },
});

function* describe(ignored: IgnoredValue, name: string, number: number | undefined): Generator<Problem<MessageId>> {
  const { at, isParameter, successor, keys } = ignored;
  const { last, next } = neighboursOf(keys, number ?? 0);
  const data = {
    name,
    release: number === undefined ? "" : ` ${releaseName(number)}`,
    successor: successor?.keys.join(".") ?? "",
    last: last === undefined ? "" : releaseName(last),
    next: next === undefined ? "" : releaseName(next),
  };
  const place = { at, on: isParameter ? "value" : "key", data } as const;
  // A release that is newer than known may read what none before it did.
  const isKnown = (number ?? 0) <= releaseNumber(NEWEST_RELEASE);
  if (name.endsWith(".defaultInstanceProfile") && (number === undefined || number > LAST_WITH_PROFILE)) {
    yield { ...place, messageId: "profile" };
  } else if (successor && (isKnown || !successor.isGuess)) {
    const suggest = [{ messageId: "write", data, edit: successor.edits } as const];
    yield { ...place, messageId: successor.isGuess ? "guess" : "renamed", suggest };
  } else if (next !== undefined && number !== undefined) yield { ...place, messageId: "came" };
  else if (last !== undefined && number !== undefined) yield { ...place, messageId: "went" };
  else if (isKnown) yield { ...place, messageId: "never" };
}
