import type { Cursor } from "./cursor.js";

/** The group of the class that a pool names: v1beta1 needs none; undefined if nobody knows. */
export function groupOf(reference: Cursor): string | undefined {
  const group = reference.get("group");
  const apiVersion = reference.get("apiVersion");
  if (group.isUnknown || apiVersion.isUnknown) return undefined;
  const text = group.text || apiVersion.text || "karpenter.k8s.aws";
  return text.split("/", 1)[0];
}
