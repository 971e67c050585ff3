/** The parts of a MIME document, as Karpenter passes them on. */
import type { Cursor } from "../../yaml/cursor.js";
import { isBrokenYaml } from "../../yaml/embedded.js";
import type { Problem } from "../../model/problem.js";
import { type LinuxFamily, commandFindings } from "./families.js";
import type { Finding } from "./finding.js";
import { formOf, hasTokens } from "./forms.js";
import type { MessageId } from "./messages.js";
import { type MimePart, type MimeProblem, mediaTypeOf, readMime } from "./mime.js";
import { type NodeConfigOptions, isNodeConfig, nodeConfigProblems } from "./node-config.js";

/** The type of the parts that nodeadm reads. */
const NODE_CONFIG = "application/node.eks.aws";

/** What is wrong with the structure of a document and with its scripts. */
export function* mimeFindings(family: LinuxFamily, text: string): Generator<Finding> {
  const { parts, problem } = readMime(text);
  // A variable in the headers, or on a line of its own, may stand for any lines.
  const isOpen = /^[ \t]*\$\{?\w+\}?[ \t]*$/mu.test(text) || hasTokens(text.slice(0, text.indexOf("\n\n") + 1));
  if (problem && !isOpen) yield structureFinding(text, problem);
  for (const part of parts) {
    const isScript = formOf(text.slice(...part.body)) === "script";
    if (isScript) yield* commandFindings(family, text, part.body);
    if (family === "AL2023") yield* partFindings(text, part);
  }
}

function structureFinding(text: string, { what, range, boundary, other }: MimeProblem): Finding {
  const finding = { messageId: what, within: range, data: { boundary, line: text.slice(...range) } };
  const at = range[0] + text.slice(...range).lastIndexOf(boundary);
  if (what !== "unusedBoundary" || other === undefined || !text.startsWith(boundary, at)) return finding;
  return { ...finding, replacement: { range: [at, at + boundary.length], text: other } };
}

function* partFindings(text: string, part: MimePart): Generator<Finding> {
  const type = part.headers.get("content-type");
  const encoding = part.headers.get("content-transfer-encoding");
  const isRead = mediaTypeOf(part) === NODE_CONFIG;
  if (!isRead && type && formOf(text.slice(...part.body)) === "nodeConfig") {
    const start = type.range[0] + text.slice(...type.range).indexOf(type.value);
    const isOneLine = text.startsWith(type.value, start);
    const replacement = { range: [start, start + type.value.length], text: NODE_CONFIG } as const;
    yield { messageId: "wrongPartType", within: type.range, ...(isOneLine && { replacement }) };
  }
  if (!isRead && encoding && /^base64$/iu.test(encoding.value))
    yield { messageId: "ignoredEncoding", within: encoding.range };
}

/** What is wrong with the parts of a document that nodeadm reads. */
export function* nodeConfigPartProblems(
  userData: Cursor,
  text: string,
  options: NodeConfigOptions,
): Generator<Problem<MessageId>> {
  for (const part of readMime(text).parts) {
    const body = text.slice(...part.body);
    // nodeadm also reads Base64.
    if (mediaTypeOf(part) !== NODE_CONFIG || hasTokens(body) || /^[A-Za-z\d+/=\s]*$/u.test(body)) continue;
    const root = userData.embedded(part.body)?.content;
    if (root?.isMapping && isNodeConfig(root)) yield* nodeConfigProblems(root, options);
    else if (root?.isMapping || isBrokenYaml(body)) {
      const within = part.headers.get("content-type")?.range ?? part.body;
      yield { at: userData, within, messageId: "invalidNodeConfig" };
    }
  }
}
