/** How many instance types requirements leave to choose from. */
import { INSTANCE_TYPE } from "./catalog.js";
import { admissionOf } from "./admitted.js";
import { type Requirement, isDecided, labelOf } from "../requirements.js";

export interface Choice {
  /** At most so many types, at least one. */
  readonly count: number;
  /** The requirement that excludes the most. */
  readonly by: Requirement;
}

/** The smallest choice that is certain; undefined if nothing narrows it, or nothing is left. */
export function choiceOf(requirements: readonly Requirement[]): Choice | undefined {
  const admission = admissionOf(requirements);
  const [by] = admission.constraints.toSorted((one, other) => one.types.size - other.types.size);
  const requirement = by?.requirements.at(-1);
  if (admission.mayBeMore) return listed(requirements);
  return requirement && admission.count > 0 ? { count: admission.count, by: requirement } : undefined;
}

/** The shortest list of types: some may be newer than the catalog. */
function listed(requirements: readonly Requirement[]): Choice | undefined {
  const lists = requirements.filter((one) => labelOf(one) === INSTANCE_TYPE && one.operator === "In" && isDecided(one));
  const choices = lists.map((by) => ({ by, count: new Set(by.values.map(({ text }) => text)).size }));
  return choices.toSorted((one, other) => one.count - other.count)[0];
}
