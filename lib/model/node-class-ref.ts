import { type Kind, kinds, kindsWithRole, presentKinds } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";

const AWS = "karpenter.k8s.aws";

/** The group in a reference to a node class, which is optional in v1beta1; undefined if it is unknown. */
export function groupOf(reference: Cursor): string | undefined {
  const group = reference.get("group");
  const apiVersion = reference.get("apiVersion");
  if (group.isUnknown || apiVersion.isUnknown) return undefined;
  const text = group.text || apiVersion.text || AWS;
  return text.split("/", 1)[0];
}

/** The kind of a node class in a group; undefined if it is not a supported one. */
export function nodeClassKindIn(group: string | undefined): Kind | undefined {
  const candidates = kindsWithRole("nodeClass", "managedNodeClass").filter((kind) => presentKinds.includes(kind));
  return candidates.find((kind) => kinds[kind].group === group);
}

/** Whether the node class belongs to AWS; also true without a reference, such as in a NodeOverlay. */
export function isOfAws(reference: Cursor): boolean {
  return reference.isAbsent || groupOf(reference) === AWS;
}

/** Whether nodes are EC2 instances: those of Karpenter for AWS, and of EKS Auto Mode. */
export function isOnEc2(reference: Cursor): boolean {
  return isOfAws(reference) || isOfAutoMode(reference);
}

/** Whether nodes are those of EKS Auto Mode. */
export function isOfAutoMode(reference: Cursor): boolean {
  return groupOf(reference) === "eks.amazonaws.com";
}
