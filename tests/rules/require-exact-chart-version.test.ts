import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const missing = { messageId: "missingVersion", data: { name: "targetRevision" } };

function floating(value: string): Report {
  return { messageId: "floatingVersion", data: { name: "targetRevision", value } };
}

const head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n";
const oci = "repoURL: oci://public.ecr.aws/karpenter/karpenter, path: .";
const git = "repoURL: https://github.com/aws/karpenter-provider-aws, path: charts/karpenter";
const set = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n";

function source(revision: string, where = "chart: karpenter, repoURL: public.ecr.aws/karpenter"): string {
  return `${head}  source: { ${where}, targetRevision: ${revision} }\n`;
}

ruleTester.run("require-exact-chart-version", karpenter.rules["require-exact-chart-version"], {
  texts: {
    floatingVersion:
      "`targetRevision: *` upgrades Karpenter as soon as a newer version is published; use an exact version.",
    missingVersion:
      "Without `targetRevision`, Karpenter is upgraded as soon as a newer version is published; add an exact version.",
  },
  lacking: {
    code: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\nspec: { source: { repoURL: "oci://public.ecr.aws/karpenter/karpenter" } }\n',
  },
  valid: [
    { name: "exact", code: source("1.9.0") },
    { name: "exact, quoted, with v", code: source('"v0.34.0"') },
    { name: "a release candidate", code: source("1.10.0-rc.1") },
    { name: "a tag in git", code: source("v1.9.0", git) },
    { name: "a commit in git", code: source("0123456789abcdef0123456789abcdef01234567", git) },
    { name: "a commit in git, shortened", code: source("1d92708", git) },
    { name: "a digest", code: source('"sha256:0123456789abcdef"', oci) },
    { name: "templated", code: source('"{{ .Values.version }}"') },
    { name: "templated, without quotes", code: source("{{ .Values.version }}") },
    { name: "templated, of an OCI repository", code: source('"{{ .Values.version }}"', oci) },
    { name: "templated in part", code: source('"1.${MINOR}.*"') },
    {
      name: "a chart without a revision is valid-application-source's",
      code: `${head}  source: { chart: karpenter, repoURL: x }\n`,
    },
    { name: "a templated key may be it", code: `${head}  source: { ${oci}, "{{ .key }}": 1.9.0 }\n` },
    { name: "merged from where nobody knows", code: `${head}  source: { <<: *karpenter, ${oci} }\n` },
    { name: "other charts", code: source('"*"', "chart: grafana, repoURL: x") },
    { name: "a chart that may be any", code: source('"*"', 'chart: "{{ .chart }}", repoURL: x') },
    {
      name: "a folder with manifests for Karpenter",
      code: source("HEAD", "repoURL: https://x/gitops.git, path: karpenter"),
    },
    { name: "another group", code: source('"*"').replace("argoproj.io", "app.k8s.io") },
    { name: "a patch", code: `$patch: merge\n${head}  source: { ${oci} }\n` },
    {
      name: "values of a repository of its own",
      code: `${head}  sources:\n    - { chart: karpenter, repoURL: x, targetRevision: 1.9.0 }\n    - { repoURL: https://x/gitops.git, targetRevision: main, ref: values }\n`,
    },
    {
      name: "a generator's template leaves it to the other one",
      code: `${set}  generators:\n    - list:\n        template: { spec: { source: { ${oci} } } }\n  template: { spec: { source: { ${oci}, targetRevision: 1.9.0 } } }\n`,
    },
  ],
  invalid: [
    {
      name: "any",
      code: source('"*"'),
      errors: [{ ...floating("*"), line: 4, column: 82, endLine: 4, endColumn: 85, suggestions: [] }],
    },
    {
      name: "ranges, of both charts, block style, CRLF",
      code: `${head}  sources:\n    - chart: karpenter\n      targetRevision: 1.9.* # patches\n    - chart: karpenter-crd\n      "targetRevision": '>=1.9.0'\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        { ...floating("1.9.*"), line: 6, column: 23, endLine: 6, endColumn: 28, suggestions: [] },
        { ...floating(">=1.9.0"), line: 8, column: 25, endLine: 8, endColumn: 34, suggestions: [] },
      ],
    },
    {
      name: "a minor version is a range",
      code: source("1.9", "chart: karpenter"),
      errors: [{ ...floating("1.9"), line: 4, column: 47, endLine: 4, endColumn: 50, suggestions: [] }],
    },
    {
      name: "a branch of Karpenter's own repository",
      code: `${head}  source:\n    repoURL: https://github.com/aws/karpenter-provider-aws.git\n    path: charts/karpenter/\n    targetRevision: HEAD\n`,
      errors: [{ ...floating("HEAD"), line: 7, column: 21, endLine: 7, endColumn: 25, suggestions: [] }],
    },
    {
      name: "nothing, null and empty text, JSON",
      code: '{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"sources": [\n{"repoURL": "oci://public.ecr.aws/karpenter/karpenter"},\n{"repoURL": "oci://public.ecr.aws/karpenter/karpenter-crd", "targetRevision": null},\n{"repoURL": "oci://public.ecr.aws/karpenter/karpenter", "targetRevision": ""}]}}\n',
      errors: [
        { ...missing, line: 2, column: 2, endLine: 2, endColumn: 11, suggestions: [] },
        { ...missing, line: 3, column: 79, endLine: 3, endColumn: 83, suggestions: [] },
        { ...missing, line: 4, column: 75, endLine: 4, endColumn: 77, suggestions: [] },
      ],
    },
    {
      name: "nothing, in git: reported at the source",
      code: `${head}  source: { ${git} }\n`,
      errors: [{ ...missing, line: 4, column: 3, endLine: 4, endColumn: 9, suggestions: [] }],
    },
    {
      name: "by alias and by merge key",
      code: `x: &any "*"\ny: &chart { chart: karpenter, targetRevision: "*" }\n${head}  sources: [{ chart: karpenter, targetRevision: *any }, { <<: *chart, repoURL: x }]\n`,
      errors: [
        { ...floating("*"), line: 6, column: 49, endLine: 6, endColumn: 53, suggestions: [] },
        { ...floating("*"), line: 6, column: 59, endLine: 6, endColumn: 61, suggestions: [] },
      ],
    },
    {
      name: "of a set, in its templates and its patch",
      code: `${set}  generators: [{ list: { template: { spec: { source: { chart: karpenter, targetRevision: "*" } } } } }]
  template:
    spec:
      source: { ${oci}, targetRevision: latest }
  templatePatch: |
    spec:
      source:
        chart: karpenter
        targetRevision: ~1.9.0
`,
      errors: [
        { ...floating("*"), line: 4, column: 90, endLine: 4, endColumn: 93, suggestions: [] },
        { ...floating("latest"), line: 7, column: 93, endLine: 7, endColumn: 99, suggestions: [] },
        { ...floating("~1.9.0"), line: 12, column: 25, endLine: 12, endColumn: 31, suggestions: [] },
      ],
    },
    {
      name: "of a set, nothing in its only template",
      code: `${set}  template: { spec: { source: { ${oci} } } }\n`,
      errors: [{ ...missing, line: 4, column: 23, endLine: 4, endColumn: 29, suggestions: [] }],
    },
    {
      name: "a tool's own tag makes the rest no less known",
      code: `${head}  sources:\n    - !custom { chart: karpenter }\n    - { chart: karpenter, targetRevision: !!str 1.x }\n`,
      errors: [{ ...floating("1.x"), line: 6, column: 49, endLine: 6, endColumn: 52, suggestions: [] }],
    },
  ],
});
