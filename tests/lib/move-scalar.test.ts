import { describe, it } from "vitest";
import { moveScalar } from "../../lib/yaml/edits/move-scalar.js";
import { type Change, expectSpec } from "./edits.js";

/** Moves a value to the key `new` of the mapping `to`. */
const toOther: Change = (at) => moveScalar(at, rootOf(at).at("spec.to"), "new");
/** Moves a value to the key `new` of the mapping two levels above it. */
const outwards: Change = (at) => {
  const target = at.parent?.parent;
  return target && moveScalar(at, target, "new");
};
const inPlace: Change = (at) => at.parent && moveScalar(at, at.parent, "new");

function rootOf(at: Parameters<Change>[0]): Parameters<Change>[0] {
  return at.parent ? rootOf(at.parent) : at;
}

describe("a scalar that is moved", () => {
  it.each<[string, Change, string[], string, string[] | "no edit"]>([
    ["gets a new key", inPlace, ["m:", "  a: 1 # why", "  b: 2"], "m/a", ["m:", "  new: 1 # why", "  b: 2"]],
    [
      "goes to another mapping",
      toOther,
      ["m:", "  a: 1", "  b: 2", "to:", "  c: 3"],
      "m/a",
      ["m:", "  b: 2", "to:", "  c: 3", "  new: 1"],
    ],
    ["leaves no empty mapping", toOther, ["m:", "  a: 1", "to:", "  c: 3"], "m/a", ["to:", "  c: 3", "  new: 1"]],
    ["replaces its mapping", outwards, ["m:", "  a: 1", "b: 2"], "m/a", ["new: 1", "b: 2"]],
    ["replaces its flow mapping", outwards, ["m: { a: 1 }", "b: 2"], "m/a", ["new: 1", "b: 2"]],
    ["keeps a comment of its mapping", outwards, ["m:", "  # why", "  a: 1", "b: 2"], "m/a", "no edit"],
    ["keeps an anchor of its mapping", outwards, ["m: &x { a: 1 }", "b: *x"], "m/a", "no edit"],
    ["replaces nothing", toOther, ["m: { a: 1 }", "to: { new: 2 }"], "m/a", "no edit"],
    ["needs a mapping", toOther, ["m: { a: 1 }", "to: 1"], "m/a", "no edit"],
    ["is not text of several lines", toOther, ["m:", "  a: |", "    b", "    c", "to:", "  c: 3"], "m/a", "no edit"],
    ["is not a mapping", toOther, ["m: { a: { b: 1 } }", "to: { c: 3 }"], "m/a", "no edit"],
  ])("%s", (_, change, before, path, after) => {
    expectSpec(before, path, change, after);
  });
});
