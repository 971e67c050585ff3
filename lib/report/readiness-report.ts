/** The content of a readiness report, before it becomes Markdown or HTML. */
import path from "node:path";
import type { ESLint } from "eslint";

import { documentationUrl, namespace } from "../meta.js";
import type { Category } from "../eslint/rule-definition.js";
import { rules } from "../rules.generated.js";
import { Environments } from "../workspace/environments.js";
import { type Resource, placeText } from "../workspace/facts.js";
import { rootOf } from "../workspace/root.js";
import type { WorkspaceIndex } from "../workspace/workspace-index.js";
import { indexOf } from "../workspace/workspace-cache.js";
import { type Agreement, agreementsOf, chartAgreements, classAgreements } from "./agreements.js";
import { type Check, checksFor } from "./aws-checks.js";

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly place: string; readonly cells: readonly string[] }[];
}

export interface Finding {
  readonly place: string;
  readonly message: string;
  readonly rule: string;
  readonly url: string | undefined;
  /** The changes that `--fix` or editor suggestions would make. */
  readonly changes: readonly string[];
}

interface Severity {
  readonly title: string;
  readonly findings: readonly Finding[];
}

interface Link {
  readonly from: string;
  readonly to: string;
}

export interface Report {
  readonly verdict: { readonly isReady: boolean; readonly sentence: string };
  readonly tables: readonly Table[];
  readonly agreements: readonly Agreement[];
  readonly severities: readonly Severity[];
  readonly checks: readonly Check[];
  /** Values in Terraform that differ from all others: not reported, because they may belong to another cluster. */
  readonly doubts: readonly string[];
  /** Files with manifests that can't be read before they are rendered. */
  readonly unread: readonly string[];
  /** For the drawing. */
  readonly charts: readonly string[];
  readonly pools: readonly string[];
  readonly classes: readonly string[];
  readonly links: readonly Link[];
}

const SEVERITIES: readonly { readonly title: string; readonly categories: readonly (Category | undefined)[] }[] = [
  { title: "Security", categories: ["Security"] },
  { title: "Rejected or fails at run time", categories: ["API server", "Run time", "Chart and Argo CD", undefined] },
  { title: "Inconsistencies between files", categories: ["Consistency"] },
  { title: "Reliability and cost", categories: ["Reliability and cost"] },
];

export function reportOf(results: readonly ESLint.LintResult[], cwd: string): Report {
  const root = repositoryOf(results, cwd);
  const index = indexOf(root);
  const show = (file: string) => path.relative(cwd, path.join(root, file)).split(path.sep).join("/");
  const linted = new Set(results.map(({ filePath }) => index.pathOf(filePath)));
  const severities = severitiesOf(results, cwd);
  const ofRun = (all: readonly Resource[]) => all.filter(({ file, isPatch }) => linted.has(file) && !isPatch);
  const pools = ofRun(index.resources("NodePool"));
  const classes = ofRun(index.resources("EC2NodeClass"));
  const applications = ofRun(index.applications);
  const statements = index.statements.filter(({ file, side }) => linted.has(file) || side === "terraform");
  const named = (all: readonly Resource[]) => [...new Set(all.flatMap(({ name }) => name ?? []))];
  const charts = applications.flatMap(
    ({ application }) => application?.charts.map(({ name, version = "?" }) => `${name} ${version}`) ?? [],
  );
  return {
    verdict: verdictOf(severities, pools.length + classes.length, setAside(results)),
    tables: tablesOf({ pools, classes, applications }, show),
    agreements: [
      ...agreementsOf(statements, show),
      ...classAgreements(index, pools, show),
      ...chartAgreements(applications, show),
    ],
    severities,
    checks: checksFor(statements, classes),
    doubts: doubtsOf(index, show),
    unread: index.files
      .filter(({ hidden, file }) => hidden.length > 0 && !file.includes(".tf"))
      .map(({ file }) => show(file)),
    charts: [...new Set(charts)],
    pools: named(pools),
    classes: named(classes),
    links: pools.flatMap(({ name, nodeClass }) =>
      name !== undefined && nodeClass?.name !== undefined ? [{ from: name, to: nodeClass.name }] : [],
    ),
  };
}

