import { describe, expect, it } from "vitest";
import { rename, replace, replacePair, set } from "../../lib/yaml/edits/edit.js";
import type { Cursor } from "../../lib/yaml/cursor.js";
import { remove, removeOthers } from "../../lib/yaml/edits/remove.js";
import { applicationOf } from "../../lib/argo-cd/application.js";
import { type Change, type Changed, apply, expectSpec } from "./edits.js";
import { application, read } from "./read.js";

describe("replace", () => {
  it.each<[string, string[], string[]]>([
    ["keeps comments", ["a: old # why"], ["a: new # why"]],
    ["keeps double quotes", ['a: "old"'], ['a: "new"']],
    ["keeps single quotes", ["a: 'old'"], ["a: 'new'"]],
    ["keeps an anchor", ["a: &x old", "b: *y"], ["a: &x new", "b: *y"]],
    ["drops a tag", ["a: &x !!str old"], ["a: &x new"]],
    ["replaces an alias", ["x: &x old", "a: *x"], ["x: &x old", "a: new"]],
    ["keeps flow style", ["{ a: old, b: 1 }"], ["{ a: new, b: 1 }"]],
    ["turns a block scalar into one line", ["a: |-", "  old", "b: 1"], ["a: new", "b: 1"]],
  ])("%s", (_, before, after) => {
    expectSpec(before, "a", (place) => replace(place, "new"), after);
  });

  it("quotes what would be read as something else", () => {
    expectSpec(["a: old"], "a", (place) => replace(place, "yes"), ['a: "yes"']);
    expectSpec(["a: old"], "a", (place) => replace(place, "x: y"), ['a: "x: y"']);
    expectSpec(["a: old"], "a", (place) => replace(place, "a, b"), ["a: a, b"]);
    expectSpec(["{ a: old }"], "a", (place) => replace(place, "a, b"), ['{ a: "a, b" }']);
    expectSpec(['a: "old"'], "a", (place) => replace(place, true), ["a: true"]);
  });

  it.each(["0o17", "0x1F", "017", "1_000", "1:30", "1e3", ".inf", "null", "on", "y", "2024-01-01", "12", "~", ""])(
    "quotes the text %j, which a reader takes for something else",
    (text) => {
      expectSpec(["a: old"], "a", (place) => replace(place, text), [`a: "${text}"`]);
    },
  );

  it("doesn't write what can't be seen on a line", () => {
    for (const text of ["a\nb", "a\n", "\u001B[2K", "a\u0007", "\u2028"]) {
      expectSpec(["a: old"], "a", (place) => replace(place, text), "no edit");
      expectSpec(["a: old"], "b", (place) => set(place, text), "no edit");
      expectSpec(["a: old"], "a", (place) => replacePair(place, "b", text), "no edit");
    }
  });

  it("doesn't change what aliases refer to", () => {
    const shared: [string[], string][] = [
      [["a: &x old", "b: *x"], "a"],
      [["m: &x { a: old }", "n: { <<: *x }"], "m/a"],
      [["l: &x", "  - a: old", "m: *x"], "l/0/a"],
    ];
    for (const [lines, path] of shared) {
      expectSpec(lines, path, (place) => replace(place, "new"), "no edit");
      expectSpec(lines, path, (place) => set(place, "new"), "no edit");
    }
    expectSpec(["m: &x { a: 1, b: 2 }", "n: *x"], "m/a", remove, "no edit");
    expectSpec(["m: &x { a: 1, b: 2 }", "n: *x"], "m/a", removeOthers, "no edit");
    expectSpec(["m: &x { a: 1, b: 2 }", "n: *x"], "m/c", (place) => set(place, 1), "no edit");
    expectSpec(["m: &x { a: 1, b: 2 }", "n: *x"], "m/a", (place) => rename(place, "c"), "no edit");
    expectSpec(["a: &x old", "b: *x"], "a", (place) => rename(place, "c"), ["c: &x old", "b: *x"]);
    expectSpec(["a: &x { b: 1 }", "b: &x { b: 2 }", "c: *x"], "a/b", (place) => replace(place, 3), [
      ...["a: &x { b: 3 }", "b: &x { b: 2 }", "c: *x"],
    ]);
  });

  it("leaves what stands elsewhere", () => {
    expectSpec(["x: &x { a: old }", "y: *x"], "y/a", (place) => replace(place, "new"), "no edit");
    expectSpec(["x: &x { a: old }", "y: { <<: *x }"], "y/a", (place) => replace(place, "new"), "no edit");
  });
});

