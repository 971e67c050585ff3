/** Documents of Karpenter's groups with a kind that their group does not have. */
import type { Cursor } from "../yaml/cursor.js";
import { replace } from "../yaml/edits/edit.js";
import { isUnknownKind, kindMeantBy, kinds, kindsOfProject } from "../kinds.js";
import { codeAlternatives } from "../prose.js";
import type { SchemaProblem } from "./subject.js";

export function* unknownKindOf(root: Cursor): Generator<SchemaProblem> {
  const [apiVersion, kind] = [root.get("apiVersion"), root.get("kind")];
  const [group = "", version = ""] = apiVersion.text.split("/", 2);
  if (typeof apiVersion.value !== "string" || typeof kind.value !== "string" || !isUnknownKind(group, kind.text))
    return;
  const meant = kindMeantBy(group, kind.text);
  const data = { group, value: kind.text };
  if (meant === undefined) {
    const own = kindsOfProject("Karpenter").filter((one) => kinds[one].group === group && !kinds[one].successor);
    yield { at: kind, messageId: "unknownKind", data: { ...data, kinds: codeAlternatives(own) } };
    return;
  }
  if (meant !== kind.text) {
    const suggest = [{ messageId: "replaceText", data: { text: meant }, edit: replace(kind, meant) } as const];
    yield { at: kind, messageId: "misspelledKind", data: { ...data, meant }, suggest };
  }
  const { group: right, versions } = kinds[meant];
  if (right === group) return;
  const text = `${right}/${versions.find(({ name }) => name === version)?.name ?? versions.at(-1)?.name ?? version}`;
  const suggest = [{ messageId: "replaceText", data: { text }, edit: replace(apiVersion, text) } as const];
  yield { at: apiVersion, messageId: "wrongGroup", data: { group, kind: meant, apiVersion: text }, suggest };
}
