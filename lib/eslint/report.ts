/** Passes problems on to ESLint. */
import type { Edit, Edits } from "../yaml/edits/edit.js";
import { visibleValue } from "../visible.js";
import { placeText } from "../model/file-place.js";
import type { Problem, RelatedPlace } from "../model/problem.js";
import { alternatives } from "../prose.js";
import { type Context, sourceOf } from "./source.js";

type Violation = Parameters<Context["report"]>[0];
type Fixer = Parameters<NonNullable<Violation["fix"]>>[0];

export function report(
  context: Context,
  { at, on = "value", beside = [], within, messageId, data = {}, related = [], fix, suggest = [] }: Problem<string>,
): void {
  if (!beside.every((other) => at.comesWith(other) || other.comesWith(at))) return;
  const [start, end] = within ? at.rangeWithin(within) : { head: at.headRange, key: at.keyRange, value: at.range }[on];
  const source = sourceOf(context);
  const fixes = editsOf(fix);
  context.report({
    loc: { start: source.getLocFromIndex(start), end: source.getLocFromIndex(end) },
    messageId,
    data: visibleData({ ...placesOf(related), ...data }),
    ...(fixes && { fix: apply(fixes) }),
    suggest: suggest.flatMap((suggestion) => {
      const edits = editsOf(suggestion.edit);
      return edits
        ? [{ messageId: suggestion.messageId, data: visibleData(suggestion.data ?? {}), fix: apply(edits) }]
        : [];
    }),
  });
}

/** The words of a message for the other places of a problem. */
function placesOf(related: readonly RelatedPlace[]): Record<string, string> {
  const [first] = related;
  const named = related.flatMap((one) => (one.name === undefined ? [] : [`\`${one.name}\` in ${placeText(one)}`]));
  return {
    ...(first && { place: placeText(first) }),
    ...(named.length > 0 && { names: alternatives(named) }),
  };
}

/** The only place at which values enter messages: they could otherwise control a terminal or a CI system. */
function visibleData(data: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, visibleValue(value)]));
}

/** The edits of a change; undefined if one of them can't be made. */
function editsOf(change: Edit | Edits | undefined): readonly Edit[] | undefined {
  const edits = [change].flat();
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

function apply(edits: readonly Edit[]) {
  return (fixer: Fixer) => edits.map((edit) => fixer.replaceTextRange([...edit.range], edit.text));
}
