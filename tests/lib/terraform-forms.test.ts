/** Forms of Terraform other than heredocs: objects, blocks that install the chart, and templates. */
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { readObject } from "../../lib/terraform/yaml-tree.js";
import { rootsOf } from "../../lib/yaml/document.js";
import { replace, set } from "../../lib/yaml/edits/edit.js";

const linter = new Linter();
const rules = [
  "no-hardcoded-ami",
  "no-placeholder-values",
  "no-unknown-helm-values",
  "require-cluster-name",
  "require-encrypted-volumes",
  "require-imdsv2",
  "valid-chart-source",
  "valid-schema",
];
const config: Linter.Config[] = [
  ...karpenter.configs.base,
  ...karpenter.configs.terraform,
  { files: ["**/*.yaml"], rules: Object.fromEntries(rules.map((rule) => [`karpenter/${rule}`, "error"] as const)) },
];

function verify(text: string, filename: string) {
  return linter.verify(text, config, { filename, filterCodeBlock: () => true });
}

/** Each problem with the text that it is reported at. */
function lint(text: string, filename = "main.tf"): string[] {
  const lines = text.split("\n");
  return verify(text, filename).map(({ line, column, endColumn = column, endLine = line, ruleId, message }) => {
    const shown = endLine === line ? (lines[line - 1] ?? "").slice(column - 1, endColumn - 1) : "…";
    return `${String(line)} ${shown}: ${ruleId?.replace("karpenter/", "") ?? message}`;
  });
}

/** The file after each suggestion and fix, as the lines that differ. */
function edits(text: string, filename = "main.tf"): string[] {
  return verify(text, filename).flatMap(({ fix, suggestions = [] }) => {
    const all = [fix, ...suggestions.map((suggestion) => suggestion.fix)].filter((one) => one !== undefined);
    return all.map((one) => {
      const changed = text.slice(0, one.range[0]) + one.text + text.slice(one.range[1]);
      const before = text.split("\n");
      return changed
        .split("\n")
        .filter((line, index) => line !== before[index])
        .join(" | ");
    });
  });
}

const terms = `subnetSelectorTerms = [{ id = "subnet-01234567" }]
      securityGroupSelectorTerms = [{ tags = { Name = var.x } }]`;

const nodeClass = (spec: string) => `{
    apiVersion = "karpenter.k8s.aws/v1"
    kind       = "EC2NodeClass"
    metadata   = { name = "a" }
    spec = {
      role = var.role
      ${terms}
      ${spec}
    }
  }`;

describe("an object of HCL", () => {
  const alias = 'amiSelectorTerms = [{ alias = "al2023@v20260801" }]';

  it.each<[string, string, string[]]>([
    [
      "is a manifest in kubernetes_manifest",
      `resource "kubernetes_manifest" "a" {\n  manifest = ${nodeClass('amiSelectorTerms = [{ id = "ami-0123456789abcdef0" }]\namiFamily = "AL2023"')}\n}\n`,
      ['10 "ami-0123456789abcdef0": no-hardcoded-ami'],
    ],
    [
      "is a manifest in yamlencode",
      `resource "kubectl_manifest" "a" {\n  yaml_body = yamlencode(${nodeClass(`${alias}\nmetadataOptions = { httpTokens = "optional" }`)})\n}\n`,
      ['11 "optional": require-imdsv2'],
    ],
    [
      "is a manifest in locals, in for expressions and conditions",
      `locals {\n  a = { for n in var.n : n => yamlencode(${nodeClass(`${alias}\ncolour = true`)}) if n }\n` +
        `  b = var.x ? ${nodeClass(`${alias}\nmetadataOptions = { httpTokens = "optional" }`)} : null\n}\n`,
      ["11 colour: valid-schema", '23 "optional": require-imdsv2'],
    ],
    [
      "has unknown values and keys",
      `x = ${nodeClass(`${alias}\ntags = merge(local.tags, { team = "x" })\n(var.key) = f({ colour = 1 })\nkubelet = var.x ? {} : null`)}\n`,
      [],
    ],
    [
      "has heredocs as texts",
      `x = ${nodeClass(`${alias}\nuserData = <<-EOT\n  #!/bin/bash\n  EOT\ncolour = 1`)}\n`,
      ["13 colour: valid-schema"],
    ],
    [
      "may be of another kind",
      `x = {\n apiVersion = "v1"\n kind = "Pod"\n colour = 1\n}\n# EC2NodeClass karpenter.sh\n`,
      [],
    ],
    ["may have no constant kind", `x = {\n apiVersion = "karpenter.sh/v1"\n kind = var.kind\n colour = 1\n}\n`, []],
  ])("%s", (_, text, expected) => {
    expect(lint(text)).toEqual(expected);
    expect(lint(text.replaceAll("\n", "\r\n"))).toEqual(expected);
    expect(lint(text, "main.tofu")).toEqual(expected);
  });

  it("is changed only by other literals", () => {
    const spec = `${alias}\nmetadataOptions = { httpTokens = "optional" }\nblockDeviceMappings = [{ ebs = { encrypted = false } }]`;
    expect(edits(`x = ${nodeClass(spec)}\n`)).toEqual([
      'metadataOptions = { httpTokens = "required" }',
      "blockDeviceMappings = [{ ebs = { encrypted = true } }]",
    ]);
    expect(edits(`x = ${nodeClass(`${alias}\nblockDeviceMappings = [{ ebs = { volumeSize = "50Gi" } }]`)}\n`)).toEqual(
      [],
    );
  });

  it("keeps everything that is not a literal, and gets no text that HCL would evaluate", () => {
    const [root] = rootsOf(readObject('{ a = "x", b = 1, c = { d = 2 }, e = var.e, f = [true] }'));
    const edit = (key: string, value: boolean | number | string) => root && replace(root.at(key), value)?.text;
    expect(edit("a", "y")).toBe('"y"');
    expect(edit("b", 2)).toBe("2");
    for (const key of ["c", "e", "f"]) expect(edit(key, true)).toBeUndefined();
    expect(edit("a", "${y}")).toBeUndefined();
    expect(edit("b", "gp3")).toBeUndefined();
    expect(root && set(root.at("g"), true)).toBeUndefined();
  });

  it("can have directives in its comments", () => {
    const spec = `${alias}\n# eslint-disable-next-line karpenter/require-imdsv2\nmetadataOptions = { httpTokens = "optional" }`;
    expect(lint(`x = ${nodeClass(spec)}\n`)).toEqual([]);
  });
});

