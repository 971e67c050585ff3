import { type BareNode, isTemplateMapping } from "./node.js";
import { scalarText, scalarValue } from "./scalar.js";
import { isTemplated } from "./template.js";

/**
 * - `present`: there is a value, and it is known
 * - `absent`: there is no value, or it is null, which the API server drops
 * - `unknown`: templated, tagged by another tool, inside an unknown value, or below a value that is not a mapping
 */
export type State = "absent" | "present" | "unknown";

/** The state of a node, which is null if it is empty and undefined if it is unknown. */
export function stateOf(node: BareNode | null | undefined, tag: string | undefined): State {
  if (node === undefined) return "unknown";
  if (node === null) return "absent";
  if (isTemplateMapping(node)) return "unknown";
  if (node.type !== "YAMLScalar") return "present";
  if (isTemplated(scalarText(node))) return "unknown";
  return scalarValue(node, tag) === null ? "absent" : "present";
}
