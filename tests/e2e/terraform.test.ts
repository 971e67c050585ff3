import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { eslintFindings, versions } from "./eslint.js";
import { linkPackages, makeFolder } from "./folders.js";
import { findings, karpenterLint } from "./karpenter-lint.js";
import { codeBlock } from "../code-blocks.js";

const terraform = `resource "kubectl_manifest" "class" {
  yaml_body = <<-YAML
    apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    metadata:
      name: \${var.name}
    spec:
      role: \${module.karpenter.node_iam_role_name}
      amiFamily: AL2023
      amiSelectorTerms:
        - id: ami-0123456789abcdef0 # eslint-disable-line karpenter/no-hardcoded-ami
      metadataOptions:
        httpTokens: optional
      subnetSelectorTerms: [{ tags: { karpenter.sh/discovery: "\${jsonencode({ a = 1 })}" } }]
      securityGroupSelectorTerms: [{ tags: { Name: "\${var.x}" } }]
    ---
    apiVersion: karpenter.sh/v1
    kind: NodePool
    spec:
      disruption: { consolidateAfter: never }
      template: { spec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: x }, requirements: [] } }
  YAML
}

resource "helm_release" "karpenter" {
  chart      = "karpenter"
  repository = "oci://public.ecr.aws/karpenter"
  version    = "1.2.0"
  values = [<<-EOT
    settings:
      clusterName: \${module.eks.cluster_name}
      aws:
        isolatedVPC: true
  EOT
  ]
}

resource "helm_release" "other" {
  chart  = "other"
  values = [<<-EOT
    settings: { aws: { isolatedVPC: true } }
  EOT
  ]
}

locals {
  decided = yamldecode(<<EOF
%{ if var.x }
apiVersion: karpenter.sh/v1
kind: NodePool
spec: { colour: red }
%{ endif }
EOF
  )
  broken = <<EOF
apiVersion: karpenter.sh/v1
kind: NodePool
spec: [
EOF
}

resource "helm_release" "bare" {
  chart       = "karpenter"
  version     = "1.2.0"
  description = <<-EOT
    colour: red
  EOT
  values = [<<-EOT
    colour: red
  EOT
  ]
}
`;

const expected = [
  "main.tf 13:21 karpenter/require-imdsv2",
  "main.tf 20:39 karpenter/valid-schema",
  "main.tf 33:9 karpenter/no-unknown-helm-values",
  "main.tf 51:1 karpenter/valid-schema",
  "main.tf 51:9 karpenter/valid-schema",
  "main.tf 59:1 Parsing error: Flow sequence in block collection must be sufficiently indented and end with a ]",
  "main.tf 68:13 karpenter/require-cluster-name",
  "main.tf 69:5 karpenter/no-unknown-helm-values",
];

describe.concurrent("manifests in Terraform", () => {
  it("are linted by karpenter-lint, in their places", async () => {
    expect(await findings(makeFolder({ "main.tf": terraform }))).toEqual({
      code: 1,
      findings: expected,
      stderr: "karpenter-lint: 1 problem is suppressed by comments; --no-inline-config reports it\n",
    });
  });

  it("are mended there, and nothing else is touched", async () => {
    const folder = makeFolder({ "main.tf": terraform.replaceAll("\n", "\r\n") });
    await karpenterLint(folder, ["--fix"]);
    const text = readFileSync(path.join(folder, "main.tf"), "utf8");
    expect(text).toBe(terraform.replace("consolidateAfter: never", "consolidateAfter: Never").replaceAll("\n", "\r\n"));
  });

  it.each(versions)("are linted by %s with the preset", async (version) => {
    const config = codeBlock("docs/other-files.md", "js", "karpenter.configs.terraform");
    const folder = makeFolder({ "main.tf": terraform, "eslint.config.mjs": config });
    linkPackages(folder, version);
    expect(await eslintFindings(version, folder)).toEqual({ code: 1, findings: expected, stderr: "" });
  });
});
