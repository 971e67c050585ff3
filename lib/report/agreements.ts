/** Finds the values that files agree on, for the readiness report. */
import { groupBy } from "../group-by.js";
import { toolOf } from "../workspace/identity/tool.js";
import type { Contradictions } from "./contradictions.js";
import type { Agreement, Witness } from "./model.js";
import type { Reference } from "./references.js";
import type { Repository, Subject } from "./repository.js";

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

export function agreementsOf(
  repository: Repository,
  references: readonly Reference[],
  contradictions: Contradictions,
): Agreement[] {
  return [
    ...agreementsOfValues(repository, contradictions),
    ...agreementsOfClasses(repository, references),
    ...agreementsWithTerraform(repository),
    ...agreementsOfCharts(repository),
  ];
}

/** The values that several sides share; for each value, the places of a field are counted together. */
function agreementsOfValues({ statements, show }: Repository, contradictions: Contradictions): Agreement[] {
  const names = statements.filter(({ subject }) => subject === "resourceName");
  const others = statements.filter((one) => one.subject !== "resourceName" && !contradictions.has(one));
  const groups = groupBy(others, ({ subject, value }) => `${subject}\n${value}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    const group = [...own, ...names.filter(({ value }) => value === first?.value && first.side !== "terraform")];
    if (!first || new Set(group.map(({ side }) => side)).size < 2) return [];
    const witnesses = [...groupBy(group, ({ what }) => what)].flatMap(([what, [one, ...more]]): Witness[] =>
      one ? [{ what: what === "name" ? "Terraform" : what, place: show(one), more: more.length }] : [],
    );
    return [{ what: NAMES[first.subject], value: first.value, witnesses }];
  });
}

/** NodePools that refer to exactly one node class. */
function agreementsOfClasses({ show }: Repository, references: readonly Reference[]): Agreement[] {
  const resolved = references.flatMap(({ state, definitions: [definition], pool }) =>
    state === "resolved" && definition ? [{ definition, pool }] : [],
  );
  return [...groupBy(resolved, ({ definition }) => show(definition))].flatMap(([place, uses]) => {
    const [first] = uses;
    if (!first) return [];
    const { kind, name = "" } = first.definition;
    const users = [...groupBy(uses, ({ pool }) => pool.name ?? "(templated)")].flatMap(([pool, own]): Witness[] => {
      const [one, ...more] = own;
      return one ? [{ what: pool, place: show(one.pool), more: more.length }] : [];
    });
    return [{ what: kind, value: name, witnesses: [{ what: "definition", place, more: 0 }, ...users] }];
  });
}

/** Versions that the controller's chart and the CRD chart share. */
function agreementsOfCharts({ charts, show }: Repository): Agreement[] {
  return [...new Set(charts.flatMap(({ version }) => version ?? []))].flatMap((version) => {
    const own = charts.filter((chart) => chart.version === version);
    if (new Set(own.map(({ name }) => name)).size < 2) return [];
    const witnesses = own.map((chart) => ({ what: chart.name, place: show(chart), more: 0 }));
    return [{ what: "Chart version", value: version, witnesses }];
  });
}

/** Who may do what, as far as Terraform and the other files agree. */
function agreementsWithTerraform({ confirmed, show }: Repository): Agreement[] {
  return [...groupBy(confirmed, ({ what, value }) => `${what}\n${value}`).values()].flatMap(([first, ...more]) =>
    first
      ? [
          {
            what: first.what,
            value: first.value,
            witnesses: [{ what: toolOf(first.place), place: show(first.place), more: more.length }],
          },
        ]
      : [],
  );
}
