import { expect, it } from "vitest";
import type { ConflictOptions } from "../../lib/workspace/comparison.js";
import { conflictsIn } from "../../lib/workspace/conflicts.js";
import { type EnvironmentSettings, Environments } from "../../lib/workspace/environments.js";
import type { FileStatement } from "../../lib/workspace/facts.js";
import type { Side, Subject } from "../../lib/workspace/statements.js";

/** `<file> <side> <value>`, with `<subject>:` before the value where it isn't the cluster's name. */
function fact(text: string, index: number): FileStatement {
  const [file = "", side = "", said = ""] = text.split(" ");
  const [value = "", subject = "clusterName"] = said.split(":").reverse();
  return { file, side: side as Side, value, subject: subject as Subject, what: "x", line: index + 1, column: 1 };
}

/** Each conflict as `<file> <value> -> <expected> in <file of the other>`. */
function found(facts: readonly string[], options: Partial<ConflictOptions>, settings?: EnvironmentSettings): string[] {
  const placed = facts.map((text, index) => fact(text, index));
  return conflictsIn(placed, { subject: "clusterName", ...options }, new Environments(settings))
    .map(
      ({ statement, other, expected }) =>
        `${statement.file} ${statement.value} -> ${expected} in ${other?.file ?? "settings"}`,
    )
    .sort();
}

type Case = [
  name: string,
  facts: string[],
  expected: string[],
  options?: Partial<ConflictOptions>,
  EnvironmentSettings?,
];

it.each<Case>([
  ["nothing", [], []],
  ["all agree", ["a chart x", "b class x", "c terraform x"], []],
  ["one side alone, with two values", ["a class x", "b class y"], []],
  ["other subjects", ["a chart x", "b class role:y"], []],
  ["two sides: each", ["a chart x", "b class y"], ["a x -> y in b", "b y -> x in a"]],
  [
    "each statement, so that a file on its own shows its part",
    ["a chart x", "b class y", "c class y"],
    ["a x -> y in b", "b y -> x in a", "c y -> x in a"],
  ],
  ["two against one: the odd one", ["a chart x", "b class x", "c terraform y"], ["c y -> x in a"]],
  [
    "the number of files doesn't count, that of sides does",
    ["a chart x", "b terraform x", "c class y", "d class y"],
    ["c y -> x in a", "d y -> x in a"],
  ],
  [
    "three of three: each",
    ["a chart x", "b class y", "c terraform z"],
    ["a x -> y in b", "b y -> x in a", "c z -> x in a"],
  ],
  ["two clusters in two folders", ["p/a chart x", "p/b class x", "q/a chart y", "q/b class y"], []],
  [
    "one of two clusters is wrong",
    ["p/a chart x", "p/b class x", "q/a chart y", "q/b class x"],
    ["q/a y -> x in q/b", "q/b x -> y in q/a"],
  ],
  ["several clusters on one side", ["classes/a class x", "classes/b class y", "apps/a chart x"], []],
  ["the same file is nearer than its folder", ["f/a chart x", "f/a class x", "f/b chart y", "f/b class y"], []],
  [
    "the side that the folder above has",
    ["main.tf terraform x", "k/a chart y", "k/b class y"],
    ["main.tf x -> y in k/a"],
  ],
  ["one that most of a file contradicts", ["f class x", "f class x", "f class y", "g chart x"], ["f y -> x in g"]],
  [
    "the odd one of a file, whatever other files are about",
    ["f class x", "f class x", "f class y", "h class z", "g chart x"],
    ["f y -> x in g"],
  ],
  ["fewer than two to one", ["f class x", "f class x", "f class x", "f class y", "f class y", "g chart x"], []],
  [
    "the nearest witness, and not one in an archive",
    ["p/archive/a terraform x", "q/b terraform x", "p/c class y", "p/d class y"],
    ["p/archive/a x -> y in p/c", "p/c y -> x in q/b", "p/d y -> x in q/b"],
  ],
  ["half of a file may be another cluster's", ["f class x", "f class y", "g chart x"], []],
  ["a chart that no class of many is for", ["f class x", "f class y", "g chart z"], []],
  ["a truth", ["a chart x", "b class y"], ["b y -> x in settings"], { truth: "x" }],
  ["a truth, and one side alone", ["b class y"], ["b y -> x in settings"], { truth: "x" }],
  ["allowed values", ["a chart x", "b class y"], [], { allowed: ["y"] }],
  ["allowed values beside a truth", ["b class y"], [], { allowed: ["y"], truth: "x" }],
  [
    "patterns",
    ["a chart x", "b class role:node-y-role", "b class role:other", "b class role:node--role"],
    ["a x -> y in b", "b y -> x in a"],
    { patterns: { role: "node-{}-role" } },
  ],
  ["a pattern that overlaps itself", ["a chart x", "b class role:aba"], [], { patterns: { role: "ab{}ba" } }],
  ["sides that may vary", ["f class x", "f class x", "f class y", "g terraform x"], [], { mayVary: true }],
  [
    "sides that may vary and don't",
    ["f class x", "g terraform y"],
    ["f x -> y in g", "g y -> x in f"],
    { mayVary: true },
  ],
  ["environments are apart", ["a/c chart x", "b/c class y", "c class z"], [], {}, { a: ["a"], b: ["b/**"] }],
  [
    "in an environment all have to agree, in whatever folders: the majority of sides",
    ["p/a chart x", "q/b class y", "r/c pool x", "r/c terraform x"],
    ["q/b y -> x in p/a"],
    {},
    { prod: ["p", "q", "r"] },
  ],
  [
    "in an environment, what Terraform says otherwise is told where it is linted",
    ["p/a terraform y", "q/b terraform x", "r/c chart x", "r/d class x"],
    ["r/c x -> y in p/a"],
    {},
    { prod: ["p", "q", "r"] },
  ],
  [
    "in an environment, the number of statements decides between as many sides",
    ["p/a class x", "p/a class x", "p/b chart y"],
    ["p/b y -> x in p/a"],
    {},
    { prod: ["p"] },
  ],
  [
    "no majority: each value once",
    ["p/a class x", "p/b chart y"],
    ["p/a x -> y in p/b", "p/b y -> x in p/a"],
    {},
    { prod: ["p/*"] },
  ],
  [
    "the truth of an environment comes before that of the option",
    ["p/a class x", "q/a class x", "r class x"],
    ["p/a x -> y in settings", "q/a x -> z in settings", "r x -> z in settings"],
    { truth: "z" },
    { p: { files: ["p"], clusterName: "y" }, q: { files: ["q"], region: "y" } },
  ],
  [
    "in an environment, sides that may vary",
    ["p/a class x", "p/a class y", "p/b terraform x"],
    [],
    { mayVary: true },
    { p: ["p"] },
  ],
])("%s", (_, facts, expected, options = {}, settings) => {
  expect(found(facts, options, settings)).toEqual(expected);
  // In whatever order the files come: which of several is named may differ, how many not.
  expect(found(facts.toReversed(), options, settings)).toHaveLength(expected.length);
});

