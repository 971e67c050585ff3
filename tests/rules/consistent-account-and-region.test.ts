import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** The key is in line 6, from column 19 on. */
function nodeClass(key: string): string {
  return `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
spec:
  blockDeviceMappings:
    - ebs:
        kmsKeyID: ${key}
`;
}

function key(account: string, region = "eu-west-1"): string {
  return `arn:aws:kms:${region}:${account}:key/1`;
}

/** The zones are in line 7, the first from column 62 on. */
function pool(zones: string): string {
  return `apiVersion: karpenter.sh/v1
kind: NodePool
spec:
  template:
    spec:
      requirements:
        - { key: topology.kubernetes.io/zone, operator: In, values: [${zones}] }
`;
}

/** Values start in line 10, with eight spaces. */
function chart(values: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    repoURL: public.ecr.aws/karpenter
    chart: karpenter
    targetRevision: 1.14.1
    helm:
      values: |
        ${values}
`;
}

const roleOf = (account: string) =>
  chart(`serviceAccount: { annotations: { eks.amazonaws.com/role-arn: "arn:aws:iam::${account}:role/x" } }`);
const endpoint = chart("settings: { clusterEndpoint: https://ABC.gr7.us-east-1.eks.amazonaws.com }");

function message(what: string, value: string, otherWhat: string, expected: string, place: string): Report {
  return { messageId: "conflictingValue", data: { what, value, otherWhat, expected, place } };
}

const zone = "topology.kubernetes.io/zone";
const inClass = { line: 6, column: 19, endLine: 6, suggestions: [] };
const inPool = { line: 7, column: 70, endLine: 7, suggestions: [] };
const ours = "210987654321";
const theirs = "555123456789";

ruleTester.run("consistent-account-and-region", karpenter.rules["consistent-account-and-region"], {
  texts: {
    conflictingValue:
      "`kmsKeyID` refers to `555123456789`, but `eks.amazonaws.com/role-arn` in app.yaml:10 refers to `210987654321`; use the same account and region in both.",
    unexpectedValue:
      "`kmsKeyID` refers to `555123456789`, but the ESLint configuration requires `210987654321`; correct whichever is wrong.",
  },
  valid: [
    { name: "one account", ...linted({ "class.yaml": nodeClass(key(ours)), "app.yaml": roleOf(ours) }) },
    { name: "in no repository", code: `${nodeClass(key(ours))}---\n${roleOf(theirs)}` },
    { name: "ARNs of IAM have no region", ...linted({ "app.yaml": roleOf(ours), "pool.yaml": pool("us-east-1a") }) },
    { name: "a key without an ARN", ...linted({ "class.yaml": nodeClass("alias/nodes"), "app.yaml": roleOf(ours) }) },
    {
      name: "an account of the documentation is no-placeholder-values'",
      ...linted({ "class.yaml": nodeClass(key("123456789012")), "app.yaml": roleOf(ours) }),
    },
    {
      name: "one of the documentation in Terraform",
      ...linted({ "class.yaml": nodeClass(key(ours)), "main.tf": 'locals {\n  account_id = "111122223333"\n}\n' }),
    },
    { name: "templated", ...linted({ "class.yaml": nodeClass(key("${ACCOUNT}")), "app.yaml": roleOf(ours) }) },
    {
      name: "a local zone and a zone of one region",
      ...linted({ "pool.yaml": pool("us-east-1a, us-east-1-bos-1a"), "app.yaml": endpoint }),
    },
    { name: "a zone's id says no region", ...linted({ "pool.yaml": pool("euw1-az1"), "app.yaml": endpoint }) },
    {
      name: "zones that are left out",
      ...linted({ "pool.yaml": pool("eu-west-1a").replace("In,", "NotIn,"), "app.yaml": endpoint }),
    },
    {
      name: "two regions, each in its folder",
      ...linted({
        "us/pool.yaml": pool("us-east-1a"),
        "us/app.yaml": endpoint,
        "eu/pool.yaml": pool("eu-west-1a"),
        "eu/main.tf": 'provider "aws" {\n  region = "eu-west-1"\n}\n',
      }),
    },
    {
      name: "the region of Terraform's state, of a member and of an aliased provider",
      ...linted({
        "pool.yaml": pool("eu-west-1a"),
        "main.tf":
          'terraform {\n  backend "s3" {\n    region = "us-east-1"\n  }\n}\nprovider "aws" {\n  region = "us-east-1"\n  alias  = "global"\n}\nresource "aws_guardduty_member" "x" {\n  account_id = "555123456789"\n}\n',
        "class.yaml": nodeClass(key(ours)),
      }),
    },
    {
      name: "allowAccounts",
      ...linted({ "class.yaml": nodeClass(key(theirs)), "app.yaml": roleOf(ours) }),
      options: [{ allowAccounts: [theirs] }],
    },
    {
      name: "another group",
      ...linted({ "pool.yaml": pool("eu-west-1a").replace("karpenter.sh/v1", "example.com/v1"), "app.yaml": endpoint }),
    },
  ],
  invalid: [
    {
      name: "two accounts",
      ...linted({ "class.yaml": nodeClass(`"${key(theirs)}"`), "app.yaml": roleOf(ours) }),
      errors: [
        {
          ...message("kmsKeyID", theirs, "eks.amazonaws.com/role-arn", ours, "app.yaml:10"),
          ...inClass,
          endColumn: 61,
        },
      ],
    },
    {
      name: "a zone and the endpoint; CRLF",
      ...linted({ "pools/pool.yaml": pool("eu-west-1a").replaceAll("\n", "\r\n"), "apps/app.yaml": endpoint }),
      errors: [
        {
          ...message(zone, "eu-west-1", "settings.clusterEndpoint", "us-east-1", "apps/app.yaml:10"),
          ...inPool,
          endColumn: 80,
        },
      ],
    },
    {
      name: "a queue's ARN, against Terraform and the zones: the odd one alone",
      ...linted({
        "app.yaml": chart(`settings: { interruptionQueue: "arn:aws:sqs:us-east-1:${ours}:karpenter" }`),
        "pool.yaml": pool("eu-west-1a, eu-west-1b"),
        "main.tf": 'variable "region" {\n  default = "eu-west-1"\n}\n',
      }),
      errors: [
        {
          ...message("settings.interruptionQueue", "us-east-1", "region", "eu-west-1", "main.tf:2"),
          line: 10,
          column: 40,
          endLine: 10,
          endColumn: 86,
          suggestions: [],
        },
      ],
    },
    {
      name: "one zone of another region among most of one",
      ...linted({ "pool.yaml": pool("us-east-1a, us-east-1b, eu-west-1c"), "app.yaml": endpoint }),
      errors: [
        {
          ...message(zone, "eu-west-1", "settings.clusterEndpoint", "us-east-1", "app.yaml:10"),
          line: 7,
          column: 94,
          endLine: 7,
          endColumn: 104,
          suggestions: [],
        },
      ],
    },
    {
      name: "the options, on each of a key's parts",
      ...linted({ "class.yaml": nodeClass(key(theirs)) }),
      options: [{ account: ours, region: "us-east-1" }],
      errors: [
        {
          messageId: "unexpectedValue",
          data: { what: "kmsKeyID", value: theirs, expected: ours },
          ...inClass,
          endColumn: 59,
        },
        {
          messageId: "unexpectedValue",
          data: { what: "kmsKeyID", value: "eu-west-1", expected: "us-east-1" },
          ...inClass,
          endColumn: 59,
        },
      ],
    },
    {
      name: "what an environment of the settings says; AWS_REGION; an alias",
      ...linted({
        "prod/app.yaml": chart("controller: { env: [{ name: &r AWS_REGION, value: us-west-2 }] }"),
        "dev/app.yaml": endpoint,
      }),
      errors: [
        {
          messageId: "unexpectedValue",
          data: { what: "AWS_REGION", value: "us-west-2", expected: "eu-west-1" },
          line: 10,
          column: 59,
          endLine: 10,
          endColumn: 68,
          suggestions: [],
        },
      ],
      settings: { karpenter: { environments: { prod: { files: ["prod/*"], region: "eu-west-1", account: ours } } } },
    },
    {
      name: "EC2NodeClass v1beta1",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nspec: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { kmsKeyID: arn:aws:kms:eu-west-1:210987654321:key/a } }] }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { controller: { env: [{ name: AWS_REGION, value: us-east-1 }] } } } } }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "kmsKeyID",
            value: "eu-west-1",
            otherWhat: "AWS_REGION",
            place: "a.yaml:8",
            expected: "us-east-1",
          },
          line: 3,
          column: 73,
          endLine: 3,
          endColumn: 113,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "AWS_REGION",
            value: "us-east-1",
            otherWhat: "kmsKeyID",
            place: "a.yaml:3",
            expected: "eu-west-1",
          },
          line: 8,
          column: 166,
          endLine: 8,
          endColumn: 175,
        },
      ],
    },
    {
      name: "AWSNodeTemplate v1alpha1",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { kmsKeyID: arn:aws:kms:eu-west-1:210987654321:key/a } }] }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { controller: { env: [{ name: AWS_REGION, value: us-east-1 }] } } } } }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "kmsKeyID",
            value: "eu-west-1",
            otherWhat: "AWS_REGION",
            place: "a.yaml:8",
            expected: "us-east-1",
          },
          line: 3,
          column: 73,
          endLine: 3,
          endColumn: 113,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "AWS_REGION",
            value: "us-east-1",
            otherWhat: "kmsKeyID",
            place: "a.yaml:3",
            expected: "eu-west-1",
          },
          line: 8,
          column: 166,
          endLine: 8,
          endColumn: 175,
        },
      ],
    },
    {
      name: "Provisioner v1alpha5",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { kmsKeyID: arn:aws:kms:eu-west-1:210987654321:key/a } }] } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { controller: { env: [{ name: AWS_REGION, value: us-east-1 }] } } } } }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "kmsKeyID",
            value: "eu-west-1",
            otherWhat: "AWS_REGION",
            place: "a.yaml:8",
            expected: "us-east-1",
          },
          line: 3,
          column: 85,
          endLine: 3,
          endColumn: 125,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "AWS_REGION",
            value: "us-east-1",
            otherWhat: "kmsKeyID",
            place: "a.yaml:3",
            expected: "eu-west-1",
          },
          line: 8,
          column: 166,
          endLine: 8,
          endColumn: 175,
        },
      ],
    },
    {
      name: "NodePool v1beta1",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nspec: { template: { spec: { requirements: [{ key: topology.kubernetes.io/zone, operator: In, values: [us-east-1a] }] } } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { controller: { env: [{ name: AWS_REGION, value: eu-west-1 }] } } } } }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "topology.kubernetes.io/zone",
            value: "us-east-1",
            otherWhat: "AWS_REGION",
            place: "a.yaml:8",
            expected: "eu-west-1",
          },
          line: 3,
          column: 103,
          endLine: 3,
          endColumn: 113,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "AWS_REGION",
            value: "eu-west-1",
            otherWhat: "topology.kubernetes.io/zone",
            place: "a.yaml:3",
            expected: "us-east-1",
          },
          line: 8,
          column: 166,
          endLine: 8,
          endColumn: 175,
        },
      ],
    },
    {
      name: "NodeClaim v1",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.sh/v1\nkind: NodeClaim\nspec: { requirements: [{ key: topology.kubernetes.io/zone, operator: In, values: [us-east-1a] }] }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { controller: { env: [{ name: AWS_REGION, value: eu-west-1 }] } } } } }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "topology.kubernetes.io/zone",
            value: "us-east-1",
            otherWhat: "AWS_REGION",
            place: "a.yaml:8",
            expected: "eu-west-1",
          },
          line: 3,
          column: 83,
          endLine: 3,
          endColumn: 93,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "AWS_REGION",
            value: "eu-west-1",
            otherWhat: "topology.kubernetes.io/zone",
            place: "a.yaml:3",
            expected: "us-east-1",
          },
          line: 8,
          column: 166,
          endLine: 8,
          endColumn: 175,
        },
      ],
    },
    {
      name: "NodeClaim v1beta1",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nspec: { requirements: [{ key: topology.kubernetes.io/zone, operator: In, values: [us-east-1a] }] }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { controller: { env: [{ name: AWS_REGION, value: eu-west-1 }] } } } } }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "topology.kubernetes.io/zone",
            value: "us-east-1",
            otherWhat: "AWS_REGION",
            place: "a.yaml:8",
            expected: "eu-west-1",
          },
          line: 3,
          column: 83,
          endLine: 3,
          endColumn: 93,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "AWS_REGION",
            value: "eu-west-1",
            otherWhat: "topology.kubernetes.io/zone",
            place: "a.yaml:3",
            expected: "us-east-1",
          },
          line: 8,
          column: 166,
          endLine: 8,
          endColumn: 175,
        },
      ],
    },
    {
      name: "ApplicationSet v1alpha1",
      ...linted({
        "a.yaml":
          "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { template: { spec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { controller: { env: [{ name: AWS_REGION, value: us-east-1 }] } } } } } } }\n---\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: other }\nspec: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { kmsKeyID: arn:aws:kms:eu-west-1:210987654321:key/a } }] }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "AWS_REGION",
            value: "us-east-1",
            otherWhat: "kmsKeyID",
            place: "a.yaml:8",
            expected: "eu-west-1",
          },
          line: 3,
          column: 186,
          endLine: 3,
          endColumn: 195,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "kmsKeyID",
            value: "eu-west-1",
            otherWhat: "AWS_REGION",
            place: "a.yaml:3",
            expected: "us-east-1",
          },
          line: 8,
          column: 73,
          endLine: 8,
          endColumn: 113,
        },
      ],
    },
  ],
});
