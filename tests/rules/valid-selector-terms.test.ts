import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const strict = [{ checkIds: true, checkTags: true }];
const patches = "1.15.3, 1.14.4 or 1.9.4";
const empty = { messageId: "emptyFilter", data: { field: "tags", resource: "subnet", patches } };
const tags = { line: 4, column: 27, endLine: 4, endColumn: 31 };

const subnets = (terms: string) => `${head}  subnetSelectorTerms: [${terms}]\n`;
const groups = (terms: string) => `${head}  securityGroupSelectorTerms: [${terms}]\n`;
const amis = (terms: string) => `${head}  amiSelectorTerms: [${terms}]\n`;

const app = (version: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: ${version} } }\n`;

/** Releases, and whether they select everything by an empty filter. */
const releases: readonly (readonly [string, boolean])[] = [
  ["1.14.3", true],
  ["1.15.3", false],
  ["1.15.2", true],
  ["v1.9.4", false],
  ["1.13", true],
  ["0.37.8", true],
  ["1.16", false],
];

function inLine4(
  column: number,
  endColumn: number,
  report: Report & { suggestions?: readonly (Report & { output: string })[] },
) {
  return { ...report, line: 4, column, endLine: 4, endColumn };
}

/** An empty term under a release that the settings or a chart set. */
function under(version: string, isAll: boolean) {
  const data = { field: "tags", resource: "subnet", version };
  return { ...tags, messageId: isAll ? "selectsAll" : "selectsNothing", data };
}

ruleTester.run("valid-selector-terms", karpenter.rules["valid-selector-terms"], {
  texts: {
    emptyFilter:
      "`tags` is empty, so the term selects every subnet before Karpenter 1.15.3, 1.14.4 or 1.9.4 and nothing since; add a filter, or remove the term.",
    ignoredFilter: "Karpenter ignores `tags` when `id` is set; remove one of them.",
    impossibleId:
      "`subnet-0a1b2c3g` is not the ID of any subnet, because it does not end with 8 or 17 hexadecimal digits; correct it.",
    mistakenId:
      "`ssubnet-0a1b2c3d` is not the ID of one subnet, so it selects nothing; use a single ID that starts with `subnet-`.",
    nodeGroupTag:
      "`eks:cluster-name` is a tag of managed node groups, which the cluster's security group does not have; use `aws:eks:cluster-name`.",
    removeField: "Remove `tags`.",
    replaceText: "Replace with `subnet-0a1b2c3d`.",
    selectsAll:
      "`tags` is empty, so the term selects every subnet in Karpenter 1.14.3; add a filter, or remove the term.",
    selectsNothing: "`tags` is empty, so Karpenter 1.15.3 ignores the term; add a filter, or remove the term.",
    sharedName:
      "The subnets of other clusters can have names like `*private*`, so nodes may launch there; add a tag of this cluster.",
    sharedTag:
      "`kubernetes.io/role/internal-elb` is a tag that the subnets of all clusters have, so nodes may launch in those of another one; add a tag of this cluster.",
  },
  lacking: { code: subnets("{ tags: {} }") },
  valid: [
    {
      name: "names of subnets with the name of a cluster, or another tag",
      code: subnets(
        '{ tags: { Name: "acme-private-*" } }, { tags: { Name: private-a } }, { tags: { Name: "*private*", a: b } }, { tags: { Name: "*" } }, { tags: { Name: "{{ .c }}-private-*" } }',
      ),
      options: [{ checkTags: true }],
    },
    { name: "names of any private subnets, by default", code: subnets('{ tags: { Name: "*private*" } }') },
    {
      name: "names of security groups",
      code: groups('{ tags: { Name: "*private*" } }'),
      options: [{ checkTags: true }],
    },
    {
      name: "IDs, names and tags",
      code: `${subnets("{ id: subnet-0a1b2c3d }, { id: subnet-0a1b2c3d4e5f60719 }, { tags: { a: b } }")}---\n${groups('{ id: sg-0a1b2c3d }, { name: "*-nodes" }, { tags: { aws:eks:cluster-name: a } }')}---\n${amis("{ name: golden-*, owner: self, tags: { a: b } }, { id: ami-0a1b2c3d }")}`,
      options: strict,
    },
    { name: "any value", code: `${subnets('{ tags: { Name: "*" } }')}---\n${groups('{ name: "*" }')}` },
    {
      name: "an empty filter next to another",
      code: `${groups('{ name: "", tags: { a: b } }, { tags: {}, name: nodes }')}---\n${amis('{ name: "", owner: self, tags: { a: b } }, { tags: {}, ssmParameter: /golden }')}`,
    },
    {
      name: "templated filters",
      code: `${subnets('{ tags: {{ .Values.tags }} }, { id: "{{ .id }}" }, { tags: { "{{ .key }}": a } }')}---\n${groups('{ name: "{{ .name }}", tags: {} }, { tags: {}, <<: *term }, { id: $SG }')}`,
    },
    {
      name: "terms without a filter, and with nulls, are valid-schema's",
      code: `${subnets("{}, { tags: null }")}---\n${amis("{ owner: self }")}`,
    },
    {
      name: "a list in which each term combines filters is valid-schema's",
      code: `${subnets("{ id: subnet-0a1b2c3d, tags: { a: b } }")}---\n${groups("{ name: a, tags: { a: b } }, { name: b, tags: { a: b } }")}`,
    },
    {
      name: "IDs of AMIs next to other filters are valid-schema's",
      code: amis("{ id: ami-0a1b2c3d, tags: { a: b } }, { tags: { a: b } }"),
    },
    {
      name: "IDs that the API server rejects are valid-schema's, and placeholders no-placeholder-values'",
      code: subnets("{ id: vpc-1 }, { id: <subnet-id> }, { id: subnet-xxxx }, { id: 12 }"),
      options: strict,
    },
    {
      name: "IDs and tags that may be right, without the options",
      code: `${subnets("{ id: subnet-1 }, { tags: { kubernetes.io/role/elb: 1 } }")}---\n${groups("{ tags: { eks:cluster-name: a } }")}`,
    },
    {
      name: "tags for load balancers next to others, or of other resources",
      code: `${subnets('{ tags: { kubernetes.io/role/elb: "1", karpenter.sh/discovery: a } }, { tags: { kubernetes.io/role/elb: "1", "{{ .key }}": a } }, { tags: { eks:cluster-name: a } }')}---\n${groups('{ tags: { kubernetes.io/role/elb: "1" } }')}`,
      options: strict,
    },
    {
      name: "a block of a patch",
      ...linted({
        "fix.yaml": subnets("{ tags: {} }"),
        "kustomization.yaml": "resources: [base]\npatches: [{ path: fix.yaml }]\n",
      }),
    },
    {
      name: "another group, and v1alpha1",
      code: "apiVersion: karpenter.example.com/v1\nkind: EC2NodeClass # karpenter.k8s.aws/v1\nspec: { subnetSelectorTerms: [{ tags: {} }] }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec: { subnetSelector: {} }\n",
    },
  ],
  invalid: [
    {
      name: "names of any private subnets",
      code: subnets('{ tags: { Name: "*private*" } }, { tags: { Name: eks-Private_subnet-* } }'),
      options: [{ checkTags: true }],
      errors: [
        {
          messageId: "sharedName",
          data: { value: "*private*" },
          line: 4,
          column: 41,
          endLine: 4,
          endColumn: 52,
          suggestions: [],
        },
        {
          messageId: "sharedName",
          data: { value: "eks-Private_subnet-*" },
          line: 4,
          column: 74,
          endLine: 4,
          endColumn: 94,
          suggestions: [],
        },
      ],
    },
    {
      name: "an empty filter of each kind",
      code: `${subnets("{ tags: {} }")}---\n${groups('{ name: "" }, { tags: { a: b } }')}---\n${amis('{ owner: self, name: "", tags: {} }')}---\n${amis('{ ssmParameter: "" }')}`,
      errors: [
        { ...tags, ...empty },
        {
          messageId: "emptyFilter",
          data: { ...empty.data, field: "name", resource: "security group" },
          line: 9,
          column: 34,
          endLine: 9,
          endColumn: 38,
        },
        {
          messageId: "emptyFilter",
          data: { ...empty.data, field: "name", resource: "AMI" },
          line: 14,
          column: 37,
          endLine: 14,
          endColumn: 41,
        },
        {
          messageId: "emptyFilter",
          data: { ...empty.data, field: "ssmParameter", resource: "AMI" },
          line: 19,
          column: 24,
          endLine: 19,
          endColumn: 36,
        },
      ],
    },
    {
      name: "an empty filter with Windows line endings, and in a list",
      code: "apiVersion: v1\r\nkind: List\r\nitems:\r\n  - apiVersion: karpenter.k8s.aws/v1beta1\r\n    kind: EC2NodeClass\r\n    spec:\r\n      subnetSelectorTerms:\r\n        - tags: {}\r\n",
      errors: [{ ...empty, line: 8, column: 11, endLine: 8, endColumn: 15 }],
    },
    ...releases.map(([release, isAll]) => ({
      name: `an empty filter in ${release}`,
      code: subnets("{ tags: {} }"),
      options: [{ release }],
      errors: [under(release, isAll)],
    })),
    {
      name: "an empty filter in a minor release of which some patches select everything",
      code: subnets("{ tags: {} }"),
      errors: [{ ...tags, ...empty }],
      settings: { karpenter: { release: "1.14" } },
    },
    {
      name: "an empty filter in the deployed release",
      ...linted({ "class.yaml": subnets("{ tags: {} }"), "app.yaml": app("1.14.4") }),
      errors: [under("1.14.4", false)],
    },
    {
      name: "a filter that another one overrides",
      code: `${head}  subnetSelectorTerms:\n    - id: subnet-0a1b2c3d\n      tags: # of production\n        a: b\n    - id: subnet-0a1b2c3e\n`,
      errors: [
        {
          messageId: "ignoredFilter",
          data: { field: "tags", winner: "id" },
          line: 6,
          column: 7,
          endLine: 6,
          endColumn: 11,
          suggestions: [
            {
              messageId: "removeField",
              data: { field: "tags" },
              output: `${head}  subnetSelectorTerms:\n    - id: subnet-0a1b2c3d\n    - id: subnet-0a1b2c3e\n`,
            },
          ],
        },
      ],
    },
    {
      name: "filters of a security group that others override",
      code: groups('{ name: a, tags: { a: "{{ .b }}" } }, { name: b }'),
      errors: [
        inLine4(43, 47, {
          messageId: "ignoredFilter",
          data: { field: "tags", winner: "name" },
          suggestions: [
            { messageId: "removeField", data: { field: "tags" }, output: groups("{ name: a }, { name: b }") },
          ],
        }),
      ],
    },
    {
      name: "more than an ID",
      code: subnets("{ id: ssubnet-0a1b2c3d }"),
      errors: [
        inLine4(31, 47, {
          messageId: "mistakenId",
          data: { value: "ssubnet-0a1b2c3d", resource: "subnet", prefix: "subnet-" },
          suggestions: [
            { messageId: "replaceText", data: { text: "subnet-0a1b2c3d" }, output: subnets("{ id: subnet-0a1b2c3d }") },
          ],
        }),
      ],
    },
    {
      name: "several IDs, an ARN and a name",
      code: `${groups('{ id: "sg-0a1b2c3d,sg-0a1b2c3e" }, { id: my-sg-nodes }')}---\n${amis("{ id: arn:aws:ec2:us-east-1::image/ami-0a1b2c3d4e5f60719 }")}`,
      errors: [
        inLine4(38, 63, {
          messageId: "mistakenId",
          data: { value: "sg-0a1b2c3d,sg-0a1b2c3e", resource: "security group", prefix: "sg-" },
        }),
        inLine4(73, 84, {
          messageId: "mistakenId",
          data: { value: "my-sg-nodes", resource: "security group", prefix: "sg-" },
        }),
        {
          messageId: "mistakenId",
          data: { value: "arn:aws:ec2:us-east-1::image/ami-0a1b2c3d4e5f60719", resource: "AMI", prefix: "ami-" },
          line: 9,
          column: 28,
          endLine: 9,
          endColumn: 78,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "ami-0a1b2c3d4e5f60719" },
              output: `${groups('{ id: "sg-0a1b2c3d,sg-0a1b2c3e" }, { id: my-sg-nodes }')}---\n${amis("{ id: ami-0a1b2c3d4e5f60719 }")}`,
            },
          ],
        },
      ],
    },
    {
      name: "IDs that EC2 does not assign",
      code: subnets("{ id: subnet-0a1b2c3g }, { id: subnet-1 }"),
      options: [{ checkIds: true }],
      errors: [
        inLine4(31, 46, { messageId: "impossibleId", data: { value: "subnet-0a1b2c3g", resource: "subnet" } }),
        inLine4(56, 64, { messageId: "impossibleId", data: { value: "subnet-1", resource: "subnet" } }),
      ],
    },
    {
      name: "tags of other resources",
      code: `${groups("{ tags: { eks:cluster-name: a } }")}---\n${subnets('{ tags: { kubernetes.io/role/internal-elb: "1" } }')}`,
      options: [{ checkTags: true }],
      errors: [
        inLine4(42, 58, {
          messageId: "nodeGroupTag",
          data: { text: "aws:eks:cluster-name" },
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "aws:eks:cluster-name" },
              output: `${groups("{ tags: { aws:eks:cluster-name: a } }")}---\n${subnets('{ tags: { kubernetes.io/role/internal-elb: "1" } }')}`,
            },
          ],
        }),
        {
          messageId: "sharedTag",
          data: { field: "kubernetes.io/role/internal-elb" },
          line: 9,
          column: 35,
          endLine: 9,
          endColumn: 66,
        },
      ],
    },
  ],
});