/** The repository of the linted files, which need not be that of the working directory. */
function repositoryOf(results: readonly ESLint.LintResult[], cwd: string): string {
  const [root, ...others] = new Set(results.map(({ filePath }) => rootOf(filePath, cwd)));
  return (others.length === 0 ? root : rootOf(path.join(cwd, "x"), cwd)) ?? cwd;
}

/** A number with its noun in the singular or plural. */
function count(number: number, one: string, several = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : several}`;
}

function verdictOf(severities: readonly Severity[], judged: number, aside: number): Report["verdict"] {
  const total = severities.reduce((sum, { findings }) => sum + findings.length, 0);
  const more =
    aside === 0 ? "" : ` ${count(aside, "more problem")} suppressed by comments or eslint-suppressions.json.`;
  if (total > 0) {
    const parts = severities.map(({ title, findings }) => `${String(findings.length)} × ${title.toLowerCase()}`);
    return { isReady: false, sentence: `Not ready: ${count(total, "problem")} (${parts.join(", ")}).${more}` };
  }
  const sentence =
    judged === 0
      ? "No result: found no NodePool and no EC2NodeClass."
      : "Ready, as far as files can tell. Complete the manual checks below before the first deployment.";
  return { isReady: judged > 0, sentence: `${sentence}${more}` };
}

/** Reviewers must see how many problems are suppressed. */
function setAside(results: readonly ESLint.LintResult[]): number {
  const all = results.flatMap(({ suppressedMessages }) => suppressedMessages);
  return all.filter(({ ruleId }) => ruleId?.startsWith(`${namespace}/`)).length;
}

interface Resources {
  readonly pools: readonly Resource[];
  readonly classes: readonly Resource[];
  readonly applications: readonly Resource[];
}

function tablesOf({ pools, classes, applications }: Resources, show: (file: string) => string): Table[] {
  const groups: readonly (readonly [one: string, several: string, resources: readonly Resource[]])[] = [
    ["NodePool", "NodePools", pools],
    ["EC2NodeClass", "EC2NodeClasses", classes],
    ["Application", "Applications", applications],
  ];
  return groups.flatMap(([one, several, own]) => {
    if (own.length === 0) return [];
    const columns = Object.keys(own[0]?.summary ?? {});
    const rows = own.map(({ name, file, line, summary }) => ({
      place: placeText({ file: show(file), line }),
      cells: [name ?? "(templated)", ...columns.map((column) => summary?.[column] ?? "–")],
    }));
    return [{ title: count(own.length, one, several), columns: ["name", ...columns], rows }];
  });
}

function severitiesOf(results: readonly ESLint.LintResult[], cwd: string): Severity[] {
  const all = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line, fix, suggestions = [] }) => {
      const rule = ruleId?.startsWith(`${namespace}/`) === true ? ruleId.slice(namespace.length + 1) : undefined;
      const file = path.relative(cwd, filePath).split(path.sep).join("/");
      return {
        category: Object.entries(rules).find(([name]) => name === rule)?.[1].docs.category,
        place: placeText({ file, line }),
        message,
        rule: ruleId ?? "parsing",
        url: rule === undefined ? undefined : documentationUrl(rule),
        changes: [...(fix ? ["Fixable with `--fix`."] : []), ...suggestions.map(({ desc }) => desc)],
      };
    }),
  );
  return SEVERITIES.flatMap(({ title, categories }) => {
    const findings = all.filter(({ category }) => categories.includes(category));
    return findings.length === 0 ? [] : [{ title, findings }];
  });
}

function doubtsOf(index: WorkspaceIndex, show: (file: string) => string): string[] {
  const subjects = ["clusterName", "account", "region", "instanceProfile", "role"] as const;
  const conflicts = subjects.flatMap((subject) => index.conflicts({ subject }, new Environments()));
  return conflicts.flatMap(({ statement, other }) => {
    if (statement.side !== "terraform" || !other) return [];
    const [one, two] = [statement, other].map(
      ({ what, value, file, line }) => `\`${what}\` is \`${value}\` in ${placeText({ file: show(file), line })}`,
    );
    return [`${one ?? ""}, but ${two ?? ""}.`];
  });
}
