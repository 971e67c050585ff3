import type { Cursor } from "./cursor.js";

const AWS = "karpenter.k8s.aws";

/** The group of the class that a pool names: v1beta1 needs none; undefined if nobody knows. */
export function groupOf(reference: Cursor): string | undefined {
  const group = reference.get("group");
  const apiVersion = reference.get("apiVersion");
  if (group.isUnknown || apiVersion.isUnknown) return undefined;
  const text = group.text || apiVersion.text || AWS;
  return text.split("/", 1)[0];
}

/** Whether the class is one of AWS; so is what needs none, such as a NodeOverlay. */
export function isOfAws(reference: Cursor): boolean {
  return reference.isAbsent || groupOf(reference) === AWS;
}
