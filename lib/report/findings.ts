/** The problems that the rules report, by category, rule and wording. */
import { groupBy } from "../group-by.js";
import { documentationUrl, namespace } from "../meta.js";
import type { Category } from "../eslint/rule-definition.js";
import { rules } from "../rules.generated.js";
import { relativePath } from "../slashes.js";
import type { RuleFindings, Severity } from "./model.js";
import { placeText } from "./repository.js";
import type { Run } from "./run.js";

/** A single problem. */
export interface Problem {
  /** As an absolute path. */
  readonly file: string;
  readonly line: number;
  /** The name of one of this plugin's rules, without its prefix. */
  readonly own: string | undefined;
  readonly rule: string;
  readonly message: string;
  readonly changes: readonly string[];
}

const SEVERITIES: readonly { readonly title: string; readonly categories: readonly (Category | undefined)[] }[] = [
  { title: "Security", categories: ["Security"] },
  { title: "Rejected or fails at run time", categories: ["API server", "Run time", "Chart and Argo CD", undefined] },
  { title: "Inconsistencies between files", categories: ["Consistency"] },
  { title: "Reliability and cost", categories: ["Reliability and cost"] },
];

export function problemsOf({ results }: Run): Problem[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line, fix, suggestions = [] }) => ({
      file: filePath,
      line,
      own: ruleId?.startsWith(`${namespace}/`) === true ? ruleId.slice(namespace.length + 1) : undefined,
      rule: ruleId ?? "parsing",
      message,
      changes: [
        ...(fix ? ["Fixable with `--fix`."] : []),
        ...suggestions.map(({ desc }) => `Suggestion in an editor: ${desc}`),
      ],
    })),
  );
}

export function severitiesOf(problems: readonly Problem[], cwd: string): Severity[] {
  const categories = new Map<string, Category>(Object.entries(rules).map(([name, { docs }]) => [name, docs.category]));
  const byCategory = groupBy(problems, ({ own }) => categories.get(own ?? ""));
  return SEVERITIES.flatMap(({ title, categories: all }) => {
    const found = all.flatMap((category) => byCategory.get(category) ?? []);
    return found.length === 0 ? [] : [{ title, count: found.length, rules: rulesOf(found, cwd) }];
  });
}

function rulesOf(problems: readonly Problem[], cwd: string): RuleFindings[] {
  return [...groupBy(problems, ({ rule }) => rule)].map(([rule, found]) => {
    const [first] = found;
    const alike = groupBy(found, ({ message, changes }) => JSON.stringify([message, changes]));
    return {
      rule,
      url: first?.own === undefined ? undefined : documentationUrl(first.own),
      count: found.length,
      findings: [...alike.values()].map((same) => ({
        message: same[0]?.message ?? "",
        places: same.map(({ file, line }) => placeText({ file: relativePath(file, cwd), line })),
        changes: same[0]?.changes ?? [],
      })),
    };
  });
}

/** Reviewers must see how many problems are suppressed. */
export function countSuppressed({ results }: Run): number {
  const all = results.flatMap(({ suppressedMessages }) => suppressedMessages);
  return all.filter(({ ruleId }) => ruleId?.startsWith(`${namespace}/`)).length;
}
