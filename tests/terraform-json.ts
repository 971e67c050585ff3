/** Terraform in HCL as the same in its JSON syntax. */
import { parseHcl } from "../lib/terraform/hcl/parse.js";
import { type Attribute, type Block, type Expression, textOf } from "../lib/terraform/hcl/syntax.js";

type Json = Readonly<Record<string, unknown>>;

export function asTerraformJson(hcl: string): string {
  const { root } = parseHcl(hcl);
  const objects = root.blocks.map((block): Json => {
    const body = bodyOf(block, hcl);
    const labeled = block.labels.reduceRight<Json>((inner, label) => ({ [label]: inner }), body);
    return { [block.type]: labeled };
  });
  // An array of objects stands for all of their blocks.
  return JSON.stringify(
    [{ "//": "karpenter" }, ...objects, Object.fromEntries(entriesOf(root.attributes, hcl))],
    null,
    2,
  );
}

function bodyOf({ attributes, blocks }: Block, hcl: string): Json {
  const body: Record<string, unknown> = Object.fromEntries(entriesOf(attributes, hcl));
  for (const type of new Set(blocks.map((block) => block.type))) {
    const own = blocks.filter((block) => block.type === type);
    body[type] =
      type === "dynamic"
        ? Object.fromEntries(own.map((block) => [block.labels[0] ?? "", bodyOf(block, hcl)]))
        : own.map((block) => bodyOf(block, hcl));
  }
  return body;
}

function entriesOf(attributes: readonly Attribute[], hcl: string): [string, unknown][] {
  return attributes.map(({ key, keyRange, value }) => [key ?? `\${${hcl.slice(...keyRange)}}`, valueOf(value, hcl)]);
}

function valueOf(value: Expression, hcl: string): unknown {
  const text = textOf(value);
  if (text !== undefined) return text.replaceAll("${", "$${").replaceAll("%{", "%%{");
  switch (value.type) {
    case "literal":
      return value.value;
    case "tuple":
      return value.items.map((item) => valueOf(item, hcl));
    case "object":
      return Object.fromEntries(entriesOf(value.elements, hcl));
    case "template":
      if (!value.hasDirectives && !value.lines)
        return value.parts
          .map((part) => (typeof part === "string" ? part : `\${${hcl.slice(...part.range)}}`))
          .join("");
      return `\${${hcl.slice(...value.range)}\n}`;
    default:
      return `\${${hcl.slice(...value.range)}}`;
  }
}
