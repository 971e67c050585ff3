/**
 * Node labels with a meaning for Karpenter. The labels of `karpenter.k8s.aws` are in the schemas, because the API server
 * rejects others.
 */
import { guess } from "../guess.js";
import { deprecated, labels } from "./well-known-labels.generated.js";

export interface WellKnownLabel {
  /** All possible values; undefined if they depend on the region or account. */
  readonly values?: readonly string[];
  /** Whether every node of Karpenter has the label. */
  readonly onEveryNode?: boolean;
  /** The name of the form of its values in label-forms.ts, if they can't be listed. */
  readonly form?: string;
  /** The names that other tools use for the values. */
  readonly synonyms?: Readonly<Record<string, string>>;
}

const facts: Readonly<Record<string, WellKnownLabel>> = labels;

export const wellKnownLabels: ReadonlyMap<string, WellKnownLabel> = new Map(Object.entries(facts));

/** Labels that Karpenter treats as others, and those others. */
export const deprecatedLabels: ReadonlyMap<string, string> = new Map(Object.entries(deprecated));

/** The label for the capacity type in EKS managed node groups; Karpenter's nodes don't have it. */
const MANAGED_CAPACITY_TYPE = "eks.amazonaws.com/capacityType";

/** The domain that Kubernetes reserves for labels of users, with any name, and Karpenter's own domain. */
const OTHERS_DOMAINS = new Set(["node-restriction.kubernetes.io", "karpenter.k8s.aws"]);

/** The domains in which a label that is not well known may be a misspelled one. */
const KUBERNETES_DOMAIN = /^(?:[\w.-]+\.)?(?:kubernetes\.io|k8s\.io|k8s\.aws)$/u;

/** Kubernetes' own labels that are similar to the well-known ones, but not misspelled. */
const otherLabels = new Set(["kubernetes.io/hostname", "kubernetes.io/role"]);

/** A label that Karpenter's nodes don't have, or have under another name. */
export interface MistakenLabel {
  readonly what: "deprecatedKey" | "managedNodeGroupKey" | "misspelledKey";
  /** The label to use instead; undefined if the values differ too. */
  readonly meant: string | undefined;
}

/** The problem with a label; undefined for well-known labels and custom labels. */
export function mistakeIn(label: string): MistakenLabel | undefined {
  if (label === MANAGED_CAPACITY_TYPE) return { what: "managedNodeGroupKey", meant: undefined };
  const now = deprecatedLabels.get(label);
  if (now !== undefined) return { what: "deprecatedKey", meant: now };
  const meant = meantLabel(label);
  return meant === undefined ? undefined : { what: "misspelledKey", meant };
}

/** The well-known label of the same name in another domain. */
export function sameLabelElsewhere(label: string): string | undefined {
  const [, name] = label.split("/", 2);
  return [...wellKnownLabels.keys()].find((one) => name !== undefined && one !== label && one.endsWith(`/${name}`));
}

/** The well-known label of Kubernetes that was probably intended; undefined for custom labels. */
function meantLabel(label: string): string | undefined {
  const [domain = "", name] = label.split("/", 2);
  if (name === undefined || !KUBERNETES_DOMAIN.test(domain) || otherLabels.has(label)) return undefined;
  if (OTHERS_DOMAINS.has(domain) || wellKnownLabels.has(label) || deprecatedLabels.has(label)) return undefined;
  const known = [...wellKnownLabels.keys()].filter((one) => KUBERNETES_DOMAIN.test(one.split("/", 1)[0] ?? ""));
  // The right name in another one of the domains, or a similar name.
  const elsewhere = known.find((one) => one.endsWith(`/${name}`));
  if (elsewhere !== undefined) return elsewhere;
  const names = known.filter((one) => one.startsWith(`${domain}/`)).map((one) => one.slice(domain.length + 1));
  const meant = guess(name, names, name.length < 6 ? 1 : 2);
  return meant === undefined ? undefined : `${domain}/${meant}`;
}
