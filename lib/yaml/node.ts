/** Resolves YAML's indirections: anchors, aliases, tags, merge keys, quoted and templated keys. */
import type { AST } from "yaml-eslint-parser";
import { aliasTarget } from "./anchors.js";
import { isCoreTag, scalarText } from "./scalar.js";
import type { Range } from "./text-map.js";
import { isTemplated } from "./template.js";

/** Any node that can be a value; `null` is an empty one. */
export type ValueNode = AST.YAMLContent | AST.YAMLWithMeta | null;

export type BareNode = Exclude<AST.YAMLContent, AST.YAMLAlias>;

export interface Resolved {
  /** The node without anchor and tag, with its alias resolved; `null` if empty, undefined if unknown. */
  readonly node: BareNode | null | undefined;
  readonly tag: string | undefined;
  /** The alias that led to the node, which is elsewhere and shared. */
  readonly alias: AST.YAMLAlias | undefined;
}

export function resolveNode(value: ValueNode): Resolved {
  const alias = value?.type === "YAMLAlias" ? value : undefined;
  const target = alias ? aliasTarget(alias) : value;
  if (target === undefined) return { node: undefined, tag: undefined, alias };
  if (target?.type === "YAMLAlias") return { node: undefined, tag: undefined, alias };
  if (target?.type !== "YAMLWithMeta") return { node: target, tag: undefined, alias };
  const tag = target.tag?.tag;
  const known = tag === undefined || isCoreTag(tag);
  return { node: known ? target.value : undefined, tag, alias };
}

/**
 * Whether a node is an unquoted `{{ … }}`, which YAML reads as a flow mapping whose key is a flow mapping.
 */
export function isTemplateMapping(node: BareNode): boolean {
  return (
    node.type === "YAMLMapping" && node.style === "flow" && node.pairs.some((pair) => pair.key?.type === "YAMLMapping")
  );
}

/** Whether a node is a mapping or a list with its entries in one column. */
export function isBlockCollection(
  node: BareNode | null | undefined,
): node is AST.YAMLBlockMapping | AST.YAMLBlockSequence {
  return (node?.type === "YAMLMapping" || node?.type === "YAMLSequence") && node.style === "block";
}

/** The keys of a mapping. */
export interface Keys {
  readonly own: ReadonlyMap<string, AST.YAMLPair>;
  /** The `<<` pairs, whose mappings add the keys that the mapping itself does not have. */
  readonly merges: readonly AST.YAMLPair[];
  /** Whether there are unknown keys, such as templated ones. */
  readonly open: boolean;
  /** Cached results for keys that the mapping itself does not have. */
  readonly merged: Map<string, Found>;
}

const keysOfMappings = new WeakMap<AST.YAMLMapping, Keys>();

export function keysOf(mapping: AST.YAMLMapping): Keys {
  const known = keysOfMappings.get(mapping);
  if (known) return known;
  const own = new Map<string, AST.YAMLPair>();
  const merges: AST.YAMLPair[] = [];
  let open = false;
  for (const pair of mapping.pairs) {
    const key = resolveNode(pair.key).node;
    if (key?.type !== "YAMLScalar") {
      open ||= key !== null;
      continue;
    }
    const text = scalarText(key);
    if (text === "<<" && key.style === "plain") merges.push(pair);
    else if (isTemplated(text)) open = true;
    else if (text === "sops" && isSopsMetadata(pair.value)) continue;
    // The last of several equal keys wins: `1` and `"1"` are equal for Kubernetes, but not in YAML.
    else own.set(text, pair);
  }
  const keys = { own, merges, open, merged: new Map<string, Found>() };
  keysOfMappings.set(mapping, keys);
  return keys;
}

/** Whether a value is the metadata that SOPS adds to encrypted files, and removes before anything is applied. */
function isSopsMetadata(value: ValueNode): boolean {
  const { node } = resolveNode(value);
  // Not with `keysOf`, because the value may contain itself.
  return (
    node?.type === "YAMLMapping" &&
    node.pairs.some(({ key }) => key?.type === "YAMLScalar" && scalarText(key) === "mac")
  );
}

