/** Names that a matrix repeats, because they contain no parameter of its list. */
import type { Cursor } from "../../yaml/cursor.js";
import { placesIn } from "../places.js";
import type { ApplicationSet } from "./set.js";

/** The size of a list whose elements all get an Application with the same names; undefined if that is not certain. */
export function repeatingList({ generators, template }: ApplicationSet): number | undefined {
  const name = template.at("metadata.name");
  const [matrix, ...others] = generators.filter(({ key }) => key === "matrix");
  const isAlone = matrix?.parent?.allEntries().length === 1 && generators.length === 3;
  if (!matrix || others.length > 0 || !isAlone || name.text === "") return undefined;
  const items = matrix.get("generators").items();
  const list = items.map((item) => item.get("list")).find(({ isMapping }) => isMapping);
  const other = items.find((item) => item.get("list").isAbsent);
  // A selector omits elements, and the other generator can use their parameters.
  if (!list || !other || items.length !== 2 || items.some((item) => item.isOpen || item.allEntries().length !== 1))
    return undefined;
  const elements = list.get("elements");
  if (list.isOpen || elements.isOpen || list.get("elementsYaml").isPresent || usesParameters(other)) return undefined;
  const known = elements.items();
  if (known.length < 2 || known.some((element) => !element.isMapping || element.isOpen)) return undefined;
  const parameters = new Set(known.flatMap((element) => element.allEntries().map(({ key }) => String(key))));
  return mayUse(name.text, parameters) ? undefined : known.length;
}

function usesParameters(generator: Cursor): boolean {
  return placesIn([generator]).some(
    ({ at }) => at.isUnknown || at.isOpen || at.unquotedTag !== undefined || at.text.includes("{{"),
  );
}

/** Whether a name may contain one of some parameters; `{{ toJson . }}` and variables contain anything. */
function mayUse(name: string, parameters: ReadonlySet<string>): boolean {
  const tags = Array.from(name.matchAll(/\{\{[^{}]*\}\}/gu), ([tag]) => tag);
  return tags.some(
    (tag) => /\$|\.(?![A-Za-z_])/u.test(tag) || (tag.match(/[\w-]+/gu) ?? []).some((word) => parameters.has(word)),
  );
}
