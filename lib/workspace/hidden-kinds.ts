/**
 * Finds the kinds of which a file may define objects whose names can't be read. Words alone define nothing: neither in
 * comments, nor in policies, CRDs and texts about a kind.
 */
import { BoundedMap } from "../bounded-map.js";
import { type Kind, allKinds, kindMeantBy, kindOf, kinds, kindsOfProject } from "../kinds.js";
import type { Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import { parseText, rootsOf } from "../yaml/document.js";
import { withoutComments } from "./comments.js";

/** Whether a text that is not valid YAML may become valid when it is rendered. */
export function mayBeTemplate(text: string): boolean {
  return text.includes("{{") || text.includes("${");
}

/** The kinds that a text mentions outside its comments. */
export function mentionedKinds(text: string): Kind[] {
  const code = withoutComments(text);
  return allKinds.filter((kind) => code.includes(kinds[kind].group) && hasWord(code, kind));
}

/** A kind whose name is a part of another one, such as NodeClass, must not be found in that. */
function hasWord(code: string, kind: Kind): boolean {
  return new RegExp(String.raw`\b${kind}\b`, "u").test(code);
}

/** A key `kind`, and the name behind it if it is a word of its own. */
const KIND = /kind\\?["']?[ \t]*[:=](?:[ \t]*\\?["']?(?<name>[\w-]+)(?=\\?["']?[ \t]*(?:\\n|[,\n\r\]}]|[ \t]#|$)))?/gu;

/** What can stand for letters of a key, or separate it from its value. */
const ODD_KEY = /\\[Uux]|(?:^|\s)\?[ \t]/u;

/** The kinds of which a text may define objects, also by a misspelled name; that it defines no others is certain. */
export function kindsPossibleIn(text: string): Kind[] {
  const names = [...text.matchAll(KIND)].map(({ groups }) => groups?.["name"]);
  if (ODD_KEY.test(text) || names.includes(undefined)) return [...allKinds];
  const misspelled = new Set(names.map((name = "") => misspelledKind(name)));
  return allKinds.filter((kind) => text.includes(kind) || misspelled.has(kind));
}

const misspelledKinds = new BoundedMap<string, Kind | undefined>(1000);

function misspelledKind(word: string): Kind | undefined {
  if (misspelledKinds.has(word)) return misspelledKinds.get(word);
  // The guess is the same in each group.
  const kind = kindMeantBy(kinds.NodePool.group, word);
  misspelledKinds.set(word, kind);
  return kind;
}

/** The kinds of manifests whose group a template sets. */
export function kindsOfTemplatedGroup(text: string): Kind[] {
  if (!/^[ \t]*apiVersion:[ \t]*["']?(?:\{\{|\$\{)/mu.test(text)) return [];
  return allKinds.filter((kind) => new RegExp(String.raw`^[ \t]*kind:[ \t]*["']?${kind}\b`, "mu").test(text));
}

const TEMPLATED_KIND = /\bkind["']?[ \t]*(?::.*(?:\{\{|\$\{)|=[ \t]*(?:"[^"\n]*\$\{|[a-z]+\.))/u;

/** The kinds of the groups that have no others, if a template sets the kind of a manifest. */
export function kindsOfTemplatedKind(text: string): Kind[] {
  if (!TEMPLATED_KIND.test(text)) return [];
  const code = withoutComments(text);
  if (!TEMPLATED_KIND.test(code)) return [];
  const hasVersion = (group: string) => new RegExp(`apiVersion["']?[ \\t]*[:=][ \\t]*["']?${group}/v`, "u").test(code);
  return kindsOfProject("Karpenter").filter((kind) => hasVersion(kinds[kind].group));
}

/** The kinds of manifests inside other objects, such as in the values of a chart that deploys any manifest. */
export function kindsInside(text: string, manifests: readonly Manifest[]): Kind[] {
  const code = withoutComments(text);
  const more = allKinds.filter((kind) => {
    const isOfGroup = (manifest: Manifest) => kinds[manifest.kind].group === kinds[kind].group;
    return hasWord(code, kind) && countOfVersions(code, kind) > manifests.filter(isOfGroup).length;
  });
  if (more.length === 0) return [];
  // Values of an Application can be a text.
  if (manifests.some(({ descriptor }) => descriptor.role === "application")) return more;
  const inside = new Set(objectsInside(text));
  return more.filter((kind) => inside.has(kind));
}

/** How often a text without comments contains an API version of a kind's group. */
function countOfVersions(code: string, kind: Kind): number {
  return code.match(new RegExp(`apiVersion["']?:\\s*["']?${kinds[kind].group}/v`, "gu"))?.length ?? 0;
}

/** More than people nest objects into others; aliases can nest them without end. */
const MAX_PLACES = 100_000;

/** The kinds of objects below the roots that are not manifests of supported kinds themselves. */
function objectsInside(text: string): Kind[] {
  const found: Kind[] = [];
  const stack: Cursor[] = foreignRoots(text).flatMap((root) => partsOf(root));
  for (let seen = 0; seen < MAX_PLACES; seen += 1) {
    const place = stack.pop();
    if (!place) break;
    const kind = place.isMapping && !place.get("metadata").isAbsent ? kindAt(place) : undefined;
    if (kind) found.push(kind);
    stack.push(...partsOf(place));
  }
  return found;
}

function foreignRoots(text: string): Cursor[] {
  try {
    return rootsOf(parseText(text)).filter((root) => !root.get("kind").text.endsWith("List") && !kindAt(root));
  } catch {
    return [];
  }
}

function partsOf(place: Cursor): Cursor[] {
  return place.isMapping ? place.entries() : place.isList ? place.items() : [];
}

function kindAt(object: Cursor): Kind | undefined {
  const [group = ""] = object.get("apiVersion").text.split("/", 1);
  return kindOf(group, object.get("kind").text);
}
