import { Linter } from "eslint";
import { parseDocument } from "yaml";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { terraform } from "../../lib/eslint/terraform-processor.js";
import { LINEAR, growth } from "../growth.js";

const linter = new Linter();
const config: Linter.Config[] = [
  ...karpenter.configs.base,
  ...karpenter.configs.terraform,
  {
    files: ["**/*.yaml"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "karpenter/valid-schema": "error",
      "karpenter/require-imdsv2": "error",
      "karpenter/no-unknown-helm-values": "error",
    },
  },
];

const options = { filename: "main.tf", filterCodeBlock: () => true };

function lint(text: string): string[] {
  return linter
    .verify(text, config, options)
    .map(({ line, column, ruleId }) => `${String(line)}:${String(column)} ${ruleId?.replace("karpenter/", "") ?? "-"}`);
}

function fix(text: string): string {
  return linter.verifyAndFix(text, config, options).output;
}

/** A pool whose only mistake, in its fifth line, has a fix. */
const pool = (indent = "", value = "never") =>
  [
    "apiVersion: karpenter.sh/v1",
    "kind: NodePool",
    "metadata: { name: x }",
    "spec:",
    `  disruption: { consolidateAfter: ${value} }`,
    "  template: { spec: { requirements: [], nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: x } } }",
  ]
    .map((line) => `${indent}${line}\n`)
    .join("");
const mistake = (line: number, indent = 0) => `${String(line)}:${String(indent + 35)} valid-schema`;

