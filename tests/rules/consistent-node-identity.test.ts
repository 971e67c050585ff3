import karpenter from "../../lib/index.js";
import { type Template, template } from "../cloudformation.js";
import { type Files, linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";
import { application, controllerRole, nodeClass, policy, attached as attach } from "../terraform.js";

const ruleTester = new RuleTester();

const standard = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"];

interface Nodes {
  readonly service?: string;
  readonly policies?: readonly string[];
  readonly more?: string;
}

/** The role is in line 1. */
function nodes({ service = "ec2.amazonaws.com", policies = standard, more = "" }: Nodes = {}): string {
  return `resource "aws_iam_role" "nodes" {
  name = "nodes"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}" } }]
  })
}

resource "aws_iam_role_policy_attachment" "nodes" {
  for_each   = toset(${JSON.stringify(policies)})
  role       = aws_iam_role.nodes.name
  policy_arn = "arn:\${data.aws_partition.this.partition}:iam::aws:policy/\${each.value}"
}

resource "aws_iam_instance_profile" "nodes" {
  name = "profile"
  role = aws_iam_role.nodes.name
}
# karpenter
${more}`;
}

const entry = (type: string) =>
  `resource "aws_eks_access_entry" "nodes" {\n  principal_arn = aws_iam_role.nodes.arn\n${type === "" ? "" : `  type = ${type}\n`}}\n`;

const byProfile = nodeClass("instanceProfile: profile");
const byRole = nodeClass("role: nodes");

const mapped = (arn = "arn:aws:iam::840215937461:role/nodes", groups = "[system:bootstrappers, system:nodes]") =>
  `- rolearn: ${arn}\n  username: system:node:{{EC2PrivateDNSName}}\n  groups: ${groups}\n`;

/** A ConfigMap; the mapped roles start in line 7. */
const awsAuth = (roles: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: aws-auth\n  namespace: kube-system\ndata:\n  mapRoles: |\n${roles.replaceAll(/^(?=.)/gmu, "    ")}`;

/** The same in Terraform, in three lines. */
const awsAuthIn = (roles: string, type = "kubernetes_config_map_v1_data") =>
  `resource "${type}" "aws_auth" {\n  metadata {\n    name = "aws-auth"\n  }\n  data = { mapRoles = ${roles} }\n}\n`;

const yamlencoded = (arn: string) =>
  `yamlencode([{ rolearn = ${arn}, username = "system:node:{{EC2PrivateDNSName}}", groups = ["system:nodes"] }])`;

/** What maps only other roles. */
const otherMaps: readonly (readonly [name: string, text: string, file: string, line: number])[] = [
  ["a ConfigMap", awsAuth(mapped("arn:aws:iam::840215937461:role/others")), "aws-auth.yaml", 7],
  ["a ConfigMap with an unknown account", awsAuth(mapped("arn:aws:iam::${ACCOUNT}:role/others")), "aws-auth.yaml", 7],
  ["a ConfigMap without roles", awsAuth("[]\n"), "aws-auth.yaml", 7],
  ["Terraform", awsAuthIn(yamlencoded('"arn:aws:iam::840215937461:role/others"')), "auth.tf", 5],
  [
    "a heredoc of Terraform",
    awsAuthIn(`<<-EOT\n${mapped("arn:aws:iam::${local.account}:role/others")}EOT\n`, "kubernetes_config_map"),
    "auth.tf",
    5,
  ],
  [
    "the module aws-auth",
    'module "auth" {\n  source = "terraform-aws-modules/eks/aws//modules/aws-auth"\n  version = "~> 20.0"\n  manage_aws_auth_configmap = true\n  aws_auth_roles = [{ rolearn = "arn:aws:iam::840215937461:role/others", groups = ["system:nodes"] }]\n}\n',
    "auth.tf",
    5,
  ],
];

const comment = "# karpenter\n";

const files = (terraform: string, manifest = byProfile, more: Files = {}): Files => ({
  "class.yaml": manifest,
  "main.tf": terraform,
  ...more,
});

const byTemplate = (changes: Template, manifest = byRole, more: Files = {}): Files => ({
  "class.yaml": manifest,
  "aws/template.yaml": template(changes),
  ...more,
});

/** In a template, an access entry whose type is in the last line. */
const entryInTemplate = (type: string) =>
  `  Entry:\n    Type: AWS::EKS::AccessEntry\n    Properties:\n      PrincipalArn: !GetAtt KarpenterNodeRole.Arn\n      Type: ${type}\n`;

const valid = (name: string, all: Files) => ({ name, ...linted(all) });

function invalid(name: string, all: Files, messageId: string, data: Record<string, string>, text = "profile") {
  const one = linted(all);
  const line = one.code.split("\n").findIndex((content) => /(?:role|instanceProfile):/u.test(content));
  const column = (one.code.split("\n")[line] ?? "").lastIndexOf(text) + 1;
  const at = { line: line + 1, column, endLine: line + 1, endColumn: column + text.length };
  return { name, ...one, errors: [{ messageId, data, ...at }] };
}

ruleTester.run("consistent-node-identity", karpenter.rules["consistent-node-identity"], {
  texts: {
    controllerRole:
      "`controller` is the role of the controller in app.yaml:19, so nodes cannot join the cluster; use the role of the nodes.",
    otherName:
      "`instanceProfile` is `other`, but Terraform creates `profile` in main.tf:15, so no node is launched; use the same name in both.",
    notForInstances:
      "The role `nodes` in main.tf:1 does not trust `ec2.amazonaws.com`, so instances with it get no credentials; trust it there, or use the role of the nodes.",
    missingPolicies:
      "The role `nodes` in main.tf:1 lacks `AmazonEKS_CNI_Policy`, so the pods on its nodes get no IP addresses; attach what is missing there.",
    accessEntry:
      "The access entry of the role `nodes` in main.tf:21 has the type `STANDARD`, so its nodes cannot join the cluster; use the type `EC2_LINUX` there.",
    notMapped:
      "Neither an access entry nor the ConfigMap `aws-auth` in aws-auth.yaml:7 is for the role `nodes`, so its nodes cannot join the cluster; create an access entry of the type `EC2_LINUX`.",
    groupMissing:
      "The ConfigMap `aws-auth` in aws-auth.yaml:7 maps the role `nodes` without the group `system:nodes`, so its nodes cannot join the cluster; add the group there.",
  },
  valid: [
    valid("all that nodes need", files(nodes({ more: entry('"EC2_LINUX"') }))),
    valid("the role itself", files(nodes(), byRole)),
    valid(
      "the older policy for the registry",
      files(nodes({ policies: [...standard.slice(0, 2), "AmazonEC2ContainerRegistryReadOnly"] })),
    ),
    valid(
      "a custom policy",
      files(
        nodes({
          policies: standard.slice(0, 2),
          more: 'resource "aws_iam_role_policy" "more" {\n  role = aws_iam_role.nodes.id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "ecr:*", Resource = "*" }] })\n}\n',
        }),
      ),
    ),
    valid(
      "a policy that is unknown",
      files(nodes({ policies: standard.slice(0, 1), more: attach("aws_iam_role.nodes.name", "var.policy") })),
    ),
    ...['Service = concat(["eks.amazonaws.com"], var.services)', "(var.type) = var.values"].map((principal) =>
      valid(
        `principals that are unknown: ${principal}`,
        files(nodes().replace('Service = "ec2.amazonaws.com"', principal)),
      ),
    ),
    valid("an effect that is unknown", files(nodes({ service: "eks.amazonaws.com" }).replace('"Allow"', "var.effect"))),
    valid(
      "a custom policy that is looked up",
      files(
        nodes({
          policies: standard.slice(0, 2),
          more: `data "aws_iam_policy" "more" {\n  name = "Registry"\n}\n${attach("aws_iam_role.nodes.name", "data.aws_iam_policy.more.arn")}`,
        }),
      ),
    ),
    valid(
      "a custom policy by its ARN",
      files(
        nodes({
          policies: standard.slice(0, 2),
          more: `resource "aws_iam_policy" "more" {\n  name = "Registry"\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "ecr:*", Resource = "*" }] })\n}\n${attach("aws_iam_role.nodes.name", '"arn:aws:iam::840215937461:policy/Registry"')}`,
        }),
      ),
    ),
    valid("policies from elsewhere", files(nodes({ policies: [] }))),
    valid(
      "another network",
      files(
        nodes({ policies: ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"], more: "# Cilium\n" }),
      ),
    ),
    valid(
      "a role for the network",
      files(
        nodes({
          policies: ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"],
          more: 'resource "aws_eks_addon" "cni" {\n  addon_name = "vpc-cni"\n}\n',
        }),
      ),
    ),
    valid("an entry and the older map", files(nodes({ more: `${entry('"STANDARD"')}# aws-auth\n` }))),
    valid(
      "an entry for people and a mapping",
      files(nodes({ more: entry("") }), byProfile, { "a.yaml": awsAuth(mapped()) }),
    ),
    valid("a mapping", files(nodes(), byRole, { "aws-auth.yaml": awsAuth(mapped()) })),
    valid(
      "a mapping with a path",
      files(nodes(), byRole, { "aws-auth.yaml": awsAuth(mapped("arn:aws:iam::1:role/x/nodes")) }),
    ),
    valid(
      "a mapping of a name that is filled in",
      files(nodes(), byRole, { "aws-auth.yaml": awsAuth(mapped("arn:aws:iam::1:role/${ROLE}")) }),
    ),
    valid(
      "a ConfigMap that a template fills in",
      files(nodes(), byRole, { "aws-auth.yaml": awsAuth("{{ .Values.roles }}\n") }),
    ),
    valid("a ConfigMap that is no YAML", files(nodes(), byRole, { "aws-auth.yaml": `${awsAuth("[]\n")}{{ if }}: [` })),
    valid(
      "a ConfigMap without a text",
      files(nodes(), byRole, { "aws-auth.yaml": awsAuth("").replace("mapRoles: |", "mapRoles: {}") }),
    ),
    valid("another ConfigMap", files(nodes(), byRole, { "x.yaml": awsAuth("[]\n").replace("aws-auth", "aws-auth-x") })),
    valid(
      "a mapping of groups that are unknown",
      files(nodes(), byRole, { "a.yaml": awsAuth(mapped(undefined, "'{{ x }}'")) }),
    ),
    valid(
      "a mapping in Terraform",
      files(nodes(), byRole, { "auth.tf": awsAuthIn(yamlencoded("aws_iam_role.nodes.arn")) + comment }),
    ),
    valid(
      "a mapping in a heredoc",
      files(nodes(), byRole, { "auth.tf": awsAuthIn(`<<-EOT\n${mapped("${aws_iam_role.nodes.arn}")}EOT\n`) + comment }),
    ),
    valid(
      "an unknown mapping in Terraform",
      files(nodes(), byRole, { "auth.tf": awsAuthIn(yamlencoded("var.role")) + comment }),
    ),
    valid("unknown mappings in Terraform", files(nodes(), byRole, { "auth.tf": awsAuthIn("var.roles") + comment })),
    valid(
      "another ConfigMap in Terraform",
      files(nodes(), byRole, { "auth.tf": awsAuthIn("[]").replace('"aws-auth"', '"x"') + comment }),
    ),
    valid(
      "a ConfigMap in Terraform with an unknown name",
      files(nodes(), byRole, { "auth.tf": awsAuthIn("[]").replace('"aws-auth"', "var.x") + comment }),
    ),
    valid(
      "roles of an unknown module",
      files(nodes(), byRole, {
        "auth.tf": `module "auth" {\n  source = "acme/x/aws"\n  aws_auth_roles = []\n}\n${comment}`,
      }),
    ),
    valid(
      "a module that writes no ConfigMap",
      files(nodes(), byRole, {
        "auth.tf": `module "auth" {\n  source = "terraform-aws-modules/eks/aws"\n  manage_aws_auth_configmap = false\n  aws_auth_roles = []\n}\n${comment}`,
      }),
    ),
    ...[
      "eksctl create iamidentitymapping",
      "aws eks create-access-entry",
      "kubectl edit cm aws-auth",
      "kubectl patch configmap/aws-auth",
    ].map((command) =>
      valid(
        `other roles, and a script with ${command}`,
        files(nodes(), byRole, { "aws-auth.yaml": awsAuth("[]\n"), "a.sh": `${command}\n` }),
      ),
    ),
    valid(
      "other roles, and a cluster of eksctl",
      files(nodes(), byRole, {
        "aws-auth.yaml": awsAuth("[]\n"),
        "cluster.yaml": "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n",
      }),
    ),
    valid(
      "other roles, and a group of nodes with the role",
      files(
        nodes({ more: 'resource "aws_eks_node_group" "x" {\n  node_role_arn = aws_iam_role.nodes.arn\n}\n' }),
        byRole,
        { "aws-auth.yaml": awsAuth("[]\n") },
      ),
    ),
    valid(
      "other roles, and a module that gets the role",
      files(nodes({ more: 'module "x" {\n  source = "acme/x/aws"\n  role = aws_iam_role.nodes.arn\n}\n' }), byRole, {
        "aws-auth.yaml": awsAuth("[]\n"),
      }),
    ),
    valid(
      "other roles, and an entry",
      files(nodes({ more: entry('"EC2_LINUX"') }), byRole, { "aws-auth.yaml": awsAuth("[]\n") }),
    ),
    valid(
      "other roles, and an entry of an unknown role",
      files(nodes({ more: entry('"EC2_LINUX"').replace("aws_iam_role.nodes.arn", "var.role") }), byRole, {
        "aws-auth.yaml": awsAuth("[]\n"),
      }),
    ),
    valid(
      "other roles, and a manifest that mentions the ConfigMap",
      files(nodes(), `# aws-auth\n${byRole}`, { "aws-auth.yaml": awsAuth("[]\n") }),
    ),
    valid(
      "other roles of one cluster",
      files(nodes(), byRole, { "a.yaml": awsAuth("[]\n"), "b.yaml": awsAuth(mapped()) }),
    ),
    valid("an entry of an unknown type", files(nodes({ more: entry("var.type") }))),
    valid("an unknown trust", files(nodes().replace("jsonencode({", "var.trust\n  x = ({"))),
    valid(
      "a templated class",
      files(nodes({ service: "pods.eks.amazonaws.com" }), nodeClass("instanceProfile: '{{ .x }}'")),
    ),
    valid(
      "a class of another name, if Terraform has an unknown one",
      files(nodes().replace('"profile"', "var.profile"), nodeClass("instanceProfile: other")),
    ),
    valid(
      "a class of another name, if a module may create it",
      files(
        `${nodes()}module "karpenter" {\n  source = "acme/karpenter/aws"\n}\n`,
        nodeClass("instanceProfile: other"),
      ),
    ),
    valid("a profile for something else", files(nodes(), nodeClass("instanceProfile: other"))),
    valid(
      "a role that instances may have, too",
      files(nodes().replaceAll('"nodes"\n', '"controller"\n'), nodeClass("role: controller"), {
        "app.yaml": application(),
      }),
    ),
    valid("a role with two definitions", files(nodes({ service: "x" }), byRole, { "other/main.tf": nodes() })),
    valid(
      "an Auto Mode class",
      files(
        nodes({ service: "x" }),
        byRole.replace("karpenter.k8s.aws/v1", "eks.amazonaws.com/v1").replace("EC2NodeClass", "NodeClass"),
      ),
    ),
    valid("CloudFormation", byTemplate({ more: entryInTemplate("EC2_LINUX") })),
    valid("a profile in CloudFormation", byTemplate({}, byProfile)),
    valid("a service in CloudFormation that is unknown", byTemplate({ service: "${Service}" })),
    valid("a role in CloudFormation whose name is unknown", byTemplate({ role: "x-${ClusterName}", nodePolicies: [] })),
    valid("policies in CloudFormation that a function decides", {
      ...byTemplate({ nodePolicies: standard.slice(0, 1) }),
      "aws/template.yaml": template().replace(/ManagedPolicyArns:\n/u, "ManagedPolicyArns: !If\n"),
    }),
    valid("a policy in CloudFormation beside the role", {
      ...byTemplate({
        nodePolicies: standard.slice(0, 2),
        more: "  Registry:\n    Type: AWS::IAM::Policy\n    Properties:\n      Roles: [!Ref KarpenterNodeRole]\n      PolicyDocument: { Statement: [{ Effect: Allow, Action: 'ecr:*', Resource: '*' }] }\n",
      }),
    }),
    valid("policies inside of a role in CloudFormation", {
      ...byTemplate({}),
      "aws/template.yaml": template({ nodePolicies: standard.slice(0, 2) }).replace(
        "      ManagedPolicyArns:\n",
        "      Policies:\n        - PolicyDocument: { Statement: { Effect: Allow, Action: 'ecr:*', Resource: '*' } }\n      ManagedPolicyArns:\n",
      ),
    }),
    valid("a template that is no YAML", { ...byTemplate({}), "aws/template.yaml": `${template()}: [` }),
    { name: "in no repository", code: byProfile },
  ],
  invalid: [
    invalid(
      "no policy for the network",
      files(nodes({ policies: ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"] })),
      "missingPolicies",
      {
        role: "nodes",
        place: "main.tf:1",
        policies: "`AmazonEKS_CNI_Policy`",
        effect: "the pods on its nodes get no IP addresses",
      },
    ),
    invalid(
      "several policies",
      files(nodes({ policies: ["AmazonEKS_CNI_Policy"] }), byRole),
      "missingPolicies",
      {
        role: "nodes",
        place: "main.tf:1",
        policies: "`AmazonEKSWorkerNodePolicy` and `AmazonEC2ContainerRegistryPullOnly`",
        effect: "its nodes do not join the cluster",
      },
      "nodes",
    ),
    invalid("an entry for people", files(nodes({ more: entry('"STANDARD"') })), "accessEntry", {
      role: "nodes",
      type: "STANDARD",
      place: "main.tf:21",
    }),
    invalid("an entry without a type", files(nodes({ more: entry("") })), "accessEntry", {
      role: "nodes",
      type: "STANDARD",
      place: "main.tf:19",
    }),
    invalid("a role for pods", files(nodes({ service: "pods.eks.amazonaws.com" })), "notForInstances", {
      role: "nodes",
      place: "main.tf:1",
    }),
    invalid(
      "the profile of a role that the controller passes",
      files(
        `${nodes()}${controllerRole()}${policy(["iam:PassRole"], "[aws_iam_role.nodes.arn]")}${attach()}`,
        nodeClass("instanceProfile: other"),
      ),
      "otherName",
      { field: "instanceProfile", value: "other", tool: "Terraform", other: "profile", place: "main.tf:15" },
      "other",
    ),
    invalid(
      "the controller's role",
      { "class.yaml": nodeClass("role: controller"), "app.yaml": application() },
      "controllerRole",
      { role: "controller", place: "app.yaml:19", nodes: "the role of the nodes" },
      "controller",
    ),
    invalid(
      "a role in CloudFormation",
      byTemplate({ nodePolicies: standard.slice(0, 2) }),
      "missingPolicies",
      {
        role: "nodes",
        place: "aws/template.yaml:11",
        policies: "`AmazonEC2ContainerRegistryPullOnly`",
        effect: "its nodes cannot pull images from ECR",
      },
      "nodes",
    ),
    invalid(
      "a profile in CloudFormation, with ARNs that are joined",
      {
        ...byTemplate({}, byProfile),
        "aws/template.yaml": template({ nodePolicies: standard.slice(0, 2) })
          .replace(/!Sub "arn:.*(?=CNI)/u, "!Join ['', ['arn:', !Ref 'AWS::Partition', ':iam::aws:policy/AmazonEKS_")
          .replace(/CNI_Policy"/u, "CNI_Policy']]"),
      },
      "missingPolicies",
      {
        role: "nodes",
        place: "aws/template.yaml:11",
        policies: "`AmazonEC2ContainerRegistryPullOnly`",
        effect: "its nodes cannot pull images from ECR",
      },
    ),
    invalid(
      "a role in CloudFormation for pods",
      byTemplate({ service: "pods.eks.amazonaws.com" }),
      "notForInstances",
      { role: "nodes", place: "aws/template.yaml:11" },
      "nodes",
    ),
    invalid(
      "an entry in CloudFormation for people",
      byTemplate({ more: entryInTemplate("STANDARD") }),
      "accessEntry",
      { role: "nodes", type: "STANDARD", place: "aws/template.yaml:39" },
      "nodes",
    ),
    invalid(
      "another name than in CloudFormation",
      byTemplate({}, nodeClass("role: others")),
      "otherName",
      { field: "role", value: "others", tool: "CloudFormation", other: "nodes", place: "aws/template.yaml:14" },
      "others",
    ),
    ...otherMaps.map(([name, text, file, line]) =>
      invalid(`other roles in ${name}`, files(nodes(), byProfile, { [file]: text + comment }), "notMapped", {
        role: "nodes",
        place: `${file}:${String(line)}`,
      }),
    ),
    invalid(
      "an entry for people and other roles",
      files(nodes({ more: entry("") }), byProfile, { "auth.tf": awsAuthIn('"[]"') + comment }),
      "accessEntry",
      { role: "nodes", type: "STANDARD", place: "main.tf:19" },
    ),
    invalid(
      "other roles, and a dependency on the ConfigMap",
      files(nodes({ more: "locals {\n  x = kubernetes_config_map_v1_data.aws_auth.id\n}\n" }), byProfile, {
        "auth.tf": awsAuthIn('"[]"') + comment,
      }),
      "notMapped",
      { role: "nodes", place: "auth.tf:5" },
    ),
    invalid(
      "a mapping without the group of nodes",
      files(nodes(), byProfile, { "aws-auth.yaml": awsAuth(mapped(undefined, "[system:masters]")) }),
      "groupMissing",
      { role: "nodes", place: "aws-auth.yaml:7" },
    ),
  ],
});
