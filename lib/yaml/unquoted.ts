/** Values that are not valid YAML only because they start with `{{` outside quotes. */
import { type AST, traverseNodes } from "yaml-eslint-parser";
import { Cursor } from "./cursor.js";
import { actionsOf } from "./go-template.js";
import { isMasked } from "./masks.js";
import { parseYaml } from "./parse-yaml.js";
import { isHelmAction, maskTemplate } from "./template.js";
import { FileText, type Range } from "./text-map.js";

/**
 * The first such value in a document whose root `isChecked` accepts; undefined if there is none, or if the document has
 * actions of Helm outside its strings, which is rendered before it is read.
 */
export function unquotedValue(text: string, isChecked: (root: Cursor) => boolean): Range | undefined {
  let program: AST.YAMLProgram;
  try {
    program = parseYaml(maskTemplate(text).text);
  } catch {
    return undefined;
  }
  const textMap = new FileText(text);
  for (const document of program.body) {
    if (!isChecked(Cursor.root(textMap, document.content))) continue;
    const { strings, unquoted } = scalarsIn(document);
    if (unquoted && !hasHelmActions(text, document.range, strings)) return unquoted;
  }
  return undefined;
}

interface Scalars {
  /** The ranges of the quoted scalars and the block scalars, in the order of the text. */
  readonly strings: readonly Range[];
  /** The first plain scalar that starts with an action. */
  readonly unquoted: Range | undefined;
}

function scalarsIn(document: AST.YAMLDocument): Scalars {
  const strings: Range[] = [];
  let unquoted: Range | undefined;
  traverseNodes(document, {
    enterNode(node) {
      if (node.type !== "YAMLScalar") return;
      if (node.style !== "plain") strings.push(node.range);
      else if (isMasked(node.strValue.charAt(0))) unquoted ??= node.range;
    },
    leaveNode() {
      // Nothing to do on the way up.
    },
  });
  return { strings, unquoted };
}

function hasHelmActions(text: string, [start, end]: Range, strings: readonly Range[]): boolean {
  let next = 0;
  return actionsOf(text).some((action) => {
    while ((strings[next]?.[1] ?? Infinity) <= action.start) next += 1;
    const isInString = (strings[next]?.[0] ?? Infinity) <= action.start;
    return action.start >= start && action.start < end && !isInString && isHelmAction(action);
  });
}
