import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** The tags are in lines 6 and 9, both from column 33 on; what is added starts in line 10. */
function nodeClass(subnet: string, group = subnet, more = ""): string {
  return `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
spec:
  subnetSelectorTerms:
    - tags:
        karpenter.sh/discovery: ${subnet}
  securityGroupSelectorTerms:
    - tags:
        karpenter.sh/discovery: ${group}
${more}`;
}

/** The name is in line 11, from column 24 on. */
function chart(clusterName: string, more = ""): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    repoURL: public.ecr.aws/karpenter
    chart: karpenter
    targetRevision: 1.14.1
    helm:
      values: |
        settings:
          clusterName: ${clusterName}
${more}`;
}

const terraform = (name: string) => `locals {\n  cluster_name = "${name}"\n}\n`;

function message(what: string, value: string, otherWhat: string, expected: string, place: string): Report {
  return { messageId: "conflictingValue", data: { what, value, otherWhat, expected, place } };
}

const tag = "karpenter.sh/discovery";
const name = "settings.clusterName";
const inClass = { line: 6, column: 33, endLine: 6, suggestions: [] };
const inChart = { line: 11, column: 24, endLine: 11, suggestions: [] };
const patterns = [{ namePatterns: { instanceProfile: "KarpenterNodeInstanceProfile-{}" } }];

ruleTester.run("consistent-cluster-name", karpenter.rules["consistent-cluster-name"], {
  texts: {
    conflictingValue:
      "`karpenter.sh/discovery` refers to `b`, but `settings.clusterName` in apps/app.yaml:11 refers to `a`; use the same cluster name in both.",
    unexpectedValue:
      "`karpenter.sh/discovery` refers to `b`, but the ESLint configuration requires `a`; correct whichever is wrong.",
    otherTag:
      "This selects subnets with the tag `a`, but Terraform sets it to `b` in main.tf:8, so Karpenter finds none; use the same value in both.",
  },
  valid: [
    {
      name: "one name",
      ...linted({ "class.yaml": nodeClass("a"), "app.yaml": chart("a"), "main.tf": terraform("a") }),
    },
    { name: "in no repository", code: `${nodeClass("a")}---\n${chart("b")}` },
    {
      name: "two clusters, each in its folder",
      ...linted({
        "a/class.yaml": nodeClass("a"),
        "a/app.yaml": chart("a"),
        "b/class.yaml": nodeClass("b"),
        "b/app.yaml": chart("b"),
      }),
    },
    {
      name: "two clusters, sorted by what the files are",
      ...linted({
        "classes/a.yaml": nodeClass("a"),
        "classes/b.yaml": nodeClass("b"),
        "apps/a.yaml": chart("a"),
        "apps/b.yaml": chart("b"),
      }),
    },
    {
      name: "classes of several clusters, one chart",
      ...linted({ "classes/b.yaml": nodeClass("b"), "classes/a.yaml": nodeClass("a"), "apps/a.yaml": chart("a") }),
    },
    { name: "any", ...linted({ "class.yaml": nodeClass('"*"'), "app.yaml": chart("a") }) },
    {
      name: "any of some: EC2 knows wildcards",
      ...linted({ "class.yaml": nodeClass('"a*"'), "app.yaml": chart("a-1") }),
    },
    { name: "any character", ...linted({ "class.yaml": nodeClass('"a-?"'), "app.yaml": chart("a-1") }) },
    { name: "templated, without quotes", ...linted({ "class.yaml": nodeClass("{{ x }}"), "app.yaml": chart("a") }) },
    { name: "the chart's is unknown", ...linted({ "class.yaml": nodeClass("b"), "app.yaml": chart("${CLUSTER}") }) },
    {
      name: "a base whose overlays set the name",
      ...linted({
        "base/class.yaml": nodeClass("replaced"),
        "base/kustomization.yaml": "resources: [class.yaml]\n",
        "prod/kustomization.yaml": "resources: [../base]\npatches: [{ path: class.yaml }]\n",
        "prod/class.yaml": nodeClass("a"),
        "prod/app.yaml": chart("a"),
      }),
    },
    {
      name: "interpolated in Terraform",
      ...linted({ "class.yaml": nodeClass("a"), "main.tf": terraform("${var.env}-b") }),
    },
    {
      name: "another sort of cluster in Terraform",
      ...linted({
        "class.yaml": nodeClass("a"),
        "main.tf": 'resource "aws_msk_cluster" "events" {\n  cluster_name = "events"\n}\n',
      }),
    },
    {
      name: "another machine's profile in Terraform",
      ...linted({
        "class.yaml": nodeClass("a", "a", "  instanceProfile: nodes\n"),
        "main.tf": 'resource "aws_iam_instance_profile" "bastion" {\n  name = "bastion"\n}\n',
      }),
    },
    {
      name: "classes with profiles of their own",
      ...linted({
        "classes.yaml": ["nodes", "nodes", "gpu"]
          .map((profile) => nodeClass("a", "a", `  instanceProfile: ${profile}\n`))
          .join("---\n"),
        "main.tf": 'resource "aws_iam_instance_profile" "karpenter" {\n  name = "nodes"\n}\n',
      }),
    },
    {
      name: "names that hold the cluster's, without patterns",
      ...linted({
        "class.yaml": nodeClass("a", "a", "  instanceProfile: KarpenterNodeInstanceProfile-b\n"),
        "app.yaml": chart("a"),
      }),
    },
    {
      name: "a name that isn't of the pattern",
      ...linted({ "class.yaml": nodeClass("a", "a", "  instanceProfile: b\n"), "app.yaml": chart("a") }),
      options: patterns,
    },
    {
      name: "another group",
      ...linted({
        "class.yaml": nodeClass("b").replace("karpenter.k8s.aws/v1", "example.com/v1"),
        "app.yaml": chart("a"),
      }),
    },
    {
      name: "two environments of the settings",
      ...linted({ "class.yaml": nodeClass("b"), "app.yaml": chart("a") }),
      settings: { karpenter: { environments: { a: ["app.yaml"], b: ["class.yaml"] } } },
    },
  ],
  invalid: [
    {
      name: "subnets with the tag of another cluster",
      ...linted({
        "class.yaml": nodeClass("a"),
        "main.tf": `data "aws_eks_cluster" "this" {
  name = "a"
}