describe("set", () => {
  it.each<[string, string[], string[] | "no edit"]>([
    ["replaces a value", ["m: { a: 1 }"], ["m: { a: true }"]],
    ["adds behind the last line", ["m:", "  b: 1 # why", "n: 1"], ["m:", "  b: 1 # why", "  a: true", "n: 1"]],
    ["adds at the end of the file", ["m:", "  b: 1"], ["m:", "  b: 1", "  a: true"]],
    [
      "adds behind the last short entry",
      ["m:", "  b: 1", "  c:", "    d: 1"],
      ["m:", "  b: 1", "  a: true", "  c:", "    d: 1"],
    ],
    [
      "adds before long entries",
      ["m:", "  # about c", "  c:", "    d: 1"],
      ["m:", "  # about c", "  a: true", "  c:", "    d: 1"],
    ],
    [
      "adds behind no block scalar",
      ["m:", "  c: |+", "    d", "", "n: 1"],
      ["m:", "  a: true", "  c: |+", "    d", "", "n: 1"],
    ],
    ["adds to a flow mapping", ["m: { b: 1 }"], ["m: { b: 1, a: true }"]],
    ["adds to an empty mapping", ["m: {}"], ["m: { a: true }"]],
    [
      "adds before a comma at the end",
      ["m: {", "    b: 1, # why", "  }"],
      ["m: {", "    b: 1,", "    a: true, # why", "  }"],
    ],
    ["quotes the key as its neighbour", ['m: {"b": 1}'], ['m: {"b": 1, "a": true}']],
    ["fills an empty value in", ["m:", "  a: # why", "  b: 1"], ["m:", "  a: true # why", "  b: 1"]],
    ["fills a null in", ["m: { a: ~ }"], ["m: { a: true }"]],
    ["leaves a templated value", ["m: { a: '{{ x }}' }"], "no edit"],
    ["leaves a mapping of another place", ["x: &x { b: 1 }", "m: *x"], "no edit"],
    ["leaves what is no mapping", ["m: text"], "no edit"],
    ["leaves what isn't there", ["n: 1"], "no edit"],
  ])("%s", (_, before, after) => {
    expectSpec(before, "m/a", (place) => set(place, true), after);
  });

  it("adds to a list's item", () => {
    expectSpec(["l:", "  - b: 1", "    c: 2", "  - d: 3"], "l/0/a", (place) => set(place, true), [
      "l:",
      "  - b: 1",
      "    c: 2",
      "    a: true",
      "  - d: 3",
    ]);
    expectSpec(["l:", "  - b:", "      c: 2"], "l/0/a", (place) => set(place, true), [
      "l:",
      "  - a: true",
      "    b:",
      "      c: 2",
    ]);
  });

  it("adds a line to JSON of several lines", () => {
    expectSpec(["m: {", '    "b": 1', "  }"], "m/a", (place) => set(place, true), [
      "m: {",
      '    "b": 1,',
      '    "a": true',
      "  }",
    ]);
  });
});

describe("replacePair", () => {
  const toName: Change = (place) => replacePair(place, "name", "new");

  it("renames a key in its place", () => {
    expectSpec(["- a: old # why", "  b: 1"], "0/a", toName, ["- name: new # why", "  b: 1"]);
    expectSpec(['{ "a": "old" }'], "a", toName, ['{ "name": "new" }']);
  });

  it("renames an explicit key", () => {
    expectSpec(["? a # why", ": old"], "a", toName, ["? name # why", ": new"]);
  });

  it("replaces a mapping or a list with one line", () => {
    expectSpec(["- a:", "    b: 1", "  c: 2"], "0/a", toName, ["- name: new", "  c: 2"]);
    expectSpec(["a:", "- b", "- c", "d: 2"], "a", toName, ["name: new", "d: 2"]);
    expectSpec(["{ a: { b: 1 }, c: 2 }"], "a", toName, ["{ name: new, c: 2 }"]);
  });

  it("removes no comment", () => {
    expectSpec(["a: # why", "  b: 1"], "a", toName, "no edit");
    expectSpec(["a:", "  - b", "  # why", "  - c"], "a", toName, "no edit");
  });

  it("leaves anchors", () => {
    expectSpec(["a: &x old"], "a", toName, "no edit");
    expectSpec(["a: { b: &x 1 }", "c: *x"], "a", toName, "no edit");
  });
});

describe("remove", () => {
  it.each<[string, string[], string, string[] | "no edit"]>([
    ["a line with its comment", ["a: 1", "b: 2 # why", "c: 3"], "b", ["a: 1", "c: 3"]],
    ["the last line", ["a: 1", "b: 2"], "b", ["a: 1"]],
    ["a mapping", ["a: 1", "b:", "  c: 1", "  # why", "  d: 1", "# e", "e: 1"], "b", ["a: 1", "# e", "e: 1"]],
    ["a block scalar", ["a: |", "  x", "", "b: 2"], "a", ["", "b: 2"]],
    ["the only key", ["m:", "  a: 1 # why"], "m/a", ["m:", "  {} # why"]],
    ["the only key of a flow mapping", ["m: { a: 1 }"], "m/a", ["m: {}"]],
    ["the only item", ["l:", "  - a"], "l/0", ["l:", "  []"]],
    [
      "an item",
      ["l:", "  - a", "  # about b", "  - b: 1", "    c: 2", "  - d"],
      "l/1",
      ["l:", "  - a", "  # about b", "  - d"],
    ],
    ["the only item on the level of its key", ["l:", "- a", "m: 1"], "l/0", ["l:", "  []", "m: 1"]],
    ["an item on the level of its key", ["l:", "- a", "- b", "m: 1"], "l/1", ["l:", "- a", "m: 1"]],
    [
      "an item behind a comment with a dash",
      ["l:", "  - a", "  - # x - y", "    b: 1", "  - c"],
      "l/1",
      ["l:", "  - a", "  - c"],
    ],
    ["the first key of an item", ["l:", "  - a: 1", "    b: 2"], "l/0/a", ["l:", "  - b: 2"]],
    ["the first key of an item, but no comment", ["l:", "  - a: 1 # why", "    b: 2"], "l/0/a", "no edit"],
    ["the first of a flow mapping", ["m: { a: 1, b: 2 }"], "m/a", ["m: { b: 2 }"]],
    ["the last of a flow mapping", ["m: { a: 1, b: 2 }"], "m/b", ["m: { a: 1 }"]],
    ["one of a flow list", ["l: [a, b, c]"], "l/1", ["l: [a, c]"]],
    ["nothing with an anchor", ["a: &x 1", "b: *x"], "a", "no edit"],
    ["nothing that stands elsewhere", ["x: &x { a: 1, b: 2 }", "m: *x"], "m/a", "no edit"],
    ["nothing that isn't there", ["a: 1"], "b", "no edit"],
  ])("%s", (_, before, path, after) => {
    expectSpec(before, path, remove, after);
  });
});

