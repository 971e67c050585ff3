/** Fields that only an object in a cluster has, and that an export of it contains. */
import type { Cursor } from "../yaml/cursor.js";
import { type Edits, together } from "../yaml/edits/edit.js";
import { remove } from "../yaml/edits/remove.js";
import type { Manifest } from "../model/manifest.js";

/** With these, the API server rejects the manifest once the object has changed or was replaced. */
const IDENTITY = ["resourceVersion", "uid"];

/** The API server overwrites or ignores these. */
const OVERWRITTEN = ["generation", "creationTimestamp", "selfLink", "managedFields"];

/** Annotations of Karpenter's controllers and of kubectl, which overwrite them. */
const ANNOTATIONS = [
  "karpenter.k8s.aws/ec2nodeclass-hash",
  "karpenter.k8s.aws/ec2nodeclass-hash-version",
  "karpenter.sh/nodepool-hash",
  "karpenter.sh/nodepool-hash-version",
  "kubectl.kubernetes.io/last-applied-configuration",
];

export interface ExportedFields {
  readonly identity: readonly Cursor[];
  readonly overwritten: readonly Cursor[];
}

/** The exported fields that a manifest has; those without content, as generators write them, do not count. */
export function exportedFieldsOf({ root }: Manifest): ExportedFields {
  const metadata = root.get("metadata");
  const annotations = metadata.get("annotations");
  const own = annotations.entries();
  const exported = own.filter(({ key }) => ANNOTATIONS.includes(String(key)));
  const identity = IDENTITY.map((name) => metadata.get(name));
  const overwritten = [
    ...(exported.length > 0 && exported.length === own.length ? [annotations] : exported),
    ...OVERWRITTEN.map((name) => metadata.get(name)),
    root.get("status"),
  ];
  return { identity: identity.filter(hasContent), overwritten: overwritten.filter(hasContent) };
}

function hasContent(place: Cursor): boolean {
  return place.isPresent && (!place.isMapping || place.entries().length > 0);
}

/** Whether a manifest is one of a list of objects that were all exported, such as a backup. */
export function isOfDump(manifest: Manifest, manifests: readonly Manifest[]): boolean {
  const items = manifests.filter(({ isListItem }) => isListItem);
  return manifest.isListItem && items.every((item) => item.at("metadata.uid").isPresent);
}

/** Removes fields. */
export function without(fields: readonly Cursor[]): Edits {
  return together(fields.map(remove));
}
