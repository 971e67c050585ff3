/** Passes problems on to ESLint. */
import type { Edit } from "../yaml/edits/edit.js";
import type { Problem } from "../model/problem.js";
import { type Context, sourceOf } from "./source.js";

type Violation = Parameters<Context["report"]>[0];
type Fixer = Parameters<NonNullable<Violation["fix"]>>[0];

export function report(
  context: Context,
  { at, on = "value", beside = [], within, messageId, data = {}, fix, suggest = [] }: Problem<string>,
): void {
  if (!beside.every((other) => at.comesWith(other) || other.comesWith(at))) return;
  const [start, end] = within ? at.rangeWithin(within) : { head: at.headRange, key: at.keyRange, value: at.range }[on];
  const source = sourceOf(context);
  context.report({
    loc: { start: source.getLocFromIndex(start), end: source.getLocFromIndex(end) },
    messageId,
    data,
    ...(fix && { fix: apply([fix]) }),
    suggest: suggest.flatMap((suggestion) => {
      const edits = [suggestion.edit].flat();
      if (!edits.every((edit) => edit !== undefined)) return [];
      return [{ messageId: suggestion.messageId, data: suggestion.data ?? {}, fix: apply(edits) }];
    }),
  });
}

function apply(edits: readonly Edit[]) {
  return (fixer: Fixer) => edits.map((edit) => fixer.replaceTextRange([...edit.range], edit.text));
}
