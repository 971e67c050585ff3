import karpenter from "../../lib/index.js";
import { template } from "../cloudformation.js";
import { type Files, linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";
import { application, applicationSet } from "../terraform.js";

const ruleTester = new RuleTester();

const chart = (queue: string) => application({ values: `          interruptionQueue: ${queue}\n` });

const queue = (name: string, label = "karpenter") => `resource "aws_sqs_queue" "${label}" {\n  name = ${name}\n}\n`;

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
        tool: place.startsWith("main.tf") ? "Terraform" : "CloudFormation",
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
  },
  valid: [
    valid("the same queue", queue('"prod"')),
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
  ],
});
