/** What a patch removes from the Applications although it seems to add to them: it is a strategic merge patch. */
import type { Manifest } from "../../model/manifest.js";
import type { Cursor } from "../../yaml/cursor.js";
import { applicationOf } from "../application.js";
import { emptiedFields } from "./emptied-fields.js";
import type { SetProblem } from "./messages.js";

export function* patchProblems(manifest: Manifest): Generator<SetProblem> {
  const { scalar: at, yaml } =
    applicationOf(manifest).embedding.find(({ scalar }) => scalar.key === "templatePatch") ?? {};
  if (!at || !yaml) return;
  const template = manifest.at("spec.template");
  for (const { path, range: within } of emptiedFields(at.text)) {
    // Where the template has nothing, the patch removes nothing.
    if (template.along(path).isPresent) yield { at, within, messageId: "emptiedField", data: { path: path.join(".") } };
  }
  yield* replacedSources(yaml.content.at("spec.sources"), template.at("spec.sources"));
}

/** The sources without content: a list in the patch replaces that of the template. */
function* replacedSources(patch: Cursor, template: Cursor): Generator<SetProblem> {
  if (!template.isPresent) return;
  for (const at of patch.items()) {
    const isEmpty = ["path", "chart", "ref"].every((field) => at.get(field).isAbsent);
    if (at.isMapping && isEmpty) yield { at, on: "head", messageId: "replacedSource" };
  }
}
