/** Names of parameters in `helm_release`, which Terraform passes on to Helm's `--set`. */
import { Linter } from "eslint";
import { expect, it } from "vitest";
import karpenter from "../../lib/index.js";

const config: Linter.Config[] = [
  ...karpenter.configs.base,
  ...karpenter.configs.terraform,
  { rules: { "karpenter/valid-helm-parameters": "error" } },
];

/** An install whose parameters start in line 5. */
const release = (parameters: string, name = "karpenter") =>
  `resource "helm_release" "${name}" {\n  name = "${name}"\n  repository = "oci://public.ecr.aws/${name}"\n  chart = "${name}"\n  ${parameters}\n}\n`;

const block = (name: string, more = "", type = "set") =>
  `${type} {\n    name = ${name}\n    value = var.value\n${more}  }`;

const role = '"serviceAccount.annotations.eks.amazonaws.com/role-arn"';

function lint(code: string): string[] {
  return new Linter()
    .verify(code, config, { filename: "main.tf", filterCodeBlock: () => true })
    .map(({ line, column, endColumn, messageId, suggestions = [] }) => {
      const outputs = suggestions.map(({ fix }) => code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]));
      return [`${String(line)}:${String(column)}-${String(endColumn)} ${messageId ?? ""}`, ...outputs].join("\n");
    });
}

it.each(["set", "set_sensitive"])("reports dots in a block `%s`", (type) => {
  const fixed = release(block(String.raw`"serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn"`, "", type));
  expect(lint(release(block(role, "", type)))).toEqual([`6:12-67 unescapedDots\n${fixed}`]);
});

it("reports quotes in a list", () => {
  const list = (name: string) => release(`set = [{ name = ${name}, value = 1 }, { name = var.name, value = 1 }]`);
  expect(lint(list(String.raw`"podAnnotations.\"a.b/c\""`))).toEqual([
    `5:19-45 quotedKey\n${list(String.raw`"podAnnotations.a\\.b/c"`)}`,
  ]);
});

it.each([
  ["escaped dots", release(block(String.raw`"serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn"`))],
  ["a name with an expression", release(block('"podAnnotations.${var.key}.a.b/c"'))],
  ["the type that escapes nothing", release(block(role, '    type = "literal"\n'))],
  ["an unknown type", release(block(role, "    type = var.type\n"))],
  [
    "a dynamic block",
    release('dynamic "set" {\n    for_each = var.x\n    content {\n      name = set.key\n    }\n  }'),
  ],
  ["a comment", release('# set {\n  #   name = "annotations.a.b/c"\n  # }')],
  ["another chart", release(block(role), "other")],
])("reports nothing for %s", (_, code) => {
  expect(lint(code)).toEqual([]);
});
