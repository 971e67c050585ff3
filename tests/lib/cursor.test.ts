import { describe, expect, it } from "vitest";
import { nodeClass, read, reported } from "./read.js";

describe("Cursor: values", () => {
  it.each([
    ["true", true],
    ["yes", true],
    ["on", true],
    ["n", "n"],
    ["No", false],
    ["OFF", false],
    ['"no"', "no"],
    ["'true'", "true"],
    ["!!str true", "true"],
    ['!!bool "true"', true],
    ["12", 12],
    ['"12"', "12"],
    ["text # comment", "text"],
    ['"a\\tb"', "a\tb"],
    ["'it''s'", "it's"],
    ["|\n    a\n    b", "a\nb\n"],
    [">-\n    a\n    b", "a b"],
  ])("reads %s as Kubernetes does", (written, value) => {
    expect(read(nodeClass(`x: ${written}`)).at("spec.x").value).toBe(value);
  });

  it.each(["null", "~", "", "Null", "!!null null", "&anchor"])(
    "takes %s for absent, as the API server does",
    (written) => {
      expect(read(nodeClass(`x: ${written}`)).at("spec.x").state).toBe("absent");
    },
  );

  it.each([
    "{{ .Values.x }}",
    '"{{ .Values.x }}"',
    "a-{{ x }}-b",
    "${X}",
    "$${X}",
    "pre-${x:-y}",
    "<path:secret/data/karpenter#role>",
    "arn:aws:iam::<vault:/secret/data/aws~account>:role/x",
    "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:int]",
    "$X",
    "$(X)",
    "'%{ if x }y%{ endif }'",
    "$values/apps/x.yaml",
    "'{% x %}'",
    "<% x %>",
    "!vault |\n    secret",
    "!Ref Cluster",
    "*nowhere",
  ])("knows nothing of %s", (written) => {
    const place = read(nodeClass(`x: ${written}`)).at("spec.x");
    expect([place.state, place.value, place.get("below").state]).toEqual(["unknown", undefined, "unknown"]);
  });

  it.each([
    ["text", "set"],
    ["false", "set"],
    ["0", "set"],
    ["{}", "set"],
    ['""', "unset"],
    ["''", "unset"],
    ["", "unset"],
    ["null", "unset"],
    ['"{{ .Values.x }}"', "neither"],
    ["!vault |\n    secret", "neither"],
  ])("tells whether %s sets a field, as programs in Go do", (written, expected) => {
    const place = read(nodeClass(`x: ${written}`)).at("spec.x");
    expect(place.isSet ? "set" : place.isUnset ? "unset" : "neither").toBe(expected);
    expect(place.isSet && place.isUnset).toBe(false);
  });

  it.each(["costs 5$", "^a$", "$", "100%", "{ a: 1 }", "a{b}c", "user@example", "# not text"])(
    "doesn't take %s for a template",
    (written) => {
      expect(read(nodeClass(`x: ${written}`)).at("spec.x").state).not.toBe("unknown");
    },
  );
});

