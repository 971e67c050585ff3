/** What a readiness report says, before it is Markdown or HTML. */
import path from "node:path";
import type { ESLint } from "eslint";
import { groupBy } from "../group-by.js";
import type { Kind } from "../kinds.js";
import { documentationUrl, namespace } from "../meta.js";
import type { Category } from "../rule.js";
import { rules } from "../rules.generated.js";
import { Environments } from "../workspace/environments.js";
import { type PlacedFact, type Resource, placeText } from "../workspace/facts.js";
import { rootOf } from "../workspace/root.js";
import type { Subject } from "../workspace/statements.js";
import type { View } from "../workspace/view.js";
import { viewOf } from "../workspace/workspace.js";
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
  /** What a quick fix would do. */
  readonly changes: readonly string[];
}

export interface Severity {
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** Values that several files agree on. */
export interface Agreement {
  readonly what: string;
  readonly value: string;
  readonly witnesses: readonly string[];
}

export interface Link {
  readonly from: string;
  readonly to: string;
}

export interface Report {
  readonly verdict: { readonly isReady: boolean; readonly sentence: string };
  readonly tables: readonly Table[];
  readonly agreements: readonly Agreement[];
  readonly severities: readonly Severity[];
  readonly checks: readonly Check[];
  /** What Terraform says otherwise: nothing is reported there, and it may be about another cluster. */
  readonly doubts: readonly string[];
  /** Files with manifests that nobody can read before they are rendered. */
  readonly unread: readonly string[];
  /** For the drawing. */
  readonly charts: readonly string[];
  readonly pools: readonly string[];
  readonly classes: readonly string[];
  readonly links: readonly Link[];
}

const SEVERITIES: readonly { readonly title: string; readonly categories: readonly (Category | undefined)[] }[] = [
  { title: "Security", categories: ["Security"] },
  { title: "Fails or is refused", categories: ["API server", "Run time", "Chart and Argo CD", undefined] },
  { title: "Files that don't agree", categories: ["Consistency"] },
  { title: "Reliability and cost", categories: ["Reliability and cost"] },
];

export function reportOf(results: readonly ESLint.LintResult[], cwd: string): Report {
  const root = rootOf(path.join(cwd, "."), cwd) ?? rootOf(path.join(cwd, "x"), cwd) ?? cwd;
  const view = viewOf(root);
  const show = (file: string) => path.relative(cwd, path.join(root, file)).split(path.sep).join("/");
  const linted = new Set(results.map(({ filePath }) => view.pathOf(filePath)));
  const severities = severitiesOf(results, cwd);
  const resources = (kind: Kind) => view.resources(kind).filter(({ file, isPatch }) => linted.has(file) && !isPatch);
  const statements = view.statements.filter(({ file, side }) => linted.has(file) || side === "terraform");
  const pools = resources("NodePool");
  const classes = resources("EC2NodeClass");
  const named = (all: readonly Resource[]) => [...new Set(all.flatMap(({ name }) => name ?? []))];
  const charts = [...resources("Application"), ...resources("ApplicationSet")].flatMap(
    ({ application }) => application?.charts.map(({ name, version = "?" }) => `${name} ${version}`) ?? [],
  );
  return {
    verdict: verdictOf(severities, pools.length + classes.length, setAside(results)),
    tables: tablesOf(resources, show),
    agreements: [
      ...agreementsOf(statements, show),
      ...classAgreements(view, pools, show),
      ...chartAgreements([...resources("Application"), ...resources("ApplicationSet")], show),
    ],
    severities,
    checks: checksFor(statements, classes),
    doubts: doubtsOf(view, show),
    unread: view.files
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

function verdictOf(severities: readonly Severity[], count: number, aside: number): Report["verdict"] {
  const total = severities.reduce((sum, { findings }) => sum + findings.length, 0);
  const more = aside === 0 ? "" : ` ${String(aside)} more set aside, by comments or eslint-suppressions.json.`;
  if (total > 0) {
    const parts = severities.map(({ title, findings }) => `${String(findings.length)} × ${title.toLowerCase()}`);
    return { isReady: false, sentence: `Not ready: ${String(total)} findings (${parts.join(", ")}).${more}` };
  }
  const sentence =
    count === 0
      ? "Nothing to judge: there is no NodePool and no EC2NodeClass here."
      : "Ready, as far as files can tell: do the checks by hand below before the first deployment.";
  return { isReady: count > 0, sentence: `${sentence}${more}` };
}

/** A reviewer has to know of what somebody chose not to see. */
function setAside(results: readonly ESLint.LintResult[]): number {
  const all = results.flatMap(({ suppressedMessages }) => suppressedMessages);
  return all.filter(({ ruleId }) => ruleId?.startsWith(`${namespace}/`)).length;
}

function tablesOf(resources: (kind: Kind) => readonly Resource[], show: (file: string) => string): Table[] {
  const groups: readonly (readonly [string, readonly Resource[]])[] = [
    ["NodePools", resources("NodePool")],
    ["EC2NodeClasses", resources("EC2NodeClass")],
    ["Applications", [...resources("Application"), ...resources("ApplicationSet")]],
  ];
  return groups.flatMap(([title, own]) => {
    if (own.length === 0) return [];
    const columns = Object.keys(own[0]?.summary ?? {});
    const rows = own.map((one) => ({
      place: placeText({ file: show(one.file), line: one.line }),
      cells: [one.name ?? "(templated)", ...columns.map((column) => one.summary?.[column] ?? "–")],
    }));
    return [{ title: `${String(own.length)} ${title}`, columns: ["name", ...columns], rows }];
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
        changes: [...(fix ? ["`--fix` mends it."] : []), ...suggestions.map(({ desc }) => desc)],
      };
    }),
  );
  return SEVERITIES.flatMap(({ title, categories }) => {
    const findings = all.filter(({ category }) => categories.includes(category));
    return findings.length === 0 ? [] : [{ title, findings }];
  });
}

const NAMES: Readonly<Record<Subject, string>> = {
  clusterName: "Cluster name",
  account: "Account",
  region: "Region",
  instanceProfile: "Instance profile",
  role: "Node role",
  queue: "Interruption queue",
  controllerRole: "Controller role",
  resourceName: "Name",
};

/** What several sides say alike; of one value, the places of each field are counted together. */
function agreementsOf(statements: readonly PlacedFact[], show: (file: string) => string): Agreement[] {
  const names = statements.filter(({ subject }) => subject === "resourceName");
  const others = statements.filter(({ subject }) => subject !== "resourceName");
  const groups = groupBy(others, ({ subject, value }) => `${subject}\n${value}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    const group = [...own, ...names.filter(({ value }) => value === first?.value && first.side !== "terraform")];
    if (!first || new Set(group.map(({ side }) => side)).size < 2) return [];
    const witnesses = [...groupBy(group, ({ what }) => what)].map(([what, [one, ...more]]) => {
      const place = one ? placeText({ file: show(one.file), line: one.line }) : "";
      return `${what === "name" ? "Terraform" : what} in ${place}${more.length > 0 ? ` and ${String(more.length)} more` : ""}`;
    });
    return [{ what: NAMES[first.subject], value: first.value, witnesses }];
  });
}

function doubtsOf(view: View, show: (file: string) => string): string[] {
  const subjects = ["clusterName", "account", "region", "instanceProfile", "role"] as const;
  const conflicts = subjects.flatMap((subject) => view.conflicts({ subject }, new Environments()));
  return conflicts.flatMap(({ statement, other }) => {
    if (statement.side !== "terraform" || !other) return [];
    const [one, two] = [statement, other].map(
      ({ what, value, file, line }) => `\`${what}\` says \`${value}\` in ${placeText({ file: show(file), line })}`,
    );
    return [`${one ?? ""}, but ${two ?? ""}.`];
  });
}

