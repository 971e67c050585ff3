/** How many instance types requirements leave to choose from. */
import { INSTANCE_CATEGORY, INSTANCE_TYPE, catalog, partsOf } from "./catalog.js";
import { admissionOf } from "./admitted.js";
import type { Cursor } from "../../yaml/cursor.js";
import { type Requirement, isDecided, labelOf } from "../requirements.js";

export interface Choice {
  /** At most so many types, at least one. */
  readonly count: number;
  /** The requirement that excludes the most. */
  readonly by: Requirement;
  /** How many types EC2 has in their categories; other categories are other hardware, such as Neuron's. */
  readonly possible: number;
}

/** The smallest choice that is certain; undefined if nothing narrows it, or nothing is left. */
export function choiceOf(requirements: readonly Requirement[]): Choice | undefined {
  const admission = admissionOf(requirements);
  const [by] = admission.constraints.toSorted((one, other) => one.types.size - other.types.size);
  const requirement = by?.requirements.at(-1);
  if (admission.mayBeMore) return listed(requirements);
  if (!requirement || admission.count === 0) return undefined;
  const types = admission.catalog.names.filter((_, type) => admission.admitted.has(type));
  return { count: types.length, by: requirement, possible: possibleWith(types) };
}

/** The shortest list of types: some may be newer than the catalog. */
function listed(requirements: readonly Requirement[]): Choice | undefined {
  const lists = requirements.filter((one) => labelOf(one) === INSTANCE_TYPE && one.operator === "In" && isDecided(one));
  const choices = lists.map((by) => {
    const types = new Set(by.values.map(({ text }) => text));
    return { count: types.size, by, possible: possibleWith([...types]) };
  });
  return choices.toSorted((one, other) => one.count - other.count)[0];
}

/** Whether the requirements on the capacity type name spot, and none excludes it. */
export function requestsSpot(requirements: readonly Requirement[]): boolean {
  return requirements.some(({ operator }) => operator === "In") && requirements.every((one) => allowsSpot(one));
}

/** Whether a requirement on the capacity type certainly leaves spot. */
function allowsSpot(requirement: Requirement): boolean {
  const namesSpot = requirement.values.some(({ value }) => value === "spot");
  return isDecided(requirement) && namesSpot === (requirement.operator === "In");
}

function possibleWith(types: readonly string[]): number {
  const column = catalog().columns.get(INSTANCE_CATEGORY);
  const categories = new Set(types.map((type) => partsOf(type)?.category ?? ""));
  return [...categories].reduce((sum, one) => sum + (column?.types[column.codeOf.get(one) ?? -1]?.size ?? 0), 0);
}

/** The label of a template, or the values of a requirement; one without values as a whole. */
export function placeOf({ at, isLabel, values }: Requirement): { at: Cursor; on: "head" | "value" } {
  if (isLabel) return { at, on: "value" };
  return { at: values.length > 0 ? at.get("values") : at, on: "head" };
}