it.each<[string, string[], string[]]>([
  ["in one file, both", ["f pool region:x", "f pool region:y"], ["f x -> y in f", "f y -> x in f"]],
  ["in one file, the odd one", ["f pool region:x", "f pool region:x", "f pool region:y"], ["f y -> x in f"]],
  [
    "in one file, the one that another side contradicts",
    ["f pool region:x", "f pool region:y", "g chart region:x"],
    ["f y -> x in f"],
  ],
  [
    "in one file, without a side that has several values",
    ["f pool region:x", "f pool region:y", "g class region:x", "h class region:y"],
    ["f x -> y in f", "f y -> x in f"],
  ],
  ["of one class", ["one/f pool region:x", "one/g pool region:y"], ["one/f x -> y in one/g", "one/g y -> x in one/f"]],
  ["of one class, in folders that are named after them", ["one/x/f pool region:x", "one/y/g pool region:y"], []],
  ["of two classes", ["one/f pool region:x", "two/g pool region:y"], []],
  ["other subjects", ["one/f class region:x", "one/g class region:y", "one/g class region:z"], []],
])("pools: %s", (_, statements, expected) => {
  const placed = statements.map((text, index) => fact(text, index));
  const classOf = ({ file }: FileStatement) => /^(one|two)\//u.exec(file)?.[1];
  const conflicts = conflictsIn(placed, { subject: "region" }, new Environments(), classOf);
  expect(
    conflicts
      .map(
        ({ statement, other, expected: right }) =>
          `${statement.file} ${statement.value} -> ${right} in ${other?.file ?? ""}`,
      )
      .sort(),
  ).toEqual(expected);
});
