/** Reads the documents of a Terraform file, each given as a text of its own. */
import { readJsonBlock, readJsonObject, readJsonText } from "./json/documents.js";
import type { YamlText } from "../yaml/document.js";
import type { Resolve } from "./locals.js";
import { readBlock, readObject } from "./yaml-tree.js";

const READERS = {
  block: readBlock,
  object: readObject,
  "json-block": readJsonBlock,
  "json-object": readJsonObject,
  "json-text": readJsonText,
} satisfies Readonly<Record<string, (text: string, resolve?: Resolve) => YamlText | undefined>>;

/** The forms that are not YAML in the file itself. */
export type ReadForm = keyof typeof READERS;

export function isReadForm(form: string): form is ReadForm {
  return Object.hasOwn(READERS, form);
}

/** Undefined if it can't be read. */
export function readDocument(form: ReadForm, text: string, resolve?: Resolve): YamlText | undefined {
  return READERS[form](text, resolve);
}

/** Whether a document is a block that installs a chart. */
export function isBlockForm(form: string): boolean {
  return form === "block" || form === "json-block";
}