describe("removeOthers", () => {
  it.each<[string, string[], string, string[] | "no edit"]>([
    ["of a flow list", ["l: [a, b, { c: 1 }, d, e]"], "l/2", ["l: [{ c: 1 }]"]],
    ["of a flow mapping", ["m: { a: 1, b: 2, c: 3 }"], "m/b", ["m: { b: 2 }"]],
    ["none there are", ["m: { a: 1 }"], "m/a", ["m: { a: 1 }"]],
    [
      "of lines, but no comments of their own",
      ["# a", "a: 1", "# b", "b: 2 # b", "c: 3 # c", "# d", "d:", "  e: 1"],
      "b",
      ["# a", "# b", "b: 2 # b", "# d"],
    ],
    [
      "before a key on the line of a dash",
      ["l:", "  - a: 1", "    b: 2", "    c: 3", "    d: 4"],
      "l/0/c",
      ["l:", "  - c: 3"],
    ],
    ["of a list", ["l:", "- a", "- b: 1", "  c: 2", "- d", "m: 1"], "l/1", ["l:", "- b: 1", "  c: 2", "m: 1"]],
    ["unless a comment would go", ["l: [a, # a", "    b]"], "l/1", "no edit"],
    ["unless an anchor would go", ["l: [&a a, b]"], "l/1", "no edit"],
  ])("%s", (_, before, path, after) => {
    expectSpec(before, path, removeOthers, after);
  });
});

describe("edits inside values", () => {
  function change(helm: readonly string[], make: (values: Cursor) => Changed): string {
    const text = application(...helm);
    const values = applicationOf(read(text)).embedding[0]?.yaml?.content;
    return values ? apply(text, make(values)) : "no values";
  }

  it("keep the indentation of the block", () => {
    const helm = ["values: |-", "  s:", "    a: 1", "    b: 2", "other: 1"];
    expect(change(helm, (values) => remove(values.at("s.b")))).toBe(
      application("values: |-", "  s:", "    a: 1", "other: 1"),
    );
    expect(change(helm, (values) => remove(values.at("s.a")))).toBe(
      application("values: |-", "  s:", "    b: 2", "other: 1"),
    );
    expect(change(helm, (values) => remove(values.at("s")))).toBe(application("values: |-", "  {}", "other: 1"));
    expect(change(helm, (values) => set(values.at("s.c"), true))).toBe(
      application("values: |-", "  s:", "    a: 1", "    b: 2", "    c: true", "other: 1"),
    );
    expect(change(["values: |", "  a: 1", "  b: 2"], (values) => remove(values.at("a")))).toBe(
      application("values: |", "  b: 2"),
    );
  });

  it("are escaped as their scalar is", () => {
    expect(change(['values: "a: 1"'], (values) => set(values.at("b"), "x: y"))).toBe(
      application(String.raw`values: "a: 1\nb: \"x: y\""`),
    );
    expect(change(["values: 'a: 1'"], (values) => replace(values.at("a"), "it's"))).toBe(
      application("values: 'a: it''s'"),
    );
    expect(change(["values: '{\"a\": 1}'"], (values) => set(values.at("b"), true))).toBe(
      application('values: \'{"a": 1, "b": true}\''),
    );
  });

  it("aren't made in a block that aliases refer to", () => {
    const helm = ["values: &x |-", "  a: 1", "other: *x"];
    expect(change(helm, (values) => replace(values.at("a"), 2))).toBe("no edit");
    expect(change(helm, (values) => set(values.at("b"), 2))).toBe("no edit");
  });

  it("aren't made where they can't be written", () => {
    expect(change(["values: 'a: 1'"], (values) => set(values.at("b"), true))).toBe("no edit");
    expect(change(["values: >-", "  {a: 1}"], (values) => replace(values.at("a"), true))).toBe("no edit");
  });
});

it("set fills in no key that stands without a colon", () => {
  expectSpec(["? a", "b: 1"], "a", (place) => set(place, "new"), "no edit");
});
