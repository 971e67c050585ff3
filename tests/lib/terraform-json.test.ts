/** Terraform's JSON syntax is read as HCL is. */
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { parseHcl } from "../../lib/terraform/hcl/parse.js";
import type { Block, Expression } from "../../lib/terraform/hcl/syntax.js";
import { documentsOf } from "../../lib/terraform/documents.js";
import { parseTerraform } from "../../lib/terraform/parse.js";
import { terraformFacts } from "../../lib/workspace/terraform-facts.js";
import { LINEAR, growth } from "../growth.js";

/** A value without positions, as plain data. */
function plain(value: Expression): unknown {
  switch (value.type) {
    case "object":
      return value.elements.map((element) => [element.key, plain(element.value)]);
    case "tuple":
      return value.items.map(plain);
    case "call":
      return [value.name, ...value.args.map(plain)];
    case "template":
      return { parts: value.parts.map((part) => (typeof part === "string" ? part : plain(part))) };
    case "literal":
      return value.value;
    case "reference":
      return value.path;
    case "other":
      return { inside: value.inside.map(plain) };
  }
}

function plainBlock({ type, labels, attributes, blocks }: Block): unknown {
  return [
    type,
    ...labels,
    ...attributes.map(({ key, value }) => [key, plain(value)]),
    ...blocks.map((inner) => plainBlock(inner)),
  ];
}

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const same = (value: unknown, text: string) => {
  expect(plainBlock(parseTerraform(json(value)).root)).toEqual(plainBlock(parseHcl(text).root));
};

describe("the JSON of Terraform", () => {
  it("has the blocks of HCL", () => {
    same({ locals: { a: 1, "//": "a comment" } }, "locals {\n  a = 1\n}");
    same({ resource: { a_b: { c: { d: [true, null, -1.5] } } } }, 'resource "a_b" "c" {\n  d = [true, null, -1.5]\n}');
    same(
      { resource: [{ a: { b: [{ c: 1 }, { d: 2 }] } }] },
      'resource "a" "b" {\n c = 1\n}\nresource "a" "b" {\n d = 2\n}',
    );
    same([{ module: { m: { source: "./a" } } }, { terraform: {} }], 'module "m" {\n source = "./a"\n}\nterraform {\n}');
    same(
      { resource: { a: { b: { dynamic: { set: { content: {} } }, set: [] } } } },
      'resource "a" "b" {\n dynamic "set" {\n content = {}\n}\n}',
    );
    same({ cluster_name: "acme" }, 'cluster_name = "acme"');
  });

  it("has strings that are templates", () => {
    const value = (text: string) => ({ locals: { a: text } });
    same(
      value('a "b" \\ \n é / 😀'),
      String.raw`locals {
  a = "a \"b\" \\ \n é / 😀"
}`,
    );
    same(value("a-${var.b}-$${c}"), 'locals {\n  a = "a-${var.b}-$${c}"\n}');
    same(value('${f("x", { a = ["y"] })}'), 'locals {\n  a = "${f("x", { a = ["y"] })}"\n}');
    expect(parseTerraform(String.raw`{"x": "\u00e9\/"}`).root.attributes).toMatchObject([
      { value: { parts: ["é/"], range: [6, 16] } },
    ]);
  });

  it("has the places of the file in expressions", () => {
    const text = json({ locals: { a: 'x\n${f({ b = "c" }, [1 + 2], <<E\ny\nE\n)}' } });
    const [local] = parseTerraform(text).root.blocks[0]?.attributes ?? [];
    const places: string[] = [];
    const collect = (value: Expression): void => {
      places.push(text.slice(...value.range));
      if (value.type === "object") for (const element of value.elements) collect(element.value);
      if (value.type === "call") for (const argument of value.args) collect(argument);
      if (value.type === "tuple") for (const item of value.items) collect(item);
      if (value.type === "template") for (const part of value.parts) if (typeof part !== "string") collect(part);
    };
    if (local) collect(local.value);
    expect(places).toEqual([
      String.raw`"x\n${"$"}{f({ b = \"c\" }, [1 + 2], <<E\ny\nE\n)}"`,
      String.raw`f({ b = \"c\" }, [1 + 2], <<E\ny\nE\n)`,
      String.raw`{ b = \"c\" }`,
      String.raw`\"c\"`,
      "[1 + 2]",
      "1 + 2",
      String.raw`<<E\ny\nE`,
    ]);
  });

  it.each([
    '{"a": }',
    '{"a": 1,}',
    '{"a": 1} x',
    '{"a": "b',
    '{"a": "\\x"}',
    '["a" 1]',
    "{a: 1}",
    `${"[".repeat(500)}${"]".repeat(500)}`,
  ])("is nothing if it is invalid (%#)", (text) => {
    expect(parseTerraform(text).root).toMatchObject({ attributes: [], blocks: [] });
  });

  it("is read in linear time", () => {
    const release = { chart: "karpenter", values: ["a: ${x}\nb: 1\n"], set: [{ name: "a", value: "b" }] };
    const manifest = { apiVersion: "karpenter.sh/v1", kind: "NodePool", metadata: { name: "a" } };
    const text = (size: number) =>
      json({
        resource: {
          helm_release: { a: Array.from({ length: size }, () => release) },
          kubernetes_manifest: { a: Array.from({ length: size }, () => ({ manifest, yaml_body: json(manifest) })) },
        },
      });
    expect(growth(40, (size) => documentsOf(text(size)))).toBeLessThan(LINEAR);
    const one = (size: number) => JSON.stringify(JSON.parse(text(size)));
    expect(growth(40, (size) => documentsOf(one(size)))).toBeLessThan(LINEAR);
    for (const part of ["\\", '"', "{", '{"a":', "${", '\\"${'])
      expect(growth(3000, (size) => parseTerraform(`{"a": "${part.repeat(size)}`))).toBeLessThan(LINEAR);
  });
});

