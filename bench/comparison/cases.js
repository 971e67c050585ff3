/**
 * The mistakes of the comparison. tests/comparison/NAME contains two folders for each: `wrong` has the mistake, and
 * `correct` is the same without it.
 */

/** @typedef {{ readonly title: string, readonly cases: Readonly<Record<string, string>> }} Group */

/** @type {readonly Group[]} */
export const groups = [
  {
    title: "The API server rejects it, or drops a field",
    cases: {
      "unknown-field": "a misspelled field",
      "wrong-type": "a number in quotes",
      "wrong-value": "a value of an older release",
      "wrong-pattern": "a duration in days",
      "missing-field": "a missing field",
      "cel-exclusive-fields": "two fields that exclude each other (CEL)",
      "cel-requirement": "two values for the operator `Gt` (CEL)",
      "misspelled-label": "a misspelled label of Karpenter (CEL)",
      "removed-version": "an API version that the release does not serve",
      "application-field": "a misspelled field of an Application",
    },
  },
  {
    title: "The API server accepts it, and it fails later",
    cases: {
      "no-instance-type": "requirements that no instance type meets",
      "script-for-bottlerocket": "a shell script for Bottlerocket",
      "role-as-arn": "an ARN in place of a name",
      schedule: "a schedule that Karpenter cannot parse",
      "volume-iops": "more IOPS than the volume allows",
      "limit-in-bytes": "a limit of 1000 bytes of memory",
      "chart-value": "a misspelled value of the chart",
      "sync-option": "a misspelled sync option of Argo CD",
      "two-destinations": "an Application with two destinations",
      "ignored-differences": "a path that is not a JSON pointer",
    },
  },
  {
    title: "Two files disagree",
    cases: {
      "queue-and-terraform": "the chart and Terraform name different queues",
      "cluster-name": "the chart and a node class name different clusters",
      "node-class-reference": "a node pool names a node class that does not exist",
      "pool-and-class": "a Linux node pool with a Windows AMI",
      project: "an Application that its AppProject does not permit",
    },
  },
  {
    title: "It works, and is unsafe",
    cases: {
      imdsv1: "the node's credentials can be read through IMDSv1",
      "unencrypted-volume": "a volume without encryption",
      "secret-in-user-data": "a password in user data",
    },
  },
  {
    title: "Any YAML, and other kinds",
    cases: {
      "duplicate-key": "a key that is set twice",
      style: "spaces at the end of a line",
      "deployment-field": "a misspelled field of a Deployment",
      "deployment-as-root": "a Deployment that runs as root",
      "public-bucket": "a public bucket in Terraform",
    },
  },
];

export const names = groups.flatMap(({ cases }) => Object.keys(cases));
