/** Tags of an ApplicationSet that the API server may reject: fields can only have some in quotes, and of type string. */
import type { Manifest } from "../../model/manifest.js";
import type { Cursor } from "../../yaml/cursor.js";
import { actionsOf } from "../../yaml/go-template.js";
import { isHelmAction } from "../../yaml/template.js";
import { placesIn } from "../places.js";
import { isForFirstRun, isOfOtherTool } from "./set.js";
import { stringsIn } from "./strings.js";

interface UnreadTags {
  /** The strings with tags in the template. */
  readonly quoted: readonly Cursor[];
  /** The tags without quotes in the template. */
  readonly unquoted: readonly Cursor[];
  /** The tags without quotes in the generators, which no patch can replace. */
  readonly inGenerators: readonly Cursor[];
}

/** None if another tool renders the file first. */
export function unreadTags(manifest: Manifest): UnreadTags {
  const template = manifest.at("spec.template");
  const strings = stringsIn([template]);
  const unquoted = unquotedIn(template);
  const inGenerators = unquotedIn(manifest.at("spec.generators"));
  const isHelms = (tag: string) => actionsOf(tag).some((action) => isHelmAction(action));
  const isRenderedFirst =
    strings.some(({ text, isOwn }) => isOwn && isForFirstRun(text)) ||
    [...unquoted, ...inGenerators].some(({ unquotedTag = "" }) => isHelms(unquotedTag));
  if (isRenderedFirst) return { quoted: [], unquoted: [], inGenerators: [] };
  return { quoted: strings.filter(({ text }) => !isOfOtherTool(text)).map(({ at }) => at), unquoted, inGenerators };
}

function unquotedIn(part: Cursor): Cursor[] {
  return placesIn([part])
    .map(({ at }) => at)
    .filter(({ unquotedTag }) => unquotedTag !== undefined);
}
