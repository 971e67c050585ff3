import { describe, expect, it } from "vitest";
import { codeBlock } from "../code-blocks.js";
import { copyExamples, makeFolder } from "./folders.js";
import { karpenterLint, nodeClass, nodePool } from "./karpenter-lint.js";

const page = "docs/upgrade.md";

/** The lines of the report, without the addresses of its sources. */
async function report(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await karpenterLint(makeFolder({ ".git/HEAD": "", ...files }), [
    "--upgrade",
    ...args,
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout
    .replaceAll(/\]\(https:\/\/[^)]*\)/gu, "]")
    .split("\n")
    .filter((line) => line !== "");
}

const install = (more = "") => `resource "aws_iam_role" "karpenter" {
  name = "controller"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["sts:AssumeRole", "sts:TagSession"], Principal = { Service = "pods.eks.amazonaws.com" } }]
  })
}

resource "aws_eks_pod_identity_association" "karpenter" {
  cluster_name    = "prod"
  namespace       = "kube-system"
  service_account = "karpenter"
  role_arn        = aws_iam_role.karpenter.arn
}

resource "aws_iam_role_policy" "karpenter" {
  role   = aws_iam_role.karpenter.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["ec2:Create*", "iam:*"${more}], Resource = "*" }] })
}

resource "aws_eks_cluster" "prod" {
  name    = "prod"
  version = "1.30"
}

resource "helm_release" "karpenter" {
  name       = "karpenter"
  namespace  = "kube-system"
  repository = "oci://public.ecr.aws/karpenter"
  chart      = "karpenter"
  version    = "1.9.2"
  values     = [yamlencode({ settings = { clusterName = "prod", webhook = true } })]
}
`;