const rules = ["valid-chart-source", "valid-schema", "require-imdsv2", "valid-helm-values"];
const config: Linter.Config[] = [
  ...karpenter.configs.base,
  ...karpenter.configs.terraform,
  { files: ["**/*.yaml"], rules: Object.fromEntries(rules.map((rule) => [`karpenter/${rule}`, "error"])) },
];
const options = { filename: "main.tf.json", filterCodeBlock: () => true };
const linter = new Linter();

/** The rules of the problems, and the text that each is reported at. */
function lint(value: unknown): string[] {
  const text = typeof value === "string" ? value : json(value);
  return linter.verify(text, config, options).map(({ ruleId, line, column, endColumn = 0 }) => {
    const reported = text.split("\n")[line - 1]?.slice(column - 1, endColumn - 1) ?? "";
    return `${ruleId?.replace("karpenter/", "") ?? ""} ${reported}`;
  });
}

const pool = {
  apiVersion: "karpenter.sh/v1",
  kind: "NodePool",
  metadata: { name: "x" },
  spec: {
    disruption: { consolidateAfter: "never" },
    template: {
      spec: { requirements: [], nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "x" } },
    },
  },
};
const release = { chart: "karpenter", repository: "oci://public.ecr.aws/karpenter", version: "v1.9.0" };
const resource = (type: string, args: unknown) => ({ resource: { [type]: { a: args } } });

describe("problems in the JSON of Terraform", () => {
  it("are fixed in place", () => {
    const fixed = (value: unknown) => linter.verifyAndFix(json(value), config, options).output;
    expect(fixed(resource("helm_release", release))).toBe(
      json(resource("helm_release", { ...release, version: "1.9.0" })),
    );
    const right = { ...pool, spec: { ...pool.spec, disruption: { consolidateAfter: "Never" } } };
    for (const type of ["manifest", "other"])
      expect(fixed(resource("kubernetes_manifest", { [type]: pool }))).toBe(
        json(resource("kubernetes_manifest", { [type]: right })),
      );
    expect(fixed(resource("kubectl_manifest", { yaml_body: json(pool) }))).toBe(
      json(resource("kubectl_manifest", { yaml_body: json(right) })),
    );
    // With its escapes, a literal of HCL can't be written.
    const call = (value: unknown) => `\${yamlencode(${JSON.stringify(value)})}`;
    const encoded = resource("kubectl_manifest", { yaml_body: call(pool) });
    expect(fixed(encoded)).toBe(json(encoded));
    expect(lint(encoded)).toEqual([String.raw`valid-schema \"never\"`]);
  });

  it("are in each document of a text", () => {
    const yaml =
      "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec: { metadataOptions: { httpTokens: optional } }\n";
    const found = lint({ locals: { a: `# "\n---\n${yaml}---\n${yaml}` } });
    expect(found.filter((one) => one.startsWith("require-imdsv2"))).toEqual([
      "require-imdsv2 optional",
      "require-imdsv2 optional",
    ]);
  });

  it("are not in unknown values, nor in other JSON", () => {
    const unknown = { ...release, version: "${var.version}", values: ["logLevel: ${var.level}\n", "%{ if x }\n"] };
    expect(lint(resource("helm_release", unknown))).toEqual([]);
    const partly = { ...release, version: "1.9.0", set: { name: "logLevel", value: "loud" } };
    expect(lint(resource("helm_release", partly))).toEqual(['valid-helm-values "loud"']);
    const dynamic = { ...partly, dynamic: { set: { content: {} } } };
    expect(lint(resource("helm_release", dynamic))).toEqual([]);
    expect(lint("{ karpenter")).toEqual([]);
    expect(lint({ locals: { a: "EC2NodeClass karpenter.k8s.aws: [" } })).toEqual([]);
    expect(linter.verify(json(pool), config, { ...options, filename: "pool.json" })).toMatchObject([
      { message: "No matching configuration found for pool.json." },
    ]);
  });

  it("can refer to facts of the file", () => {
    const facts = terraformFacts(
      "main.tf.json",
      json({ ...resource("kubernetes_manifest", { manifest: pool }), locals: { cluster_name: "acme" } }),
    );
    expect(facts).toMatchObject({
      resources: [{ kind: "NodePool", name: "x", line: 9 }],
      statements: [{ subject: "clusterName", value: "acme" }],
      hidden: [],
    });
    expect(terraformFacts("a.tf.json", json(resource("helm_release", release)))?.charts).toMatchObject([
      { version: "1.9.0" },
    ]);
  });
});
