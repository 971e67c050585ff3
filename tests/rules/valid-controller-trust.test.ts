import karpenter from "../../lib/index.js";
import { controllerRole as roleInTemplate, template } from "../cloudformation.js";
import { positionOf } from "../positions.js";
import { type Files, linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";
import { application, applicationSet, association, controllerRole } from "../terraform.js";

const ruleTester = new RuleTester();

const withRole = (account: string, more = "", chart = application()): Files => ({
  "app.yaml": chart,
  "main.tf": controllerRole({ account }) + more,
});

const withAssociation = (namespace: string, account = '"karpenter"', chart = application({ role: "" })): Files => ({
  "app.yaml": chart,
  "tf/main.tf": association(namespace, account),
});

const withTemplate = (more: string, role = "controller"): Files => ({
  "app.yaml": application({ role }),
  "cloudformation.yaml": template({ more }),
});

/** The configuration of a cluster for eksctl; an association is in line 7, and the account of a role in line 8. */
const eksctl = (iam: string, more = ""): string =>
  `apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata:\n  name: prod\n${more}iam:\n${iam}`;

const podIdentity = (namespace: string, account = "karpenter") =>
  `  podIdentityAssociations:\n    - namespace: ${namespace}\n      serviceAccountName: ${account}\n      roleName: prod-karpenter\n`;

const serviceAccount = (namespace: string, role = "roleName: controller") =>
  `  serviceAccounts:\n    - metadata:\n        namespace: ${namespace}\n        name: karpenter\n      ${role}\n`;

const withEksctl = (config: string, role = "", more: Files = {}): Files => ({
  "app.yaml": application({ role }),
  "cluster.yaml": config,
  ...more,
});

const associationInTemplate = (namespace: string) =>
  `  Association:\n    Type: AWS::EKS::PodIdentityAssociation\n    Properties:\n      Namespace: ${namespace}\n      ServiceAccount: karpenter\n      RoleArn: !GetAtt X.Arn\n`;

/** A role whose trust policy is in line 3. */
const taken = (action: string, principal: string) =>
  `resource "aws_iam_role" "controller" {\n  name = "controller"\n  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Principal = { ${principal} } }] })\n}\n# karpenter\n`;

const withTaken = (action: string, principal: string): Files => ({
  "app.yaml": application(),
  "main.tf": taken(action, principal),
});

const arn = "arn:aws:iam::840215937461:role/controller";

const untrusted = (name: string, files: Files) => {
  const one = linted(files);
  const data = { role: "controller", place: "main.tf:3" };
  return { name, ...one, errors: [{ messageId: "notTrusted", data, ...positionOf(one.code, arn) }] };
};

const moduleCall = (version: string, more = "", source = "terraform-aws-modules/eks/aws//modules/karpenter") =>
  `module "karpenter" {\n  source = "${source}"\n  version = "${version}"\n  cluster_name = "prod"\n${more}}\n`;

const valid = (name: string, files: Files) => ({ name, ...linted(files) });

const wrong = (name: string, files: Files, at: string, other: string, place: string, own = "karpenter/karpenter") => {
  const one = linted(files);
  const error = { messageId: "otherAccount", data: { own, other, place }, ...positionOf(one.code, at) } as const;
  // The namespace is also the name of other things.
  const lines = one.code.split("\n");
  const line = lines.findIndex((text) => text.trim() === `namespace: ${at}`) + 1;
  const column = (lines[line - 1] ?? "").indexOf(": ") + 3;
  const inLine = { line, column, endLine: line, endColumn: column + at.length };
  return { name, ...one, errors: [line === 0 ? error : { ...error, ...inLine }] };
};

ruleTester.run("valid-controller-trust", karpenter.rules["valid-controller-trust"], {
  texts: {
    otherAccount:
      "The controller runs as `karpenter/karpenter`, but main.tf:7 gives its role to `kube-system/karpenter`, so it has no AWS credentials; use the same namespace and service account in both.",
    notTrusted:
      "The role `controller` in main.tf:3 does not allow `sts:AssumeRoleWithWebIdentity`, so the controller has no AWS credentials; trust its service account there.",
    otherAudience:
      "main.tf:7 requires tokens for `ec2.amazonaws.com`, but those of this service account are for `sts.amazonaws.com`, so the controller has no AWS credentials; require `sts.amazonaws.com` there.",
  },
  valid: [
    valid("the same account", withRole("karpenter:karpenter")),
    valid("a named account", withRole("karpenter:own", "", application({ values: "        fullnameOverride: own\n" }))),
    valid(
      "one of several roles",
      withRole(
        "kube-system:karpenter",
        controllerRole()
          .replaceAll('"controller"', '"other"')
          .replaceAll('"trust"', '"second"')
          .replace("document.trust", "document.second")
          .replace('name               = "other"', 'name               = "controller"'),
      ),
    ),
    valid("the same account in CloudFormation", withTemplate(roleInTemplate())),
    valid(
      "an account that a parameter of CloudFormation decides",
      withTemplate(roleInTemplate("${Namespace}:karpenter")),
    ),
    valid("the same account in an association in CloudFormation", withTemplate(associationInTemplate("karpenter"), "")),
    valid("the same account in eksctl", withEksctl(eksctl(podIdentity("karpenter")))),
    valid("the same account in eksctl, of a role", withEksctl(eksctl(serviceAccount("karpenter")), "controller")),
    ...["${NAMESPACE}", "{{ ns }}", "*ns"].map((namespace) =>
      valid(`a namespace in eksctl that is filled in: ${namespace}`, withEksctl(eksctl(podIdentity(namespace)))),
    ),
    valid(
      "an association in eksctl that may be for Karpenter",
      withEksctl(
        eksctl(`${podIdentity("kube-system")}    - namespace: karpenter\n      serviceAccountName: \${NAME}\n`),
      ),
    ),
    valid(
      "an association in eksctl for others",
      withEksctl(eksctl(podIdentity("kube-system", "ebs-csi").replace("prod-karpenter", "ebs"))),
    ),
    valid(
      "associations of eksctl for another cluster",
      withEksctl(eksctl(podIdentity("kube-system")).replace("name: prod", "name: dev")),
    ),
    valid(
      "a role that eksctl only attaches",
      withEksctl(eksctl(serviceAccount("kube-system", "attachRoleARN: controller")), "controller"),
    ),
    valid(
      "eksctl that installs Karpenter",
      withEksctl(eksctl(podIdentity("kube-system"), "karpenter:\n  version: 1.2.1\n")),
    ),
    valid("an association that a script creates with eksctl", {
      ...withEksctl(eksctl(podIdentity("kube-system"))),
      "setup.sh": "eksctl create podidentityassociation --namespace karpenter\n",
    }),
    valid(
      "another kind with the same fields",
      withEksctl(eksctl(podIdentity("kube-system")).replace("eksctl.io", "acme.io")),
    ),
    valid("a role for EKS Pod Identity", withTaken('"sts:AssumeRole"', 'Service = "pods.eks.amazonaws.com"')),
    valid("a role for an unknown service", withTaken('"sts:AssumeRole"', "Service = var.service")),
    valid("a role with unknown actions", withTaken("var.actions", 'Service = "ec2.amazonaws.com"')),
    valid("a role whose trust is unknown", {
      "app.yaml": application(),
      "main.tf":
        'resource "aws_iam_role" "controller" {\n  name = "controller"\n  assume_role_policy = var.x\n}\n# karpenter\n',
    }),
    valid("an unknown account", withRole("${var.namespace}:karpenter")),
    valid(
      "a templated namespace",
      withRole("kube-system:karpenter", "", application({ namespace: "'{{ .namespace }}'" })),
    ),
    valid(
      "a templated account",
      withRole("kube-system:karpenter", "", application({ values: "        fullnameOverride: '{{ .name }}'\n" })),
    ),
    valid("a placeholder", withRole("kube-system:karpenter", "", application({ namespace: "REPLACE_ME" }))),
    valid("another role in the annotation", withRole("kube-system:karpenter", "", application({ role: "other" }))),
    valid("a pattern", {
      "app.yaml": application(),
      "main.tf": controllerRole({ account: "karpenter:*" }).replace("StringEquals", "StringLike"),
    }),
    valid("another install in that namespace", {
      ...withRole("kube-system:karpenter"),
      "other.yaml": application({ namespace: "kube-system" }),
    }),
    valid("a second chart whose namespace is unknown", {
      ...withRole("kube-system:karpenter"),
      "other.tf": `resource "helm_release" "karpenter" {\n  repository = "oci://public.ecr.aws/karpenter"\n  chart = "karpenter"\n  version = "1.14.1"\n}\n`,
    }),
    ...[
      'Service = concat(["ec2.amazonaws.com"], var.services)',
      "Service = var.service",
      "(var.type) = var.values",
    ].map((text) => valid(`principals that are unknown: ${text}`, withTaken('"sts:AssumeRole"', text))),
    valid("an effect that is unknown", {
      "app.yaml": application(),
      "main.tf": taken('"sts:AssumeRole"', 'Service = "ec2.amazonaws.com"').replace(
        "[{ Effect",
        '[{ Effect = var.effect, Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = var.provider } }, { Effect',
      ),
    }),
    valid("all principals that are unknown", {
      "app.yaml": application(),
      "main.tf": taken('"sts:AssumeRole"', "").replace("{  }", "var.principal"),
    }),
    valid("all principals but some", {
      "app.yaml": application(),
      "main.tf": taken('"sts:AssumeRole"', 'Service = "ec2.amazonaws.com"').replace("Principal", "NotPrincipal"),
    }),
    ...[
      '  dynamic "principals" {\n    for_each = var.principals\n  }\n',
      '  principals {\n    type = var.type\n    identifiers = ["a"]\n  }\n',
    ].map((text) =>
      valid(`principals of a data source that are unknown: ${text}`, {
        "app.yaml": application(),
        "main.tf": `resource "aws_iam_role" "controller" {\n  name = "controller"\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n}\ndata "aws_iam_policy_document" "trust" {\n  statement {\n    actions = ["sts:AssumeRole"]\n  ${text}  }\n}\n# karpenter\n`,
      }),
    ),
    ...['"StringNotEquals"', "var.test"].map((test) =>
      valid(`the subject with the test ${test}`, {
        "app.yaml": application(),
        "main.tf": controllerRole({ account: "kube-system:karpenter" }).replace('"StringEquals"', test),
      }),
    ),
    valid("the audience with an unknown test", {
      "app.yaml": application(),
      "main.tf": controllerRole({ audience: "own" }).replaceAll('"StringEquals"', "var.test"),
    }),
    valid("a module whose test is unknown", {
      "app.yaml": application(),
      "main.tf":
        'module "karpenter" {\n  source = "terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts-eks"\n  role_name = "controller"\n  assume_role_condition_test = var.test\n  oidc_providers = { a = { namespace_service_accounts = ["karp*:karpenter"] } }\n}\n',
    }),
    valid("a policy in a file", {
      "app.yaml": application(),
      "main.tf":
        'resource "aws_iam_role" "controller" {\n  name = "controller"\n  assume_role_policy = file("karpenter.json")\n}\n',
    }),
    valid("an own audience", {
      "app.yaml": `${application()}            eks.amazonaws.com/audience: own\n`,
      "main.tf": controllerRole({ audience: "own" }),
    }),
    valid("a pod identity", withAssociation('"karpenter"')),
    valid("a pod identity of another cluster", {
      "app.yaml": application({ role: "" }),
      "main.tf": association('"kube-system"').replace("prod", "staging"),
    }),
    valid("one of several pod identities", {
      "app.yaml": application({ role: "" }),
      "main.tf": `${association('"kube-system"')}${association().replace('"karpenter" {', '"karpenter_again" {')}`,
    }),
    valid("an unknown namespace", withAssociation("var.namespace")),
    valid("a variable whose value another file sets", {
      "app.yaml": application({ role: "" }),
      "main.tf": `variable "namespace" {\n  default = "kube-system"\n}\n${association("var.namespace")}`,
      "prod.tfvars": 'namespace = "karpenter"\n',
    }),
    valid("a variable of Terragrunt", {
      "app.yaml": application({ role: "" }),
      "main.tf": `variable "namespace" {\n  default = "kube-system"\n}\n${association("var.namespace")}`,
      "terragrunt.hcl": 'inputs = {\n  namespace = "karpenter"\n}\n',
    }),
    valid("a pod identity for something else", {
      "app.yaml": application({ role: "" }),
      "main.tf": association('"other"', '"other"').replaceAll('"karpenter"', '"other"'),
    }),
    valid("a module of another release", {
      "app.yaml": application({ role: "" }),
      "main.tf": moduleCall(">= 20.0"),
    }),
    valid("a module without an association", {
      "app.yaml": application({ role: "" }),
      "main.tf": moduleCall("~> 21.0", "  create_pod_identity_association = false\n"),
    }),
    valid("a module with a namespace", {
      "app.yaml": application({ role: "" }),
      "main.tf": moduleCall("~> 21.0", '  namespace = "karpenter"\n'),
    }),
    valid("release 20, which has no association by default", {
      "app.yaml": application({ role: "" }),
      "main.tf": moduleCall("~> 20.24"),
    }),
    valid("another module", {
      "app.yaml": application({ role: "" }),
      "main.tf": moduleCall("~> 21.0", "", "acme/eks/aws//modules/karpenter"),
    }),
    valid("values in a file", {
      "app.yaml": application({ role: "" }).replace("    helm:\n", "    helm:\n      valueFiles: [own.yaml]\n"),
      "main.tf": association('"kube-system"'),
    }),
    { name: "in no repository", code: application() },
  ],
  invalid: [
    wrong(
      "an ApplicationSet",
      withRole("kube-system:karpenter", "", applicationSet(application())),
      "karpenter",
      "kube-system/karpenter",
      "main.tf:7",
    ),
    wrong("another namespace", withRole("kube-system:karpenter"), "karpenter", "kube-system/karpenter", "main.tf:7"),
    wrong(
      "another service account",
      withRole("karpenter:karpenter", "", application({ values: "        fullnameOverride: own\n" })),
      "own",
      "karpenter/karpenter",
      "main.tf:7",
      "karpenter/own",
    ),
    wrong(
      "a policy as JSON, with CRLF",
      {
        "app.yaml": application().replaceAll("\n", "\r\n"),
        "main.tf": `resource "aws_iam_role" "controller" {
  name = "controller"
  assume_role_policy = jsonencode({
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = var.provider }
      Condition = { StringEquals = { "\${var.issuer}:sub" = "system:serviceaccount:kube-system:karpenter" } }
    }]
  })
}
`,
      },
      "karpenter",
      "kube-system/karpenter",
      "main.tf:3",
    ),
    wrong(
      "a policy in a heredoc with expressions",
      {
        "app.yaml": application(),
        "main.tf": `resource "aws_iam_role" "controller" {
  name = "controller"
  assume_role_policy = <<-EOF
    { "Statement": [{
      "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
      "Principal": { "Federated": "\${var.provider}" },
      "Condition": { "StringEquals": { "\${var.issuer}:sub": "system:serviceaccount:kube-system:karpenter" } }
    }] }
  EOF
}
`,
      },
      "karpenter",
      "kube-system/karpenter",
      "main.tf:3",
    ),
    (() => {
      const one = linted(withRole("karpenter:*"));
      const data = { own: "karpenter/karpenter", other: "karpenter/*", place: "main.tf:7" };
      const at = { line: 4, column: 9, endLine: 4, endColumn: 18 };
      return {
        name: "a pattern that StringEquals does not read",
        ...one,
        errors: [{ messageId: "otherAccount", data, ...at }],
      };
    })(),
    wrong(
      "a pod identity for another namespace",
      withAssociation('"kube-system"'),
      "karpenter",
      "kube-system/karpenter",
      "tf/main.tf:3",
    ),
    wrong(
      "a pod identity with references",
      {
        "app.yaml": application({ role: "" }),
        "main.tf": `locals {\n  names = { namespace = "kube-system" }\n}\nvariable "account" {\n  default = "karpenter"\n}\n${association("local.names.namespace", "var.account")}`,
      },
      "karpenter",
      "kube-system/karpenter",
      "main.tf:9",
    ),
    wrong(
      "a pod identity in a module of the repository",
      {
        "app.yaml": application({ role: "" }),
        "main.tf": 'module "karpenter" {\n  source = "./iam"\n  namespace = "kube-system"\n}\n',
        "iam/main.tf": `variable "namespace" {}\n${association("var.namespace")}`,
      },
      "karpenter",
      "kube-system/karpenter",
      "iam/main.tf:4",
    ),
    wrong(
      "the default of the module",
      { "app.yaml": application({ role: "" }), "main.tf": moduleCall("21.3.1") },
      "karpenter",
      "kube-system/karpenter",
      "main.tf:1",
    ),
    wrong(
      "release 20, of which Terraform takes the latest that creates an association",
      {
        "app.yaml": application({ role: "" }),
        "main.tf": moduleCall("~> 20.0", "  create_pod_identity_association = true\n"),
      },
      "karpenter",
      "kube-system/karpenter",
      "main.tf:5",
    ),
    (() => {
      const one = linted({ "app.yaml": application(), "main.tf": controllerRole({ audience: "ec2.amazonaws.com" }) });
      const data = { audience: "ec2.amazonaws.com", place: "main.tf:7" };
      const at = positionOf(one.code, "arn:aws:iam::840215937461:role/controller");
      return { name: "another audience", ...one, errors: [{ messageId: "otherAudience", data, ...at }] };
    })(),
    wrong(
      "a role in CloudFormation",
      withTemplate(roleInTemplate("kube-system:karpenter")),
      "karpenter",
      "kube-system/karpenter",
      "cloudformation.yaml:40",
    ),
    wrong(
      "an association in CloudFormation",
      withTemplate(associationInTemplate("kube-system"), ""),
      "karpenter",
      "kube-system/karpenter",
      "cloudformation.yaml:38",
    ),
    untrusted("a role for instances", withTaken('"sts:AssumeRole"', 'Service = "ec2.amazonaws.com"')),
    untrusted("a role with the action of others", withTaken('"sts:AssumeRole"', "Federated = var.provider")),
    wrong(
      "an association in eksctl",
      withEksctl(eksctl(podIdentity("kube-system"))),
      "karpenter",
      "kube-system/karpenter",
      "cluster.yaml:7",
    ),
    wrong(
      "an association in eksctl, with CRLF, in a flow mapping",
      withEksctl(
        eksctl("  podIdentityAssociations: [{ namespace: kube-system, serviceAccountName: karpenter }]\n").replaceAll(
          "\n",
          "\r\n",
        ),
      ),
      "karpenter",
      "kube-system/karpenter",
      "cluster.yaml:6",
    ),
    wrong(
      "the account of a role in eksctl",
      withEksctl(eksctl(serviceAccount("kube-system")), "controller"),
      "karpenter",
      "kube-system/karpenter",
      "cluster.yaml:8",
    ),
  ],
});
