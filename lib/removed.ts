/** Annotations and labels that Karpenter no longer supports, from its v1 migration guide and its upgrade guide. */

export interface Removed {
  /** The first minor release that ignores it. */
  readonly since: string;
  /** Its replacement; undefined if there is none. */
  readonly successor: string | undefined;
  /** Whether the successor has the same meaning with the value `"true"`. */
  readonly isSwitch: boolean;
}

const doNotDisrupt = { since: "1.0", successor: "karpenter.sh/do-not-disrupt", isSwitch: true };

export const removedNames: ReadonlyMap<string, Removed> = new Map<string, Removed>([
  ["karpenter.sh/do-not-consolidate", doNotDisrupt],
  ["karpenter.sh/do-not-evict", doNotDisrupt],
  ["karpenter.sh/provisioner-name", { since: "0.33", successor: "karpenter.sh/nodepool", isSwitch: false }],
  ["compatibility.karpenter.sh/v1beta1-kubelet-conversion", { since: "1.1", successor: undefined, isSwitch: false }],
]);

const withoutDomains = [...removedNames.keys()].map((name) => name.slice(name.indexOf("/") + 1));

/** Whether a text may contain one of them: a cheap check before any parsing. Some JSON contains the slash as `\/`. */
export function mentionsRemovedNames(text: string): boolean {
  return text.includes("karpenter.sh") && withoutDomains.some((name) => text.includes(name));
}
