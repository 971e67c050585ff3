import karpenter from "../../lib/index.js";
import { template } from "../cloudformation.js";
import { type Files, linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";
import { application, applicationSet, nodeClass } from "../terraform.js";

const ruleTester = new RuleTester();

const chart = (queue: string) => application({ values: `          interruptionQueue: ${queue}\n` });

const queue = (name: string, label = "karpenter") => `resource "aws_sqs_queue" "${label}" {\n  name = ${name}\n}\n`;

const allow = (service = "events.amazonaws.com", action = "sqs:SendMessage") =>
  `resource "aws_sqs_queue_policy" "this" {\n  queue_url = aws_sqs_queue.karpenter.id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Principal = { Service = ["${service}"] }, Resource = "*" }] })\n}\n`;

const spot = '{ source = ["aws.ec2"], detail-type = ["EC2 Spot Instance Interruption Warning"] }';

const health = '{ source = ["aws.health"], detail-type = ["AWS Health Event"] }';

const event = (pattern: string, label = "a", arn = "aws_sqs_queue.karpenter.arn") =>
  `resource "aws_cloudwatch_event_rule" "${label}" {\n  event_pattern = ${pattern}\n}\nresource "aws_cloudwatch_event_target" "${label}" {\n  rule = aws_cloudwatch_event_rule.${label}.name\n  arn = ${arn}\n}\n`;

const own = queue('"prod"');

/** In a template, the policy of the queue and a rule for an event. */
const eventsInTemplate = (type: string, action = "SendMessage") =>
  `  QueuePolicy:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [!Ref KarpenterInterruptionQueue]\n      PolicyDocument: { Statement: [{ Effect: Allow, Action: "sqs:${action}", Principal: { Service: [events.amazonaws.com] }, Resource: !GetAtt KarpenterInterruptionQueue.Arn }] }\n  Rule:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern: { source: [aws.ec2], detail-type: ["${type}"] }\n      Targets: [{ Id: x, Arn: !GetAtt KarpenterInterruptionQueue.Arn }]\n`;

const WARNING = "EC2 Spot Instance Interruption Warning";

const unreached = (name: string, text: string, messageId: "noRule" | "notAllowed", place = "main.tf:2") => ({
  name,
  ...linted({ "app.yaml": chart("prod"), [place.split(":", 1)[0] ?? ""]: text }),
  errors: [
    {
      messageId,
      data: { queue: "prod", place, ...(messageId === "noRule" && { event: WARNING }) },
      line: 17,
      column: 30,
      endLine: 17,
      endColumn: 34,
    },
  ],
});

const moduleCall = (more = "", version = "~> 21.0") =>
  `module "karpenter" {\n  source = "terraform-aws-modules/eks/aws//modules/karpenter"\n  version = "${version}"\n  cluster_name = "prod"\n${more}}\n`;

const valid = (name: string, terraform: string, value = "prod", more: Files = {}) => ({
  name,
  ...linted({ "app.yaml": chart(value), "main.tf": terraform, ...more }),
});

const invalid = (name: string, text: string, other: string, place: string, value = "prod") => ({
  name,
  ...linted({ "app.yaml": chart(value), [place.split(":", 1)[0] ?? ""]: text }),
  errors: [
    {
      messageId: "otherQueue",
      data: {
        setting: "settings.interruptionQueue",
        value,
        tool: place.includes("main.tf") ? "Terraform" : "CloudFormation",
        queue: other,
        place,
      },
      line: 17,
      column: 30,
      endLine: 17,
      endColumn: 30 + value.length,
    },
  ],
});

ruleTester.run("consistent-interruption-queue", karpenter.rules["consistent-interruption-queue"], {
  texts: {
    otherQueue:
      "`settings.interruptionQueue` names the queue `prod`, but Terraform creates `prod-events` in main.tf:2, so Karpenter receives no interruptions; use the same name in both.",
    noRule:
      "Event rules send other events to the queue `prod` in main.tf:2, but none sends `EC2 Spot Instance Interruption Warning`, so Karpenter does not drain spot nodes before they are reclaimed; add a rule for it.",
    notAllowed:
      "The policy of the queue `prod` in main.tf:2 does not let `events.amazonaws.com` send messages, so Karpenter receives no interruptions; allow `sqs:SendMessage` there.",
  },
  valid: [
    valid("the same queue", queue('"prod"')),
    valid("events that reach it", own + allow() + event(`jsonencode(${spot})`)),
    valid("a rule for all events of EC2", own + allow() + event('jsonencode({ source = ["aws.ec2"] })')),
    valid("several rules", own + allow() + event(`jsonencode(${health})`) + event(`jsonencode(${spot})`, "b")),
    valid(
      "rules of a list",
      `${own}${allow()}locals {\n  events = { a = { p = ${spot} }, b = { p = ${health} } }\n}\nresource "aws_cloudwatch_event_rule" "this" {\n  for_each = local.events\n  event_pattern = jsonencode(each.value.p)\n}\nresource "aws_cloudwatch_event_target" "this" {\n  for_each = local.events\n  rule = aws_cloudwatch_event_rule.this[each.key].name\n  arn = aws_sqs_queue.karpenter.arn\n}\n`,
    ),
    valid("a policy of any sender", own + allow("*") + event(`jsonencode(${spot})`)),
    valid("a policy in the queue", own.replace("\n}", "\n  policy = var.policy\n}") + event(`jsonencode(${spot})`)),
    valid(
      "a policy of an unknown queue",
      own + allow().replace("aws_sqs_queue.karpenter.id", "var.url") + event(`jsonencode(${spot})`),
    ),
    valid("an unknown policy", own + allow().replace("jsonencode", "file") + event(`jsonencode(${spot})`)),
    valid("a sender with an unknown partition", own + allow("events.${var.suffix}") + event(`jsonencode(${spot})`)),
    ...['concat(["sns.amazonaws.com"], var.services)', "var.service"].map((services) =>
      valid(
        `senders that are unknown: ${services}`,
        own + allow().replace('["events.amazonaws.com"]', services) + event(`jsonencode(${spot})`),
      ),
    ),
    valid("an unknown effect", own + allow().replace('"Allow"', "var.effect") + event(`jsonencode(${spot})`)),
    valid(
      "unknown principals",
      own + allow().replace(/\{ Service = \S+ \}/u, "var.principal") + event(`jsonencode(${spot})`),
    ),
    valid("a policy by a script", `${own}${event(`jsonencode(${spot})`)}`, "prod", {
      "a.sh": "aws sqs set-queue-attributes\n",
    }),
    valid("an unknown pattern", own + allow() + event("var.pattern")),
    valid(
      "a target of an unknown queue",
      own + allow() + event(`jsonencode(${health})`) + event("jsonencode({})", "b", "var.arn"),
    ),
    valid("no rule", own + allow()),
    valid(
      "a rule for another queue",
      own + allow() + event(`jsonencode(${health})`, "a", '"arn:aws:sqs:eu-west-1:840215937461:other"'),
    ),
    valid(
      "a module that adds events",
      `${own}${event(`jsonencode(${health})`)}module "events" {\n  source = "terraform-aws-modules/eventbridge/aws"\n}\n`,
    ),
    valid("two queues of one name", own + queue('"prod"', "karpenter_b") + event(`jsonencode(${health})`)),
    valid("events in CloudFormation", "", "prod", {
      "cloudformation.yaml": template({ more: eventsInTemplate(WARNING) }),
    }),
    valid("the same queue by a local value", `locals {\n  name = "prod"\n}\n${queue("local.name")}`),
    valid("a queue of another name and the same one", queue('"prod"', "a") + queue('"karpenter-b"', "b")),
    valid("two other queues", queue('"a"', "karpenter_a") + queue('"b"', "karpenter_b")),
    valid("an unknown name", queue("var.queue")),
    valid("an unknown name of another queue", queue('"other"') + queue("var.queue", "jobs")),
    valid("a generated name", 'resource "aws_sqs_queue" "karpenter" {\n  name_prefix = "karpenter"\n}\n'),
    valid("a queue for something else", `${queue('"jobs"', "jobs")}# karpenter\n`),
    valid("a templated value", queue('"other"'), "'{{ .queue }}'"),
    valid("a placeholder", queue('"other"'), "REPLACE_ME"),
    valid("an ARN, which another rule reports", queue('"other"'), "arn:aws:sqs:eu-west-1:840215937461:prod"),
    valid("the default of the module", moduleCall(), "Karpenter-prod"),
    valid("a module without a queue", moduleCall("  enable_spot_termination = false\n")),
    valid("a module of an unknown release", moduleCall("", ">= 20")),
    valid("no Terraform", ""),
    valid("the same queue in CloudFormation", "", "prod", { "cloudformation.yaml": template() }),
    valid("a parameter of CloudFormation", "", "prod", {
      "cloudformation.yaml": template({ queue: "${ClusterName}" }),
    }),
    valid("a generated name in CloudFormation", "", "prod", {
      "cloudformation.yaml": template().replace("QueueName: ", "KmsMasterKeyId: "),
    }),
    {
      name: "the queue of another cluster, whose manifests are nearer to it",
      ...linted({
        "prod/app.yaml": chart("prod"),
        "test/app.yaml": chart("other").replace("clusterName: prod", "clusterName: test"),
        "test/terraform/main.tf": queue('"test-events"'),
      }),
    },
    { name: "in no repository", code: chart("prod") },
  ],
  invalid: [
    {
      name: "an ApplicationSet",
      ...linted({ "app.yaml": applicationSet(chart("prod")), "main.tf": queue('"prod-events"') }),
      errors: [
        {
          messageId: "otherQueue",
          data: {
            setting: "settings.interruptionQueue",
            value: "prod",
            tool: "Terraform",
            queue: "prod-events",
            place: "main.tf:2",
          },
          line: 21,
          column: 34,
          endLine: 21,
          endColumn: 38,
        },
      ],
    },
    invalid("another queue", queue('"prod-events"'), "prod-events", "main.tf:2"),
    {
      ...invalid("a queue near other manifests of the cluster", "", "prod-events", "terraform/main.tf:2"),
      ...linted({
        "apps/app.yaml": chart("prod"),
        "terraform/class.yaml": nodeClass('subnetSelectorTerms: [{ tags: { karpenter.sh/discovery: "prod" } }]'),
        "terraform/main.tf": queue('"prod-events"'),
      }),
    },
    invalid(
      "a queue by its label",
      `${queue('"prod-events"', "interruption")}# karpenter\n`,
      "prod-events",
      "main.tf:2",
    ),
    invalid(
      "a name with a reference",
      `variable "cluster" {\n  default = "prod"\n}\n${queue('"karpenter-${var.cluster}"', "this")}`.replace(
        '"this"',
        '"karpenter"',
      ),
      "karpenter-prod",
      "main.tf:5",
    ),
    invalid("the default of the module, if the values name another", moduleCall(), "Karpenter-prod", "main.tf:1"),
    invalid("a name for the module", moduleCall('  queue_name = "own"\n'), "own", "main.tf:5"),
    invalid("CloudFormation", template({ queue: "prod-events" }), "prod-events", "cloudformation.yaml:38"),
    unreached("other events", own + allow() + event(`jsonencode(${health})`), "noRule"),
    unreached(
      "other events in a heredoc, to the queue by its ARN",
      `${own}${allow()}${event(`<<-EOT\n${JSON.stringify({ source: ["aws.ec2"], "detail-type": ["EC2 Instance Rebalance Recommendation"] })}\nEOT\n`, "a", '"arn:aws:sqs:eu-west-1:840215937461:prod"')}`,
      "noRule",
    ),
    unreached("no policy", own + event(`jsonencode(${spot})`), "notAllowed"),
    unreached(
      "a policy for another service",
      own + allow("sns.amazonaws.com") + event(`jsonencode(${spot})`),
      "notAllowed",
    ),
    unreached(
      "a policy for another action",
      own + allow(undefined, "sqs:GetQueueUrl") + event(`jsonencode(${spot})`),
      "notAllowed",
    ),
    unreached(
      "other events in CloudFormation",
      template({ more: eventsInTemplate("EC2 Instance State-change Notification") }),
      "noRule",
      "cloudformation.yaml:48",
    ),
    unreached(
      "a policy in CloudFormation for another action",
      template({ more: eventsInTemplate(WARNING, "ReceiveMessage") }),
      "notAllowed",
      "cloudformation.yaml:48",
    ),
    unreached(
      "other events of a list",
      `${own}${allow()}locals {\n  events = { a = ${health} }\n}\nresource "aws_cloudwatch_event_rule" "this" {\n  for_each = local.events\n  event_pattern = jsonencode(each.value)\n}\nresource "aws_cloudwatch_event_target" "this" {\n  for_each = local.events\n  rule = aws_cloudwatch_event_rule.this[each.key].name\n  arn = aws_sqs_queue.karpenter.arn\n}\n`,
      "noRule",
    ),
  ],
});
