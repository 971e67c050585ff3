/** What the generators of an ApplicationSet fail on. */
import type { Cursor } from "../../yaml/cursor.js";
import { replace } from "../../yaml/edits/edit.js";
import { directoryProblems } from "./git-directories.js";
import type { SetProblem } from "./messages.js";
import { type ApplicationSet, elementsIn } from "./set.js";

export function* generatorProblems({ generators, isGo }: ApplicationSet): Generator<SetProblem> {
  const combined = generators.filter(({ key }) => key === "matrix" || key === "merge");
  for (const generator of combined) yield* sizeProblems(generator);
  for (const generator of generators) yield* directoryProblems(generator);
  if (isGo !== false) return;
  const lists = generators.filter(({ key }) => key === "list");
  for (const element of elementsIn(lists)) yield* elementProblems(element);
}

/** The numbers of generators that `matrix` and `merge` accept. */
function* sizeProblems(generator: Cursor): Generator<SetProblem> {
  if (generator.key !== "matrix" && generator.key !== "merge") return;
  const list = generator.get("generators");
  const size = list.items().length;
  if (!list.isList || list.isOpen || list.items().some(({ isUnknown }) => isUnknown)) return;
  const data = { count: size === 0 ? "none" : size === 1 ? "one" : String(size) };
  if (generator.key === "matrix" && size !== 2) {
    const remedy = size < 2 ? "add another" : "nest a second matrix";
    yield { at: list, on: "head", messageId: "matrixSize", data: { ...data, remedy } };
  }
  if (generator.key === "merge" && size < 2) yield { at: list, on: "head", messageId: "mergeSize", data };
}

/** The values of an element that are not text; those below `values` must be, too. */
function* elementProblems(element: Cursor): Generator<SetProblem> {
  for (const value of element.allEntries()) {
    if (value.key !== "values") yield* textProblem(value);
    else if (value.isMapping) for (const nested of value.allEntries()) yield* textProblem(nested);
  }
}

function* textProblem(at: Cursor): Generator<SetProblem> {
  const name = String(at.key);
  if (at.isMapping || at.isList) {
    const data = { name, actual: at.isMapping ? "a mapping" : "a list", remedy: "set `goTemplate: true`" };
    yield { at, on: "key", messageId: "nonTextElement", data };
  } else if (typeof at.value === "number" || typeof at.value === "boolean") {
    const data = { name, actual: `the ${typeof at.value} \`${at.text}\``, remedy: "put it in quotes" };
    yield { at, messageId: "nonTextElement", data, fix: replace(at, at.text) };
  }
}
