# The AWS resources that Karpenter needs before Argo CD can deploy it: an
# identity for the controller, one for its nodes, and discovery tags.

terraform {
  required_version = ">= 1.6"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

locals {
  cluster_name = "lakeside-prod"
  region       = "us-east-1"
  account_id   = "210987654321"

  # The node classes select by this tag only.
  discovery_tags = {
    "karpenter.sh/discovery" = "lakeside-prod"
  }

  oidc_issuer = trimprefix(data.aws_eks_cluster.this.identity[0].oidc[0].issuer, "https://")
}

provider "aws" {
  region = local.region

  # Rejects credentials of another account.
  allowed_account_ids = [local.account_id]

  default_tags {
    tags = {
      env = "production"
    }
  }
}

# The cluster and its network belong to the base stack.
data "aws_eks_cluster" "this" {
  name = local.cluster_name
}

data "aws_iam_openid_connect_provider" "cluster" {
  url = data.aws_eks_cluster.this.identity[0].oidc[0].issuer
}

data "aws_subnets" "private" {
  filter {
    name   = "vpc-id"
    values = [data.aws_eks_cluster.this.vpc_config[0].vpc_id]
  }

  tags = {
    "kubernetes.io/role/internal-elb" = "1"
  }
}

# --- Discovery ---------------------------------------------------------------

# Private subnets only: a node in a public one would get a public IP address.
resource "aws_ec2_tag" "subnet_discovery" {
  for_each = toset(data.aws_subnets.private.ids)

  resource_id = each.value
  key         = "karpenter.sh/discovery"
  value       = local.discovery_tags["karpenter.sh/discovery"]
}

# Exactly one security group: with two, the load balancer controller cannot
# tell which of them to open.
resource "aws_ec2_tag" "security_group_discovery" {
  resource_id = data.aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
  key         = "karpenter.sh/discovery"
  value       = local.discovery_tags["karpenter.sh/discovery"]
}

# --- Identity of the nodes ---------------------------------------------------

resource "aws_iam_role" "karpenter_node" {
  name = "KarpenterNodeRole-lakeside-prod"
  tags = local.discovery_tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "karpenter_node" {
  for_each = toset([
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryPullOnly",
    # A shell on a node without SSH and without an open port.
    "AmazonSSMManagedInstanceCore",
  ])

  role       = aws_iam_role.karpenter_node.name
  policy_arn = "arn:aws:iam::aws:policy/${each.value}"
}

# The name is a literal here and in the node classes, so that one search finds
# both.
resource "aws_iam_instance_profile" "karpenter" {
  name = "KarpenterNodeInstanceProfile-lakeside-prod"
  role = aws_iam_role.karpenter_node.name
  tags = local.discovery_tags
}

resource "aws_eks_access_entry" "karpenter_node" {
  cluster_name  = local.cluster_name
  principal_arn = aws_iam_role.karpenter_node.arn
  type          = "EC2_LINUX"
}

# --- Identity of the controller ----------------------------------------------

data "aws_iam_policy_document" "karpenter_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [data.aws_iam_openid_connect_provider.cluster.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.oidc_issuer}:sub"
      values   = ["system:serviceaccount:karpenter:karpenter"]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.oidc_issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}

# Annotated on the service account in apps-karpenter.yaml.
resource "aws_iam_role" "karpenter_irsa" {
  name               = "lakeside-prod-Karpenter-IRSA"
  assume_role_policy = data.aws_iam_policy_document.karpenter_trust.json
}

data "aws_iam_policy_document" "karpenter_controller" {
  statement {
    sid = "Look"
    actions = [
      "ec2:Describe*",
      "iam:GetInstanceProfile",
      "iam:ListInstanceProfiles",
      "pricing:GetProducts",
      "ssm:GetParameter",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "FindCluster"
    actions   = ["eks:DescribeCluster"]
    resources = [data.aws_eks_cluster.this.arn]
  }

  statement {
    sid = "Launch"
    actions = [
      "ec2:CreateFleet",
      "ec2:CreateLaunchTemplate",
      "ec2:CreateTags",
      "ec2:RunInstances",
    ]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = [local.region]
    }
  }

  # Only instances that Karpenter launched.
  statement {
    sid       = "Remove"
    actions   = ["ec2:DeleteLaunchTemplate", "ec2:TerminateInstances"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/kubernetes.io/cluster/lakeside-prod"
      values   = ["owned"]
    }
  }

  # The permission is on the role in the instance profile, not on the profile.
  statement {
    sid       = "HandRoleToNodes"
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.karpenter_node.arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ec2.amazonaws.com"]
    }
  }

  statement {
    sid = "ReadInterruptions"
    actions = [
      "sqs:DeleteMessage",
      "sqs:GetQueueUrl",
      "sqs:ReceiveMessage",
    ]
    resources = ["arn:aws:sqs:us-east-1:210987654321:lakeside-prod"]
  }
}

resource "aws_iam_policy" "karpenter_controller" {
  name   = "lakeside-prod-Karpenter-Controller"
  policy = data.aws_iam_policy_document.karpenter_controller.json
}

resource "aws_iam_role_policy_attachment" "karpenter_controller" {
  role       = aws_iam_role.karpenter_irsa.name
  policy_arn = aws_iam_policy.karpenter_controller.arn
}

# --- Outputs ------------------------------------------------------------------

output "kubernetes_cluster_endpoint" {
  description = "For settings.clusterEndpoint in apps-karpenter.yaml"
  value       = data.aws_eks_cluster.this.endpoint
}

output "oidc_provider_arn" {
  description = "For further IRSA roles of this cluster"
  value       = data.aws_iam_openid_connect_provider.cluster.arn
}
