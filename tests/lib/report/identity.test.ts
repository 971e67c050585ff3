/** What the readiness report confirms of the roles and tags in Terraform. */
import { expect, it } from "vitest";
import readiness from "../../../lib/report/readiness.js";
import { allActions, application, attached, controllerRole, nodeClass, policy } from "../../terraform.js";
import { runOn } from "./repositories.js";

const nodes = `resource "aws_iam_role" "nodes" {
  name = "nodes"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "nodes" {
  for_each   = toset(["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"])
  role       = aws_iam_role.nodes.name
  policy_arn = "arn:aws:iam::aws:policy/\${each.value}"
}

resource "aws_eks_access_entry" "nodes" {
  principal_arn = aws_iam_role.nodes.arn
  type          = "EC2_LINUX"
}

resource "aws_subnet" "nodes" {
  tags = { "karpenter.sh/discovery" = "prod" }
}

resource "aws_security_group" "nodes" {
  tags = { "karpenter.sh/discovery" = "prod" }
}
`;

const files = {
  "app.yaml": application(),
  "class.yaml": nodeClass(`role: nodes
subnetSelectorTerms: [{ tags: { karpenter.sh/discovery: prod } }]
securityGroupSelectorTerms: [{ tags: { karpenter.sh/discovery: prod } }]`),
  "main.tf": nodes,
  "controller.tf":
    controllerRole() + policy([...allActions, "iam:*InstanceProfile"], "[aws_iam_role.nodes.arn]") + attached(),
};

function reportOn(changed: Record<string, string>): string {
  const { results, context } = runOn({ ...files, ...changed });
  return readiness(results, context);
}

it("confirms each step, and lists none as not checked", () => {
  const report = reportOn({});
  const confirmed = [...report.matchAll(/^- ✅ (.+): Terraform in `([^`]+)`$/gmu)].map(([, what, place]) => [
    what,
    place,
  ]);
  expect(confirmed).toEqual([
    ["Security groups tagged `prod`", "main.tf:24"],
    ["Subnets tagged `prod`", "main.tf:20"],
    ["Controller trust `karpenter/karpenter`", "controller.tf:7"],
    ["Controller policy `controller`", "controller.tf:35"],
    ["Role to pass `nodes`", "controller.tf:26"],
    ["Node policies `nodes`", "main.tf:8"],
    ["Access entry `nodes`", "main.tf:16"],
  ]);
  expect(report).not.toContain("## Not checked");
});

it("lists what is unknown as not checked", () => {
  const report = reportOn({ "controller.tf": controllerRole({ account: "${var.namespace}:karpenter" }) });
  expect(report).toContain("The namespace and service account in the trust policy");
  expect(report).toContain("The role that the controller's policy allows");
  expect(report).not.toContain("The policies of the node role");
});