const chart = (content: string, version = "1.9.0") => `resource "helm_release" "karpenter" {
  repository = "oci://public.ecr.aws/karpenter"
  chart      = "karpenter"
  version    = "${version}"
${content}
}
`;

describe("an install of the chart", () => {
  it.each<[string, string, string[]]>([
    [
      "has values in blocks",
      chart(
        '  set {\n    name = "settings.clusterName"\n    value = var.x\n  }\n  set_sensitive {\n    name = "settings.clustername"\n    value = "a"\n  }',
      ),
      ['10 "settings.clustername": no-unknown-helm-values'],
    ],
    [
      "has values in lists",
      chart(
        '  set = [\n    { name = "settings.clusterName", value = "a" },\n    { name = "controller.colour", value = 1 },\n  ]\n  set_list = [{ name = "colours", value = ["a"] }]',
      ),
      ['7 "controller.colour": no-unknown-helm-values', '9 "colours": no-unknown-helm-values'],
    ],
    [
      "has names with dots",
      chart(
        String.raw`  set = [{ name = "settings.clusterName", value = "a" }, { name = "serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn", value = "b" }]`,
      ),
      [],
    ],
    [
      "has several values, of which the last take precedence",
      chart(
        '  values = [\n    yamlencode({ settings = { clusterName = "", colour = 1 } }),\n    <<-EOT\n    settings:\n      clusterName: prod\n      color: 1\n    EOT\n  ]',
      ),
      ["6 colour: no-unknown-helm-values", "10 color: no-unknown-helm-values"],
    ],
    [
      "has no cluster name",
      chart("  values = [yamlencode({ settings = { featureGates = {} } })]"),
      ["5 settings: require-cluster-name"],
    ],
    ["may have its values elsewhere", chart('  values = [file("values.yaml")]'), []],
    [
      "may have its cluster name in a file that takes precedence",
      chart('  values = [yamlencode({ settings = { clusterName = "" } }), file("values.yaml")]'),
      [],
    ],
    [
      "has values that take precedence over those of a file",
      chart('  values = [file("values.yaml"), yamlencode({ settings = { clusterName = "" } })]'),
      ['5 "": require-cluster-name'],
    ],
    [
      "may have more values",
      chart("  values = concat(var.values, [yamlencode({ colour = 1 })])"),
      ["5 colour: no-unknown-helm-values"],
    ],
    [
      "may have more settings",
      chart('  dynamic "set" {\n    for_each = var.x\n    content {\n      name = "a"\n    }\n  }'),
      [],
    ],
    ["may have any settings", chart("  set = [for k, v in var.x : { name = k, value = v }]"), []],
    [
      "has an address that Helm reads",
      chart("  set = var.set").replace("oci://public.ecr.aws/karpenter", "public.ecr.aws/karpenter"),
      ['2 "public.ecr.aws/karpenter": valid-chart-source'],
    ],
    [
      "has the address of a registry",
      chart("  set = var.set").replace("aws/karpenter", "aws/karpenter/karpenter"),
      ['2 "oci://public.ecr.aws/karpenter/karpenter": valid-chart-source'],
    ],
    ["has a version without prefix", chart("  set = var.set", "v1.9.0"), ['4 "v1.9.0": valid-chart-source']],
    [
      "is not one of a chart with a similar name",
      chart('  set = [{ name = "colour", value = 1 }]').replace(
        '"karpenter"\n  version',
        '"karpenter-addons"\n  version',
      ),
      [],
    ],
    [
      "can be in a module",
      'module "x" {\n  source = "aws-ia/eks-blueprints-addon/aws"\n  repository = "oci://public.ecr.aws/karpenter"\n  chart = "karpenter"\n  chart_version = "v1.9.0"\n  set = [{ name = "colour", value = 1 }, { name = "settings.clusterName", value = "a" }]\n}\n',
      ['5 "v1.9.0": valid-chart-source', '6 "colour": no-unknown-helm-values'],
    ],
    [
      "can be one of the add-ons of a module, which sets the cluster's name itself",
      'module "x" {\n  source = "aws-ia/eks-blueprints-addons/aws"\n  enable_karpenter = true\n  karpenter = {\n    chart_version = "1.9.0"\n    values = [yamlencode({ colour = 1 })]\n  }\n}\n',
      ["6 colour: no-unknown-helm-values"],
    ],
  ])("%s", (_, text, expected) => {
    expect(lint(text)).toEqual(expected);
    expect(lint(text.replaceAll("\n", "\r\n"))).toEqual(expected);
  });

  it("is changed in its literals, and in the YAML of its heredocs", () => {
    expect(edits(chart('  set = [{ name = "settings.aws.clusterName", value = "a" }]', "v1.9.0"))).toEqual([
      '  version    = "1.9.0"',
      '  set = [{ name = "settings.clusterName", value = "a" }]',
    ]);
    expect(edits(chart("  values = [<<-EOT\n    settings:\n      clustername: ${var.x}\n    EOT\n  ]"))).toEqual([
      "      clusterName: ${var.x}",
    ]);
    expect(edits(chart('  values = [yamlencode({ settings = { clustername = "a" } })]'))).toEqual([]);
  });
});

