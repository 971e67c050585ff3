import { describe, expect, it } from "vitest";
import { append } from "../../lib/yaml/edits/append.js";
import { nodeClass, read, readAll } from "./read.js";

const item = { deviceName: "/dev/xvdb", ebs: { volumeSize: "20Gi", encrypted: true } };

/** A text after the item was added to the list; the result has to parse and to have the item last. */
function appended(text: string, key = "list"): string {
  const list = read(text).root.get("spec").get(key);
  const edit = append(list, item);
  if (!edit) return "no edit";
  const after = text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
  const items = read(after).root.get("spec").get(key).items();
  const last = items.at(-1);
  expect(items.length).toBe(list.items().length + 1);
  expect(last?.get("deviceName").value).toBe("/dev/xvdb");
  expect(last?.at("ebs.volumeSize").value).toBe("20Gi");
  expect(last?.at("ebs.encrypted").value).toBe(true);
  expect(last?.at("ebs").entries().length).toBe(2);
  return after;
}

/** Expects of the lines below `spec:` the lines after it, under LF, CRLF and without a line end at the end. */
function expectLines(before: readonly string[], after: readonly string[] | "no edit"): void {
  for (const change of [
    (text: string) => text,
    (text: string) => text.replaceAll("\n", "\r\n"),
    (text: string) => text.trimEnd(),
    (text: string) => text.trimEnd().replaceAll("\n", "\r\n"),
  ]) {
    const expected = after === "no edit" ? after : change(nodeClass(...after));
    expect(appended(change(nodeClass(...before)))).toBe(expected);
  }
}

describe("append, to a block list", () => {
  it.each<[string, string[], string[]]>([
    [
      "deeper than its key",
      ["list:", "  - deviceName: /dev/xvda", "    ebs:", "      volumeSize: 4Gi"],
      [
        ...["list:", "  - deviceName: /dev/xvda", "    ebs:", "      volumeSize: 4Gi"],
        ...["  - deviceName: /dev/xvdb", "    ebs:", "      volumeSize: 20Gi", "      encrypted: true"],
      ],
    ],
    [
      "under its key, with more below",
      ["list:", "- deviceName: /dev/xvda", "role: x"],
      [
        ...["list:", "- deviceName: /dev/xvda"],
        ...["- deviceName: /dev/xvdb", "  ebs:", "    volumeSize: 20Gi", "    encrypted: true", "role: x"],
      ],
    ],
    [
      "indented by eight, the dash far from its mapping",
      ["list:", "        -   deviceName: /dev/xvda", "            ebs: {}", "role: x"],
      [
        ...["list:", "        -   deviceName: /dev/xvda", "            ebs: {}"],
        ...["        - deviceName: /dev/xvdb", "          ebs:", "            volumeSize: 20Gi"],
        ...["            encrypted: true", "role: x"],
      ],
    ],
    [
      "with the dash on a line of its own",
      ["list:", "  -", "    deviceName: /dev/xvda"],
      [
        ...["list:", "  -", "    deviceName: /dev/xvda"],
        ...["  - deviceName: /dev/xvdb", "    ebs:", "      volumeSize: 20Gi", "      encrypted: true"],
      ],
    ],
    [
      "with a comment behind its last line, and comments and empty lines below",
      [
        "list: # all",
        "  # root",
        "  - deviceName: /dev/xvda # root",
        "  # - deviceName: /dev/xvdc",
        "",
        "# end",
        "role: x",
      ],
      [
        ...["list: # all", "  # root", "  - deviceName: /dev/xvda # root"],
        ...["  - deviceName: /dev/xvdb", "    ebs:", "      volumeSize: 20Gi", "      encrypted: true"],
        ...["  # - deviceName: /dev/xvdc", "", "# end", "role: x"],
      ],
    ],
    [
      "behind an item in flow style over several lines",
      ["list:", "  - { deviceName: /dev/xvda,", "      ebs: {} } # root", "role: x"],
      [
        ...["list:", "  - { deviceName: /dev/xvda,", "      ebs: {} } # root"],
        ...["  - deviceName: /dev/xvdb", "    ebs:", "      volumeSize: 20Gi", "      encrypted: true", "role: x"],
      ],
    ],
    [
      "behind an empty value",
      ["list:", "  - deviceName: /dev/xvda", "    ebs: # later", "role: x"],
      [
        ...["list:", "  - deviceName: /dev/xvda", "    ebs: # later"],
        ...["  - deviceName: /dev/xvdb", "    ebs:", "      volumeSize: 20Gi", "      encrypted: true", "role: x"],
      ],
    ],
    [
      "behind a value over several lines",
      ["list:", "  - note: |", "      one", "", "      two", "", "role: x"],
      [
        ...["list:", "  - note: |", "      one", "", "      two"],
        ...["  - deviceName: /dev/xvdb", "    ebs:", "      volumeSize: 20Gi", "      encrypted: true", "", "role: x"],
      ],
    ],
    [
      "behind an alias, with an anchor of its own",
      ["x: &x { deviceName: /dev/xvda }", "list: &list", "  - *x # root", "y: 1"],
      [
        ...["x: &x { deviceName: /dev/xvda }", "list: &list", "  - *x # root"],
        ...["  - deviceName: /dev/xvdb", "    ebs:", "      volumeSize: 20Gi", "      encrypted: true", "y: 1"],
      ],
    ],
  ])("%s", (_, before, after) => {
    expectLines(before, after);
  });

  it("in the middle of a List", () => {
    const one = (name: string, ...added: string[]) =>
      [
        "- apiVersion: karpenter.k8s.aws/v1",
        "  kind: EC2NodeClass",
        `  metadata: { name: ${name} }`,
        "  spec:",
        "    list:",
        "    - deviceName: /dev/xvda",
        ...added,
      ].join("\n");
    const text = `kind: List\napiVersion: v1\nitems:\n${one("a")}\n${one("b")}\n`;
    const after = appended(text);
    const added = ["    - deviceName: /dev/xvdb", "      ebs:", "        volumeSize: 20Gi", "        encrypted: true"];
    expect(after).toBe(`kind: List\napiVersion: v1\nitems:\n${one("a", ...added)}\n${one("b")}\n`);
    expect(readAll(after).map((manifest) => manifest.at("spec.list").items().length)).toEqual([2, 1]);
  });

  it("before the next document", () => {
    const text = nodeClass("list:", "  - deviceName: /dev/xvda");
    const two = ["list:", "  - deviceName: /dev/xvda", "  - deviceName: /dev/xvdb"];
    const added = nodeClass(...two, "    ebs:", "      volumeSize: 20Gi", "      encrypted: true");
    expect(appended(`${text}---\n${text}`)).toBe(`${added}---\n${text}`);
  });
});

