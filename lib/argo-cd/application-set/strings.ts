/** The strings of an ApplicationSet that Argo CD renders, each as a template on its own. */
import type { Cursor } from "../../yaml/cursor.js";

export interface TemplateString {
  readonly at: Cursor;
  readonly text: string;
  /**
   * Whether Argo CD itself uses the value: in others, such as Helm values and annotations, tags can be those of another
   * engine.
   */
  readonly isOwn: boolean;
}

/** More than any ApplicationSet has; aliases can make a small file endless. */
const MAX_PLACES = 10_000;

/** Fields of a template that contain no text for others. */
const OWN =
  /^(?:metadata\.(?:name|namespace|labels\..*)|spec\.(?:project|destination\.\w+|(?:source|sources\.\[\]|sourceHydrator\.drySource)\.(?:repoURL|path|chart|targetRevision|ref|helm\.(?:releaseName|valueFiles\.\[\]|parameters\.\[\]\.name))))$/u;

/** The strings with tags in a template, or in any other part. */
export function stringsIn(template: Cursor): TemplateString[] {
  return placesIn(template)
    .filter(({ at }) => at.text.includes("{{"))
    .map(({ at, path }) => ({ at, text: at.text, isOwn: OWN.test(path) }));
}

interface PlaceWithPath {
  readonly at: Cursor;
  /** The keys from the root, joined by dots; `[]` stands for an item of a list. */
  readonly path: string;
}

/** A place and all places in it, in the order of the file. */
export function placesIn(root: Cursor): PlaceWithPath[] {
  const places: PlaceWithPath[] = [];
  const pending: PlaceWithPath[] = [{ at: root, path: "" }];
  while (places.length < MAX_PLACES) {
    const next = pending.pop();
    if (!next) break;
    places.push(next);
    const { at, path } = next;
    const prefix = path === "" ? "" : `${path}.`;
    const below = at.isList
      ? at.items().map((item) => ({ at: item, path: `${prefix}[]` }))
      : at.allEntries().map((entry) => ({ at: entry, path: prefix + String(entry.key) }));
    pending.push(...below.reverse());
  }
  return places;
}
