/** The limit of EC2 for a user data. */
import { type Finding, firstLine } from "./finding.js";
import { isTemplate } from "./forms.js";

/** In bytes before Base64. Source: EC2 user guide, "Run commands when you launch an instance". */
const LIMIT = 16_384;

/** A text that is too long. Karpenter adds about 1,000 bytes to it, but they depend on the cluster. */
export function sizeFinding(text: string, family: string | undefined): Finding | undefined {
  if (text.length <= LIMIT / 4 || isTemplate(text)) return undefined;
  // Karpenter writes the settings of Bottlerocket again, without comments.
  const mayShrink = family === undefined || family === "Bottlerocket";
  const kept = mayShrink ? text.replaceAll(/^[ \t]*#.*\n|^[ \t]+/gmu, "") : text;
  const size = new TextEncoder().encode(kept.replaceAll("\r", "")).length;
  return size > LIMIT ? { messageId: "tooLong", within: firstLine(text), data: { size: String(size) } } : undefined;
}