describe("a template", () => {
  const yaml = (spec: string) =>
    `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: "\${name}" }\nspec:\n  role: \${role}\n` +
    `  amiSelectorTerms: [{ alias: al2023@v20260801 }]\n  subnetSelectorTerms: [{ id: "\${subnet}" }]\n` +
    `  securityGroupSelectorTerms: [{ id: "\${group}" }]\n${spec}`;

  it.each<[string, string, string[]]>([
    [
      "has unknown values",
      yaml("  metadataOptions: { httpTokens: optional }\n  colour: ${x}\n"),
      ["9 optional: require-imdsv2", "10 colour: valid-schema"],
    ],
    [
      "has conditions",
      yaml("  %{ if a ~}\n  colour: 1\n  %{ else ~}\n  color: 2\n  %{ endif ~}\n"),
      ["10 colour: valid-schema"],
    ],
    [
      "has short conditions",
      yaml("  %{if a}\n  colour: 1\n  %{else}\n  color: 2\n  %{endif}\n"),
      ["10 colour: valid-schema"],
    ],
    [
      "has loops",
      yaml("  tags:\n%{ for k, v in tags }\n    ${k}: ${v}\n%{ endfor }\n  colour: 1\n"),
      ["13 colour: valid-schema"],
    ],
    ["may be of something else", "#!/bin/sh\nkind: EC2NodeClass karpenter.k8s.aws\nif [[ $x ]]; then\n", []],
  ])("%s", (_, text, expected) => {
    for (const name of ["class.tftpl", "class.yaml.tpl", "class.tmpl"]) expect(lint(text, name)).toEqual(expected);
    expect(lint(text.replaceAll("\n", "\r\n"), "class.tftpl")).toEqual(expected);
  });

  it("is changed like YAML", () => {
    expect(edits(yaml("  metadataOptions: { httpTokens: optional }\n"), "class.tftpl")).toEqual([
      "  metadataOptions: { httpTokens: required }",
    ]);
  });
});
