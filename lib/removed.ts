/** Annotations and labels that Karpenter no longer supports, and annotations that it does not read everywhere. */
import { names } from "./removed-names.generated.js";

export interface Removed {
  /** The first minor release that ignores it. */
  readonly since: string;
  /** Its replacement; undefined if there is none. */
  readonly successor?: string;
  /** Whether the successor has the same meaning with the value `"true"`. */
  readonly isSwitch?: boolean;
}

const facts: Readonly<Record<string, Removed>> = names;

export const removedNames: ReadonlyMap<string, Removed> = new Map(Object.entries(facts));

/** Annotations that Karpenter reads from some objects only: from pods and nodes, and from nodes and node claims. */
export const placedNames = ["karpenter.sh/do-not-disrupt", "karpenter.sh/do-not-repair"] as const;

const withoutDomains = [...removedNames.keys(), ...placedNames].map((name) => name.slice(name.indexOf("/") + 1));

/** Whether a text may contain one of them: a cheap check before any parsing. Some JSON contains the slash as `\/`. */
export function mentionsRemovedNames(text: string): boolean {
  return text.includes("karpenter.sh") && withoutDomains.some((name) => text.includes(name));
}
