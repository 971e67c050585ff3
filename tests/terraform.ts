/** Terraform for Karpenter, in parts that tests change. */

/** A role that pods take by IRSA; its subject is in line 15, its audience in line 20. */
export function controllerRole({ account = "karpenter:karpenter", audience = "sts.amazonaws.com" } = {}): string {
  return `resource "aws_iam_role" "controller" {
  name               = "controller"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [data.aws_iam_openid_connect_provider.this.arn]
    }
    condition {
      test     = "StringEquals"
      variable = "\${local.issuer}:sub"
      values   = ["system:serviceaccount:${account}"]
    }
    condition {
      test     = "StringEquals"
      variable = "\${local.issuer}:aud"
      values   = ["${audience}"]
    }
  }
}
`;
}

export function association(namespace = '"karpenter"', account = '"karpenter"', more = ""): string {
  return `resource "aws_eks_pod_identity_association" "karpenter" {
  cluster_name    = "prod"
  namespace       = ${namespace}
  service_account = ${account}
  role_arn        = aws_iam_role.controller.arn
${more}}
`;
}

/** The policy that release 1.14 needs, without classes that have a role of their own. */
export const allActions = [
  "ec2:CreateFleet",
  "ec2:CreateLaunchTemplate",
  "ec2:CreateTags",
  "ec2:DeleteLaunchTemplate",
  "ec2:Describe*",
  "ec2:RunInstances",
  "ec2:TerminateInstances",
  "eks:DescribeCluster",
  "iam:ListInstanceProfiles",
  "iam:PassRole",
  "pricing:GetProducts",
  "sqs:*",
  "ssm:GetParameter",
];

export function policy(actions: readonly string[], resources = '["*"]'): string {
  return `data "aws_iam_policy_document" "controller" {
  statement {
    actions   = ${JSON.stringify(actions)}
    resources = ${resources}
  }
}

resource "aws_iam_policy" "controller" {
  policy = data.aws_iam_policy_document.controller.json
}
`;
}

export function attached(role = "aws_iam_role.controller.name", arn = "aws_iam_policy.controller.arn"): string {
  return `resource "aws_iam_role_policy_attachment" "controller" {
  role       = ${role}
  policy_arn = ${arn}
}
`;
}

interface Chart {
  readonly namespace?: string;
  /** Lines of the values. */
  readonly values?: string;
  readonly role?: string;
  readonly version?: string;
}

/** An Application; its namespace is in line 8, the role in the last line. */
export function application({
  namespace = "karpenter",
  values = "",
  role = "controller",
  version = "1.14.1",
}: Chart = {}): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: karpenter
spec:
  destination:
    server: https://kubernetes.default.svc
    namespace: ${namespace}
  source:
    repoURL: public.ecr.aws/karpenter
    chart: karpenter
    targetRevision: ${version}
    helm:
      valuesObject:
        settings:
          clusterName: prod
${values}${
    role === ""
      ? ""
      : `        serviceAccount:
          annotations:
            eks.amazonaws.com/role-arn: arn:aws:iam::840215937461:role/${role}
`
  }`;
}

export function nodeClass(spec: string): string {
  return `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  ${spec.replaceAll("\n", "\n  ")}
`;
}

/** An ApplicationSet whose template is an Application. */
export function applicationSet(application: string): string {
  const template = application.slice(application.indexOf("metadata:")).replaceAll(/^(?=.)/gmu, "    ");
  const head = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: clusters\n";
  return `${head}spec:\n  template:\n${template}`;
}
