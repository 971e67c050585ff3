/** The keys, and for lists the indexes, that a name of Helm's `--set` leads through. */
export type SetPath = readonly (number | string)[];

/**
 * Reads a name as Helm's `--set` does: keys joined by dots, `\` before a dot that belongs to the key,
 * `[0]` for a list's item. Helm's documentation, "The Format and Limitations of --set".
 */
export function parseSetPath(name: string): SetPath {
  const path: (number | string)[] = [];
  // A key is any run of characters but dots and opening brackets, unless escaped.
  for (const [, index, key] of name.matchAll(/\[(\d+)\]|((?:[^.[\\]|\\.)+)/gsu)) {
    path.push(index === undefined ? (key ?? "").replaceAll(/\\(.)/gsu, "$1") : Number(index));
  }
  return path;
}
