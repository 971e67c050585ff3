/** Parameters with characters that the name of an Application can't have. */
import type { Cursor } from "../../yaml/cursor.js";
import { replace } from "../../yaml/edits/edit.js";
import type { SetProblem } from "./messages.js";
import type { ApplicationSet } from "./set.js";

/** The generators whose parameters have known names, without those of lists and of files. */
const KNOWN: ReadonlySet<unknown> = new Set(["clusters", "git", "matrix", "merge"]);

/** The first tag of a name that is an address or a path. */
export function characterProblem(name: Cursor, set: ApplicationSet): SetProblem | undefined {
  const { text } = name;
  const { generators, isGo } = set;
  if (isGo === undefined || set.isRenderedFirst || !generators.every(hasKnownNames)) return undefined;
  for (const { 0: tag, 1: parameter, index } of text.matchAll(/\{\{-?\s*(\.?[a-z]+(?:\.path)?)\s*-?\}\}/gu)) {
    if (parameter?.startsWith(".") !== isGo) continue;
    const found = replacementFor(isGo ? parameter.slice(1) : parameter, set);
    if (!found) continue;
    const valid = `{{${isGo ? "." : ""}${found.valid}}}`;
    const edit = replace(name, text.slice(0, index) + valid + text.slice(index + tag.length));
    const suggest = [{ messageId: "replaceText", data: { text: valid }, edit } as const];
    const within = [index, index + tag.length] as const;
    return { at: name, within, messageId: "invalidName", data: { tag, what: found.what, text: valid }, suggest };
  }
  return undefined;
}

function hasKnownNames(generator: Cursor): boolean {
  if (!KNOWN.has(generator.key) || generator.isOpen) return false;
  return generator.key !== "git" || ["files", "pathParamPrefix"].every((field) => generator.get(field).isAbsent);
}

function replacementFor(
  parameter: string,
  { generators, isGo }: ApplicationSet,
): { readonly what: string; readonly valid: string } | undefined {
  const of = (type: string) => generators.filter(({ key }) => key === type);
  if (parameter === "server" && of("clusters").length > 0) return { what: "a URL", valid: "nameNormalized" };
  const isPath = parameter === (isGo === true ? "path.path" : "path");
  return isPath && of("git").length > 0 && of("git").every(hasOnlyNested)
    ? { what: "a path with slashes", valid: "path.basename" }
    : undefined;
}

/** Whether all folders that a generator can find are inside others. */
function hasOnlyNested(git: Cursor): boolean {
  const directories = git.get("directories");
  const paths = directories.items().map((item) => item.get("path"));
  return (
    !directories.isOpen &&
    paths.length > 0 &&
    paths.every(({ value, text }) => value !== undefined && /[^/]\/[^/]/u.test(text))
  );
}
