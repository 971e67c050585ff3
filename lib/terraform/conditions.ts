/** Whether Terraform certainly deploys the manifests of heredocs, all to one cluster. */
import { type Argument, argumentsAt } from "./attributes.js";
import { type HeredocDocument, withoutDocuments } from "./heredoc-documents.js";

/**
 * For each document, whether it is in a resource that deploys a manifest, without a condition, a loop or a provider of
 * its own. Elsewhere, such as in `locals` and in the content of files, its use is unknown.
 */
export function areUnconditional(text: string, documents: readonly HeredocDocument[]): boolean[] {
  if (documents.length === 0) return [];
  const openings = documents.map(({ opening }) => opening);
  const code = withoutDocuments(text, documents);
  return argumentsAt(text, openings).map((argument) => argument !== undefined && isUnconditional(code, argument));
}

function isUnconditional(code: string, { frame }: Argument): boolean {
  const { type, labels, outermost, range } = frame;
  if (type !== "resource" || outermost || !/^(?:kubectl|kubernetes)_manifest$/u.test(labels[0] ?? "")) return false;
  return !/\?|(?<![\w.-])(?:count|for_each|provider)[ \t]*=/u.test(code.slice(...range));
}
