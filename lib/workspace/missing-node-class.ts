/** References to node classes that do not exist, as problems of a manifest. */
import { groupBy } from "../group-by.js";
import { guessName } from "../guess.js";
import { kinds, kindsWithRole } from "../kinds.js";
import type { Manifest } from "../model/manifest.js";
import type { Problem } from "../model/problem.js";
import { replace } from "../yaml/edits/edit.js";
import type { MissingClass } from "./node-classes.js";

export const missingClassMessages = {
  missingNodeClass: "No {{kind}} is named `{{name}}`; add it, or use an existing one, such as {{names}}.",
  foreignNodeClass:
    "No {{kind}} for this {{referrer}} is named `{{name}}`, only one in {{place}}; add it, or use an existing one, such as {{names}}.",
  misspelledNodeClass: "No {{kind}} is named `{{name}}`; did you mean `{{meant}}` in {{place}}?",
  foreignGroup:
    "`group` is `{{group}}`, which has no {{kind}}, so Karpenter ignores this {{referrer}}; use `{{meant}}`.",
  replaceName: "Replace with `{{meant}}`.",
};

/** Karpenter's own group, which no provider adds kinds to. */
const CORE = "karpenter.sh";

/** The problem of a reference whose kind is one of another group; before v1, Karpenter does not read the group. */
export function foreignGroupProblem({
  kind: referrer,
  version,
  nodeClassRef,
}: Manifest): Problem<keyof typeof missingClassMessages> | undefined {
  const [at, name] = [nodeClassRef.get("group"), nodeClassRef.get("kind")];
  const kind = kindsWithRole("nodeClass", "managedNodeClass").find((one) => one === name.value);
  const meant = kind && kinds[kind].group;
  // Other providers can have kinds of the same name in groups of their own.
  if (version !== "v1" || at.value !== CORE || kind === undefined || meant === undefined) return undefined;
  const data = { group: CORE, kind, referrer, meant };
  const suggest = [{ messageId: "replaceName", data: { meant }, edit: replace(at, meant) } as const];
  return { at, messageId: "foreignGroup", data, suggest };
}

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
