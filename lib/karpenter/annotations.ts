/** Where objects of any kind have annotations and labels, and where Karpenter reads those about disruption. */
import type { Cursor } from "../yaml/cursor.js";
import type { Edit, Edits } from "../yaml/edits/edit.js";
import { replace } from "../yaml/edits/edit.js";
import { move } from "../yaml/edits/move.js";
import { placedNames } from "../removed.js";

/** Fields that set annotations and labels, or select by them. */
const HOLDERS = new Set(["annotations", "labels", "matchLabels", "nodeSelector"]);

/** All names of annotations and labels in an object: keys of their mappings, and those that expressions select by. */
export function* namesIn(root: Cursor): Generator<{ at: Cursor; name: string; on: "key" | "value" }> {
  const stack = [root];
  for (let place = stack.pop(); place; place = stack.pop()) {
    if (!place.isOwn) continue;
    if (place.key === "key" && typeof place.value === "string") yield { at: place, name: place.value, on: "value" };
    const below = place.isList ? place.items() : place.entries();
    if (HOLDERS.has(String(place.key))) for (const at of below) yield { at, name: String(at.key), on: "key" };
    for (const next of below.toReversed()) stack.push(next);
  }
}

/** The templates of pods and nodes, by group and kind; the objects around them have annotations of their own. */
const TEMPLATES: ReadonlyMap<string, string> = new Map([
  ...["apps/DaemonSet", "apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet", "batch/Job"].map(
    (kind) => [kind, "spec.template"] as const,
  ),
  ["/ReplicationController", "spec.template"],
  ["batch/CronJob", "spec.jobTemplate.spec.template"],
  ["karpenter.sh/NodePool", "spec.template"],
]);

interface Metadata {
  /** Those of the pods or nodes themselves; absent for a fragment without their `spec`. */
  readonly own: Cursor | undefined;
  readonly around: readonly Cursor[];
  readonly isPod: boolean;
}

function metadataOf(root: Cursor): Metadata | undefined {
  const [group, version] = root.get("apiVersion").text.split("/", 2);
  const kind = `${version === undefined ? "" : (group ?? "")}/${root.get("kind").text}`;
  const path = TEMPLATES.get(kind);
  if (kind === "/Pod") return { own: root.get("metadata"), around: [], isPod: true };
  if (path === undefined) return undefined;
  const template = root.at(path);
  const around = [root.get("metadata"), ...(kind === "batch/CronJob" ? [root.at("spec.jobTemplate.metadata")] : [])];
  const own = template.get("spec").isPresent ? template.get("metadata") : undefined;
  return { own, around, isPod: kind !== "karpenter.sh/NodePool" };
}

export interface MisplacedAnnotation {
  readonly what: "ineffectiveAnnotation" | "ineffectiveLabel" | "misplacedAnnotation" | "unquotedAnnotation";
  readonly at: Cursor;
  readonly name: string;
  /** The path of the annotations that Karpenter reads. */
  readonly target: string;
  readonly edit: Edit | Edits | undefined;
}

/** The annotations about disruption that have no effect where they are, or that the API server rejects. */
export function misplacedAnnotations(root: Cursor): MisplacedAnnotation[] {
  const metadata = metadataOf(root);
  if (!metadata) return [];
  const { own, around, isPod } = metadata;
  const [disrupt, repair] = placedNames;
  const target = own?.get("annotations");
  const at = (holders: readonly (Cursor | undefined)[], field: string, name: string) =>
    holders.flatMap((holder) => (holder && isOn(holder.get(field).get(name)) ? [holder.get(field).get(name)] : []));
  const found = (what: MisplacedAnnotation["what"], place: Cursor, edit?: Edit | Edits) => ({
    ...{ what, at: place, name: String(place.key), target: target?.path ?? "" },
    edit,
  });
  const isMissing = target?.get(disrupt).isAbsent === true;
  return [
    ...at(around, "annotations", disrupt)
      .filter(() => isMissing)
      .map((place) => found("misplacedAnnotation", place, target && move([place], target))),
    ...at(isPod ? [own] : [], "labels", disrupt)
      .filter(() => isMissing)
      .map((place) => found("ineffectiveLabel", place, target && move([place], target))),
    ...at(isPod ? [own, ...around] : around, "annotations", repair).map((place) =>
      found("ineffectiveAnnotation", place),
    ),
    ...at(isPod ? [own] : [], "annotations", disrupt)
      .filter(({ value }) => typeof value !== "string")
      .map((place) => found("unquotedAnnotation", place, replace(place, place.text))),
  ];
}

/** Whether an annotation is switched on: it is `"true"`, or a duration. */
function isOn({ value }: Cursor): boolean {
  return value === true || (typeof value === "string" && /^(?:true|(?:\d+[hms])+)$/u.test(value));
}
