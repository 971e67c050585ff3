/** What the values files of a source contain, as far as this repository has them. */
import { type Gate, type GateState, defaultState, gateStatesInFile } from "../karpenter/chart/feature-gates.js";
import type { Cursor } from "../yaml/cursor.js";
import type { ValuesFacts } from "./values-files.js";
import type { WorkspaceIndex } from "./workspace-index.js";

/**
 * A function that checks whether one of a source's values files contains a path of keys; undefined if one of the files
 * can't be read here.
 */
export function valuesReader(
  { files }: ValuesFacts,
  index: WorkspaceIndex,
): ((keys: readonly string[]) => boolean) | undefined {
  const trees = files.map((one) => treeOf(one, index));
  if (trees.includes(undefined)) return undefined;
  return (keys) => trees.some((tree) => tree?.along(keys).isAbsent === false);
}

/** The state of a gate in a release of the chart, given the values of its source. */
export function gateState(
  gate: Gate,
  { files, gates }: ValuesFacts,
  { release, index }: { readonly release: number; readonly index: WorkspaceIndex },
): GateState {
  const inFiles = files.map((one) => {
    const tree = treeOf(one, index);
    return tree ? gateStatesInFile(tree).get(gate) : "unknown";
  });
  // Later values take precedence, but any of them may set the environment of the controller.
  const states = [...inFiles, gates.get(gate)].filter((state) => state !== undefined);
  if (states.includes("unknown")) return "unknown";
  return states.at(-1) ?? defaultState(gate, release);
}

function treeOf(one: ValuesFacts["files"][number], index: WorkspaceIndex): Cursor | undefined {
  return one && index.isOwn(one.repository) ? index.values.get(one.file)?.install.values.tree : undefined;
}