/** The pair that a mapping has under a key; `"unknown"` if a template may add it. */
export type Found = "absent" | "unknown" | { readonly pair: AST.YAMLPair; readonly merge: AST.YAMLPair | undefined };

/** Merged mappings can merge others. More levels, which do not occur in practice, are not followed. */
const MAX_DEPTH = 50;

/** Looks up a key in the mapping itself, then in its merged mappings, where the first one that has it wins. */
export function lookUp(mapping: AST.YAMLMapping, key: string, depth = 0): Found {
  const { own, merges, open, merged } = keysOf(mapping);
  const pair = own.get(key);
  if (pair) return { pair, merge: undefined };
  if (merges.length === 0) return open ? "unknown" : "absent";
  const known = merged.get(key);
  if (known !== undefined) return known;
  if (depth > MAX_DEPTH) return "unknown";
  // Temporary, and also the result for a mapping that merges itself.
  merged.set(key, "absent");
  const found = lookUpMerged(merges, key, open, depth);
  merged.set(key, found);
  return found;
}

function lookUpMerged(merges: readonly AST.YAMLPair[], key: string, open: boolean, depth: number): Found {
  let result: "absent" | "unknown" = open ? "unknown" : "absent";
  for (const merge of merges) {
    for (const source of mergeSources(merge)) {
      const found = source ? lookUp(source, key, depth + 1) : "unknown";
      // After an unknown mapping, this one may not be the first that has the key.
      if (typeof found === "object") return result === "unknown" ? result : { pair: found.pair, merge };
      if (found === "unknown") result = found;
    }
  }
  return result;
}

export interface AllKeys {
  readonly keys: ReadonlySet<string>;
  readonly open: boolean;
  /** Whether the mapping merges nothing: its own keys are complete, and `keys` is empty. */
  readonly isOwn: boolean;
}

const none: ReadonlySet<string> = new Set();

const allKeysOfMappings = new WeakMap<AST.YAMLMapping, AllKeys>();

/** The keys of a mapping, including merged ones, and whether there may be more. */
export function keysWithMerged(mapping: AST.YAMLMapping): AllKeys {
  const { merges, open } = keysOf(mapping);
  if (merges.length === 0) return { keys: none, open, isOwn: true };
  let all = allKeysOfMappings.get(mapping);
  if (!all) {
    all = collectKeys(mapping);
    allKeysOfMappings.set(mapping, all);
  }
  return all;
}

function collectKeys(mapping: AST.YAMLMapping): AllKeys {
  const keys = new Set<string>();
  const seen = new Set<AST.YAMLMapping>();
  const stack: (AST.YAMLMapping | undefined)[] = [mapping];
  let isOpen = false;
  while (stack.length > 0) {
    const next = stack.pop();
    if (next === undefined) {
      isOpen = true;
      continue;
    }
    if (seen.has(next)) continue;
    seen.add(next);
    if (seen.size > MAX_DEPTH) return { keys, open: true, isOwn: false };
    const found = keysOf(next);
    for (const key of found.own.keys()) keys.add(key);
    isOpen ||= found.open;
    for (const merge of found.merges) for (const source of mergeSources(merge)) stack.push(source);
  }
  return { keys, open: isOpen, isOwn: false };
}

function mergeSources(merge: AST.YAMLPair): (AST.YAMLMapping | undefined)[] {
  const { node } = resolveNode(merge.value);
  const sources = node?.type === "YAMLSequence" ? node.entries.map((entry) => resolveNode(entry).node) : [node];
  return sources.map((source) => (source?.type === "YAMLMapping" && !isTemplateMapping(source) ? source : undefined));
}

/** The range of the kind, or of the first key if there is none, to avoid underlining a complete document. */
export function kindRange(node: BareNode): Range {
  if (node.type !== "YAMLMapping") return node.range;
  const named = keysOf(node).own.get("kind")?.value ?? node.pairs[0]?.key;
  return (named ?? node).range;
}
