/** What an ApplicationSet generates Applications from: its generators, their parameters, and its templates. */
import type { Manifest } from "../../model/manifest.js";
import type { Cursor } from "../../yaml/cursor.js";
import { actionsOf } from "../../yaml/go-template.js";
import { isHelmAction } from "../../yaml/template.js";
import { generatorsOf } from "../application.js";
import { type TemplateString, stringsIn } from "./strings.js";

export interface ApplicationSet {
  readonly template: Cursor;
  /** Whether the strings are Go templates; undefined if that is unknown. */
  readonly isGo: boolean | undefined;
  /** Whether a missing parameter is an error. */
  readonly failsOnMissing: boolean;
  /** The generators, including nested ones; their keys are their types, such as `list`. */
  readonly generators: readonly Cursor[];
  /** The elements that give all parameters; undefined if anything else may give some. */
  readonly elements: readonly Cursor[] | undefined;
  /** The parameters of these elements, and how many elements have each. */
  readonly parameters: ReadonlyMap<string, number> | undefined;
  /** Whether other templates may set parts of the Applications. */
  readonly hasOtherTemplates: boolean;
  readonly strings: readonly TemplateString[];
  /** Whether the strings show that another tool renders the file before Argo CD reads it. */
  readonly isRenderedFirst: boolean;
}

/** `mayLack` is evaluated only if `goTemplate` is missing. */
export function applicationSetOf(manifest: Manifest, mayLack: () => boolean): ApplicationSet {
  const spec = manifest.at("spec");
  const template = spec.get("template");
  const patch = spec.get("templatePatch");
  const generators = generatorsOf(spec);
  const templates = generators.map((generator) => generator.get("template"));
  // The generators themselves are rendered only with the parameters of another one.
  const withValues = generators.filter(({ key }) => key !== "list" && key !== "matrix" && key !== "merge");
  const values = withValues.map((generator) => generator.get("values"));
  const strings = stringsIn([template, patch, ...templates, ...values]);
  const elements = elementsOf(spec.get("generators"));
  return {
    template,
    isGo: goTemplateOf(spec.get("goTemplate"), mayLack),
    failsOnMissing: spec
      .get("goTemplateOptions")
      .items()
      .some(({ value }) => value === "missingkey=error"),
    generators,
    elements,
    parameters: elements && parametersOf(elements),
    hasOtherTemplates: [patch, ...templates].some((part) => !part.isAbsent),
    strings: strings.filter(({ text }) => !isOfOtherTool(text)),
    isRenderedFirst: strings.some((one) => one.isOwn && isForFirstRun(one.text)),
  };
}

function goTemplateOf(field: Cursor, mayLack: () => boolean): boolean | undefined {
  if (typeof field.value === "boolean") return field.value;
  return field.isAbsent && !mayLack() ? false : undefined;
}

/** The elements of the lists, if there are only lists, and all their elements are known. */
function elementsOf(generators: Cursor): Cursor[] | undefined {
  if (!generators.isList || generators.isOpen) return undefined;
  const lists = generators.items().map((item) => {
    const isOnlyList = !item.isOpen && item.allEntries().every(({ key }) => key === "list");
    return isOnlyList ? item.get("list") : item.asUnknown();
  });
  const isKnown = (list: Cursor) =>
    list.isMapping && !list.isOpen && list.get("elementsYaml").isUnset && !list.get("elements").isOpen;
  if (!lists.every(isKnown)) return undefined;
  const elements = elementsIn(lists);
  return elements.length > 0 && elements.every((element) => element.isMapping && !element.isOpen)
    ? elements
    : undefined;
}

/** The keys of elements, and those below `values`, of which an unknown one can be any. */
function parametersOf(elements: readonly Cursor[]): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const element of elements) {
    for (const { key } of element.allEntries()) count(String(key));
    const values = element.get("values");
    if (values.isUnknown || values.isOpen) count("values.*");
    for (const { key } of values.allEntries()) count(`values.${String(key)}`);
  }
  return counts;
}

/** More than any ApplicationSet has, even if many lists are aliases of a long one. */
const MAX_ELEMENTS = 10_000;

/** The elements of lists. */
export function elementsIn(lists: readonly Cursor[]): Cursor[] {
  const elements: Cursor[] = [];
  for (const list of lists) {
    if (elements.length > MAX_ELEMENTS) break;
    for (const element of list.get("elements").items()) elements.push(element);
  }
  return elements;
}

/** Marks of tools that fill in a value before Argo CD reads it; `$values/` is a reference of Argo CD itself. */
export function isOfOtherTool(text: string): boolean {
  return /\{%|<%|\$\{|\$\(|%\{|#\{|<(?:path|secret|vault):|ENC\[AES256_GCM,/u.test(text);
}

/** Whether a text has actions of Helm, or tags that are escaped for a tool like it. */
export function isForFirstRun(text: string): boolean {
  return actionsOf(text).some(
    (action) =>
      (isHelmAction(action) && /^\$?\.|^(?:include|template|tpl)$/u.test(action.head)) ||
      /^\{\{-?\s*["'`]\{\{/u.test(text.slice(action.start, action.end)),
  );
}
