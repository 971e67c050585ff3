import { type BareNode, isTemplateMapping } from "./node.js";
import { scalarText, scalarValue } from "./scalar.js";
import { isTemplated } from "./template.js";

/**
 * - `present`: there is a value, and it is known
 * - `absent`: there is none, or it is null, which the API server drops
 * - `unknown`: templated, tagged by another tool, inside something unknown, or below what is no mapping
 */
export type State = "absent" | "present" | "unknown";

/** What is known of a node that stands in a place; null for an empty one, undefined for one that nobody knows. */
export function stateOf(node: BareNode | null | undefined, tag: string | undefined): State {
  if (node === undefined) return "unknown";
  if (node === null) return "absent";
  if (isTemplateMapping(node)) return "unknown";
  if (node.type !== "YAMLScalar") return "present";
  if (isTemplated(scalarText(node))) return "unknown";
  return scalarValue(node, tag) === null ? "absent" : "present";
}
