/** Locals of a Terraform module in manifests and in blocks that install Karpenter's chart. */
import path from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { terraformFacts } from "../../lib/workspace/terraform-facts.js";
import { type Files, createRepository } from "../repositories.js";

const rules = ["valid-chart-source", "require-imdsv2", "valid-schema", "valid-helm-values", "no-public-ip"];
const config: Linter.Config[] = [
  ...karpenter.configs.base,
  ...karpenter.configs.terraform,
  { files: ["**/*.yaml"], rules: Object.fromEntries(rules.map((rule) => [`karpenter/${rule}`, "error"])) },
];

/** The rules of the problems in the first file, and the text that each is reported at. */
function lint(files: Files): string[] {
  const cwd = createRepository(files);
  const [[name, text] = ["", ""]] = Object.entries(files);
  const linter = new Linter({ cwd });
  const options = { filename: path.join(cwd, name), filterCodeBlock: () => true };
  expect(linter.verifyAndFix(text, config, options).output).toBe(text);
  return linter.verify(text, config, options).map(({ ruleId, line, column, endColumn = 0 }) => {
    const reported = text.split("\n")[line - 1]?.slice(column - 1, endColumn - 1) ?? "";
    return `${ruleId?.replace("karpenter/", "") ?? ""} ${reported}`;
  });
}

const release = (version: string, more = "") =>
  `resource "helm_release" "karpenter" {\n  repository = "oci://public.ecr.aws/karpenter"\n  chart = "karpenter"\n  version = ${version}\n${more}}\n`;
const nodeClass = (spec: string) =>
  `resource "kubernetes_manifest" "a" {\n  manifest = {\n    apiVersion = "karpenter.k8s.aws/v1"\n    kind = "EC2NodeClass"\n    metadata = { name = "a" }\n    spec = ${spec}\n  }\n}\n`;
const locals = (text: string) => `locals {\n  ${text}\n}\n`;

describe("a local", () => {
  it("is the literal at the end of its references, in any file of the module", () => {
    const own = `${locals('a = "v1.9.0"')}${release("local.a")}`;
    expect(lint({ "main.tf": own })).toEqual(["valid-chart-source local.a"]);
    const files = { "main.tf": release("local.c.version"), "b.tf": locals("c = { version = local.a }") };
    expect(lint({ ...files, "a.tf": locals('a = "v1.9.0"') })).toEqual(["valid-chart-source local.c.version"]);
    expect(lint({ ...files, "a.tf.json": '{ "locals": { "a": "v1.9.0" } }' })).toHaveLength(1);
    const json = {
      resource: {
        helm_release: {
          a: { chart: "karpenter", version: "${local.a}", repository: "oci://public.ecr.aws/karpenter" },
        },
      },
    };
    expect(lint({ "main.tf.json": JSON.stringify(json), "a.tf": locals('a = "v1.9.0"') })).toEqual([
      'valid-chart-source "${local.a}"',
    ]);
  });

  it("can be the chart and its repository", () => {
    const text = release("local.a.version")
      .replace(/"oci.*"/u, "local.a.repository")
      .replace('chart = "karpenter"', "chart = local.a.chart");
    const value = (chart: string) =>
      locals(`a = { chart = "${chart}", repository = "oci://public.ecr.aws/karpenter", version = "v1.9.0" }`);
    expect(lint({ "main.tf": text, "a.tf": value("karpenter") })).toEqual(["valid-chart-source local.a.version"]);
    expect(lint({ "main.tf": text, "a.tf": value("other") })).toEqual([]);
  });

  it("can be a part of a text", () => {
    const main = release('"v${local.minor}.0"', '  values = [yamlencode({ logLevel = "${local.level}er" })]\n');
    expect(lint({ "main.tf": main, "a.tf": locals('minor = 1.9\n  level = "loud"') })).toEqual([
      'valid-chart-source "v${local.minor}.0"',
      'valid-helm-values "${local.level}er"',
    ]);
  });

  it("keeps its type", () => {
    const main = (value: string) => ({
      "main.tf": nodeClass("{ associatePublicIPAddress = local.a }"),
      "a.tf": locals(`a = ${value}`),
    });
    const missing = lint(main("false"));
    expect(lint(main("true"))).toEqual([...missing, "no-public-ip local.a"]);
    expect(lint(main('"true"'))).toContain("valid-schema local.a");
    expect(lint(main("tostring(true)"))).toContain("valid-schema local.a");
    expect(lint(main("null"))).toEqual(missing);
  });

  it("can be an object", () => {
    const main = (value: string) => ({
      "main.tf": nodeClass("local.spec"),
      "a.tf": locals(`spec = ${value}`),
    });
    expect(lint(main('{ metadataOptions = { httpTokens = "optional" }, amiFamily = var.x }'))).toContain(
      "require-imdsv2 local.spec",
    );
    expect(lint(main("merge({ metadataOptions = {} }, var.more)"))).toEqual([]);
    expect(lint(main("var.spec"))).toEqual([]);
    expect(lint(main("[for x in y : x]"))).toEqual([]);
  });

  it("is unknown if anything else decides", () => {
    const unknown = (...[text, others = {}]: [string, Files?]) => {
      expect(lint({ "main.tf": release("local.a"), "a.tf": locals(text), ...others })).toEqual([]);
    };
    unknown("a = var.a", { "v.tf": 'variable "a" {\n  default = "v1.9.0"\n}\n' });
    unknown("a = var.a", { "v.tf": 'variable "a" {\n  default = "v1.9.0"\n}\n', "terraform.tfvars": 'a = "v1.9.0"\n' });
    unknown('a = var.x ? "v1.9.0" : "v1.8.0"');
    unknown("a = local.b");
    unknown("a = local.a");
    unknown('b = "v1.9.0"');
    unknown('a = "v1.9.0"', { "override.tf": locals('a = "1.9.0"') });
    unknown("b = 1", { "other/a.tf": locals('a = "v1.9.0"') });
    unknown('a = "v1.9.0"\n  b = local.a', { "main.tf": release("var.a") });
  });

  it("has limits", () => {
    const long = locals(`a = { spec = [${"{ x = 1 }, ".repeat(3000)}] }`);
    expect(lint({ "main.tf": nodeClass("local.a.spec"), "a.tf": long })).toEqual([]);
    const deep = locals(
      `a0 = { k = "v" }\n${Array.from({ length: 40 }, (_, n) => `a${String(n + 1)} = [local.a${String(n)}, local.a${String(n)}]`).join("\n")}`,
    );
    expect(lint({ "main.tf": nodeClass("{ amiSelectorTerms = local.a40 }"), "a.tf": deep }).length).toBeLessThan(10);
  });

  it("is known to the facts of a file if that has it", () => {
    const chart = release("local.a", "  values = [yamlencode({ settings = { clusterName = local.name } })]\n");
    const facts = terraformFacts("main.tf", `${chart}${locals('a = "1.9.0"\n  name = "acme"')}`);
    expect(facts?.charts).toMatchObject([{ version: "1.9.0" }]);
    expect(facts?.statements).toMatchObject([{ subject: "clusterName", value: "acme", line: 5 }]);
    expect(terraformFacts("main.tf", chart)?.charts).toMatchObject([{ version: undefined }]);
  });
});
