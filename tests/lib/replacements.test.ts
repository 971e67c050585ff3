import { describe, expect, it } from "vitest";
import { Replacements } from "../../lib/workspace/replacements.js";
import { LINEAR, growth } from "../growth.js";

function replaces(script: string, text = "NODE_ROLE"): boolean {
  return new Replacements([script]).replaces(text);
}

describe("texts that scripts replace", () => {
  it.each([
    "sed 's|NODE_ROLE|x|' pool.yaml",
    'sed -i "s/NODE_ROLE/$role/g" pool.yaml',
    "sed -e 's#A#b#' \\\n  -e 's#NODE_ROLE#x#'",
    "sed 's,role: NODE_ROLE$,role: x,'",
    'sed "s@<NODE_ROLE>@$(cat a | tr b c)@"',
    "perl -pi -e 's/\\bNODE_ROLE\\b/x/' *.yaml",
    'command = "sed \\"s|NODE_ROLE|${var.role}|\\" pool.yaml | kubectl apply -f -"',
    "- run: |\n    sed 's|NODE_ROLE|x|' pool.yaml",
    'text.replace("NODE_ROLE", role)',
    "text\n  .replace(\n    'NODE_ROLE',\n    role,\n  )",
    "text.replaceAll(/NODE_ROLE/g, role)",
    "strings.ReplaceAll(text, `NODE_ROLE`, role)",
    're.sub(r"NODE_ROLE", role, text)',
    "awk '{ gsub(/NODE_ROLE/, role) } 1'",
    'yaml_body = replace(file("pool.yaml"), "NODE_ROLE", aws_iam_role.node.name)',
    'replace(replace(file("pool.yaml"), "NODE_ROLE", var.a), "OTHER", var.b)',
    'replace(replace(file("pool.yaml"), "OTHER", var.b), "NODE_ROLE", var.a)',
    'echo "${text//NODE_ROLE/$role}"',
    "(Get-Content a) -replace 'NODE_ROLE', $role",
    "yq '.spec.role = strenv(NODE_ROLE)' pool.yaml",
  ])("%s", (script) => {
    expect(replaces(script)).toBe(true);
  });

  it.each([
    "echo NODE_ROLE",
    "sed 's|OTHER|NODE_ROLE|' pool.yaml",
    "sed 's|MY_NODE_ROLE|x|' pool.yaml",
    "sed 's|NODE_ROLES|x|' pool.yaml",
    "sed '/NODE_ROLE/d' pool.yaml",
    "# sed 's|NODE_ROLE|x|' pool.yaml",
    "sed 's|A|b|' a # not 's|NODE_ROLE|x|'",
    "cp s/NODE_ROLE/a/b /tmp",
    "grep NODE_ROLE pool.yaml && sed -i 's|A|b|' pool.yaml",
    'text.replace("OTHER", "NODE_ROLE")',
    'text.replace(other, ["NODE_ROLE"])',
    'text.includes("NODE_ROLE") && text.replace("A", b)',
    'replace(file("pool.yaml"), "OTHER", "NODE_ROLE")',
    'are_replaced = ["NODE_ROLE", "b"]',
    "text.replace(",
    'echo "${NODE_ROLE}" "${text//OTHER/NODE_ROLE}"',
    "yq '.spec.role' # NODE_ROLE",
    "process.env(NODE_ROLE)",
  ])("but not %s", (script) => {
    expect(replaces(script)).toBe(false);
  });

  it("needs a text, with any characters", () => {
    expect(replaces("sed 's|a|b|'", "")).toBe(false);
    expect(replaces("sed 's|\\[org\\]|b|'", "[org]")).toBe(true);
    expect(replaces("sed 's|<<url>>|b|'", "<<url>>")).toBe(true);
  });

  it.each([
    ["marks", "s|s/s#s,"],
    ["calls", ".replace("],
    ["expansions", "${a/"],
    ["quotes", `.replace("`],
  ])("takes linear time for many %s", (_, part) => {
    const run = (count: number) => {
      replaces(`sed ${`${part.repeat(20)}\n`.repeat(count)}`);
    };
    expect(growth(100, run)).toBeLessThan(LINEAR);
  });
});