describe.concurrent("karpenter-lint --upgrade", () => {
  it("prints what its page shows", async () => {
    const [, args = ""] = /karpenter-lint (.*) >/u.exec(codeBlock(page, "sh", "--upgrade")) ?? [];
    const { code, stdout, stderr } = await karpenterLint(copyExamples(), args.split(" "));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(codeBlock(page, "text", "# Karpenter 1.9 to 1.15"));
  });

  it("lists what stops working, with the release that makes the change", async () => {
    const pool = nodePool("default").replace("/v1\n", "/v1beta1\n");
    const lines = await report({ "pool.yaml": pool, "class.yaml": nodeClass }, "1.0..1.9");
    expect(lines).toEqual(
      expect.arrayContaining([
        "## Stops working",
        "- Karpenter 1.9 no longer serves NodePool `karpenter.sh/v1beta1` (last served in 1.0); migrate to NodePool `karpenter.sh/v1`. (since 1.1, [karpenter/no-removed-api], [release notes of 1.1])",
        "  - `pool.yaml:1:13`",
      ]),
    );
  });

  it("lists what takes effect, and not what has a problem with both", async () => {
    const placed = nodeClass.replace("spec:\n", "spec:\n  placementGroupSelector: { name: a }\n  typo: 1\n");
    const lines = await report({ "class.yaml": placed }, "1.9..1.15");
    expect(lines).toEqual(
      expect.arrayContaining([
        "## Accepted by 1.15 but not by 1.9",
        "- `spec.placementGroupSelector` requires Karpenter 1.11, but the configured release is 1.9. (since 1.11, [karpenter/valid-schema], [release notes of 1.11])",
        "  - `class.yaml:6:3`",
      ]),
    );
    expect(lines.join("\n")).not.toContain("typo");
  });

  it("ignores comments that suppress problems, and versions of charts", async () => {
    const pool = `# eslint-disable\n${nodePool("default").replace("/v1\n", "/v1beta1\n")}`;
    const chart = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec:\n  source:\n    chart: karpenter\n    repoURL: public.ecr.aws/karpenter\n    targetRevision: 1.0.6\n    helm: { valuesObject: { webhook: { enabled: true } } }\n`;
    const lines = await report({ "pool.yaml": pool, "app.yaml": chart }, "1.0..1.1");
    expect(lines.filter((line) => line.startsWith("  - `"))).toEqual(
      expect.arrayContaining(["  - `app.yaml:9:29`", "  - `pool.yaml:2:13`"]),
    );
  });

  it("compares permissions and the version of Kubernetes, and asks about CRDs", async () => {
    const lines = await report({ "main.tf": install() }, "1.9..1.15");
    expect(lines).toEqual([
      "# Karpenter 1.9 to 1.15",
      "**2 changes between Karpenter 1.9 and 1.15 concern these files.**",
      "- Read: 0 node pools, 0 node classes, 1 install of Karpenter's charts.",
      "- Karpenter 1.9 is supported until 2027-02; its latest known patch is 1.9.4.",
      "- Karpenter 1.15 is supported until the next minor release; its latest known patch is 1.15.3.",
      "## Before the upgrade",
      "- The cluster has Kubernetes 1.30, but Karpenter 1.15 supports 1.31 to 1.37; upgrade the cluster first. ([documentation])",
      "  - `main.tf:23`",
      "## Missing permissions",
      "- The policies of the role `controller` in main.tf:1 do not allow `ec2:DescribeInstanceStatus`, which Karpenter calls, so failed status checks of instances are not noticed; allow it there. (since 1.12, [upgrade guide])",
      "  - `main.tf:30:16`",
      "## To check outside of these files",
      "- Does something apply the CRDs of the new release? Terraform does not upgrade those in the chart `karpenter`, so the API server keeps its present ones; the chart `karpenter-crd` upgrades them. ([upgrade guide])",
      "  - `main.tf:30:16`",
    ]);
    const part = await report({ "main.tf": install(), "k8s/class.yaml": nodeClass }, "1.9..1.15", "k8s");
    expect(part.join("\n")).not.toContain("main.tf:23");
    expect(part.join("\n")).toContain("Does the cluster have Kubernetes 1.31 to 1.37");
    const allowed = await report({ "main.tf": install(', "ec2:Describe*"') }, "1.9..1.14");
    expect(allowed).toContain(
      "**Nothing in these files changes between Karpenter 1.9 and 1.14, as far as files can tell.**",
    );
  });

  it("finds replaced names in files of any kind, but not in comments", async () => {
    const alert =
      "expr: |\n  # karpenter_nodes_created\n  rate(karpenter_pods_startup_time_seconds_bucket[5m])\n  - karpenter_nodes_created_total\n";
    const lines = await report(
      { "alert.yaml": alert, "pod.json": '{"key": "karpenter.sh/disruption"}', "notes.md": "karpenter_nodes_created" },
      "0.37..1.0",
    );
    expect(lines.slice(1)).toEqual([
      "**2 changes between Karpenter 0.37 and 1.0 concern these files.**",
      "- Read: 0 node pools, 0 node classes, 0 installs of Karpenter's charts.",
      "- Support for Karpenter 0.37 has ended; the Karpenter project supports 1.15 and the long-term releases.",
      "- Support for Karpenter 1.0 has ended; the Karpenter project supports 1.15 and the long-term releases.",
      "## Stops working",
      "- The metric `karpenter_pods_startup_time_seconds` was replaced by `karpenter_pods_startup_duration_seconds`; use that. (since 1.0, [migration guide])",
      "  - `alert.yaml:3:8`",
      "- The taint `karpenter.sh/disruption` was replaced by `karpenter.sh/disrupted`; use that. (since 1.0, [migration guide])",
      "  - `pod.json:1:10`",
    ]);
  });

  it("tells apart that nothing changes, that nothing was found, and that something was not read", async () => {
    const clean = await report({ "pool.yaml": nodePool("default"), "class.yaml": nodeClass }, "1.12..1.13");
    expect(clean[1]).toBe(
      "**Nothing in these files changes between Karpenter 1.12 and 1.13, as far as files can tell.**",
    );
    expect(clean).toContain(
      "- Does the cluster have Kubernetes 1.26 to 1.36, which Karpenter 1.13 supports? ([documentation])",
    );
    const empty = await report({ "a.yaml": "a: 1\n" }, "1.12..1.13");
    expect(empty[1]).toBe(
      "**No result: these files contain no NodePool, no EC2NodeClass and no install of Karpenter's charts.**",
    );
    const broken = await report({ "pool.yaml": nodePool("a"), "broken.yaml": `${nodePool("a")}  x: [` }, "1.12..1.13");
    expect(broken[1]).toBe(
      "**Nothing in the files that were read changes between Karpenter 1.12 and 1.13, as far as files can tell.**",
    );
    expect(broken.slice(broken.indexOf("## Not covered"))).toEqual(expect.arrayContaining(["  - `broken.yaml`"]));
  });

  it("names the stop at 1.0, and skips node pools of other providers", async () => {
    const azure = nodePool("a")
      .replace("karpenter.k8s.aws", "karpenter.azure.com")
      .replace("spec:", "spec:\n  replicas: 1");
    const auto = nodePool("a")
      .replace("karpenter.k8s.aws", "eks.amazonaws.com")
      .replace("spec:", "spec:\n  replicas: 1");
    const lines = await report({ "pool.yaml": `${azure}---\n${auto}`, "class.yaml": nodeClass }, "0.37..1.8");
    expect(lines).toEqual(
      expect.arrayContaining([
        "- Read: 0 node pools, 1 node class, 0 installs of Karpenter's charts.",
        "- Skipped: 2 node pools of other providers or EKS Auto Mode.",
        "- Upgrade to the latest patch of 0.37, and from there to 1.0, before any later release: only 1.0 converts the objects in the cluster from `v1beta1` to `v1`. ([migration guide])",
      ]),
    );
    expect(lines.join("\n")).not.toContain("spec.replicas");
  });

  it.each([
    [["--upgrade", "1.9"], '--upgrade must be two minor Karpenter releases such as 1.9..1.15, not "1.9".'],
    [
      ["--upgrade", "1.9.1..1.15.0"],
      '--upgrade must be two minor Karpenter releases such as 1.9..1.15, not "1.9.1..1.15.0".',
    ],
    [["--upgrade", "1.15..1.9"], "--upgrade must lead to a newer release, not from 1.15 to 1.9."],
    [["--upgrade", "1.9..1.9"], "--upgrade must lead to a newer release, not from 1.9 to 1.9."],
    [
      ["--upgrade", "0.31..1.9"],
      "--upgrade supports the Karpenter releases from 0.32 to 1.15, which do not include 0.31.",
    ],
    [
      ["--upgrade", "1.9..1.99"],
      "--upgrade supports the Karpenter releases from 0.32 to 1.15, which do not include 1.99.",
    ],
    [
      ["--upgrade", "0.40..1.9"],
      "--upgrade supports the Karpenter releases from 0.32 to 1.15, which do not include 0.40.",
    ],
    [["--upgrade", "1.9..1.15", "missing"], 'No such file or folder: "missing".'],
    [["--upgrade", "1.9..1.15", "--fix"], "--upgrade lists what an upgrade changes, so it cannot be used with --fix."],
    [
      ["--upgrade", "1.9..1.15", "--release", "1.9"],
      "--upgrade lists what an upgrade changes, so it cannot be used with --release.",
    ],
  ])("fails with %j", async (args, sentence) => {
    expect(await karpenterLint(makeFolder({ "class.yaml": nodeClass }), args)).toEqual({
      code: 2,
      stdout: "",
      stderr: `karpenter-lint: ${sentence}\n`,
    });
  });
});