describe("Cursor: ways", () => {
  it("passes over what SOPS notes beside what it encrypts, and over no other key of that name", () => {
    const metadata = "sops:\n  kms: [{ arn: a }]\n  mac: ENC[AES256_GCM,data:a,type:str]\n";
    const { root } = read(`${nodeClass("sops: { mode: a }")}${metadata}`);
    expect(root.entries().map(({ key }) => key)).toEqual(["apiVersion", "kind", "spec"]);
    expect(root.get("sops").state).toBe("absent");
    expect(root.at("spec.sops.mode").value).toBe("a");
    expect(read(nodeClass("x: &x", "  sops: *x")).at("spec.x.sops").isUnknown).toBe(true);
  });

  it("tells absent from unknown", () => {
    const { root } = read(nodeClass("a: { b: 1 }", "s: text", "open: { '{{ k }}': 1 }"));
    expect(root.at("spec.a.c").state).toBe("absent");
    expect(root.at("spec.a.c.d.e").state).toBe("absent");
    expect(root.at("spec.s.x").state).toBe("unknown");
    expect(root.at("spec.open.x").state).toBe("unknown");
    expect(read(nodeClass("? {{ k }}", ": 1")).at("spec.missing").state).toBe("unknown");
    expect(root.at("metadata.name").state).toBe("absent");
  });

  it("reads quoted keys, keys with dots and explicit keys", () => {
    const { root } = read(nodeClass('"a": 1', "'karpenter.sh/discovery': x", "? c", ": 3"));
    const spec = root.get("spec");
    expect([spec.get("a").value, spec.get("karpenter.sh/discovery").value, spec.get("c").value]).toEqual([1, "x", 3]);
    expect(spec.get("karpenter.sh/discovery").path).toBe('spec["karpenter.sh/discovery"]');
  });

  it("takes the last of keys that are equal to Kubernetes", () => {
    expect(read(nodeClass("1: a", '"1": b')).at("spec.1").value).toBe("b");
  });

  it("lists items and entries, and none where there are none", () => {
    const { root } = read(nodeClass("list: [1, {{ x }}, *no, { a: 1 }]", "map: { a: 1, b: }", "text: t"));
    expect(
      root
        .at("spec.list")
        .items()
        .map((item) => item.state),
    ).toEqual(["present", "unknown", "unknown", "present"]);
    expect(
      root
        .at("spec.map")
        .entries()
        .map((entry) => `${entry.path} ${entry.state}`),
    ).toEqual(["spec.map.a present", "spec.map.b absent"]);
    expect([
      ...root.at("spec.text").items(),
      ...root.at("spec.text").entries(),
      ...root.at("spec.none").items(),
    ]).toEqual([]);
    expect(root.at("spec.list").get(3).get("a").path).toBe("spec.list[3].a");
    expect(root.at("spec.list").get(9).state).toBe("unknown");
  });

  it("follows aliases and merge keys, own keys first, then merged mappings in their order", () => {
    const { root } = read(
      nodeClass(
        "one: &one { a: 1, b: 1 }",
        "two: &two { b: 2, c: 2 }",
        "d: { <<: [*one, *two], a: 0 }",
        "e: { <<: *two }",
      ),
    );
    expect(["a", "b", "c", "d"].map((key) => root.at(`spec.d.${key}`).value)).toEqual([0, 1, 2, undefined]);
    expect(root.at("spec.e.c").value).toBe(2);
  });

  it("doesn't know what an unknown merge brings", () => {
    const { root } = read(nodeClass("a: { <<: *no, x: 1 }", "b: { <<: {{ x }} }", 'c: { "<<": { z: 1 } }'));
    expect([root.at("spec.a.x").value, root.at("spec.a.y").state, root.at("spec.b.y").state]).toEqual([
      1,
      "unknown",
      "unknown",
    ]);
    expect(root.at("spec.c.z").state).toBe("absent");
    const second = read(nodeClass("x: &x { a: 1 }", "b: { <<: [*no, *x] }", "c: { <<: [*x, *no] }")).root;
    expect([second.at("spec.b.a").state, second.at("spec.c.a").value]).toEqual(["unknown", 1]);
  });

  it("takes the last anchor before an alias, as YAML does, also one inside another", () => {
    expect(read(nodeClass("a: &x { b: &x inner }", "c: *x", "d: &x last")).at("spec.c").value).toBe("inner");
  });

  it("takes what contains itself as unknown, as go-yaml rejects it", () => {
    const { root } = read(nodeClass("a: &a { <<: *a, x: 1 }", "l: &l [*l]"));
    expect([root.at("spec.a.x").value, root.at("spec.a.y").state]).toEqual([1, "unknown"]);
    expect(root.at("spec.l").get(0).isUnknown).toBe(true);
  });
});

describe("Cursor: where to report", () => {
  it.each([
    ["a value", ["x: some value # comment"], "x", "some value"],
    ["a quoted value with its quotes", ['x: "some"'], "x", '"some"'],
    ["a value, not its anchor and tag", ["x: &a !!str some"], "x", "some"],
    ["an alias, not what it stands for", ["x: &a some", "y: *a"], "y", "*a"],
    ["the alias for what is below it", ["x: &a { b: some }", "y: *a"], "y.b", "*a"],
    ["the merge key for what it brings", ["x: &a { b: some }", "y: { <<: *a }"], "y.b", "<<"],
    ["the key of a mapping for what it lacks", ["x:", "  y: 1"], "x.z", "x"],
    ["the nearest key for what lacks all the way", ["x:", "  y: 1"], "x.z.zz.zzz", "x"],
    ["the key of an empty value", ["x:", "y: 1"], "x", "x"],
    ["the key of an empty value for what is below", ["x: {}", "y: 1"], "x.y.z", "x"],
    ["a null that is written out", ["x: ~"], "x", "~"],
    ["the alias of a mapping for what it lacks", ["x: &a { b: some }", "y: *a"], "y.c", "*a"],
  ])("%s", (_, spec, path, expected) => {
    const text = nodeClass(...spec);
    expect(reported(text, read(text).at(`spec.${path}`))).toBe(expected);
  });

  it("the first key of a list's item for what the item lacks", () => {
    const text = nodeClass("list:", "  - name: a", "    other: b", "  - text");
    const list = read(text).at("spec.list");
    expect(reported(text, list.get(0).get("missing"))).toBe("name");
  });

  it("the kind for what a document lacks", () => {
    const text = "# first\napiVersion: karpenter.sh/v1\nkind: NodePool\n";
    expect(reported(text, read(text).at("spec.template.spec"))).toBe("NodePool");
  });

  it("in an item of a list, the item's kind", () => {
    const text = "apiVersion: v1\nkind: List\nitems:\n  - { kind: NodePool, apiVersion: karpenter.sh/v1 }\n";
    expect(reported(text, read(text).at("spec"))).toBe("NodePool");
  });

  it("behind CRLF and characters outside the basic plane", () => {
    const text = nodeClass('"🚀": "😀 x"', "y: { z: 'ö' }").replaceAll("\n", "\r\n");
    expect(reported(text, read(text).at("spec.y.z"))).toBe("'ö'");
  });
});