describe("append, to a flow list", () => {
  it.each<[string, string[], string[]]>([
    [
      "on one line",
      ["list: [{ deviceName: /dev/xvda }] # root"],
      [
        "list: [{ deviceName: /dev/xvda }, { deviceName: /dev/xvdb, ebs: { volumeSize: 20Gi, encrypted: true } }] # root",
      ],
    ],
    [
      "over several lines, with a comma and a comment at the end",
      ["list: [", "    { deviceName: /dev/xvda }, # root", "    # end", "  ]", "role: x"],
      [
        "list: [",
        "    { deviceName: /dev/xvda }, { deviceName: /dev/xvdb, ebs: { volumeSize: 20Gi, encrypted: true } }, # root",
        ...["    # end", "  ]", "role: x"],
      ],
    ],
    [
      "with a comment right behind the item",
      ["list: [", "    { deviceName: /dev/xvda } # root", "  ]"],
      [
        "list: [",
        "    { deviceName: /dev/xvda }, { deviceName: /dev/xvdb, ebs: { volumeSize: 20Gi, encrypted: true } } # root",
        "  ]",
      ],
    ],
    [
      "of JSON",
      ['list: [{"deviceName": "/dev/xvda"}]'],
      [
        'list: [{"deviceName": "/dev/xvda"}, { "deviceName": "/dev/xvdb", "ebs": { "volumeSize": "20Gi", "encrypted": true } }]',
      ],
    ],
    [
      "behind a plain alias",
      ["x: &x { deviceName: /dev/xvda }", "list: [ *x ]"],
      [
        "x: &x { deviceName: /dev/xvda }",
        "list: [ *x, { deviceName: /dev/xvdb, ebs: { volumeSize: 20Gi, encrypted: true } } ]",
      ],
    ],
  ])("%s", (_, before, after) => {
    expectLines(before, after);
  });

  it("JSON stays JSON", () => {
    const text =
      '{"apiVersion":"karpenter.k8s.aws/v1","kind":"EC2NodeClass","spec":{"list":[{"deviceName":"/dev/xvda"}]}}';
    expect(JSON.parse(appended(text))).toMatchObject({ spec: { list: [{ deviceName: "/dev/xvda" }, item] } });
  });
});

describe("append, to nothing it could be added to", () => {
  it.each<[string, string[]]>([
    ["an empty list", ["list: []"]],
    ["an empty item", ["list:", "  - deviceName: /dev/xvda", "  -"]],
    ["the list of another place", ["x: &x", "  - deviceName: /dev/xvda", "list: *x"]],
    ["a merged list", ["x: &x { list: [{ deviceName: /dev/xvda }] }", "<<: *x"]],
    ["a mapping", ["list: { deviceName: /dev/xvda }"]],
    ["text", ["list: text"]],
    ["a template", ["list: {{ .Values.list }}"]],
    ["nothing", ["role: x"]],
  ])("%s", (_, before) => {
    expectLines(before, "no edit");
  });
});
