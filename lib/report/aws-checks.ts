/** Questions that no file can answer, and the AWS CLI commands that can. */
import { nearest } from "../workspace/environments.js";
import type { Place, FileStatement, Resource } from "../workspace/facts.js";
import type { Subject } from "../workspace/statements.js";

export interface Check {
  readonly question: string;
  readonly command: string;
}

/** Characters that need no quotes in a shell; names with other characters are omitted, not quoted incorrectly. */
const PLAIN = /^[\w./:@+=,-]+$/u;

/** A name, and the CLI option for its region. */
interface Named {
  readonly name: string;
  readonly inRegion: string;
}

export function checksFor(statements: readonly FileStatement[], classes: readonly Resource[]): Check[] {
  const plain = statements.filter(({ value }) => PLAIN.test(value));
  const regions = plain.filter(({ subject }) => subject === "region");
  const named = (places: readonly (Place & { readonly name: string })[]): Named[] =>
    [...new Set(places.map(({ name }) => name))].map((name) => ({
      name,
      inRegion: inRegionOf(
        places.filter((place) => place.name === name),
        regions,
      ),
    }));
  const namesOf = (subject: Subject) =>
    named(plain.filter((one) => one.subject === subject).map(({ value, file, line }) => ({ name: value, file, line })));
  const images = classes.flatMap(({ summary, file, line }) => {
    const name = /^id (ami-[\da-z]+)$/u.exec(summary?.["AMI"] ?? "")?.[1];
    return name === undefined ? [] : [{ name, file, line }];
  });
  const encrypting = [...new Set(classes.map((one) => inRegionOf([one], regions)))];
  return [
    ...namesOf("clusterName").flatMap(({ name, inRegion }) => [
      {
        question: `Does the cluster \`${name}\` exist, and what is its endpoint?`,
        command: `aws eks describe-cluster --name ${name}${inRegion} --query cluster.endpoint --output text`,
      },
      {
        question: `Which subnets have the tag \`karpenter.sh/discovery=${name}\`?`,
        command: `aws ec2 describe-subnets --filters Name=tag:karpenter.sh/discovery,Values=${name}${inRegion} --query 'Subnets[].SubnetId'`,
      },
      {
        question: `Which security groups have the tag \`karpenter.sh/discovery=${name}\`?`,
        command: `aws ec2 describe-security-groups --filters Name=tag:karpenter.sh/discovery,Values=${name}${inRegion} --query 'SecurityGroups[].GroupId'`,
      },
    ]),
    ...namesOf("instanceProfile").map(({ name }) => ({
      question: `Does the instance profile \`${name}\` exist?`,
      command: `aws iam get-instance-profile --instance-profile-name ${name}`,
    })),
    ...[...namesOf("role"), ...namesOf("controllerRole")].map(({ name }) => ({
      question: `Does the role \`${name}\` exist?`,
      command: `aws iam get-role --role-name ${name}`,
    })),
    ...namesOf("queue").map(({ name, inRegion }) => ({
      question: `Does the queue \`${name}\` exist?`,
      command: `aws sqs get-queue-url --queue-name ${name}${inRegion}`,
    })),
    ...named(images).map(({ name, inRegion }) => ({
      question: `Does the AMI \`${name}\` exist, and how old is it?`,
      command: `aws ec2 describe-images --image-ids ${name}${inRegion} --query 'Images[].[Name,CreationDate]'`,
    })),
    ...encrypting.map((inRegion) => ({
      question: "Does the account encrypt new volumes by default?",
      command: `aws ec2 get-ebs-encryption-by-default${inRegion}`,
    })),
  ];
}

/** The option for the region that files near some places name; empty if they name several. */
function inRegionOf(places: readonly Place[], regions: readonly FileStatement[]): string {
  const [region, ...others] = new Set(places.flatMap(({ file }) => nearest(file, regions).map(({ value }) => value)));
  return region === undefined || others.length > 0 ? "" : ` --region ${region}`;
}
