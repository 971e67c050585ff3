/**
 * The folders that a `git` generator looks for. Argo CD compares the path of each folder, from the root of the
 * repository and without a slash at either end, with Go's `path.Match`, which does not support braces:
 * applicationset/generators/git.go of argoproj/argo-cd.
 */
import type { Cursor } from "../../yaml/cursor.js";
import { replace } from "../../yaml/edits/edit.js";
import { isTemplated } from "../../yaml/template.js";
import type { SetProblem } from "./messages.js";
import { isOfOtherTool } from "./set.js";

/** The paths that match no folder of any repository. */
export function* directoryProblems(git: Cursor): Generator<SetProblem> {
  if (git.key !== "git") return;
  for (const item of git.get("directories").items()) {
    const at = item.get("path");
    const { value } = at;
    if (typeof value !== "string" || isTemplated(value) || isOfOtherTool(value)) continue;
    const text = value.replace(/^(?:\.?\/)+/u, "").replace(/(?<!\/)\/+$/u, "");
    if (/\{[^{},]*,[^{}]*\}/u.test(value)) yield { at, messageId: "directoryBraces", data: { value } };
    else if (text !== value && text !== "") {
      const suggest = [{ messageId: "replaceText", data: { text }, edit: replace(at, text) } as const];
      yield { at, messageId: "directorySlash", data: { value, text }, suggest };
    }
  }
}
