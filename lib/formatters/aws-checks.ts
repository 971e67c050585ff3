/** What no file can tell, and the commands of the AWS CLI that can. */
import type { PlacedFact, Resource } from "../workspace/facts.js";
import type { Subject } from "../workspace/statements.js";

export interface Check {
  readonly question: string;
  readonly command: string;
}

/** Characters that need no quotes in a shell; names with others are left out rather than quoted wrongly. */
const PLAIN = /^[\w./:@+=,-]+$/u;

export function checksFor(statements: readonly PlacedFact[], classes: readonly Resource[]): Check[] {
  const valuesOf = (subject: Subject) => [
    ...new Set(statements.filter((one) => one.subject === subject && PLAIN.test(one.value)).map(({ value }) => value)),
  ];
  const [region] = valuesOf("region");
  const inRegion = region === undefined ? "" : ` --region ${region}`;
  const images = classes.flatMap(({ summary }) => /^id (ami-[\da-z]+)$/u.exec(summary?.["AMI"] ?? "")?.[1] ?? []);
  return [
    ...valuesOf("clusterName").flatMap((name) => [
      {
        question: `Is there a cluster \`${name}\`, and what is its endpoint?`,
        command: `aws eks describe-cluster --name ${name}${inRegion} --query cluster.endpoint --output text`,
      },
      {
        question: `Which subnets and security groups are tagged \`karpenter.sh/discovery=${name}\`?`,
        command: `aws ec2 describe-subnets --filters Name=tag:karpenter.sh/discovery,Values=${name}${inRegion} --query 'Subnets[].SubnetId'`,
      },
      {
        question: "… and which security groups?",
        command: `aws ec2 describe-security-groups --filters Name=tag:karpenter.sh/discovery,Values=${name}${inRegion} --query 'SecurityGroups[].GroupId'`,
      },
    ]),
    ...valuesOf("instanceProfile").map((name) => ({
      question: `Is there an instance profile \`${name}\`?`,
      command: `aws iam get-instance-profile --instance-profile-name ${name}`,
    })),
    ...[...valuesOf("role"), ...valuesOf("controllerRole")].map((name) => ({
      question: `Is there a role \`${name}\`?`,
      command: `aws iam get-role --role-name ${name}`,
    })),
    ...valuesOf("queue").map((name) => ({
      question: `Is there a queue \`${name}\`?`,
      command: `aws sqs get-queue-url --queue-name ${name}${inRegion}`,
    })),
    ...[...new Set(images)].map((image) => ({
      question: `Is \`${image}\` there, and how old is it?`,
      command: `aws ec2 describe-images --image-ids ${image}${inRegion} --query 'Images[].[Name,CreationDate]'`,
    })),
    ...(classes.length > 0
      ? [
          {
            question: "Does the account encrypt new volumes by default?",
            command: `aws ec2 get-ebs-encryption-by-default${inRegion}`,
          },
        ]
      : []),
  ];
}
