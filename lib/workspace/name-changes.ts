/** Which names a kustomization changes by patches and replacements: only these make a name in a file uncertain. */
import { type Kind, allKinds, kindsWith } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";
import { readData } from "../yaml/document.js";

/** The names of the objects, or those of the node classes that they refer to. */
export type NameChange = "names" | "references";

/** The changes by the text of a patch: a JSON Patch, or an object that is merged. */
export function changesByPatch(text: string, targetKind: string | undefined, allowsNameChange: boolean): NameChange[] {
  const content = readData(text);
  // Several objects, or no YAML at all.
  if (content === undefined) return text.includes("nodeClassRef") ? ["references"] : [];
  if (Array.isArray(content)) return content.flatMap((operation) => changesByOperation(operation, targetKind));
  if (typeof content !== "object" || content === null) return [];
  const own = targetKind ?? ("kind" in content && typeof content.kind === "string" ? content.kind : undefined);
  return [
    ...(allowsNameChange && mayBe(own, allKinds) ? (["names"] as const) : []),
    ...(mentionsReference(content) && mayBe(own, kindsWith("nodeClassRef")) ? (["references"] as const) : []),
  ];
}

function changesByOperation(operation: unknown, targetKind: string | undefined): NameChange[] {
  if (typeof operation !== "object" || operation === null || !("path" in operation)) return [];
  const { path } = operation;
  const value = "value" in operation ? operation.value : undefined;
  if (typeof path !== "string") return [];
  const setsName = path === "/metadata/name" || ((path === "/metadata" || path === "") && value !== undefined);
  const setsReference = path.includes("/nodeClassRef") || mentionsReference(value);
  return [
    ...(setsName && mayBe(targetKind, allKinds) ? (["names"] as const) : []),
    ...(setsReference && mayBe(targetKind, kindsWith("nodeClassRef")) ? (["references"] as const) : []),
  ];
}

/** The changes by an item of `replacements`; one in a file of its own can change anything. */
export function changesByReplacement(replacement: Cursor): NameChange[] {
  if (!replacement.get("path").isAbsent) return ["names", "references"];
  return replacement
    .get("targets")
    .items()
    .flatMap((target): NameChange[] => {
      const kind = target.at("select.kind");
      const selected = typeof kind.value === "string" ? kind.value : undefined;
      const fields = target
        .get("fieldPaths")
        .items()
        .map(({ text }) => text);
      // Without fields, Kustomize replaces the name.
      const setsName = fields.length === 0 || fields.includes("metadata.name");
      const setsReference = fields.some((field) => field.includes("nodeClassRef"));
      return [
        ...(setsName && mayBe(selected, allKinds) ? (["names"] as const) : []),
        ...(setsReference && mayBe(selected, kindsWith("nodeClassRef")) ? (["references"] as const) : []),
      ];
    });
}

/** Whether a selector, which Kustomize treats as a regular expression, may select one of the kinds. */
function mayBe(selector: string | undefined, candidates: readonly Kind[]): boolean {
  if (selector === undefined || !/^\w+$/u.test(selector)) return true;
  return candidates.some((kind) => kind === selector);
}

/** Whether there is such a key or text; a value can contain itself through an alias. */
function mentionsReference(content: unknown): boolean {
  const seen = new Set<unknown>([content]);
  for (const value of seen) {
    if (value === "nodeClassRef") return true;
    if (typeof value !== "object" || value === null) continue;
    for (const part of Object.entries(value).flat()) seen.add(part);
  }
  return false;
}