/** Which NodePools name a class that there is. */
function classAgreements(view: View, pools: readonly Resource[], show: (file: string) => string): Agreement[] {
  const classes = view.resources("EC2NodeClass");
  return [...new Set(pools.flatMap(({ nodeClass }) => nodeClass?.name ?? []))].flatMap((name) => {
    const found = classes.find((one) => one.name === name);
    if (!found) return [];
    const users = pools.filter(({ nodeClass }) => nodeClass?.name === name).map((pool) => pool.name ?? "(templated)");
    const place = placeText({ file: show(found.file), line: found.line });
    return [{ what: "EC2NodeClass", value: name, witnesses: [`defined in ${place}`, `used by ${users.join(", ")}`] }];
  });
}

/** Versions that the chart of the controller and that of the CRDs share. */
function chartAgreements(applications: readonly Resource[], show: (file: string) => string): Agreement[] {
  const charts = applications.flatMap(({ application, file, line }) =>
    (application?.charts ?? []).map((chart) => ({ ...chart, place: placeText({ file: show(file), line }) })),
  );
  return [...new Set(charts.flatMap(({ version }) => version ?? []))].flatMap((version) => {
    const own = charts.filter((chart) => chart.version === version);
    if (new Set(own.map(({ name }) => name)).size < 2) return [];
    return [{ what: "Chart version", value: version, witnesses: own.map(({ name, place }) => `${name} in ${place}`) }];
  });
}
