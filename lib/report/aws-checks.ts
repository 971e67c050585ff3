/** Questions that no file can answer, and the AWS CLI commands that can. */
import type { Contradictions } from "./contradictions.js";
import type { Check } from "./model.js";
import { type FilePlace, type FileStatement, type Repository, type Subject, nearest } from "./repository.js";

/**
 * Names that need no quotes in a shell, and that the AWS CLI treats neither as an option nor as the address of a file.
 * Others are omitted, not quoted incorrectly.
 */
function isPlain(name: string): boolean {
  return /^[\w./][\w./:@+=-]*$/u.test(name) && !name.includes("://") && name.length <= 256;
}

/** A name, the CLI option for its region, and the field that contains it. */
interface Named {
  readonly name: string;
  readonly inRegion: string;
  readonly source: Check["source"];
}

interface NamedPlace extends FilePlace {
  readonly name: string;
  readonly what: string;
}

export function checksFor(
  { statements, classes, confirmed, show }: Repository,
  contradictions: Contradictions,
): Check[] {
  const usable = statements.filter((one) => isPlain(one.value) && !contradictions.has(one));
  const regions = usable.filter(({ subject }) => subject === "region");
  const named = (places: readonly NamedPlace[]): Named[] =>
    [...new Set(places.map(({ name }) => name))].map((name) => {
      const own = places.filter((place) => place.name === name);
      const [first] = own;
      return { name, inRegion: inRegionOf(own, regions), source: first && { what: first.what, place: show(first) } };
    });
  const namesOf = (subject: Subject): Named[] =>
    named(usable.filter((one) => one.subject === subject).map((one) => ({ ...one, name: one.value })));
  const images = classes.flatMap(({ summary, file, line }) => {
    const name = /^id (ami-[\da-z]+)$/u.exec(summary?.["AMI"] ?? "")?.[1];
    return name === undefined ? [] : [{ name, what: "amiSelectorTerms", file, line }];
  });
  const encrypting = [...new Set(classes.map((one) => inRegionOf([one], regions)))];
  return [
    ...namesOf("clusterName").flatMap((one) => checksOfCluster(one)),
    ...namesOf("instanceProfile").map(({ name, source }) => ({
      question: `Does the instance profile \`${name}\` exist?`,
      command: `aws iam get-instance-profile --instance-profile-name ${name}`,
      source,
    })),
    ...[...namesOf("role"), ...namesOf("controllerRole")].map(({ name, source }) => ({
      question: `Does the role \`${name}\` exist?`,
      command: `aws iam get-role --role-name ${name}`,
      source,
    })),
    ...namesOf("queue").flatMap((one) => checksOfQueue(one, confirmed)),
    ...named(images).map(({ name, inRegion, source }) => ({
      question: `Does the AMI \`${name}\` exist, and how old is it?`,
      command: `aws ec2 describe-images --image-ids ${name}${inRegion} --query 'Images[].[Name,CreationDate]'`,
      source,
    })),
    ...encrypting.map((inRegion) => ({
      question: "Does the account encrypt new volumes by default?",
      command: `aws ec2 get-ebs-encryption-by-default${inRegion}`,
      source: undefined,
    })),
  ];
}

function checksOfCluster({ name, inRegion, source }: Named): Check[] {
  const tag = `Name=tag:karpenter.sh/discovery,Values=${name}`;
  return [
    {
      question: `Does the cluster \`${name}\` exist, and what is its endpoint?`,
      command: `aws eks describe-cluster --name ${name}${inRegion} --query cluster.endpoint --output text`,
      source,
    },
    {
      question: `Which subnets have the tag \`karpenter.sh/discovery=${name}\`?`,
      command: `aws ec2 describe-subnets --filters ${tag}${inRegion} --query 'Subnets[].SubnetId'`,
      source,
    },
    {
      question: `Which security groups have the tag \`karpenter.sh/discovery=${name}\`?`,
      command: `aws ec2 describe-security-groups --filters ${tag}${inRegion} --query 'SecurityGroups[].GroupId'`,
      source,
    },
  ];
}

function checksOfQueue({ name, inRegion, source }: Named, confirmed: Repository["confirmed"]): Check[] {
  const isConfirmed = (wanted: string) => confirmed.some(({ what, value }) => what === wanted && value === name);
  const events = {
    question: `Do event rules send to the queue \`${name}\`, and does its policy let them?`,
    command: `aws events list-rules${inRegion} --query 'Rules[].[Name,EventPattern]'`,
    source,
  };
  return [
    {
      question: `Does the queue \`${name}\` exist?`,
      command: `aws sqs get-queue-url --queue-name ${name}${inRegion}`,
      source,
    },
    ...(isConfirmed("Queue policy") && isConfirmed("Event rules") ? [] : [events]),
  ];
}

/** The option for the region that files near some places name; empty if they name several. */
function inRegionOf(places: readonly FilePlace[], regions: readonly FileStatement[]): string {
  const [region, ...others] = new Set(places.flatMap(({ file }) => nearest(file, regions).map(({ value }) => value)));
  return region === undefined || others.length > 0 ? "" : ` --region ${region}`;
}
