/**
 * The types of resources that decide who may do what, with their names in Terraform. Source: AWS CloudFormation Template
 * Reference, "AWS resource and property types", and its "Return values" for the attribute that `Ref` gives.
 */

export interface ResourceType {
  /** In Terraform. */
  readonly type: string;
  /** The arguments in Terraform, by the property that sets them. */
  readonly properties: ReadonlyMap<string, string>;
  /** The attribute that `Ref` gives. */
  readonly ref: string;
}

function type(name: string, ref: string, properties: Readonly<Record<string, string>>): ResourceType {
  return { type: name, ref, properties: new Map(Object.entries(properties)) };
}

export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map([
  [
    "AWS::IAM::Role",
    type("aws_iam_role", "name", {
      RoleName: "name",
      AssumeRolePolicyDocument: "assume_role_policy",
      ManagedPolicyArns: "managed_policy_arns",
    }),
  ],
  ["AWS::IAM::InstanceProfile", type("aws_iam_instance_profile", "name", { InstanceProfileName: "name" })],
  ["AWS::IAM::ManagedPolicy", type("aws_iam_policy", "arn", { ManagedPolicyName: "name", PolicyDocument: "policy" })],
  ["AWS::SQS::Queue", type("aws_sqs_queue", "url", { QueueName: "name" })],
  ["AWS::Events::Rule", type("aws_cloudwatch_event_rule", "name", { Name: "name", EventPattern: "event_pattern" })],
  ["AWS::EKS::Cluster", type("aws_eks_cluster", "name", { Name: "name" })],
  [
    "AWS::EKS::AccessEntry",
    type("aws_eks_access_entry", "id", {
      ClusterName: "cluster_name",
      PrincipalArn: "principal_arn",
      Type: "type",
      KubernetesGroups: "kubernetes_groups",
    }),
  ],
  [
    "AWS::EKS::PodIdentityAssociation",
    type("aws_eks_pod_identity_association", "id", {
      ClusterName: "cluster_name",
      Namespace: "namespace",
      ServiceAccount: "service_account",
      RoleArn: "role_arn",
    }),
  ],
]);

/** Attributes with other names than their property or their name in lower case. */
export const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ["Arn", "arn"],
  ["PolicyArn", "arn"],
  ["QueueName", "name"],
  ["QueueUrl", "url"],
  ["RoleId", "unique_id"],
]);
