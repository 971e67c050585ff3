import { kindMeantBy, kindOf, kinds, mentionsOurKinds } from "../kinds.js";
import type { Cursor, EmbeddedYaml } from "../yaml/cursor.js";
import { type YamlText, rootsOf } from "../yaml/document.js";
import { type ChartInstall, installWithValues } from "./chart-install.js";
import { inlinePatchesOf } from "./kustomization.js";
import { Manifest, type Within } from "./manifest.js";
import { objectsInValues } from "./values-lists.js";
import { mentionsRemovedNames } from "../removed.js";

interface FileContent {
  readonly manifests: readonly Manifest[];
  /** The roots of all Kubernetes objects, including other kinds. */
  readonly objects: readonly Cursor[];
  /** The objects that are texts in the file: patches inside kustomizations, and items of values. */
  readonly texts: readonly EmbeddedYaml[];
}

const contentsOfFiles = new WeakMap<object, FileContent>();
const nothing: FileContent = { manifests: [], objects: [], texts: [] };

/** The manifests of supported kinds in a file, in the order of the file; read once for all rules. */
export function manifestsOf(file: YamlText): readonly Manifest[] {
  return contentOf(file).manifests;
}

/** All Kubernetes objects in a file, in the order of the file; none if no rule can report anything in it. */
export function objectsOf(file: YamlText): readonly Cursor[] {
  return contentOf(file).objects;
}

/** The texts in a file that are objects: patches of kustomizations, and items of values. */
export function textsIn(file: YamlText): readonly EmbeddedYaml[] {
  return contentOf(file).texts;
}

function contentOf(file: YamlText): FileContent {
  let content = contentsOfFiles.get(file.ast);
  if (!content) {
    content = isRelevant(file.text) ? read(rootsOf(file)) : nothing;
    contentsOfFiles.set(file.ast, content);
  }
  return content;
}

/**
 * Whether a text may be values for Karpenter's chart, or for one that has it as a dependency: a cheap check before
 * searching for its installs.
 */
export function mayBeValues(text: string): boolean {
  if (text.includes("karpenter")) return !isObject(text);
  return /clusterName|clusterEndpoint|interruptionQueue|role-arn/u.test(text) && /^[ \t]*settings:/mu.test(text);
}

/** Whether a text looks like a Kubernetes object, which many files with an annotation of Karpenter's are. */
function isObject(text: string): boolean {
  return /^apiVersion:/mu.test(text) && /^kind:/mu.test(text);
}

/** The install that a file with values for a version of Karpenter's chart is for; undefined for an empty file. */
export function valuesInstallOf(file: YamlText, version: string | undefined): ChartInstall | undefined {
  const [root] = rootsOf(file);
  return root && installWithValues(root, version);
}

/** Whether a text may contain anything that a rule checks; a negative result is certain. */
export function isRelevant(text: string): boolean {
  return mentionsOurKinds(text) || mentionsRemovedNames(text);
}

function read(roots: readonly Cursor[]): FileContent {
  const manifests: Manifest[] = [];
  const objects: Cursor[] = [];
  const texts: EmbeddedYaml[] = [];
  const items = new Set<object>();
  const collect = (root: Cursor, within?: Within): void => {
    const apiVersion = root.get("apiVersion").value;
    const name = root.get("kind").value;
    if (typeof apiVersion !== "string" || typeof name !== "string") return;
    const [group = "", version = ""] = apiVersion.includes("/") ? apiVersion.split("/", 2) : ["", apiVersion];
    const kind = isDecided(root) ? (kindOf(group, name) ?? kindMeantBy(group, name)) : undefined;
    if (kind) manifests.push(new Manifest(kind, version, root, within));
    if (kind || !name.endsWith("List")) objects.push(root);
    // `kind: List`, or a list of one kind, which `kubectl get` never prints but the API server returns. Lists don't
    // nest.
    else if (within === undefined)
      for (const item of root.get("items").items()) if (isFirst(item, items)) collect(item.asRoot(), "list");
  };
  for (const root of roots) {
    collect(root);
    for (const patch of inlinePatchesOf(root)) {
      texts.push(patch);
      collect(patch.content.asRoot(), "patch");
    }
    if (!mayHaveValues(root)) continue;
    const inside = objectsInValues(root);
    texts.push(...inside.embedded);
    for (const object of inside.objects) if (isOfOurs(object)) collect(object.asRoot(), "values");
  }
  return { manifests, objects, texts };
}

/** Whether an object is not one of Karpenter's, which contain no other objects. */
function mayHaveValues(root: Cursor): boolean {
  const [group = ""] = root.get("apiVersion").text.split("/", 1);
  const kind = kindOf(group, root.get("kind").text);
  return kind === undefined || kinds[kind].role === "application";
}

function isOfOurs(object: Cursor): boolean {
  const [group = ""] = object.get("apiVersion").text.split("/", 1);
  const name = object.get("kind").text;
  return kindOf(group, name) !== undefined || kindMeantBy(group, name) !== undefined;
}

/** Whether a value was not an item before: an alias repeats the same object, with the same problems. */
function isFirst({ identity }: Cursor, before: Set<object>): boolean {
  if (!identity) return true;
  const { size } = before;
  return before.add(identity).size > size;
}

/** Whether no template action chooses the kind or version of the other fields. */
function isDecided(root: Cursor): boolean {
  const parts = root.entries();
  return [root.get("apiVersion"), root.get("kind")].every((place) => parts.every((part) => place.comesWith(part)));
}