resource "aws_ec2_tag" "subnets" {
  resource_id = var.subnet
  key         = "karpenter.sh/discovery"
  value       = "b"
}
`,
      }),
      errors: [
        {
          messageId: "otherTag",
          data: { target: "subnets", value: "a", tool: "Terraform", other: "b", place: "main.tf:8" },
          line: 6,
          column: 33,
          endLine: 6,
          endColumn: 34,
          suggestions: [],
        },
      ],
    },
    {
      name: "two sides, each named",
      ...linted({ "prod/class.yaml": nodeClass("b # old"), "apps/app.yaml": chart("a") }),
      errors: [
        { ...message(tag, "b", name, "a", "apps/app.yaml:11"), ...inClass, endColumn: 34 },
        { ...message(tag, "b", name, "a", "apps/app.yaml:11"), ...inClass, line: 9, endLine: 9, endColumn: 34 },
      ],
    },
    {
      name: "two sides, seen from the chart; CRLF, quoted, a list",
      ...linted({ "app.yaml": chart('"a"').replaceAll("\n", "\r\n"), "class.yaml": nodeClass("b") }),
      errors: [{ ...message(name, "a", tag, "b", "class.yaml:6"), ...inChart, endColumn: 27 }],
    },
    {
      name: "in one file: both",
      ...linted({ "all.yaml": `${nodeClass("b")}---\n${chart("a")}` }),
      errors: [
        { ...message(tag, "b", name, "a", "all.yaml:21"), ...inClass, endColumn: 34 },
        { ...message(tag, "b", name, "a", "all.yaml:21"), ...inClass, line: 9, endLine: 9, endColumn: 34 },
        { ...message(name, "a", tag, "b", "all.yaml:6"), ...inChart, line: 21, endLine: 21, endColumn: 25 },
      ],
    },
    {
      name: "two of three sides agree: the odd one alone",
      ...linted({
        "all.yaml": `${nodeClass("a")}---\n${chart("b")}`,
        "infra/main.tf": terraform("a"),
      }),
      errors: [{ ...message(name, "b", tag, "a", "all.yaml:6"), ...inChart, line: 21, endLine: 21, endColumn: 25 }],
    },
    {
      name: "one of many in a file, against most of them and the other side",
      ...linted({ "class.yaml": `${nodeClass("a")}---\n${nodeClass("a", "b")}`, "app.yaml": chart("a") }),
      errors: [
        {
          ...message(tag, "b", name, "a", "app.yaml:11"),
          line: 19,
          column: 33,
          endLine: 19,
          endColumn: 34,
          suggestions: [],
        },
      ],
    },
    {
      name: "the option",
      ...linted({ "class.yaml": nodeClass("a", "b") }),
      options: [{ clusterName: "a" }],
      errors: [
        {
          messageId: "unexpectedValue",
          data: { what: "karpenter.sh/discovery", value: "b", expected: "a" },
          line: 9,
          column: 33,
          endLine: 9,
          endColumn: 34,
          suggestions: [],
        },
      ],
    },
    {
      name: "a name by a pattern, in an environment of the settings",
      options: patterns,
      ...linted({ "prod/class.yaml": nodeClass("a", "a", "  instanceProfile: KarpenterNodeInstanceProfile-b\n") }),
      errors: [
        {
          messageId: "unexpectedValue",
          data: { what: "instanceProfile", value: "b", expected: "a" },
          line: 10,
          column: 20,
          endLine: 10,
          endColumn: 50,
          suggestions: [],
        },
      ],
      settings: { karpenter: { environments: { prod: { files: ["prod"], clusterName: "a" } } } },
    },
    {
      name: "the queue and the controller's role by patterns",
      ...linted({
        "app.yaml": chart(
          "a",
          "          interruptionQueue: b\n        serviceAccount:\n          annotations:\n            eks.amazonaws.com/role-arn: arn:aws:iam::210987654321:role/c-karpenter\n",
        ),
        "class.yaml": nodeClass("a"),
      }),
      options: [{ clusterName: "a", namePatterns: { queue: "{}", controllerRole: "{}-karpenter" } }],
      errors: [
        {
          messageId: "unexpectedValue",
          data: { what: "settings.interruptionQueue", value: "b", expected: "a" },
          line: 12,
          column: 30,
          endLine: 12,
          endColumn: 31,
          suggestions: [],
        },
        {
          messageId: "unexpectedValue",
          data: { what: "eks.amazonaws.com/role-arn", value: "c", expected: "a" },
          line: 15,
          column: 41,
          endLine: 15,
          endColumn: 83,
          suggestions: [],
        },
      ],
    },
    {
      name: "the profile that Terraform makes",
      ...linted({
        "class.yaml": nodeClass("a", "a", "  instanceProfile: node\n"),
        "main.tf": 'resource "aws_iam_instance_profile" "karpenter" {\n  name = "nodes"\n}\n',
      }),
      errors: [
        {
          ...message("instanceProfile", "node", "name", "nodes", "main.tf:2"),
          line: 10,
          column: 20,
          endLine: 10,
          endColumn: 24,
          suggestions: [],
        },
      ],
    },
    {
      name: "EC2NodeClass v1beta1",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nspec: { subnetSelectorTerms: [{ tags: { karpenter.sh/discovery: a } }] }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { settings: { clusterName: b } } } } }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "karpenter.sh/discovery",
            value: "a",
            otherWhat: "settings.clusterName",
            place: "a.yaml:8",
            expected: "b",
          },
          line: 3,
          column: 65,
          endLine: 3,
          endColumn: 66,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "settings.clusterName",
            value: "b",
            otherWhat: "karpenter.sh/discovery",
            place: "a.yaml:3",
            expected: "a",
          },
          line: 8,
          column: 144,
          endLine: 8,
          endColumn: 145,
        },
      ],
    },
    {
      name: "AWSNodeTemplate v1alpha1",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec: { subnetSelector: { karpenter.sh/discovery: a } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { settings: { clusterName: b } } } } }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "karpenter.sh/discovery",
            value: "a",
            otherWhat: "settings.clusterName",
            place: "a.yaml:8",
            expected: "b",
          },
          line: 3,
          column: 51,
          endLine: 3,
          endColumn: 52,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "settings.clusterName",
            value: "b",
            otherWhat: "karpenter.sh/discovery",
            place: "a.yaml:3",
            expected: "a",
          },
          line: 8,
          column: 144,
          endLine: 8,
          endColumn: 145,
        },
      ],
    },
    {
      name: "Provisioner v1alpha5",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { subnetSelector: { karpenter.sh/discovery: a } } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { settings: { clusterName: b } } } } }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "karpenter.sh/discovery",
            value: "a",
            otherWhat: "settings.clusterName",
            place: "a.yaml:8",
            expected: "b",
          },
          line: 3,
          column: 63,
          endLine: 3,
          endColumn: 64,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "settings.clusterName",
            value: "b",
            otherWhat: "karpenter.sh/discovery",
            place: "a.yaml:3",
            expected: "a",
          },
          line: 8,
          column: 144,
          endLine: 8,
          endColumn: 145,
        },
      ],
    },
    {
      name: "ApplicationSet v1alpha1",
      ...linted({
        "a.yaml":
          "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { template: { spec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: { settings: { clusterName: b } } } } } } }\n---\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: other }\nspec: { subnetSelectorTerms: [{ tags: { karpenter.sh/discovery: a } }] }\n",
      }),
      errors: [
        {
          messageId: "conflictingValue",
          data: {
            what: "settings.clusterName",
            value: "b",
            otherWhat: "karpenter.sh/discovery",
            place: "a.yaml:8",
            expected: "a",
          },
          line: 3,
          column: 164,
          endLine: 3,
          endColumn: 165,
        },
        {
          messageId: "conflictingValue",
          data: {
            what: "karpenter.sh/discovery",
            value: "a",
            otherWhat: "settings.clusterName",
            place: "a.yaml:3",
            expected: "b",
          },
          line: 8,
          column: 65,
          endLine: 8,
          endColumn: 66,
        },
      ],
    },
  ],
});
