/** The regions that requirements on zones and regions name. */
import type { Cursor } from "../yaml/cursor.js";
import { type Requirement, labelOf } from "./requirements.js";

const ZONE = "topology.kubernetes.io/zone";
const REGION = "topology.kubernetes.io/region";

interface Region {
  readonly at: Cursor;
  readonly region: string;
}

/** Two listed values that belong to different regions; undefined if all belong to one, or are not names of AWS. */
export function differentRegions(requirements: readonly Requirement[]): [Region, Region] | undefined {
  const regions = requirements.flatMap((requirement) => {
    const label = labelOf(requirement);
    if (requirement.operator !== "In" || (label !== ZONE && label !== REGION)) return [];
    return requirement.values.flatMap((at): Region[] => {
      const [, region] = /^([a-z]{2}(?:-[a-z]+)+-\d)/u.exec(at.isPresent ? at.text : "") ?? [];
      return region === undefined ? [] : [{ at, region }];
    });
  });
  const [first] = regions;
  const other = regions.find(({ region }) => region !== first?.region);
  return first && other && [first, other];
}
