/** The strings of an ApplicationSet that Argo CD renders, each as a template on its own. */
import type { Cursor } from "../../yaml/cursor.js";
import { placesIn } from "../places.js";

export interface TemplateString {
  readonly at: Cursor;
  readonly text: string;
  /**
   * Whether Argo CD itself uses the value: in others, such as Helm values and annotations, tags can be those of another
   * engine.
   */
  readonly isOwn: boolean;
}

/** Fields of a template that contain no text for others. */
const OWN =
  /^(?:metadata\.(?:name|namespace|labels\..*)|spec\.(?:project|destination\.\w+|(?:source|sources\.\[\]|sourceHydrator\.drySource)\.(?:repoURL|path|chart|targetRevision|ref|helm\.(?:releaseName|valueFiles\.\[\]|parameters\.\[\]\.name))))$/u;

/** The strings with tags in templates, or in other parts. */
export function stringsIn(parts: readonly Cursor[]): TemplateString[] {
  return placesIn(parts)
    .filter(({ at }) => at.text.includes("{{"))
    .map(({ at, path }) => ({ at, text: at.text, isOwn: OWN.test(path) }));
}
