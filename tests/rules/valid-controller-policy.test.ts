import karpenter from "../../lib/index.js";
import { controllerRole as roleInTemplate, template } from "../cloudformation.js";
import { positionOf } from "../positions.js";
import { type Files, linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";
import {
  allActions,
  application,
  applicationSet,
  association,
  attached,
  controllerRole,
  nodeClass,
  policy,
} from "../terraform.js";

const ruleTester = new RuleTester();

const without = (...names: string[]) => allActions.filter((action) => !names.includes(action));

/** A repository whose Terraform allows some actions. */
const allowing = (actions: readonly string[], more: Files = {}, chart = application()): Files => ({
  "app.yaml": chart,
  "main.tf": controllerRole() + policy(actions) + attached(),
  ...more,
});

const nodes = `resource "aws_iam_role" "nodes" {
  name = "nodes"
}

resource "aws_iam_instance_profile" "nodes" {
  name = "nodes"
  role = aws_iam_role.nodes.name
}
`;

/** The statement on \`iam:PassRole\` is in line 2 of \`pass.tf\`. */
const passing = (resources: string, more: Files = {}): Files => ({
  ...allowing(without("iam:PassRole")),
  "pass.tf": `data "aws_iam_policy_document" "pass" {
  statement {
    actions   = ["iam:PassRole"]
    resources = ${resources}
  }
}

resource "aws_iam_role_policy" "pass" {
  role   = aws_iam_role.controller.id
  policy = data.aws_iam_policy_document.pass.json
}

${nodes}`,
  ...more,
});

const policyInTemplate = (id: string, actions: readonly string[]) =>
  `  ${id}:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: { Statement: [{ Effect: Allow, Action: ${JSON.stringify(actions)}, Resource: "*" }] }\n`;

const module = (version: string, more = "") =>
  `module "karpenter" {\n  source = "terraform-aws-modules/eks/aws//modules/karpenter"\n  version = "${version}"\n${more}}\n`;

const byModule = (version: string, more = "", chart = application({ role: "" })): Files => ({
  "app.yaml": chart,
  "main.tf": module(version, more),
});

const olderModule = (name: string, version: string, actions: string, effect: string) => ({
  name,
  ...linted(byModule(version)),
  errors: [
    {
      messageId: "missingActions",
      data: {
        owner: "this release of `module.karpenter`",
        actions,
        effect,
        release: "Karpenter 1.14",
        place: "main.tf:3",
      },
      line: 11,
      column: 12,
      endLine: 11,
      endColumn: 21,
    },
  ],
});

const valid = (name: string, files: Files, options: readonly object[] = []) => ({
  name,
  ...linted(files),
  ...(options.length > 0 && { options }),
});

const arn = "arn:aws:iam::840215937461:role/controller";

function subjectOf(messageId: string): Record<string, string> {
  if (messageId === "noPolicy") return { role: "controller", tool: "Terraform" };
  return { owner: `${messageId === "missingActions" ? "t" : "T"}he role \`controller\`` };
}

function invalid(name: string, files: Files, messageId: string, data: Record<string, string>, at = arn) {
  const one = linted(files);
  return {
    name,
    ...one,
    errors: [
      { messageId, data: { ...subjectOf(messageId), place: "main.tf:1", ...data }, ...positionOf(one.code, at) },
    ],
  };
}

const unattached = (role: string): Files => ({
  "app.yaml": application({ role }),
  "aws/cloudformation.yaml": template({ actions: without("iam:ListInstanceProfiles", "iam:PassRole") }),
});

const listOfProfiles = {
  owner: "the controller",
  actions: "`iam:ListInstanceProfiles`",
  effect: "unused instance profiles are never removed",
  release: "Karpenter 1.14",
  place: "aws/cloudformation.yaml:22",
};

const missing = (name: string, files: Files, actions: string, effect: string, release = "Karpenter 1.14") =>
  invalid(name, files, "missingActions", { actions: `\`${actions}\``, effect, release });

const noLaunch = "no node is launched";

/** A policy with the name `Controller` that is attached by its ARN. */
const byArn = (text: string, actions: readonly string[]): Files => ({
  "app.yaml": application(),
  "main.tf":
    controllerRole() +
    policy(actions).replace('"controller" {\n  policy ', '"controller" {\n  name = "Controller"\n  policy ') +
    attached(undefined, text),
});

ruleTester.run("valid-controller-policy", karpenter.rules["valid-controller-policy"], {
  texts: {
    missingActions:
      "The policies of the role `controller` in main.tf:1 do not allow `ec2:CreateFleet`, which Karpenter 1.14 calls, so no node is launched; allow what is missing there.",
    noPolicy:
      "Terraform attaches no policy to the role `controller` in main.tf:1, so the controller cannot call AWS; attach its policy to this role.",
    profilePassed:
      "The role `controller` may pass only the instance profile `nodes` in pass.tf:2, but `iam:PassRole` is checked for the role in it, so no node is launched; name the role of the nodes there.",
    roleNotPassed:
      "The role `controller` may pass only the role `nodes` in pass.tf:2, which no node class uses, so no node is launched; name the role of the nodes there.",
  },
  valid: [
    valid("all actions", allowing(allActions)),
    valid("everything", allowing(["*"])),
    valid("wildcards", allowing(["ec2:*", "iam:*Role", "iam:List*", "eks:Describe?luster", "pricing:*", "ssm:Get*"])),
    valid("an older release", allowing(without("iam:ListInstanceProfiles"), {}, application({ version: "1.6.3" }))),
    valid("an unknown release", allowing(without("iam:ListInstanceProfiles"), {}, application({ version: "1.*" }))),
    valid(
      "an isolated VPC",
      allowing(
        without("pricing:GetProducts", "iam:ListInstanceProfiles"),
        {},
        application({ values: "          isolatedVPC: true\n" }),
      ),
    ),
    valid("no queue", allowing(without("sqs:*"))),
    valid(
      "a class without an alias",
      allowing(without("ssm:GetParameter"), {
        "class.yaml": nodeClass(
          "instanceProfile: nodes\namiFamily: AL2\namiSelectorTerms: [{ id: ami-0a7d3c5e1f9b28460 }]",
        ),
      }),
    ),
    valid(
      "a known endpoint",
      allowing(
        without("eks:DescribeCluster"),
        {},
        application({ values: "          clusterEndpoint: https://x.gr7.eu-west-1.eks.amazonaws.com\n" }),
      ),
    ),
    valid("several policies", {
      ...allowing(without("ec2:CreateFleet")),
      "more.tf":
        'resource "aws_iam_role_policy" "more" {\n  role = "controller"\n  policy = jsonencode({ Statement = { Effect = "Allow", Action = "ec2:CreateFleet", Resource = "*" } })\n}\n',
    }),
    valid("an inline policy of the role", {
      "app.yaml": application(),
      "main.tf": `${controllerRole().replace('name               = "controller"', 'name               = "controller"\n  inline_policy {\n    policy = data.aws_iam_policy_document.controller.json\n  }')}${policy(allActions)}`,
    }),
    valid("a policy in a file", {
      "app.yaml": application(),
      "main.tf": `${controllerRole()}resource "aws_iam_policy" "controller" {\n  policy = file("policy.json")\n}\n${attached()}`,
    }),
    valid("a policy with an unknown part", {
      ...allowing(["ec2:*"]),
      "main.tf":
        controllerRole() +
        policy(["ec2:*"]).replace("  statement", "  source_policy_documents = var.more\n  statement") +
        attached(),
    }),
    valid("dynamic statements", {
      ...allowing(["ec2:*"]),
      "main.tf":
        controllerRole() +
        policy(["ec2:*"]).replace("  statement", '  dynamic "statement" {\n  }\n  statement') +
        attached(),
    }),
    valid("a policy of AWS", {
      ...allowing(["sqs:*"]),
      "more.tf": attached(undefined, '"arn:aws:iam::aws:policy/PowerUserAccess"').replace('"controller"', '"more"'),
    }),
    valid("a statement whose effect is an expression", {
      ...allowing(["sqs:*"]),
      "main.tf":
        controllerRole() +
        policy(["sqs:*"]).replace(
          "  statement",
          '  statement {\n    effect  = var.effect\n    actions = ["*"]\n  }\n  statement',
        ) +
        attached(),
    }),
    ...[
      'jsonencode({ Statement = [{ Effect = var.effect, Action = "*", Resource = "*" }] })',
      'jsonencode({ Statement = [merge({ Action = "*", Resource = "*" }, var.statement)] })',
      '<<-EOF\n{ "Statement": { "Effect": "${var.effect}", "Action": "*", "Resource": "*" } }\nEOF\n',
    ].map((text) =>
      valid(`an effect that is an expression, in JSON: ${text}`, {
        ...allowing(["sqs:*"]),
        "more.tf": `resource "aws_iam_role_policy" "more" {\n  role = "controller"\n  policy = ${text}\n}\n`,
      }),
    ),
    valid("an effect in CloudFormation that a function decides", {
      "app.yaml": application(),
      "cloudformation.yaml": template({
        actions: without("iam:PassRole", "ec2:CreateFleet"),
        more: policyInTemplate("KarpenterMore", ["*"]).replace("Effect: Allow", "Effect: !If [All, Allow, Deny]"),
      }),
    }),
    ...["attach-role-policy", "put-role-policy"].map((command) =>
      valid(`a policy that a script attaches: ${command}`, {
        "app.yaml": application(),
        "main.tf": `${controllerRole()}# karpenter\n`,
        "create.sh": `aws iam ${command} --role-name controller --policy-arn "$POLICY"\n`,
      }),
    ),
    valid("policies that one resource attaches exclusively", {
      "app.yaml": application(),
      "main.tf": `${controllerRole()}${policy(allActions)}resource "aws_iam_role_policy_attachments_exclusive" "controller" {\n  role_name = aws_iam_role.controller.name\n  policy_arns = [aws_iam_policy.controller.arn]\n}\n`,
    }),
    ...[
      '"arn:aws:iam::840215937461:policy/Controller"',
      '"arn:${data.aws_partition.this.partition}:iam::${var.account}:policy/eks/Controller"',
      '"arn:aws:iam::840215937461:policy/elsewhere"',
      '"arn:aws:iam::840215937461:policy/${var.policy}"',
    ].map((text) => valid(`a policy by its ARN ${text}`, byArn(text, allActions))),
    valid("two policies of one name", {
      ...byArn('"arn:aws:iam::840215937461:policy/Controller"', ["sqs:*"]),
      "more.tf": 'resource "aws_iam_policy" "other" {\n  name = "Controller"\n  policy = var.policy\n}\n',
    }),
    valid("a policy that may have the name", {
      ...byArn('"arn:aws:iam::840215937461:policy/other"', ["sqs:*"]),
      "more.tf": 'resource "aws_iam_policy" "other" {\n  name = var.name\n  policy = var.policy\n}\n',
    }),
    valid("a policy that is looked up", {
      ...byArn("data.aws_iam_policy.this.arn", allActions),
      "more.tf": 'data "aws_iam_policy" "this" {\n  name = "Controller"\n}\n',
    }),
    valid("a policy for an unknown role", {
      ...allowing(["sqs:*"]),
      "more.tf": attached("var.role", "var.policy").replace('"controller"', '"more"'),
    }),
    valid("a module that gets the role", {
      ...allowing(["sqs:*"]),
      "more.tf": 'module "policies" {\n  source = "acme/policies/aws"\n  role = aws_iam_role.controller.name\n}\n',
    }),
    valid("a role that Terraform does not make", allowing([], {}, application({ role: "other" }))),
    valid("two roles of one name", {
      ...allowing(["sqs:*"]),
      "staging/main.tf": `${controllerRole()}# karpenter\n`,
    }),
    valid(
      "the role of the nodes",
      passing("[aws_iam_role.nodes.arn]", {
        "class.yaml": nodeClass("role: nodes").replace("role: nodes", "instanceProfile: nodes"),
      }),
    ),
    valid(
      "another role, if the class has an unknown one",
      passing("[aws_iam_role.nodes.arn]", { "class.yaml": nodeClass("instanceProfile: '{{ .x }}'") }),
    ),
    valid("another role, if there is no class", passing("[aws_iam_role.nodes.arn]")),
    valid("any role", passing('["arn:aws:iam::*:role/*"]', { "class.yaml": nodeClass("instanceProfile: nodes") })),
    valid("an unknown role", passing("[var.role]", { "class.yaml": nodeClass("instanceProfile: nodes") })),
    valid(
      "a profile and a role",
      passing("[aws_iam_instance_profile.nodes.arn, aws_iam_role.nodes.arn]", {
        "class.yaml": nodeClass("instanceProfile: nodes"),
      }),
    ),
    valid("CloudFormation", { "app.yaml": application(), "cloudformation.yaml": template() }),
    valid("CloudFormation in JSON", {
      "app.yaml": application(),
      "karpenter.json": JSON.stringify({
        Resources: {
          Karpenter: {
            Type: "AWS::IAM::ManagedPolicy",
            Properties: { PolicyDocument: { Statement: { Effect: "Allow", Action: "*", Resource: "*" } } },
          },
        },
      }),
    }),
    valid("a policy in CloudFormation that a function decides", {
      "app.yaml": application(),
      "cloudformation.yaml": template({ actions: ["ec2:*"] }).replace(
        "PolicyDocument: !Sub |",
        "PolicyDocument: !If |",
      ),
    }),
    valid("several policies in CloudFormation", {
      "app.yaml": application(),
      "cloudformation.yaml": template({
        actions: without("ec2:CreateFleet", "iam:PassRole"),
        more: policyInTemplate("KarpenterFleetPolicy", ["ec2:CreateFleet"]),
      }),
    }),
    valid("a policy in CloudFormation, if a script creates another one", {
      "app.yaml": application(),
      "cloudformation.yaml": template({ actions: without("ec2:CreateFleet", "iam:PassRole") }),
      "create.sh": 'aws iam put-role-policy --policy-document \'{"Action": "ec2:CreateFleet"}\'\n',
    }),
    valid("a policy in CloudFormation for something else", {
      "app.yaml": application(),
      "cloudformation.yaml": `Resources:\n${policyInTemplate("KarpenterMetrics", ["cloudwatch:*"])}`,
    }),
    valid("two templates", {
      "app.yaml": application(),
      "a.yaml": template({ actions: ["ec2:*"] }),
      "b.yaml": template({ actions: ["ec2:*"] }),
    }),
    valid("a policy in CloudFormation, if Terraform creates the role", {
      "app.yaml": application({ role: "other" }),
      "main.tf": controllerRole(),
      "cloudformation.yaml": template({ actions: ["ec2:*"] }),
    }),
    valid("a role in CloudFormation with a policy that is unknown", {
      "app.yaml": application(),
      "cloudformation.yaml": template({
        actions: ["ec2:*"],
        more: roleInTemplate(undefined, "[!Ref KarpenterControllerPolicy, !Ref Policy]"),
      }),
    }),
    valid("a module that allows all", byModule("21.19.0")),
    valid("a module of several releases", byModule("~> 21.0")),
    valid("an older module and chart", byModule("21.1.0", "", application({ role: "", version: "1.6.2" }))),
    valid("a module with statements of its own", byModule("21.1.0", "  iam_policy_statements = var.statements\n")),
    valid("a module of version 19", byModule("19.21.0")),
    valid("a module, and a role in the values", byModule("21.1.0", "", application())),
    valid("two modules", { ...byModule("21.1.0"), "more.tf": module("21.1.0").replace('"karpenter"', '"second"') }),
    valid("a module, and a role for the controller", {
      ...byModule("21.1.0"),
      "more.tf": controllerRole().replaceAll('"controller"', '"karpenter"'),
    }),
    valid("a module whose role gets more", {
      ...byModule("21.1.0"),
      "more.tf": attached("module.karpenter.iam_role_name", "var.policy"),
    }),
    { name: "in no repository", code: application() },
  ],
  invalid: [
    missing(
      "an ApplicationSet",
      allowing(without("ec2:CreateFleet"), {}, applicationSet(application())),
      "ec2:CreateFleet",
      noLaunch,
    ),
    missing("no fleet", allowing(without("ec2:CreateFleet")), "ec2:CreateFleet", noLaunch),
    missing(
      "an action that a statement denies",
      {
        ...allowing(without("ec2:CreateFleet")),
        "more.tf":
          'resource "aws_iam_role_policy" "more" {\n  role = "controller"\n  policy = jsonencode({ Statement = { Effect = "Deny", Action = "ec2:CreateFleet", Resource = "*" } })\n}\n',
      },
      "ec2:CreateFleet",
      noLaunch,
    ),
    missing(
      "a policy by its ARN",
      byArn('"arn:aws:iam::840215937461:policy/Controller"', without("ec2:CreateFleet")),
      "ec2:CreateFleet",
      noLaunch,
    ),
    missing(
      "a policy with a path by its ARN in an unknown account",
      byArn('"arn:${local.partition}:iam::${local.account}:policy/eks/Controller"', without("ec2:CreateFleet")),
      "ec2:CreateFleet",
      noLaunch,
    ),
    missing(
      "a policy that is looked up by its name",
      {
        ...byArn("data.aws_iam_policy.this.arn", without("ec2:CreateFleet")),
        "more.tf": 'data "aws_iam_policy" "this" {\n  name = "Controller"\n}\n',
      },
      "ec2:CreateFleet",
      noLaunch,
    ),
    missing("no role to pass", allowing(without("iam:PassRole")), "iam:PassRole", noLaunch),
    missing(
      "several actions, the most important one first",
      allowing(without("ec2:Describe*", "ec2:RunInstances").concat("ec2:DescribeI*", "ec2:Describe?*s")),
      "ec2:RunInstances` or `ec2:DescribeSpotPriceHistory",
      noLaunch,
    ),
    missing(
      "an action of a newer release",
      allowing(without("iam:ListInstanceProfiles")),
      "iam:ListInstanceProfiles",
      "unused instance profiles are never removed",
    ),
    {
      ...missing(
        "",
        allowing(without("iam:ListInstanceProfiles"), {}, application({ version: "1.*" })),
        "iam:ListInstanceProfiles",
        "unused instance profiles are never removed",
        "Karpenter 1.9",
      ),
      name: "the release of an option",
      options: [{ release: "1.9" }],
    },
    missing(
      "an action that every release calls",
      allowing(without("ec2:CreateTags"), {}, application({ version: "1.*" })),
      "ec2:CreateTags",
      noLaunch,
      "Karpenter",
    ),
    missing(
      "a queue",
      allowing(without("sqs:*"), {}, application({ values: "          interruptionQueue: prod\n" })),
      "sqs:ReceiveMessage`, `sqs:GetQueueUrl` or `sqs:DeleteMessage",
      "interruptions are not noticed",
    ),
    invalid("a class with a role", allowing(allActions, { "class.yaml": nodeClass("role: nodes") }), "missingActions", {
      actions: "`iam:GetInstanceProfile`, `iam:CreateInstanceProfile`, `iam:TagInstanceProfile` or 3 other actions",
      effect: "node classes with `role` do not become ready",
      release: "Karpenter 1.14",
    }),
    missing(
      "zonal shift",
      allowing(allActions, {}, application({ values: "          enableZonalShift: true\n" })),
      "arc-zonal-shift:GetManagedResource",
      "the controller does not start",
    ),
    invalid(
      "a policy of another role",
      {
        ...allowing([]),
        "main.tf": controllerRole() + policy(allActions) + attached("aws_iam_role.nodes.name"),
        "nodes.tf": nodes,
      },
      "noPolicy",
      {},
    ),
    (() => {
      const one = linted({
        "app.yaml": application({ role: "" }),
        "main.tf": controllerRole() + policy(without("ec2:CreateFleet")) + attached() + association(),
      });
      const data = {
        owner: "the role `controller`",
        actions: "`ec2:CreateFleet`",
        release: "Karpenter 1.14",
        effect: noLaunch,
        place: "main.tf:1",
      };
      const at = { line: 11, column: 12, endLine: 11, endColumn: 21 };
      return { name: "a pod identity", ...one, errors: [{ messageId: "missingActions", data, ...at }] };
    })(),
    invalid("the profile instead of the role", passing("[aws_iam_instance_profile.nodes.arn]"), "profilePassed", {
      target: "nodes",
      place: "pass.tf:2",
    }),
    invalid(
      "the profile by its ARN",
      passing('["arn:aws:iam::840215937461:instance-profile/nodes"]'),
      "profilePassed",
      { target: "nodes", place: "pass.tf:2" },
    ),
    invalid(
      "the role of another class",
      passing("[aws_iam_role.nodes.arn]", {
        "main.tf": controllerRole() + policy([...without("iam:PassRole"), "iam:*InstanceProfile"]) + attached(),
        "class.yaml": nodeClass("role: others"),
      }),
      "roleNotPassed",
      { target: "nodes", place: "pass.tf:2" },
    ),
    invalid(
      "a role in CloudFormation",
      {
        "app.yaml": application(),
        "cloudformation.yaml": template({
          actions: without("ec2:CreateFleet", "iam:PassRole"),
          more: roleInTemplate(),
        }),
      },
      "missingActions",
      {
        actions: "`ec2:CreateFleet`",
        effect: noLaunch,
        release: "Karpenter 1.14",
        place: "cloudformation.yaml:35",
      },
    ),
    invalid(
      "a role in CloudFormation without a policy",
      { "app.yaml": application(), "karpenter.template": template({ more: roleInTemplate(undefined, "[]") }) },
      "noPolicy",
      { tool: "CloudFormation", place: "karpenter.template:35" },
    ),
    invalid(
      "CloudFormation that attaches the policies to no role",
      unattached("other"),
      "missingActions",
      listOfProfiles,
      arn.replace("controller", "other"),
    ),
    {
      name: "CloudFormation, without a role in the values",
      ...linted(unattached("")),
      errors: [{ messageId: "missingActions", data: listOfProfiles, line: 11, column: 12, endLine: 11, endColumn: 21 }],
    },
    invalid(
      "the profile in CloudFormation",
      {
        "app.yaml": application({ role: "other" }),
        "cloudformation.yaml": template({ pass: '"${KarpenterNodeInstanceProfile.Arn}"' }),
      },
      "profilePassed",
      { owner: "The controller", target: "profile", place: "cloudformation.yaml:22" },
      arn.replace("controller", "other"),
    ),
    olderModule(
      "a module that is older than an action",
      "21.1.0",
      "`iam:ListInstanceProfiles` or `ec2:DescribeInstanceStatus`",
      "unused instance profiles are never removed",
    ),
    olderModule(
      "a module that has one of two actions",
      "21.2.0",
      "`ec2:DescribeInstanceStatus`",
      "failed status checks of instances are not noticed",
    ),
  ],
});
