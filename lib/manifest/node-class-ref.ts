import type { Cursor } from "./cursor.js";

const AWS = "karpenter.k8s.aws";

/** The group in a reference to a node class, which is optional in v1beta1; undefined if it is unknown. */
export function groupOf(reference: Cursor): string | undefined {
  const group = reference.get("group");
  const apiVersion = reference.get("apiVersion");
  if (group.isUnknown || apiVersion.isUnknown) return undefined;
  const text = group.text || apiVersion.text || AWS;
  return text.split("/", 1)[0];
}

/** Whether the node class belongs to AWS; also true without a reference, such as in a NodeOverlay. */
export function isOfAws(reference: Cursor): boolean {
  return reference.isAbsent || groupOf(reference) === AWS;
}