describe("manifests in heredocs", () => {
  it.each<[string, string, string[]]>([
    ["flush left", `x = <<EOT\n${pool()}EOT\n`, [mistake(6)]],
    ["indented", `x = <<-EOT\n${pool("    ")}  EOT\n`, [mistake(6, 4)]],
    ["indented, with a mark that isn't for it", `x = <<EOT\n${pool("    ")}  EOT\n`, [mistake(6, 4)]],
    ["in a list", `x = [<<A\n${pool()}A\n, <<-B\n${pool("  ")}B\n]\n`, [mistake(6), mistake(14, 2)]],
    [
      "of several documents",
      `x = <<-E\n  ---\n${pool("  ")}  --- # two\n${pool("  ")}E\n`,
      [mistake(7, 2), mistake(14, 2)],
    ],
    ["next to broken ones", `x = <<-E\n${pool("  ")}  - [\n  ---\n${pool("  ")}  E\n`, ["8:1 -", mistake(14, 2)]],
    ["with a key that is set twice", `x = <<-E\n${pool("  ")}  kind: NodePool\n  E\n`, [mistake(6, 2), "8:3 -"]],
    ["with such an expression", `x = <<-E\n${pool("  ")}  "\${a}": x\n  "\${a}": y\n  E\n`, [mistake(6, 2)]],
    ["with CRLF", `x = <<EOT\n${pool()}EOT\n`.replaceAll("\n", "\r\n"), [mistake(6)]],
    ["behind a byte order mark", `\uFEFFx = <<EOT\n${pool()}EOT\n`, [mistake(6)]],
    ["behind a comment of a line", `x = 1 # <<EOT\n// <<EOT\ny = <<EOT\n${pool()}EOT\n`, [mistake(8)]],
    ["behind a comment of lines", `/* a\n<<EOT\n*/ y = <<EOT\n${pool()}EOT\n`, [mistake(8)]],
    ["behind strings with marks of comments", `u = "/* \${f("*/ #")} //" == <<EOT\n${pool()}EOT\n`, [mistake(6)]],
    ["in a comment", `/*\nx = <<EOT\n${pool()}EOT\n*/\n`, []],
    ["that don't end", `x = <<EOT\n${pool()}`, []],
    ["broken, but perhaps by an expression", `x = <<E\n${pool()}- \${a}\nE\n`, []],
    ["in a script", `x = <<E\nkubectl apply -f - <<EOF\n${pool()}EOF\nE\n`, []],
    ["with tabs", `x = <<EOT\n${pool("\t")}EOT\n`, []],
    ["with directives", `x = <<EOT\n%{ if x }\n${pool()}%{ endif }\nEOT\n`, [mistake(7)]],
    ["with a mark of another heredoc", `x = <<EOT\n# <<OTHER\n${pool()}EOT\n`, [mistake(7)]],
    [
      "with expressions in flow style",
      `x = <<EOT\n${pool()}  limits: { cpu: \${var.a["}"]}, memory: \${f({ a = { b = "\\"{" } })} }\nEOT\n`,
      [mistake(6)],
    ],
    [
      "with expressions as keys, as long as each other",
      `x = <<EOT\n${pool()}  limits:\n    \${a.b}: 1\n    \${a.c}: 2\nEOT\n`,
      [mistake(6)],
    ],
    [
      "with an expression that brings keys",
      `x = <<EOT\n${pool()}  limits:\n    cpu: 1\n    \${indent(4, yamlencode(var.limits))}\nEOT\n`,
      [mistake(6)],
    ],
    [
      "with one that brings fields which a manifest needs",
      "x = <<EOT\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: x }\nspec:\n  colour: red\n  ${yamlencode(var.spec)}\nEOT\n",
      ["6:3 valid-schema"],
    ],
    [
      "with one that brings items",
      "x = <<EOT\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: x }\nspec:\n  role: x\n  amiSelectorTerms:\n    ${yamlencode(var.terms)}\n    - colour: red\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\nEOT\n",
      ["9:7 valid-schema"],
    ],
    [
      "with one that may bring items or keys",
      "x = <<EOT\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  amiSelectorTerms:\n  ${yamlencode(var.terms)}\n  - colour: red\nEOT\n",
      [],
    ],
    [
      "with one that is a value of its own",
      "x = <<EOT\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: x }\nspec:\n  role: x\n  amiSelectorTerms:\n    ${yamlencode(var.terms)}\n  tags:\n    a: b\n    ${yamlencode(var.tags)}\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\nEOT\n",
      [],
    ],
    [
      "with `---` in a script",
      `x = <<-EOT\n  apiVersion: karpenter.k8s.aws/v1\n  kind: EC2NodeClass\n  spec:\n    role: x\n    amiFamily: AL2\n    amiSelectorTerms: [{ alias: al2@v20250101 }]\n    subnetSelectorTerms: [{ id: subnet-1 }]\n    securityGroupSelectorTerms: [{ id: sg-1 }]\n    userData: |\n      a\n      ---\n      b\n    metadataOptions: { httpTokens: optional }\nEOT\n`,
      ["14:36 require-imdsv2"],
    ],
    ["with a comment for ESLint", `x = <<-E\n${pool("  ").replace("never }", "never } # eslint-disable-line")}E\n`, []],
    ["with one for nothing", `x = <<-E\n  # eslint-disable-next-line\n${pool("  ", "Never")}E\n`, ["2:3 -"]],
    [
      "with one that is for its heredoc alone",
      `x = <<A\n# eslint-disable\n${pool()}A\ny = <<B\n${pool()}B\n`,
      [mistake(15)],
    ],
  ])("%s", (_, text, expected) => {
    expect(lint(text)).toEqual(expected);
    const mistakes = expected.filter((one) => one.endsWith("valid-schema")).map((one) => Number.parseInt(one, 10));
    const lines = text.split("\n");
    for (const line of mistakes) lines[line - 1] = (lines[line - 1] ?? "").replace("never", "Never");
    if (mistakes.length === expected.length && mistakes.length > 0) expect(fix(text)).toBe(lines.join("\n"));
  });

  it("keeps places of suggestions", () => {
    const text = `\uFEFFlocals {}\nx = <<EOT\n${pool().replace("disruption", "disruptoin")}EOT\n`;
    const suggestion = linter.verify(text, config, options)[0]?.suggestions?.[0];
    expect(suggestion && text.slice(1).slice(...suggestion.fix.range)).toBe("disruptoin");
  });

  it("takes out a comment that does nothing, and nothing else", () => {
    const text = `x = <<-E\n  # eslint-disable-next-line\n${pool("  ", "Never")}E\n`;
    expect(parseDocument(fix(text).slice("x = <<-E\n".length, -2)).errors).toEqual([]);
    expect(fix(text).replaceAll(/\s/gu, "")).toBe(
      text.replace("# eslint-disable-next-line", "").replaceAll(/\s/gu, ""),
    );
  });

  it("takes a time that grows with the length", () => {
    const heredocs = (count: number) => {
      const text = `x = <<EOT\n${pool()}EOT\n`.repeat(count);
      expect(terraform.preprocess?.(text, "main.tf")).toHaveLength(count);
    };
    const expressions = (count: number) => {
      const lines = Array.from({ length: count }, (_, index) => `\${f(${String(index)})}\n`);
      expect(terraform.preprocess?.(`x = <<EOT\n${pool()}${lines.join("")}EOT\n`, "main.tf")).toHaveLength(1);
    };
    expect(growth(400, heredocs)).toBeLessThan(LINEAR);
    expect(growth(200, expressions)).toBeLessThan(LINEAR);
  });
});

