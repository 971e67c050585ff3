import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { version as own } from "../../lib/meta.js";
import { configurations, eslint, versions } from "./eslint.js";
import { copyExamples, linkPackages, makeFolder } from "./folders.js";
import { karpenterLint, startKarpenterLint, nodeClass } from "./karpenter-lint.js";

const prefix = "gitops-apps/prod";

/** A line of a list that states an agreement. */
function agreeing(lines: readonly string[]): string[] {
  return lines.filter((line) => line.startsWith("- ✅"));
}

describe.concurrent("karpenter-lint --format readiness", () => {
  it("says of the examples all that the review found, and confirms all that it found aligned", async () => {
    const folder = copyExamples({ ".git/config": '[remote "origin"]\nurl = https://acme.example/infra\n' });
    const { code, stdout, stderr } = await startKarpenterLint(
      folder,
      ["--format", "readiness", "--quiet", "--release", "1.14"],
      {
        // 2026-01-02T03:04:05Z
        env: { SOURCE_DATE_EPOCH: "1767323045" },
      },
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const lines = stdout.split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        "**❌ Not ready: 8 problems (8 × security).**",
        `Repository: \`acme.example/infra\` · Chart: \`karpenter-crd 1.14.1, karpenter 1.14.1\` · Release: \`1.14 (set)\` · Preset: \`recommended\` · Plugin: \`eslint-plugin-karpenter ${own}\` · Date: \`2026-01-02 03:04 UTC\` · Files: \`5 with manifests, 7 linted\``,
        "## Security (8)",
        "    - 💡 Suggestion in an editor: Remove `clusterEndpoint`; on EKS, Karpenter discovers the endpoint.",
        "### 4 NodePools",
        `| ${prefix}/karpenter/node-pool.yaml:121 | spot-fleet | kubelet-custom | spot | cpu 800, memory 3200Gi | 168h |`,
        "### 3 EC2NodeClasses",
        `| ${prefix}/karpenter/node-class.yaml:98 | kubelet-custom | id ami-0a7d3c5e1f9b28460 | KarpenterNodeInstanceProfile-lakeside-prod | not all encrypted | IMDSv1 allowed |`,
        "### 3 Applications",
        "  aws iam get-instance-profile --instance-profile-name KarpenterNodeInstanceProfile-lakeside-prod",
        "  aws ec2 describe-images --image-ids ami-0a7d3c5e1f9b28460 --region us-east-1 --query 'Images[].[Name,CreationDate]'",
      ]),
    );
    expect(agreeing(lines)).toEqual([
      `- ✅ Cluster name \`lakeside-prod\`: \`settings.clusterName\` in \`${prefix}/apps/apps-karpenter.yaml:19\`; \`karpenter.sh/discovery\` in \`${prefix}/karpenter/node-class.yaml:19\` and 6 more; \`cluster_name\` in \`terraform/production/main.tf:16\``,
      `- ✅ Account \`210987654321\`: \`eks.amazonaws.com/role-arn\` in \`${prefix}/apps/apps-karpenter.yaml:36\`; \`account_id\` in \`terraform/production/main.tf:18\``,
      `- ✅ Controller role \`lakeside-prod-Karpenter-IRSA\`: \`eks.amazonaws.com/role-arn\` in \`${prefix}/apps/apps-karpenter.yaml:36\`; Terraform in \`terraform/production/main.tf:150\``,
      `- ✅ Instance profile \`KarpenterNodeInstanceProfile-lakeside-prod\`: \`instanceProfile\` in \`${prefix}/karpenter/node-class.yaml:11\` and 2 more; Terraform in \`terraform/production/main.tf:112\``,
      `- ✅ Region \`us-east-1\`: \`topology.kubernetes.io/zone\` in \`${prefix}/karpenter/node-pool.yaml:100\` and 2 more; \`region\` in \`terraform/production/main.tf:17\``,
      `- ✅ EC2NodeClass \`kubelet-custom\`: definition in \`${prefix}/karpenter/node-class.yaml:98\`; \`rainfall\` in \`${prefix}/karpenter/node-pool.yaml:9\`; \`on-demand-fleet\` in \`${prefix}/karpenter/node-pool.yaml:67\`; \`spot-fleet\` in \`${prefix}/karpenter/node-pool.yaml:121\`; \`default-fleet\` in \`${prefix}/karpenter/node-pool.yaml:172\``,
      "- ✅ Subnets tagged `lakeside-prod`: Terraform in `terraform/production/main.tf:69`",
      "- ✅ Security groups tagged `lakeside-prod`: Terraform in `terraform/production/main.tf:77`",
      "- ✅ Controller trust `karpenter/karpenter`: Terraform in `terraform/production/main.tf:126`",
      "- ✅ Controller policy `lakeside-prod-Karpenter-IRSA`: Terraform in `terraform/production/main.tf:232`",
      "- ✅ Role to pass `KarpenterNodeRole-lakeside-prod`: Terraform in `terraform/production/main.tf:204`",
      "- ✅ Node policies `KarpenterNodeRole-lakeside-prod`: Terraform in `terraform/production/main.tf:96`",
      "- ✅ Access entry `KarpenterNodeRole-lakeside-prod`: Terraform in `terraform/production/main.tf:120`",
      `- ✅ Chart version \`1.14.1\`: \`karpenter-crd\` in \`${prefix}/apps/apps-karpenter-crd.yaml:6\`; \`karpenter\` in \`${prefix}/apps/apps-karpenter.yaml:5\``,
    ]);
    expect(
      lines.filter((line) => line.startsWith("- ❌")).map((line) => line.replace(/\(https.*\)(?= )/u, "")),
    ).toEqual([
      "- ❌ [karpenter/no-placeholder-values] (1)",
      "- ❌ [karpenter/no-hardcoded-ami] (3)",
      "- ❌ [karpenter/require-encrypted-volumes] (3)",
      "- ❌ [karpenter/require-imdsv2] (1)",
    ]);
    // Once: a second verdict can be overlooked, or forged.
    expect(stdout.match(/Not ready/gu)).toHaveLength(1);
    expect(stdout).not.toMatch(/[Nn]ot read\b/u);
  });

  it("names what doesn't agree, with both sides, and asks AWS nothing about it", async () => {
    const folder = copyExamples();
    const file = path.join(folder, prefix, "apps/apps-karpenter.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("clusterName: lakeside-prod", "clusterName: lakeside-prd"));
    const { stdout } = await karpenterLint(folder, ["--format", "readiness"]);
    expect(stdout).toContain("## Inconsistencies between files (1)");
    expect(stdout).toContain(
      `  - \`${prefix}/apps/apps-karpenter.yaml:19\`: \`settings.clusterName\` refers to \`lakeside-prd\`, but \`karpenter.sh/discovery\` in ${prefix}/karpenter/node-class.yaml:19 refers to \`lakeside-prod\`; use the same cluster name in both.`,
    );
    expect(stdout).toContain("aws eks describe-cluster --name lakeside-prod ");
    expect(stdout).not.toContain("--name lakeside-prd");
  });

  it("asks about what only Terraform says otherwise, where nothing can be reported, and confirms neither", async () => {
    const folder = copyExamples();
    const file = path.join(folder, "terraform/production/main.tf");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll('"lakeside-prod"', '"lakeside"'));
    const { stdout } = await karpenterLint(folder, ["--format", "readiness"]);
    expect(stdout).toContain("**❌ Not ready: 8 problems (8 × security). Open: 1 contradiction to clarify.**");
    expect(stdout).toContain(
      `- [ ] Do these belong to two different clusters? \`cluster_name\` is \`lakeside\` in \`terraform/production/main.tf:16\`, but \`settings.clusterName\` is \`lakeside-prod\` in \`${prefix}/apps/apps-karpenter.yaml:19\`.`,
    );
    expect(stdout).not.toContain("- ✅ Cluster name");
  });

  it("takes each cluster of a repository for itself, from wherever it is asked", async () => {
    const cluster = (region: string) => ({
      [`repository/${region}/class.yaml`]: nodeClass
        .replace("optional", "required")
        .replaceAll("lakeside-prod", `acme-${region}`),
      [`repository/${region}/pool.yaml`]: `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: general }\nspec:\n  template:\n    spec:\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: default }\n      requirements: [{ key: topology.kubernetes.io/zone, operator: In, values: [${region}a] }]\n`,
    });
    const folder = makeFolder({ "repository/.git/HEAD": "", ...cluster("eu-west-1"), ...cluster("us-east-1") });
    const { code, stdout } = await karpenterLint(folder, ["repository", "--format", "readiness"]);
    expect(code).toBe(0);
    expect(stdout.split("\n")).toEqual(
      expect.arrayContaining([
        "### 2 NodePools",
        "- ✅ EC2NodeClass `default`: definition in `repository/eu-west-1/class.yaml:4`; `general` in `repository/eu-west-1/pool.yaml:3`",
        "- ✅ EC2NodeClass `default`: definition in `repository/us-east-1/class.yaml:4`; `general` in `repository/us-east-1/pool.yaml:3`",
        "  aws eks describe-cluster --name acme-eu-west-1 --region eu-west-1 --query cluster.endpoint --output text",
        "  aws eks describe-cluster --name acme-us-east-1 --region us-east-1 --query cluster.endpoint --output text",
        "  aws ec2 get-ebs-encryption-by-default --region eu-west-1",
        "  aws ec2 get-ebs-encryption-by-default --region us-east-1",
      ]),
    );
  });

  it("is content where nothing is wrong, and says what is left to check", async () => {
    const fine = nodeClass.replace("optional", "required");
    const { code, stdout } = await karpenterLint(makeFolder({ "a.yaml": fine }), ["--format", "readiness"]);
    expect(code).toBe(0);
    expect(stdout).toContain("**✅ Ready, as far as files can tell");
    expect(stdout).toContain("aws ec2 get-ebs-encryption-by-default");
  });

  it("reports how much is suppressed", async () => {
    const folder = makeFolder({ "a.yaml": nodeClass.replace("optional", "optional # eslint-disable-line -- old SDK") });
    const { code, stdout } = await karpenterLint(folder, ["--format", "readiness"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^\*\*✅ Ready, .+ 1 more problem suppressed by comments or eslint-suppressions\.json\.\*\*$/mu,
    );
  });

  it("has no result for a folder without manifests", async () => {
    const { code, stdout } = await karpenterLint(makeFolder({ "a.yaml": "kind: Service\n" }), [
      "--format",
      "readiness",
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain("**❔ No result: found no NodePool and no EC2NodeClass.**");
  });
});

describe.concurrent.each(versions)("the formatter under %s, by its path", (version) => {
  it("reports as karpenter-lint does", async () => {
    const folder = copyExamples();
    writeFileSync(path.join(folder, "eslint.config.mjs"), configurations["as a list"]);
    linkPackages(folder, version);
    const formatter = "./node_modules/eslint-plugin-karpenter/dist/lib/report/readiness.js";
    const { code, stdout } = await eslint(version, folder, [".", "--format", formatter]);
    expect(code).toBe(1);
    expect(stdout).toContain("**❌ Not ready: 8 problems (8 × security).**");
    expect(stdout).toContain("- ✅ EC2NodeClass `kubelet-custom`");
  });
});

describe.concurrent("karpenter-lint --format readiness-html", () => {
  it("is one page with a drawing and nothing to load", async () => {
    const { code, stdout } = await karpenterLint(copyExamples(), ["--format", "readiness-html"]);
    expect(code).toBe(1);
    expect(stdout.startsWith("<!doctype html>")).toBe(true);
    expect(stdout.match(/<rect /gu)).toHaveLength(2 + 4 + 3);
    expect(stdout.match(/<span class="place">/gu)).toHaveLength(8);
    expect(stdout.match(/<div class="rule">/gu)).toHaveLength(4);
    expect(stdout).not.toMatch(/<(?:script|link|img|iframe)\b|src=|url\(/u);
  });

  it("shows a class that isn't there, and takes names for text", async () => {
    const pool = (name: string) =>
      `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: "${name}" }\nspec: { template: { spec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: gone }, requirements: [] } } }\n`;
    const folder = makeFolder({ "a.yaml": `${pool("<script>alert(1)</script>")}---\n${nodeClass}` });
    const { stdout } = await karpenterLint(folder, ["--format", "readiness-html"]);
    expect(stdout).not.toContain("<script>");
    expect(stdout).toContain("&lt;script&gt;");
    expect(stdout).toContain('<rect class="gap"');
    expect(stdout).toMatch(/>gone<\/text><text class="state"[^>]*>missing<\/text>/u);
  });
});

it("the picture in the README is of this report", () => {
  const root = new URL("../../", import.meta.url);
  expect(readFileSync(new URL("docs/readiness.md", root), "utf8")).toContain("(readiness.png)");
  const png = readFileSync(path.join(root.pathname, "docs/readiness.png"));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
});
