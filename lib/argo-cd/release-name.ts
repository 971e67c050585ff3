/** The name that Argo CD gives to a Helm release: `helm.releaseName`, or without it, the name of the Application. */
import type { Problem } from "../model/problem.js";
import type { Cursor } from "../yaml/cursor.js";

/** Helm's limit: pkg/chartutil/validate_name.go. */
const MAX_LENGTH = 53;

export const releaseNameMessages = {
  longName:
    "Helm rejects `{{name}}` as the name of a release because it has {{length}} characters and 53 are allowed; set `helm.releaseName`.",
  longReleaseName:
    "Helm rejects the release name `{{name}}` because it has {{length}} characters and 53 are allowed; shorten it.",
};

/** The names that are too long, given the spec of an Application and the sources that it deploys. */
export function* releaseNameProblems(
  spec: Cursor,
  sources: readonly Cursor[],
): Generator<Problem<keyof typeof releaseNameMessages>> {
  const charts = sources.filter((source) => source.get("chart").isSet && source.get("plugin").isAbsent);
  for (const source of charts) {
    const at = source.at("helm.releaseName");
    if (isTooLong(at)) yield { at, messageId: "longReleaseName", data: dataOf(at) };
  }
  const at = spec.parent?.at("metadata.name");
  const unnamed = charts.find((source) => source.at("helm.releaseName").isUnset);
  if (at && unnamed && isTooLong(at)) yield { at, beside: [unnamed], messageId: "longName", data: dataOf(at) };
}

function isTooLong({ value }: Cursor): boolean {
  return typeof value === "string" && value.length > MAX_LENGTH;
}

function dataOf({ text }: Cursor): { name: string; length: string } {
  return { name: text, length: String(text.length) };
}