describe("values of Karpenter's chart", () => {
  /** A release whose heredocs each have a value that no chart reads. */
  const release = (chart: string, body: (heredoc: string) => string) =>
    `resource "helm_release" "karpenter" {\n  chart = ${chart}\n  version = "1.6.0"\n${body("<<-EOT\n    replicas: 1\n    colour: red\n  EOT\n")}\n}\n`;

  it.each<[string, string, string[]]>([
    ["in their list", release('"karpenter"', (heredoc) => `  values = [${heredoc}  ]`), ["6:5 no-unknown-helm-values"]],
    [
      "in calls",
      release('"karpenter"', (heredoc) => `  values = concat([var.a ? trimspace(${heredoc}  ) : ""], var.b)`),
      ["6:5 no-unknown-helm-values"],
    ],
    [
      "of a registry",
      release('"oci://public.ecr.aws/karpenter/karpenter"', (heredoc) => `  values = [${heredoc}  ]`),
      ["6:5 no-unknown-helm-values"],
    ],
    [
      "of a chart of its own, which may be around it",
      release('"./charts/karpenter"', (heredoc) => `  values = [${heredoc}  ]`),
      [],
    ],
    [
      "of a version that is not exact",
      release('"karpenter"', (heredoc) => `  values = [${heredoc}  ]`).replace("1.6.0", ">= 1.6, < 2"),
      ["6:5 no-unknown-helm-values"],
    ],
    ["are no other argument", release('"karpenter"', (heredoc) => `  values = []\n  description = ${heredoc}`), []],
    [
      "are no argument of a block in it",
      release('"karpenter"', (heredoc) => `  values = []\n  postrender {\n    values = [${heredoc}    ]\n  }`),
      [],
    ],
    [
      "can be objects, whose own parts are texts",
      release(
        '"karpenter"',
        (heredoc) => `  values = [yamlencode({ a = ${heredoc}  }), templatefile("x", { values = ${heredoc} })]`,
      ),
      ["4:26 no-unknown-helm-values"],
    ],
  ])("%s", (_, text, expected) => {
    expect(lint(text)).toEqual(expected);
    expect(lint(text.replaceAll("\n", "\r\n"))).toEqual(expected);
  });
});

describe("a file with random heredocs", () => {
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const pick = <T>(...from: readonly [T, ...T[]]): T => from[random(from.length)] ?? from[0];

  it.each(Array.from({ length: 60 }, (_, index) => index))("is changed in its mistakes alone, %i", () => {
    const mark = pick("", "\uFEFF");
    const lineBreak = pick("\n", "\r\n");
    const pieces = Array.from({ length: 1 + random(5) }, () => {
      const indent = " ".repeat(random(5));
      const before = pick(
        "a = 1\n",
        "# <<EOT\n",
        'b = "<<EOT"\n',
        "/* <<EOT\n*/\n",
        "c = <<X\nnever }\nX\n",
        "😀 = {}\n",
      );
      const head = pick("", `${indent}# \${f("}")} \u00E9😀\n`, `${indent}---\n`);
      const value = pick("never", "Never", "10 s");
      return [
        `${before}x = <<-EOT\n${head}${pool(indent, value)}`,
        `${before}x = <<-EOT\n${head}${pool(indent, value === "never" ? "Never" : value)}`,
      ];
    });
    const file = (part: number) =>
      (mark + pieces.map((piece) => `${piece[part] ?? ""}EOT\n`).join("")).replaceAll("\n", lineBreak);
    expect(fix(file(0))).toBe(file(1));
  });
});
