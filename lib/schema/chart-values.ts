/** Values of a chart that are next to Argo CD's `helm` instead of in its values. */
import type { Cursor } from "../yaml/cursor.js";
import { groupBy } from "../group-by.js";
import { guess } from "../guess.js";
import type { Manifest } from "../model/manifest.js";
import { codeList } from "../prose.js";
import { move } from "../yaml/edits/move.js";
import type { Against, SchemaProblem } from "./subject.js";
import { type Violation, idOf } from "./violation.js";

/** A single unknown field may be anything; several are values of a chart. */
const MIN_FIELDS = 2;

/** One problem for the unknown fields of each source, and the violations that it covers. */
export function chartValuesIn(
  unknown: readonly Violation<"x-fields">[],
  { root }: Manifest,
  { rightPlaces }: Against,
): { problems: SchemaProblem[]; covered: ReadonlySet<Violation> } {
  const covered = new Set<Violation>();
  const problems: SchemaProblem[] = [];
  const unexplained = unknown.filter(
    (one) => !rightPlaces.get(one) && guess(one.params.field, [...one.params.fields]) === undefined,
  );
  for (const group of groupBy(unexplained, ({ path }) => idOf(path)).values()) {
    const [first] = group;
    const values = first && valuesAt(root.along(first.path), first.params.fields);
    if (!values || group.length < MIN_FIELDS) continue;
    const fields = group.map(({ path, params }) => root.along(path).get(params.field));
    for (const one of group) covered.add(one);
    problems.push(describeValues(fields, values));
  }
  return { problems, covered };
}

/** The values of a source that Helm renders, or of its `helm`. */
function valuesAt(place: Cursor, fields: ReadonlySet<string>): Cursor | undefined {
  if (fields.has("valuesObject")) return place.get("valuesObject");
  const isChart = place.get("chart").isPresent || place.get("helm").isPresent;
  return isChart && fields.has("helm") ? place.get("helm").get("valuesObject") : undefined;
}

function describeValues(fields: readonly Cursor[], values: Cursor): SchemaProblem {
  const [at = values] = fields;
  const names = fields.map(({ key }) => String(key));
  const target = `\`${values.path}\``;
  const isTaken = !values.isAbsent || values.parent?.get("values").isAbsent === false;
  return {
    at,
    on: "key",
    messageId: "chartValues",
    data: { fields: codeList(names), path: at.parent?.path ?? "", target: values.path },
    suggest: isTaken ? [] : [{ messageId: "moveField", data: { target }, edit: move(fields, values) }],
  };
}
