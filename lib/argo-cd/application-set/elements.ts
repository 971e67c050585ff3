/** The elements of lists for which an ApplicationSet certainly generates Applications, and their parameters. */
import type { Cursor } from "../../yaml/cursor.js";
import { isTemplated } from "../../yaml/template.js";

/** An element of a list, with parameters for a template. */
export interface Element {
  readonly at: Cursor;
  /** Whether the strings of the template are Go templates. */
  readonly isGo: boolean;
}

const TAG = /\{\{([^{}]*)\}\}/gu;

/** The value that a tag stands for; undefined for tags that are more than a parameter. */
function parameterOf(tag: string, { at, isGo }: Element): Cursor | undefined {
  const path = (isGo ? /^-?\s*\.([A-Za-z_][\w.]*)\s*-?$/u : /^([\w-]+|values\.[\w-]+)$/u).exec(tag.trim())?.[1];
  return path === undefined ? undefined : at.at(path);
}

/** The text for an element; undefined if it is unknown. */
export function renderedText(text: string, element: Element): string | undefined {
  const tags = Array.from(text.matchAll(TAG), ([, tag = ""]) => tag);
  if (!tags.every((tag) => parameterOf(tag, element)?.value !== undefined)) return undefined;
  const rendered = text.replaceAll(TAG, (_, tag: string) => parameterOf(tag, element)?.text ?? "");
  return rendered === "" || isTemplated(rendered) ? undefined : rendered;
}

/** The parameter that a value consists of; the value itself if it is anything else. */
export function filledIn(value: Cursor, element: Element): Cursor {
  const tag = /^\{\{([^{}]*)\}\}$/u.exec(value.text)?.[1];
  const parameter = tag === undefined ? undefined : parameterOf(tag, element);
  // Go writes numbers in its own way.
  return typeof parameter?.value === "string" ? parameter : value;
}

/** More than people list. */
const MAX_ELEMENTS = 1000;

/** The elements of the lists in the `spec` of an ApplicationSet. */
export function certainElements(spec: Cursor): { readonly elements: readonly Element[]; readonly areAll: boolean } {
  const isGo = spec.get("goTemplate").isAbsent ? false : spec.get("goTemplate").value;
  if (typeof isGo !== "boolean") return { elements: [], areAll: false };
  const generators = spec.get("generators");
  const found = generators.items().map((item) => elementsOf(item));
  const elements = found.flatMap((one) => one.elements).slice(0, MAX_ELEMENTS);
  const areAll = generators.isList && !generators.isOpen && found.every((one) => one.areAll);
  return { elements: elements.map((at) => ({ at, isGo })), areAll };
}

interface Elements {
  readonly elements: readonly Cursor[];
  /** Whether every Application of the generator has one of the elements. */
  readonly areAll: boolean;
}

const none: Elements = { elements: [], areAll: false };

/** A selector next to a generator omits some elements, and a template of its own can replace parameters. */
function elementsOf(item: Cursor): Elements {
  const [generator, ...others] = item.allEntries();
  if (!generator || others.length > 0 || item.isOpen || !generator.get("template").isAbsent) return none;
  if (generator.key === "list") {
    const elements = generator.get("elements");
    const areAll = !elements.isOpen && generator.get("elementsYaml").isUnset;
    return { elements: elements.items().filter((element) => element.isMapping), areAll };
  }
  // An element is combined with each result of the other generator, whose parameters have other names.
  return generator.key === "matrix" ? ofMatrix(generator.get("generators").items()) : none;
}

/** Of two lists, the parameters of one element can be those of the other list. */
function ofMatrix(items: readonly Cursor[]): Elements {
  const lists = items.filter((item) => !item.get("list").isAbsent);
  const [list, ...others] = lists;
  return list && others.length === 0 ? elementsOf(list) : none;
}
