import { describe, expect, it } from "vitest";
import { terraformFacts } from "../../lib/workspace/terraform-facts.js";
import { LINEAR, growth } from "../growth.js";

const nodeClass = (name: string, version = "karpenter.k8s.aws/v1") =>
  `apiVersion: ${version}\nkind: EC2NodeClass\nmetadata:\n  name: ${name}\nspec:\n  role: node-role\n`;

const heredoc = (content: string, name = "x") => `${name} = <<EOT\n${content}EOT\n`;

function read(text: string, file = "main.tf") {
  const { resources = [], statements = [], hidden = [] } = terraformFacts(file, text) ?? {};
  return {
    resources: resources.map(({ line, kind, name }) => `${String(line)} ${kind} ${name ?? "?"}`),
    statements: statements.map(
      ({ line, column, side, subject, value }) => `${String(line)}:${String(column)} ${side} ${subject} ${value}`,
    ),
    hidden,
  };
}

describe("the facts of a Terraform file", () => {
  it("are the manifests in its heredocs, with the lines of the file", () => {
    const indented = nodeClass("two").replaceAll(/^(?=.)/gmu, "    ");
    const text = `# karpenter\n${heredoc(`${nodeClass("one")}---\n${nodeClass("${var.name}")}`)}y = <<-E\n${indented}  E\n`;
    expect(read(text)).toEqual({
      resources: ["6 EC2NodeClass one", "11 EC2NodeClass ?", "21 EC2NodeClass two"],
      statements: ["8:9 class role node-role", "15:9 class role node-role", "23:13 class role node-role"],
      hidden: [],
    });
  });

  it("are its literals, and the values of the chart in its heredocs", () => {
    const release = `resource "helm_release" "k" {\n  chart = "karpenter"\n  values = [<<E\nsettings: { clusterName: acme }\nE\n  ]\n}\n`;
    expect(read(`locals {\n  cluster_name = "acme"\n}\n${release}`)).toEqual({
      resources: [],
      statements: ["2:18 terraform clusterName acme", "7:26 chart clusterName acme"],
      hidden: [],
    });
  });

  it.each<[string, string]>([
    ["with a directive that can't be read", heredoc(`${nodeClass("a")}%{ if f({ a = 1 }) }%{ endif }\n`)],
    ["with broken YAML", heredoc(`${nodeClass("a")}  - [\n`)],
    ["whose group is templated", heredoc(nodeClass("a", "${var.group}/v1"))],
    ["in a script", heredoc(`kubectl apply -f - <<YAML\n${nodeClass("a")}YAML\n`)],
    [
      "inside another manifest",
      heredoc(`kind: ConfigMap\ndata:\n  a: |\n${nodeClass("a").replaceAll(/^/gmu, "    ")}\n`),
    ],
  ])("do not include a class %s, which stays hidden next to another", (_, text) => {
    expect(read(heredoc(nodeClass("known"), "k") + text)).toMatchObject({
      resources: ["5 EC2NodeClass known"],
      hidden: ["EC2NodeClass"],
    });
  });

  it("include a class with a directive, which may not be deployed", () => {
    const text = heredoc(`%{ if x }\n${nodeClass("a")}%{ endif }\n`);
    expect(terraformFacts("main.tf", text)).toMatchObject({
      resources: [{ name: "a", line: 6, isConditional: true }],
      hidden: [],
    });
  });

  it("include objects of installers", () => {
    const repository = `apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: { name: k }\nspec: { url: "oci://public.ecr.aws/karpenter" }\n`;
    const release =
      'apiVersion = "helm.toolkit.fluxcd.io/v2"\nkind = "HelmRelease"\nmetadata = { name = "karpenter" }\n' +
      'spec = {\nchart = { spec = { chart = "karpenter", version = "1.9.0", sourceRef = { kind = "HelmRepository", name = "k" } } }\n' +
      'values = { settings = { clusterName = "acme" } }\n}\n';
    expect(terraformFacts("main.tf", `${heredoc(repository)}y = {\n${release}}\n`)).toMatchObject({
      charts: [{ name: "karpenter", version: "1.9.0", line: 10 }],
      statements: [{ subject: "clusterName", value: "acme", line: 13 }],
      fluxSources: [{ kind: "HelmRepository", name: "k" }],
    });
    expect(terraformFacts("main.tf", heredoc(repository))?.fluxSources).toHaveLength(1);
  });

  it("do not include the values of variables, which need not be used", () => {
    expect(read(heredoc(nodeClass("a")), "prod.tfvars")).toMatchObject({ resources: [], hidden: ["EC2NodeClass"] });
  });

  it("are none for a file that is not about these", () => {
    expect(terraformFacts("main.tf", heredoc("a: b\n"))).toBeUndefined();
  });

  it.each<[string, string, boolean]>([
    ["kubectl_manifest", "", false],
    ["kubernetes_manifest", "", false],
    ["kubectl_manifest", "count = 2", true],
    ["kubectl_manifest", "for_each = var.x", true],
    ["kubectl_manifest", "provider = kubectl.b", true],
    ["kubectl_manifest", "force_new = var.x ? 1 : 0", false],
    ["local_file", "", true],
  ])("tell whether a %s with `%s` is conditional", (type, attribute, isConditional) => {
    const text = `resource "${type}" "a" {\n${attribute}\n${heredoc(nodeClass("a"))}}\n`;
    expect(terraformFacts("main.tf", text)?.resources).toMatchObject([{ name: "a", isConditional }]);
  });

  it("are read in a time that grows with the length", () => {
    const resource = `resource "kubectl_manifest" "a" {\n${heredoc(nodeClass("a"))}}\n`;
    const most = growth(40, (count) => terraformFacts("main.tf", resource.repeat(count)));
    expect(most).toBeLessThan(LINEAR);
  });
});
