/** The anchors of a document, and the aliases that refer to them. */
import { type AST, traverseNodes } from "yaml-eslint-parser";

type Anchored = AST.YAMLAnchor["parent"];

/**
 * The anchored value that an alias refers to: the last one of that name before it in its document. None if it contains
 * the alias itself, which go-yaml rejects.
 */
export function aliasTarget(alias: AST.YAMLAlias): Anchored | undefined {
  const { anchors } = documentOf(alias);
  const named = Object.hasOwn(anchors, alias.name) ? inOrder(anchors[alias.name] ?? []) : [];
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((named[middle]?.range[0] ?? 0) < alias.range[0]) low = middle + 1;
    else high = middle;
  }
  const target = named[low - 1]?.parent;
  return target && target.range[1] >= alias.range[1] ? undefined : target;
}

function documentOf(node: AST.YAMLNode): AST.YAMLDocument {
  let above: AST.YAMLNode = node;
  while (above.type !== "YAMLDocument" && above.parent) above = above.parent;
  return above as AST.YAMLDocument;
}

const anchorsInOrder = new WeakMap<readonly AST.YAMLAnchor[], readonly AST.YAMLAnchor[]>();

/** The parser lists the anchors inside a value before the value's own. */
function inOrder(anchors: readonly AST.YAMLAnchor[]): readonly AST.YAMLAnchor[] {
  let sorted = anchorsInOrder.get(anchors);
  if (!sorted) {
    sorted = anchors.toSorted((one, other) => one.range[0] - other.range[0]);
    anchorsInOrder.set(anchors, sorted);
  }
  return sorted;
}

const targetsOfDocuments = new WeakMap<AST.YAMLDocument, ReadonlySet<AST.YAMLNode>>();

/** Whether a node is, or is inside, a value that an alias refers to. */
export function isShared(node: AST.YAMLNode): boolean {
  const document = documentOf(node);
  // Most documents have no anchors.
  if (Object.keys(document.anchors).length === 0) return false;
  let targets = targetsOfDocuments.get(document);
  if (!targets) {
    targets = targetsIn(document);
    targetsOfDocuments.set(document, targets);
  }
  for (let above: AST.YAMLNode | null | undefined = node; above; above = above.parent) {
    if (targets.has(above)) return true;
  }
  return false;
}

function targetsIn(document: AST.YAMLDocument): ReadonlySet<AST.YAMLNode> {
  const targets = new Set<AST.YAMLNode>();
  traverseNodes(document, {
    enterNode(node) {
      const target = node.type === "YAMLAlias" ? aliasTarget(node) : undefined;
      if (target) targets.add(target);
    },
    leaveNode() {
      // Nothing to do on the way up.
    },
  });
  return targets;
}
