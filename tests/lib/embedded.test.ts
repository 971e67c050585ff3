import { describe, expect, it } from "vitest";
import type { Cursor } from "../../lib/yaml/cursor.js";
import { application, read, reported } from "./read.js";
import { applicationOf } from "../../lib/argo-cd/application.js";

/** The scalars of the values of the first source, each as its value and what of the file it is reported at. */
function located(text: string): [string, string][] {
  const manifest = read(text);
  const content = applicationOf(manifest).embedding[0]?.yaml?.content;
  if (!content) return [];
  const places: Cursor[] = [];
  const stack = [content];
  for (let place = stack.pop(); place; place = stack.pop()) {
    if (place.value !== undefined) places.push(place);
    stack.push(...[...place.items(), ...place.entries()].toReversed());
  }
  return places.map((place) => [String(place.value), reported(text, place)]);
}

const inner = [
  "# about",
  "settings:",
  "  clusterName: prod # why",
  '  "quoted": "é😀"',
  "",
  "list: [a, 'b''c']",
  "block: |",
  "  text",
  "end: &x 1",
];
const places = [
  ["prod", "prod"],
  ["é😀", '"é😀"'],
  ["a", "a"],
  ["b'c", "'b''c'"],
];

describe("YAML in a literal block", () => {
  for (const header of ["|", "|-", "|+", "|2", "|2-", "|+2", "| # comment", "&v |", "!!str |"]) {
    for (const [name, newline] of [
      ["LF", "\n"],
      ["CRLF", "\r\n"],
    ] as const) {
      it(`${header} with ${name} has each value where it stands`, () => {
        const text = application(
          `values: ${header}`,
          ...inner.map((line) => (line === "" ? "" : `  ${line}`)),
        ).replaceAll("\n", newline);
        expect(located(text).slice(0, 4)).toEqual(places);
        expect(located(text).at(-1)).toEqual(["1", "1"]);
      });
    }
  }

  it("may be indented more than it has to be, and start with blank lines", () => {
    expect(located(application("values: |", "", "        a: x", "        b:", "            c: w", "", ""))).toEqual([
      ["x", "x"],
      ["w", "w"],
    ]);
  });

  it("may be indented behind an indicator", () => {
    expect(located(application("values: |2", "    a: x", "    b: w"))).toEqual([
      ["x", "x"],
      ["w", "w"],
    ]);
  });

  it("may begin with a document marker", () => {
    expect(located(application("values: |", "  ---", "  a: x", "  b: w"))).toEqual([
      ["x", "x"],
      ["w", "w"],
    ]);
  });

  it("may be the end of the file, without a line break", () => {
    const text = application("values: |", "  a: x").replace(/\n {2}project.*\n/u, "");
    expect(located(text)).toEqual([["x", "x"]]);
  });

  it("may hold JSON", () => {
    expect(located(application("values: |", '  {"a": "x",', '   "b": ["w"]}'))).toEqual([
      ["x", '"x"'],
      ["w", '"w"'],
    ]);
  });
});

describe("YAML in quotes", () => {
  it.each([
    [
      String.raw`"a: x\nb: \"w\"\n\u0063: z"`,
      [
        ["x", "x"],
        ["w", String.raw`\"w\"`],
        ["z", "z"],
      ],
    ],
    [
      String.raw`"a: \U0001F600 😀\tb\nc: z"`,
      [
        ["😀 😀\tb", String.raw`\U0001F600 😀\tb`],
        ["z", "z"],
      ],
    ],
    [
      "'{\"a\": \"x\", b: ''w''}'",
      [
        ["x", '"x"'],
        ["w", "''w''"],
      ],
    ],
    ["'a: x'", [["x", "x"]]],
  ])("%s has each value where it stands", (written, expected) => {
    expect(located(application(`values: ${written}`))).toEqual(expected);
  });

  it("over several lines is reported as a whole", () => {
    const scalar = '"{a: x,\n        b: w}"';
    expect(located(application(`values: ${scalar}`))).toEqual([
      ["x", scalar],
      ["w", scalar],
    ]);
  });
});

describe("other YAML in scalars", () => {
  it("of a folded block is reported as a whole", () => {
    const text = application("values: >-", "  {a: x,", "  b: w}");
    const scalar = text.slice(text.indexOf(">-"), text.indexOf("\n  project"));
    expect(located(text)).toEqual([
      ["x", scalar],
      ["w", scalar],
    ]);
  });

  it("that an alias brings is reported at the alias", () => {
    const text = application("values: *v").replace("kind:", "x: &v 'a: x'\nkind:");
    expect(located(text)).toEqual([["x", "*v"]]);
  });

  it("inside YAML in a scalar has its own place too", () => {
    const patch = [
      "spec:",
      "  source:",
      "    helm:",
      "      values: |",
      "        a: x",
      "        b: 'y'",
      "      valuesObject: {}",
    ];
    const text = [
      "apiVersion: argoproj.io/v1alpha1",
      "kind: ApplicationSet",
      "spec:",
      "  templatePatch: |",
      ...patch.map((line) => `    ${line}`),
      "",
    ].join("\r\n");
    const values = applicationOf(read(text)).embedding.at(-1)?.yaml?.content;
    expect(values && [reported(text, values.get("a")), reported(text, values.get("b"))]).toEqual(["x", "'y'"]);
  });
});

describe("templates in YAML in a scalar", () => {
  it("leave the values around them where they are", () => {
    const text = application(
      "values: |",
      "  a: {{ .name }}",
      "  b: x-{{ y }} {{ '😀' }}",
      '  c: "{{ "quoted" }}" # {{ c }}',
      "  d: z",
    );
    expect(located(text)).toEqual([["z", "z"]]);
  });

  it("on lines of their own leave open what else there is, if they write something", () => {
    const text = application("values: |", "  {{- if .x }}", "  a: x", "  {{- end }}", "  b: w");
    const content = applicationOf(read(text)).embedding[0]?.yaml?.content;
    expect(located(text)).toEqual([
      ["x", "x"],
      ["w", "w"],
    ]);
    expect(content?.get("c").state).toBe("absent");
    const writing = application(
      "values: |",
      "  a:",
      "    b: x",
      "    {{- toYaml .more | nindent 2 }}",
      "  c:",
      "    d: y",
    );
    const values = applicationOf(read(writing)).embedding[0]?.yaml?.content;
    expect(values?.at("a.x").state).toBe("unknown");
    expect(values?.at("c.x").state).toBe("absent");
    expect(values?.get("x").state).toBe("unknown");
  });

  it("that leave no YAML make it all unknown", () => {
    expect(located(application("values: |", "  a: [{{ if x }}", "  b: w"))).toEqual([]);
    expect(
      located(application("values: |", "  {{ if x }}", "  a: x", "  {{ else }}", "  a: y", "  {{ end }}")),
    ).toEqual([]);
  });
});
