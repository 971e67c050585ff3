import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { pretty } from "../../../lib/cli/formats/pretty.js";
import { documentationUrl } from "../../../lib/meta.js";
import { type Message, examples, hostile, lint, resultOf, runOf, suppressed } from "./runs.js";

const url = documentationUrl;

describe("pretty", () => {
  it("prints place, effect, rule, message, code, changes and page", async () => {
    expect(await pretty(examples)).toBe(`clusters/prod/class.yaml:4:17  unsafe  karpenter/require-imdsv2
  \`httpTokens\` is \`optional\`, so forged requests can read the node's credentials
  through IMDSv1; set it to \`required\`.
  3 |   metadataOptions:
  4 |     httpTokens: optional
    |                 ^^^^^^^^
  Suggestion: Set \`httpTokens: required\`.
  ${url("require-imdsv2")}

clusters/prod/class.yaml:5:3  breaks  karpenter/valid-schema
  \`spec.amiFamilly\` is not a field of EC2NodeClass v1; did you mean \`amiFamily\`?
  4 |     httpTokens: optional
  5 |   amiFamilly: AL2023
    |   ^^^^^^^^^^
  Fix with --fix.
  ${url("valid-schema")}

volumes.yaml:1:1  practice (warning)  karpenter/prefer-gp3
  \`volumeType\` is \`gp2\`, an older volume type; set it to \`gp3\`.
  1 | volumeType: gp2
    | ^^^^^^^^^^^^^^^
  ${url("prefer-gp3")}

locked.yaml:1:1  breaks  parsing
  Cannot be read: permission denied.
`);
  });

  it("prints the page of a rule once", async () => {
    const problem: Message = { ruleId: "karpenter/prefer-gp3", message: "x" };
    const text = await pretty(runOf([resultOf("a.yaml", [problem, problem]), resultOf("b.yaml", [problem])]));
    expect(text.split(url("prefer-gp3"))).toHaveLength(2);
  });

  it("prints nothing if nothing is reported", async () => {
    expect(await pretty(runOf([resultOf("a.yaml", [])]))).toBe("");
    expect(await pretty(runOf([]))).toBe("");
    expect(await pretty(suppressed)).toBe("");
  });

  it("shows the code after the fixes, which positions refer to", async () => {
    const problem: Message = { message: "x", line: 2, column: 1 };
    const text = await pretty(runOf([resultOf("a.yaml", [problem], { output: "a\nb" })]));
    expect(text).toContain("  1 | a\n  2 | b\n    | ^\n");
  });

  it("has colors for each effect, and the same text", async () => {
    const colored = await pretty({ ...examples, isColored: true });
    expect(stripVTControlCharacters(colored)).toBe(await pretty(examples));
    for (const label of ["\u001B[35munsafe", "\u001B[31mbreaks", "\u001B[33mpractice"])
      expect(colored).toContain(label);
  });

  it("wraps messages at the width of the terminal, but never below 40 columns", async () => {
    for (const [columns, width] of [
      [60, 60],
      [10, 40],
    ] as const) {
      const text = await pretty({ ...examples, columns });
      const lines = text.split("\n").filter((line) => !/https:|^\S/u.test(line));
      const longest = Math.max(...lines.map((line) => line.length));
      expect(longest).toBeLessThanOrEqual(width);
      expect(longest).toBeGreaterThan(width - 10);
    }
  });

  it("shows nothing of a hostile name or message that a terminal acts on", async () => {
    const text = await pretty(hostile);
    expect(text).not.toMatch(/[^\n\P{C}]/u);
    expect(text.split("\n")[0]).toBe(
      String.raw`a\u{1b}[2J,b:c%0A::error::x]]>&"'<\u{202e}d\u{fffe}e.yaml:1:1  unsafe  karpenter/require-imdsv2`,
    );
    expect(text).toContain(String.raw`  Suggestion: a ::warning::\u{7}`);
  });

  it("shows the code of a Terraform file at its own line, with Windows line ends too", async () => {
    const heredoc = `resource "kubectl_manifest" "class" {
  yaml_body = <<-YAML
    apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    metadata:
      name: default
    spec:
      role: KarpenterNodeRole
      amiSelectorTerms: [{ alias: al2023@v20250501 }]
      subnetSelectorTerms: [{ tags: { team: lakeside } }]
      securityGroupSelectorTerms: [{ tags: { team: lakeside } }]
      metadataOptions:
        httpTokens: optional
  YAML
}
`;
    const text = await pretty(await lint("main.tf", heredoc));
    expect(text).toContain(`main.tf:13:21  unsafe  karpenter/require-imdsv2\n`);
    expect(text).toContain(`
  12 |       metadataOptions:
  13 |         httpTokens: optional
     |                     ^^^^^^^^
`);
    expect(await pretty(await lint("main.tf", heredoc.replaceAll("\n", "\r\n")))).toBe(text);
  });
});
