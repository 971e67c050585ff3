/** The keys, and the indexes of lists, in a name for Helm's `--set`. */
export type SetPath = readonly (number | string)[];

/**
 * Reads a name as Helm's `--set` does: keys joined by dots, `\` before a dot that belongs to the key, `[0]` for an item
 * of a list (Helm's documentation, "The Format and Limitations of --set").
 */
export function parseSetPath(name: string): SetPath {
  const path: (number | string)[] = [];
  // A key is any run of characters except dots and opening brackets, unless they are escaped.
  for (const [, index, key] of name.matchAll(/\[(\d+)\]|((?:[^.[\\]|\\.)+)/gsu)) {
    path.push(index === undefined ? (key ?? "").replaceAll(/\\(.)/gsu, "$1") : Number(index));
  }
  return path;
}
