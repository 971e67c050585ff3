/** The names of the Applications that an ApplicationSet generates. */
import type { Cursor } from "../../yaml/cursor.js";
import { replace } from "../../yaml/edits/edit.js";
import { renderedText } from "./elements.js";
import { characterProblem } from "./name-characters.js";
import { repeatingList } from "./matrix-names.js";
import type { SetProblem } from "./messages.js";
import type { ApplicationSet } from "./set.js";

export function* nameProblems(set: ApplicationSet, mayLack: () => boolean): Generator<SetProblem> {
  const metadata = set.template.get("metadata");
  const name = metadata.get("name");
  if (set.hasOtherTemplates) return;
  if (metadata.isMapping && name.isUnset && metadata.get("generateName").isAbsent) {
    if (!mayLack()) yield { at: metadata, on: "head", messageId: "missingName" };
    return;
  }
  const unfit = characterProblem(name, set);
  if (unfit) {
    yield unfit;
    return;
  }
  const { isGo } = set;
  const names = set.elements?.map((at) => (isGo === undefined ? undefined : renderedText(name.text, { at, isGo })));
  const repeated = firstRepeated(names ?? []);
  if (repeated !== undefined && name.text !== repeated) {
    yield { at: name, messageId: "repeatedName", data: { name: repeated } };
  } else if (repeated !== undefined) {
    const data = { count: String(names?.length), name: repeated };
    const text = `${repeated}-${distinctTag(set) ?? ""}`;
    const edit = distinctTag(set) === undefined ? undefined : replace(name, text);
    const suggest = [{ messageId: "replaceText", data: { text }, edit } as const];
    yield { at: name, messageId: "constantName", data, suggest };
  } else if (name.value !== undefined && isForEachCluster(set)) {
    yield { at: name, messageId: "constantNameForClusters", data: { name: name.text } };
  } else {
    const count = repeatingList(set);
    if (count !== undefined)
      yield { at: name, messageId: "repeatedByMatrix", data: { name: name.text, count: String(count) } };
  }
}

function firstRepeated(names: readonly (string | undefined)[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => {
    const isRepeated = name !== undefined && seen.has(name);
    if (name !== undefined) seen.add(name);
    return isRepeated;
  });
}

/** The tag of the first parameter that makes valid names, and different ones. */
function distinctTag({ elements = [], isGo }: ApplicationSet): string | undefined {
  const parameters = elements[0]?.allEntries().map(({ key }) => String(key)) ?? [];
  const distinct = parameters.find((parameter) => {
    const values = elements.map((element) => element.get(parameter));
    const isName = ({ value, text }: Cursor) =>
      typeof value === "string" && /^[\da-z](?:[\d.a-z-]*[\da-z])?$/u.test(text);
    return (
      /^\w+$/u.test(parameter) && values.every(isName) && new Set(values.map(({ text }) => text)).size === values.length
    );
  });
  if (distinct === undefined || isGo === undefined) return undefined;
  return isGo ? `{{.${distinct}}}` : `{{${distinct}}}`;
}

/** Whether all clusters get an Application, each at another destination. */
function isForEachCluster({ generators, template }: ApplicationSet): boolean {
  const [only, ...others] = generators;
  const destination = template.at("spec.destination");
  const isPerCluster = ["server", "name"].some((field) => destination.get(field).text.includes("{{"));
  return only?.key === "clusters" && others.length === 0 && isPerCluster && hasNoSelector(only);
}

/** With a selector, there is often one cluster only. */
function hasNoSelector(clusters: Cursor): boolean {
  const beside = clusters.parent?.get("selector");
  return clusters.isMapping && !clusters.isOpen && clusters.get("selector").isAbsent && beside?.isAbsent === true;
}
