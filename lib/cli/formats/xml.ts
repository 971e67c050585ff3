/** Elements of XML 1.0, which cannot contain control characters even if they are escaped. */
import { escaped } from "../../report/html.js";
import { visible } from "../../visible.js";

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** @param content nothing for an empty element, otherwise XML */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ""): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  const start = `<${name}${list.join("")}`;
  return content === "" ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** Text as the content of an element or an attribute. */
export function xmlText(text: string): string {
  return escaped(visible(text));
}

/** XML on separate lines, one level deeper. */
export function indented(elements: readonly string[]): string {
  return elements.length === 0 ? "" : `\n${elements.join("\n").replaceAll(/^/gmu, "  ")}\n`;
}
