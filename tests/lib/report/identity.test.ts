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

const events = `resource "aws_sqs_queue" "karpenter" {
  name = "prod"
}

resource "aws_sqs_queue_policy" "karpenter" {
  queue_url = aws_sqs_queue.karpenter.url
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Principal = { Service = "events.amazonaws.com" } }]
  })
}

resource "aws_cloudwatch_event_rule" "spot" {
  event_pattern = jsonencode({ source = ["aws.ec2"], detail-type = ["EC2 Spot Instance Interruption Warning"] })
}

resource "aws_cloudwatch_event_target" "spot" {
  rule = aws_cloudwatch_event_rule.spot.name
  arn  = aws_sqs_queue.karpenter.arn
}
`;

const withQueue = { "app.yaml": application({ values: "          interruptionQueue: prod\n" }) };

it("confirms that events reach the queue, or asks", () => {
  const command = "aws events list-rules";
  const confirmed = reportOn({ ...withQueue, "queue.tf": events });
  expect(confirmed).toContain("- ✅ Queue policy `prod`: Terraform in `queue.tf:2`");
  expect(confirmed).toContain("- ✅ Event rules `prod`: Terraform in `queue.tf:2`");
  expect(confirmed).not.toContain(command);
  const open = reportOn({ ...withQueue, "queue.tf": events.replace("jsonencode({ source", "var.x ? ({ source") });
  expect(open).toContain("- ✅ Queue policy `prod`");
  expect(open).not.toContain("- ✅ Event rules");
  expect(open).toContain(command);
  expect(reportOn(withQueue)).toContain(command);
});

it("names CloudFormation", () => {
  const report = reportOn({
    ...withQueue,
    "aws/cloudformation.yaml":
      "# Karpenter\nResources:\n  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: prod } }\n  Policy: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Queue], PolicyDocument: { Statement: { Effect: Allow, Action: '*', Principal: '*' } } } }\n",
  });
  expect(report).toContain("- ✅ Queue policy `prod`: CloudFormation in `aws/cloudformation.yaml:3`");
});
