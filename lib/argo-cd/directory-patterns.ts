/**
 * The patterns of `directory.include` and `directory.exclude`. Argo CD compares each with the whole path of a manifest
 * from the folder of the source, and only braces separate alternatives: reposerver/repository/repository.go of
 * argoproj/argo-cd, and "Directory" of its user guide.
 */
import { replace } from "../yaml/edits/edit.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Problem } from "../model/problem.js";
import { isTemplated } from "../yaml/template.js";

export const patternMessages = {
  unmatchedPattern: "`{{value}}` matches no manifest, because {{reason}}; use `{{text}}`.",
  replacePattern: "Replace with `{{text}}`.",
};

export function* patternProblems(source: Cursor): Generator<Problem<keyof typeof patternMessages>> {
  for (const field of ["include", "exclude"]) {
    const at = source.get("directory").get(field);
    const problem = typeof at.value === "string" && !isTemplated(at.value) ? patternProblem(at.value) : undefined;
    if (!problem) continue;
    const { text } = problem;
    const suggest = [{ messageId: "replacePattern", data: { text }, edit: replace(at, text) } as const];
    yield { at, messageId: "unmatchedPattern", data: { ...problem }, suggest };
  }
}

function patternProblem(pattern: string): { value: string; reason: string; text: string } | undefined {
  const inside = /^\{([^{}]*)\}$/u.exec(pattern)?.[1];
  const parts = (inside ?? pattern).split(",");
  if (/[$%()<>[\\\]]/u.test(pattern) || parts.some((part) => part.trim() === "")) return undefined;
  if (inside === undefined && /[{}]/u.test(pattern)) return undefined;
  const list = parts.map(withFiles).join(",");
  if (inside === undefined && parts.length > 1)
    return { value: pattern, reason: "only braces separate patterns", text: `{${list}}` };
  const text = inside === undefined ? list : `{${list}}`;
  const value = parts.find((part) => withFiles(part) !== part);
  if (value === undefined) return undefined;
  const reason = value === value.trim() ? "it is compared with the paths of files" : "the space is a part of it";
  return { value, reason, text };
}

/** A pattern without spaces around it, and for the name of a folder, that of the files in it. */
function withFiles(part: string): string {
  const text = part.trim();
  return /^[\w-]+(?:\/[\w-]+)*\/?$/u.test(text) ? `${text.replace(/\/$/u, "")}/*` : text;
}
