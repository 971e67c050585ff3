/** Finds the values that files agree on, for the readiness report. */
import { groupBy } from "../group-by.js";
import { Environments } from "../workspace/environments.js";
import { type FileStatement, type Resource, placeText } from "../workspace/facts.js";
import { classesAround } from "../workspace/node-classes.js";
import type { Subject } from "../workspace/statements.js";
import type { WorkspaceIndex } from "../workspace/workspace-index.js";

/** A value that several files agree on. */
export interface Agreement {
  readonly what: string;
  readonly value: string;
  readonly witnesses: readonly string[];
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

/** The values that several sides share; for each value, the places of a field are counted together. */
export function agreementsOf(statements: readonly FileStatement[], show: (file: string) => string): Agreement[] {
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

/** NodePools that refer to an existing node class, by the same decision as no-missing-node-class. */
export function classAgreements(
  index: WorkspaceIndex,
  pools: readonly Resource[],
  show: (file: string) => string,
): Agreement[] {
  const environments = new Environments();
  const users = new Map<string, { readonly name: string; readonly place: string; readonly pools: Set<string> }>();
  for (const { nodeClass, file, name: pool = "(templated)" } of pools) {
    const { name } = nodeClass ?? {};
    const { classes } = classesAround("EC2NodeClass", { file, index, environments });
    const named = classes.filter((one) => name !== undefined && one.name === name);
    const places = named.map((one) => placeText({ file: show(one.file), line: one.line }));
    if (name === undefined || places.length === 0) continue;
    const place = places.join(", ");
    const known = users.get(place) ?? { name, place, pools: new Set() };
    users.set(place, known);
    known.pools.add(pool);
  }
  return [...users.values()].map(({ name, place, pools: own }) => ({
    what: "EC2NodeClass",
    value: name,
    witnesses: [`defined in ${place}`, `used by ${[...own].join(", ")}`],
  }));
}

/** Versions that the controller's chart and the CRD chart share. */
export function chartAgreements(applications: readonly Resource[], show: (file: string) => string): Agreement[] {
  const charts = applications.flatMap(({ application, file, line }) =>
    (application?.charts ?? []).map((chart) => ({ ...chart, place: placeText({ file: show(file), line }) })),
  );
  return [...new Set(charts.flatMap(({ version }) => version ?? []))].flatMap((version) => {
    const own = charts.filter((chart) => chart.version === version);
    if (new Set(own.map(({ name }) => name)).size < 2) return [];
    return [{ what: "Chart version", value: version, witnesses: own.map(({ name, place }) => `${name} in ${place}`) }];
  });
}
