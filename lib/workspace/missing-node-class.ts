/** References to node classes that do not exist, as problems of a manifest. */
import { groupBy } from "../group-by.js";
import { guessName } from "../guess.js";
import type { Manifest } from "../model/manifest.js";
import type { Problem } from "../model/problem.js";
import { replace } from "../yaml/edits/edit.js";
import type { MissingClass } from "./node-classes.js";

export const missingClassMessages = {
  missingNodeClass: "No {{kind}} is named `{{name}}`; add it, or use an existing one, such as {{names}}.",
  foreignNodeClass:
    "No {{kind}} for this {{referrer}} is named `{{name}}`, only one in {{place}}; add it, or use an existing one, such as {{names}}.",
  misspelledNodeClass: "No {{kind}} is named `{{name}}`; did you mean `{{meant}}` in {{place}}?",
  replaceName: "Replace with `{{meant}}`.",
};

/** The problem of a manifest whose reference names no node class. */
export function missingClassProblem(
  manifest: Manifest,
  missing: MissingClass,
): Problem<keyof typeof missingClassMessages> {
  const at = manifest.nodeClassRef.get("name");
  const name = at.text;
  const { kind, elsewhere } = missing;
  // Of several with one name, the first.
  const classes = [...groupBy(missing.classes, (one) => one.name ?? "").values()].flatMap(([first]) => first ?? []);
  const shown = classes.slice(0, 3);
  const [foreign] = elsewhere;
  if (foreign) {
    const related = [{ file: foreign.file, line: foreign.line }, ...shown];
    return { at, messageId: "foreignNodeClass", data: { kind, name, referrer: manifest.kind }, related };
  }
  const names = classes.map((one) => one.name ?? "");
  const meant = guessName(name, names);
  const found = classes.find((one) => one.name === meant);
  if (!found || meant === undefined) return { at, messageId: "missingNodeClass", data: { kind, name }, related: shown };
  const data = { kind, name, meant };
  const suggest = [{ messageId: "replaceName", data, edit: replace(at, meant) } as const];
  return { at, messageId: "misspelledNodeClass", data, related: [found], suggest };
}
