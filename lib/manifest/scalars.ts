import type { Cursor } from "./cursor.js";
import type { HelmSource } from "./helm-source.js";

/**
 * Every known scalar below a place, in the order of the file. What an alias or a merge key brings in is
 * left out: it is met where it is written. A scalar that holds Helm values is left out for its values.
 */
export function* scalarsOf(root: Cursor, helmSources: readonly HelmSource[]): Generator<Cursor> {
  const embedded = helmSources.flatMap((source) => source.embedded);
  // Not recursive: nothing bounds how deep a manifest is.
  const stack = [root];
  for (let place = stack.pop(); place; place = stack.pop()) {
    if (!place.isOwn) continue;
    const current = place;
    const inner = embedded.find(({ scalar }) => scalar.isSame(current));
    if (inner) {
      if (inner.content) stack.push(inner.content);
    } else if (place.value !== undefined) {
      yield place;
    }
    stack.push(...[...place.items(), ...place.entries()].toReversed());
  }
}
