/**
 * Manifests among the values of charts: many charts render the objects in a list of their values as they are, and some
 * do nothing else, such as `raw` of bedag and itscontained.
 */
import type { Cursor, EmbeddedYaml } from "../yaml/cursor.js";

/** The names of these lists; an object of a supported kind in one leaves no doubt. */
const NAMES: ReadonlySet<number | string | undefined> = new Set([
  ...["extraObjects", "extraManifests", "extraDeploy", "extraResources", "rawResources"],
  ...["resources", "templates"],
]);

/** More than people nest values; aliases can nest them without end. */
const MAX_PLACES = 100_000;

interface ValuesObjects {
  readonly objects: readonly Cursor[];
  /** Those that are texts. */
  readonly embedded: readonly EmbeddedYaml[];
}

/** The objects in such lists, anywhere below a root. */
export function objectsInValues(root: Cursor): ValuesObjects {
  const objects: Cursor[] = [];
  const embedded: EmbeddedYaml[] = [];
  const seen = new Set<object>();
  const stack = [root];
  for (let count = 0; count < MAX_PLACES; count += 1) {
    const place = stack.pop();
    if (!place) break;
    const { identity } = place;
    if (identity && seen.has(identity)) continue;
    if (identity) seen.add(identity);
    if (place !== root && isObject(place)) {
      objects.push(place);
      continue;
    }
    const texts = textsIn(place);
    embedded.push(...texts);
    for (const { content } of texts) objects.push(content);
    stack.push(...partsOf(place).toReversed());
  }
  return { objects, embedded };
}

/** An item of a list, or a value of a mapping that replaces the list. */
function isObject(place: Cursor): boolean {
  const isListed = NAMES.has(place.parent?.key) && place.isMapping;
  return isListed && place.get("apiVersion").isPresent && place.get("kind").isPresent;
}

/** The items of a list that are texts. */
function textsIn(place: Cursor): EmbeddedYaml[] {
  const items = NAMES.has(place.key) ? place.items() : [];
  return items.flatMap((item) => (item.text.includes("apiVersion") ? (item.embedded() ?? []) : []));
}

/** The parts of a place; those of values that an Application contains as a text are in it. */
function partsOf(place: Cursor): Cursor[] {
  if (place.isMapping) return place.entries();
  if (place.isList) return place.items();
  const isValues = place.key === "values" && place.parent?.key === "helm" && place.text.includes("apiVersion");
  const content = isValues ? place.embedded()?.content : undefined;
  return content?.isMapping === true ? content.entries() : [];
}
