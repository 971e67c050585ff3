/** What YAML's indirections come to: anchors, aliases, tags, merge keys, quoted and templated keys. */
import type { AST } from "yaml-eslint-parser";
import { isCoreTag, scalarText } from "./scalar.js";
import { isTemplated } from "./template.js";

/** Anything that may stand as a value; `null` is an empty one. */
export type ValueNode = AST.YAMLContent | AST.YAMLWithMeta | null;

export type BareNode = Exclude<AST.YAMLContent, AST.YAMLAlias>;

export interface Resolved {
  /** The node itself, without anchor and tag, the alias followed; `null` if empty, undefined if nobody knows. */
  readonly node: BareNode | null | undefined;
  readonly tag: string | undefined;
  /** The alias that led to the node: the node stands elsewhere and is shared. */
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

/** The anchored value that an alias stands for: the last one of that name before it, in its document. */
function aliasTarget(alias: AST.YAMLAlias): ValueNode | undefined {
  let parent: AST.YAMLNode = alias.parent;
  while (parent.type !== "YAMLDocument") parent = parent.parent;
  const anchors = Object.hasOwn(parent.anchors, alias.name) ? (parent.anchors[alias.name] ?? []) : [];
  return anchors.findLast((anchor) => anchor.range[0] < alias.range[0])?.parent;
}

/**
 * Whether a node is an unquoted `{{ … }}`, which YAML reads as a flow mapping whose key is a flow mapping.
 */
export function isTemplateMapping(node: BareNode): boolean {
  return (
    node.type === "YAMLMapping" && node.style === "flow" && node.pairs.some((pair) => pair.key?.type === "YAMLMapping")
  );
}

/** A mapping's keys. */
export interface Keys {
  readonly own: ReadonlyMap<string, AST.YAMLPair>;
  /** The pairs with `<<`, whose mappings give what the own keys don't. */
  readonly merges: readonly AST.YAMLPair[];
  /** Whether there are keys that only a template knows. */
  readonly open: boolean;
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
    // The last of several equal keys wins: `1` and `"1"` are equal to Kubernetes, but not to YAML.
    else own.set(text, pair);
  }
  const keys = { own, merges, open };
  keysOfMappings.set(mapping, keys);
  return keys;
}

/** What a mapping has under a key. */
export interface Lookup {
  readonly pair: AST.YAMLPair;
  /** The `<<` that brought the pair in from elsewhere. */
  readonly merge: AST.YAMLPair | undefined;
}

/** Looks a key up, in merged mappings too; `"absent"` or, where a template may add it, `"unknown"`. */
export function lookUp(mapping: AST.YAMLMapping, key: string): Lookup | "absent" | "unknown" {
  const seen = new Set<AST.YAMLMapping>();
  let result: "absent" | "unknown" = "absent";
  const queue: { mapping: AST.YAMLMapping; merge: AST.YAMLPair | undefined }[] = [{ mapping, merge: undefined }];
  // Depth first, in the order in which the mappings are named: the first one that has the key wins.
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (seen.has(next.mapping)) continue;
    seen.add(next.mapping);
    const { own, merges, open } = keysOf(next.mapping);
    const pair = own.get(key);
    if (pair) return result === "unknown" ? result : { pair, merge: next.merge };
    if (open) result = "unknown";
    for (const merge of merges.toReversed()) {
      for (const source of mergeSources(merge).toReversed()) {
        if (source === undefined) result = "unknown";
        else queue.push({ mapping: source, merge: next.merge ?? merge });
      }
    }
  }
  return result;
}

function mergeSources(merge: AST.YAMLPair): (AST.YAMLMapping | undefined)[] {
  const { node } = resolveNode(merge.value);
  const sources = node?.type === "YAMLSequence" ? node.entries.map((entry) => resolveNode(entry).node) : [node];
  return sources.map((source) => (source?.type === "YAMLMapping" && !isTemplateMapping(source) ? source : undefined));
}
