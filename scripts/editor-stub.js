// Replaces @codemirror/language in the bundle of the HCL grammar: the grammar's data about indentation and folding
// is ignored.
import { NodeProp } from "@lezer/common";

export const indentNodeProp = new NodeProp();
export const foldNodeProp = new NodeProp();
export const delimitedIndent = () => undefined;
export const foldInside = () => undefined;

export const LRLanguage = { define: (/** @type {unknown} */ language) => language };

export const LanguageSupport = undefined;
