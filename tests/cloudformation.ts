/** Templates of CloudFormation for Karpenter, in the form of the getting started guide. */
import { allActions } from "./terraform.js";

export interface Template {
  readonly actions?: readonly string[];
  /** The resource of `iam:PassRole`, as JSON. */
  readonly pass?: string;
  readonly nodePolicies?: readonly string[];
  readonly service?: string;
  readonly role?: string;
  readonly queue?: string;
  /** Lines of resources. */
  readonly more?: string;
}

const standard = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"];

const withoutPassRole = allActions.filter((action) => action !== "iam:PassRole");

/** The profile is in line 6, the role of the nodes in line 11, its policies from line 19, the queue in the last lines. */
export function template({
  actions = withoutPassRole,
  pass = '"${KarpenterNodeRole.Arn}"',
  nodePolicies = standard,
  service = "ec2.${AWS::URLSuffix}",
  role = "nodes",
  queue = "prod",
  more = "",
}: Template = {}): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  ClusterName:
    Type: String
Resources:
  KarpenterNodeInstanceProfile:
    Type: AWS::IAM::InstanceProfile
    Properties:
      InstanceProfileName: profile
      Roles: [{ Ref: KarpenterNodeRole }]
  KarpenterNodeRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub ${JSON.stringify(role)}
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Action: ["sts:AssumeRole"], Principal: { Service: !Sub "${service}" } }
      ManagedPolicyArns:
${nodePolicies.map((name) => `        - !Sub "arn:\${AWS::Partition}:iam::aws:policy/${name}"\n`).join("")}  KarpenterControllerPolicy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: !Sub "KarpenterControllerPolicy-\${ClusterName}"
      PolicyDocument: !Sub |
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ${JSON.stringify(actions)}, "Resource": "*",
              "Condition": { "StringEquals": { "aws:ResourceTag/kubernetes.io/cluster/\${ClusterName}": "owned" } } },
            { "Effect": "Allow", "Action": "iam:PassRole", "Resource": ${pass} }
          ]
        }
${more}  KarpenterInterruptionQueue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub ${JSON.stringify(queue)}
`;
}

/** The role of the controller, which pods take by IRSA; its subject is in the last line. */
export function controllerRole(account = "karpenter:karpenter", policies = "[!Ref KarpenterControllerPolicy]"): string {
  return `  KarpenterControllerRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: controller
      ManagedPolicyArns: ${policies}
      AssumeRolePolicyDocument:
        Fn::Sub:
          - |
            {
              "Statement": [{
                "Effect": "Allow",
                "Principal": { "Federated": "arn:aws:iam::\${AWS::AccountId}:oidc-provider/\${Issuer}" },
                "Action": "sts:AssumeRoleWithWebIdentity",
                "Condition": { "StringEquals": {
                  "\${Issuer}:aud": "sts.amazonaws.com",
                  "\${Issuer}:sub": "system:serviceaccount:${account}"
                } }
              }]
            }
          - Issuer: !ImportValue Issuer
`;
}
