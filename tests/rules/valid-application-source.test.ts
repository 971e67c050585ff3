import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n";
const source = (fields: string) => `${head}  source: { repoURL: 'https://x.io/y', ${fields} }\n`;
const sources = (...items: readonly string[]) =>
  `${head}  sources:\n${items.map((item) => `    - ${item}\n`).join("")}`;

const noSource = { messageId: "missingSource" };
const noContent = { messageId: "missingContent", data: { orRef: "" } };
const noContentOfOne = { messageId: "missingContent", data: { orRef: " nor `ref`" } };
const noRevision = { messageId: "missingRevision" };
const ignoredSource = { messageId: "ignoredSource" };
const ignoredValues = { messageId: "ignoredValues" };
const chartOfRef = { messageId: "refWithChart" };
const undefinedRef = (value: string, ref: string) => ({ messageId: "undefinedRef", data: { value, ref } });
const repeatedRef = (ref: string, other: string) => ({ messageId: "duplicateRef", data: { ref, other } });

const published = "repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.5.0";
const single = (fields: string) => `${head}  source: { ${fields} }\n`;
const long = `karpenter-${"blue-".repeat(9)}one`;
const named = (name: string, fields: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name} }\nspec:\n  source: { ${fields} }\n`;

ruleTester.run("valid-application-source", karpenter.rules["valid-application-source"], {
  texts: {
    defaultFile:
      "With `chart`, `values.yaml` is the file with the chart's own defaults, which Helm reads anyway; move your values to a Git repository, and add that as a source with `ref`.",
    unmatchedPattern:
      "`app-db,app-exporter` matches no manifest, because only braces separate patterns; use `{app-db/*,app-exporter/*}`.",
    replacePattern: "Replace with `{app-db/*,app-exporter/*}`.",
    duplicateRef: "`ref: values` is already used by `spec.sources[0]`, and Argo CD rejects duplicates; rename one.",
    absolutePath: "Argo CD rejects `/apps` because `path` starts at the root of the repository; use `apps`.",
    fileInChart:
      "Argo CD looks for `prod.yaml` in the chart, which only contains `values.yaml`; move it to a Git repository, and add that as a source with `ref`.",
    fileOutside: "`../../x.yaml` leads out of the repository, so Argo CD rejects it; use a file inside it.",
    longName:
      "Helm rejects `karpenter-blue-blue-blue-blue-blue-blue-blue-blue-blue-one` as the name of a release because it has 58 characters and 53 are allowed; set `helm.releaseName`.",
    longReleaseName:
      "Helm rejects the release name `karpenter-blue-blue-blue-blue-blue-blue-blue-blue-blue-one` because it has 58 characters and 53 are allowed; shorten it.",
    pathOutside: "`../apps` leads out of the repository, so Argo CD rejects it; use a folder inside it.",
    refInSingleSource:
      "`$values` has no value in a single `source`, so Argo CD looks for `prod/a.yaml` in the chart; use `sources`, one of them with `ref: values`.",
    refWithPath:
      "Argo CD also deploys `path` of the source with `ref: values`; remove `path` if the source only provides values files.",
    refWithoutFile: "`$values` is the repository itself, so Helm cannot read it; add the path of the file.",
    ignoredSource: "Argo CD ignores `source` when `sources` is set; move it into `sources`, or remove it.",
    ignoredValues:
      "Argo CD ignores `values` when `valuesObject` is set; move them into `valuesObject`, or remove them.",
    invalidValues: "`values` is not valid YAML, so Helm cannot read it; correct it.",
    missingContent: "Argo CD rejects a source with neither `path` nor `chart`; add one.",
    missingRevision: "Argo CD rejects a `chart` without `targetRevision`; add the chart's version.",
    missingSource: "Argo CD rejects an Application with neither `source` nor `sources`; add one.",
    refWithChart: "Argo CD rejects `ref` on a source with `chart`; move `ref` to a source of its own.",
    undefinedRef: "`$value/a.yaml` starts with `$value`, but no source has `ref: value`; add it, or correct the name.",
  },
  lacking: {
    code: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\nspec: { source: { repoURL: "https://github.com/x/y.git" } }\n',
  },
  valid: [
    { name: "the chart's own values, by default", code: single(`${published}, helm: { valueFiles: [values.yaml] }`) },
    {
      name: "values that are no YAML before a template is filled in, and with a key that comes twice",
      code: `${head}  sources:\n    - path: a\n      helm:\n        values: |\n          {{ if x }}\n          a: [\n    - path: b\n      helm:\n        values: |\n          a: 1\n          a: 2\n`,
    },
    { name: "a folder of git", code: source("path: apps, targetRevision: HEAD") },
    { name: "a folder without a revision, the root", code: source("path: .") },
    { name: "a chart", code: source("chart: karpenter, targetRevision: 1.5.0") },
    { name: "a chart of a range", code: source('chart: karpenter, targetRevision: "*"') },
    { name: "by oci://", code: `${head}  source: { repoURL: 'oci://public.ecr.aws/karpenter/karpenter', path: . }\n` },
    {
      name: "several sources: chart, folder and values",
      code: sources(
        "{ chart: karpenter, targetRevision: 1.5.0, helm: { valueFiles: [$values/a.yaml, $more-values/b.yaml, c.yaml] } }",
        "{ repoURL: x, ref: values }",
        "{ repoURL: y, path: extras, ref: more-values }",
      ),
    },
    {
      name: "value files that begin with no ref",
      code: sources(
        "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$CLUSTER/a.yaml, '${cluster}/a.yaml', '{{ x }}/a.yaml', a/$values/b.yaml, $values] } }",
      ),
    },
    {
      name: "a ref that only a template knows",
      code: sources(
        "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$values/a.yaml] } }",
        "{ ref: '{{ ref }}' }",
      ),
    },
    {
      name: "a source that only a template knows",
      code: sources("{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$values/a.yaml] } }", "{{ .source }}"),
    },
    {
      name: "fields merged in, and from where nobody knows",
      code: `${head}  x: &chart { chart: x, targetRevision: 1.0.0 }\n  sources:\n    - { <<: *chart }\n    - { <<: *other }\n`,
    },
    {
      name: "a chart that a template may or may not set, with a ref and without a revision",
      code: `${sources("{ repoURL: x, ref: values, chart: '{{ chart }}' }")}---\n${sources("{ repoURL: x, ref: values, chart: {{ chart }}, targetRevision: main }")}`,
    },
    { name: "templated fields", code: source("chart: '{{ chart }}', targetRevision: {{ revision }}") },
    { name: "a templated source", code: `${head}  source: {{ .source }}\n` },
    { name: "templated sources, perhaps none", code: `${head}  source: { path: x }\n  sources: "{{ .sources }}"\n` },
    { name: "empty sources count for nothing", code: `${head}  source: { path: x }\n  sources: []\n` },
    {
      name: "a hydrator",
      code: `${head}  sourceHydrator: { drySource: { repoURL: x, path: y, targetRevision: HEAD } }\n`,
    },
    {
      name: "empty values, and null ones",
      code: `${source('path: x, helm: { values: "", valuesObject: { a: b } }')}---\n${source("path: x, helm: { values: x, valuesObject: null }")}`,
    },
    { name: "a patch need not be whole", code: `$patch: merge\n${source("chart: x")}` },
    {
      name: "nor need the templates of an ApplicationSet",
      code: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators:\n    - list: { template: { spec: { source: { chart: x } } } }\n    - matrix: { generators: [{ git: { template: { spec: { destination: {} } } } }] }\n  template: { spec: { source: { targetRevision: 1.0.0 } } }\n  templatePatch: |\n    spec: { source: { helm: { valueFiles: ["{{ .file }}"] } } }\n`,
    },
    {
      name: "files that may be in the chart: its own values, a glob, a URL, one that may be missing, a template",
      code: single(
        `${published}, helm: { ignoreMissingValueFiles: false, valueFiles: [values.yaml, ./values.yaml, /values.yaml, '*.yaml', https://x.io/a.yaml, 'values-{{ x }}.yaml', '$ARGOCD_APP_NAME.yaml', '$CLUSTER/a.yaml', 'CHANGEME.yaml'] }`,
      ).concat("---\n", single(`${published}, helm: { ignoreMissingValueFiles: true, valueFiles: [local.yaml] }`)),
    },
    {
      name: "files of other charts, of copies and of git",
      code: [
        "repoURL: https://x.io/charts, chart: x, targetRevision: 1.0.0, helm: { valueFiles: [prod.yaml] }",
        "repoURL: registry.acme.io/karpenter, chart: karpenter, targetRevision: 1.0.0, helm: { valueFiles: [prod.yaml] }",
        "repoURL: https://x.io/git, path: charts/karpenter, helm: { valueFiles: [prod.yaml, ../../prod.yaml, $values/prod.yaml] }",
      ]
        .map((fields) => single(fields))
        .join("---\n"),
    },
    {
      name: "a ref in a single source that may get others, or whose file may be missing",
      code: [
        `${head}  source: { ${published}, helm: { valueFiles: [$values/a.yaml] } }\n  sources: '{{ .sources }}'\n`,
        `$patch: merge\n${single(`${published}, helm: { valueFiles: [$values/a.yaml] }`)}`,
        single(`${published}, helm: { ignoreMissingValueFiles: true, valueFiles: [$values/a.yaml] }`),
        single(`${published}, helm: { ignoreMissingValueFiles: '{{ x }}', valueFiles: [$values/a.yaml] }`),
      ].join("---\n"),
    },
    {
      name: "a path that stays inside, that a template sets, or that belongs to a chart",
      code: [
        "repoURL: x, path: ./apps/../apps/",
        "repoURL: x, path: '/{{ path }}'",
        "repoURL: x, path: ..apps",
        "repoURL: x, chart: y, targetRevision: 1.0.0, path: /apps",
      ]
        .map((fields) => single(fields))
        .join("---\n"),
    },
    {
      name: "a long name with a name of the release, of a folder, of a plugin, of a template, and a short one",
      code: [
        named(long, `${published}, helm: { releaseName: karpenter }`),
        named(long, `${published}, helm: '{{ helm }}'`),
        named(long, "repoURL: x, path: apps"),
        named(long, `${published}, plugin: { name: x }`),
        named(`'{{ x }}${long}'`, published),
        named(long.slice(0, 53), published),
      ].join("---\n"),
    },
    {
      name: "a folder next to a ref, if that is not to be reported",
      code: sources(
        "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$values/y/a.yaml] } }",
        "{ repoURL: x, ref: values, path: y }",
      ),
    },
    {
      name: "a folder next to a ref that no other source uses, or that a template decides",
      code: sources(
        "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$values/a.yaml, '{{ file }}'] } }",
        "{ repoURL: x, ref: other, path: y }",
        "{ repoURL: x, ref: values, path: '{{ y }}' }",
      ),
      options: [{ checkRefPaths: true }],
    },
    {
      name: "a folder of manifests next to a ref, with the values files of others outside it",
      code: [
        sources(
          "{ repoURL: x, ref: values, path: infra/piraeus/resources }",
          "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$values/infra/piraeus/values.yaml] } }",
        ),
        sources(
          "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$values/apps-prod/a.yaml, $VALUES/apps/a.yaml] } }",
          "{ repoURL: x, ref: values, path: apps }",
        ),
        sources(
          "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$values/apps/../a.yaml, '$values/{{ x }}/a.yaml'] } }",
          "{ repoURL: x, ref: values, path: ./apps/ }",
        ),
      ].join("---\n"),
      options: [{ checkRefPaths: true }],
    },
    { name: "no spec is valid-schema's", code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\n" },
    { name: "another group", code: source("chart: x").replace("argoproj.io", "app.k8s.io") },
    {
      name: "the pattern '{a/*,*-role.yaml}'",
      code: source("path: x, directory: { recurse: true, exclude: '{a/*,*-role.yaml}' }"),
    },
    { name: "the pattern '*.yaml'", code: source("path: x, directory: { recurse: true, exclude: '*.yaml' }") },
    { name: "the pattern app-db/*", code: source("path: x, directory: { recurse: true, exclude: app-db/* }") },
    { name: "the pattern config.json", code: source("path: x, directory: { recurse: true, exclude: config.json }") },
    { name: "the pattern '**/{a,b}/*'", code: source("path: x, directory: { recurse: true, exclude: '**/{a,b}/*' }") },
    { name: "the pattern '{{ .x }},b'", code: source("path: x, directory: { recurse: true, exclude: '{{ .x }},b' }") },
    { name: "the pattern '{*.yaml}'", code: source("path: x, directory: { recurse: true, exclude: '{*.yaml}' }") },
    { name: "the pattern README.md", code: source("path: x, directory: { recurse: true, exclude: README.md }") },
    { name: "the pattern '[a,b]*'", code: source("path: x, directory: { recurse: true, exclude: '[a,b]*' }") },
    { name: "the pattern '${A},b'", code: source("path: x, directory: { recurse: true, exclude: '${A},b' }") },
    { name: "the pattern 'a\\\\,b'", code: source("path: x, directory: { recurse: true, exclude: 'a\\\\,b' }") },
    { name: "the pattern '{a.yaml,}'", code: source("path: x, directory: { recurse: true, exclude: '{a.yaml,}' }") },
    { name: "the pattern .", code: source("path: x, directory: { recurse: true, exclude: . }") },
  ],
  invalid: [
    {
      name: "the chart's own values, if they are to be reported",
      code: single(`${published}, helm: { valueFiles: [values.yaml] }`),
      options: [{ checkOmittedFiles: true }],
      errors: [
        { messageId: "defaultFile", data: { value: "values.yaml" }, line: 4, column: 110, endLine: 4, endColumn: 121 },
      ],
    },
    {
      name: "values that are no YAML",
      code: `${head}  source:\n    path: a\n    helm:\n      values: |\n        a: [\n`,
      errors: [
        {
          messageId: "invalidValues",
          line: 7,
          column: 7,
          endLine: 7,
          endColumn: 13,
          suggestions: [],
        },
      ],
    },
    {
      name: "no source",
      code: `${head}  project: x\n`,
      errors: [{ ...noSource, line: 3, column: 1, endLine: 3, endColumn: 5 }],
    },
    {
      name: "a null one",
      code: `${head}  source:\n`,
      errors: [{ ...noSource, line: 4, column: 3, endLine: 4, endColumn: 9 }],
    },
    {
      name: "nothing in the source, under CRLF",
      code: `${head}  source:\n    repoURL: x # of git\n    path: ""\n`.replaceAll("\n", "\r\n"),
      errors: [{ ...noContent, line: 4, column: 3, endLine: 4, endColumn: 9 }],
    },
    {
      name: "a ref alone is none",
      code: source("ref: values"),
      errors: [{ ...noContent, line: 4, column: 3, endLine: 4, endColumn: 9 }],
    },
    {
      name: "nothing in one of several",
      code: `${head}  sources:\n    - path: x\n    - repoURL: y\n      targetRevision: HEAD\n`,
      errors: [{ ...noContentOfOne, line: 6, column: 7, endLine: 6, endColumn: 14 }],
    },
    {
      name: "a chart without a revision",
      code: source('"chart": "karpenter"'),
      errors: [{ ...noRevision, line: 4, column: 49, endLine: 4, endColumn: 60 }],
    },
    {
      name: "a chart with an empty revision, and with a null one",
      code: sources("{ chart: one, targetRevision: '' }", "{ chart: two, targetRevision: }"),
      errors: [
        { ...noRevision, line: 5, column: 16, endLine: 5, endColumn: 19 },
        { ...noRevision, line: 6, column: 16, endLine: 6, endColumn: 19 },
      ],
    },
    {
      name: "source beside sources, in a list",
      code: "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    spec:\n      source: { repoURL: x, path: y }\n      sources: [{ repoURL: x, path: y }]\n",
      errors: [{ ...ignoredSource, line: 7, column: 7, endLine: 7, endColumn: 13 }],
    },
    {
      name: "values beside valuesObject, even an empty one",
      code: source("path: x, helm: { values: 'a: b', valuesObject: {} }"),
      errors: [{ ...ignoredValues, line: 4, column: 57, endLine: 4, endColumn: 63 }],
    },
    {
      name: "values beside valuesObject, in one of several",
      code: `${head}  sources:\n    - path: x\n      helm:\n        valuesObject: { a: b }\n        "values": |\n          a: c\n`,
      errors: [{ ...ignoredValues, line: 8, column: 9, endLine: 8, endColumn: 17 }],
    },
    {
      name: "refs that no source has",
      code: sources(
        "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$value/a.yaml, '$values/{{ name }}.yaml', $Values/b.yaml] } }",
        "{ repoURL: x, ref: values }",
      ),
      errors: [
        { ...undefinedRef("$value/a.yaml", "value"), line: 5, column: 63, endLine: 5, endColumn: 76 },
        { ...undefinedRef("$Values/b.yaml", "Values"), line: 5, column: 105, endLine: 5, endColumn: 119 },
      ],
    },
    {
      name: "a ref twice",
      code: sources("{ repoURL: x, ref: values }", "{ repoURL: y, path: z }", "{ repoURL: z, ref: 'values' }"),
      errors: [{ ...repeatedRef("values", "spec.sources[0]"), line: 7, column: 26, endLine: 7, endColumn: 34 }],
    },
    {
      name: "a ref to a chart",
      code: sources("{ chart: x, targetRevision: 1.0.0, ref: values }"),
      errors: [{ ...chartOfRef, line: 5, column: 42, endLine: 5, endColumn: 45 }],
    },
    {
      name: "the only template of an ApplicationSet",
      code: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    spec:\n      sources:\n        - chart: karpenter\n          helm: { valueFiles: [$values/a.yaml] }\n`,
      errors: [
        { ...noRevision, line: 7, column: 18, endLine: 7, endColumn: 27 },
        { ...undefinedRef("$values/a.yaml", "values"), line: 8, column: 32, endLine: 8, endColumn: 46 },
      ],
    },
    {
      name: "no source in the only template, in the template's spec",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { template: { spec: { project: x } } }\n",
      errors: [{ ...noSource, line: 3, column: 21, endLine: 3, endColumn: 25 }],
    },
    {
      name: "files that Karpenter's charts do not contain",
      code: `${head}  source:\n    repoURL: public.ecr.aws/karpenter\n    chart: karpenter\n    targetRevision: 1.5.0\n    helm:\n      valueFiles:\n        - values.yaml\n        - prod.yaml\n        - "/envs/prod.yaml" # ours\n---\n${single("repoURL: oci://public.ecr.aws/karpenter/karpenter-crd, path: ., helm: { valueFiles: [prod.yaml] }")}`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        { messageId: "fileInChart", data: { value: "prod.yaml" }, line: 11, column: 11, endLine: 11, endColumn: 20 },
        {
          messageId: "fileInChart",
          data: { value: "/envs/prod.yaml" },
          line: 12,
          column: 11,
          endLine: 12,
          endColumn: 28,
        },
        { messageId: "fileInChart", data: { value: "prod.yaml" }, line: 17, column: 98, endLine: 17, endColumn: 107 },
      ],
    },
    {
      name: "a ref in a single source with a chart, of a List",
      code: `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    spec:\n      sources: []\n      source: { ${published}, helm: { valueFiles: [$values/prod/a.yaml] } }\n`,
      errors: [
        {
          messageId: "refInSingleSource",
          data: { ref: "values", path: "prod/a.yaml" },
          line: 8,
          column: 114,
          endLine: 8,
          endColumn: 133,
        },
      ],
    },
    {
      name: "a ref in a single source whose file may be missing, if that is to be reported",
      code: single(`${published}, helm: { ignoreMissingValueFiles: true, valueFiles: [$values/a.yaml] }`),
      options: [{ checkOmittedFiles: true }],
      errors: [
        {
          messageId: "refInSingleSource",
          data: { ref: "values", path: "a.yaml" },
          line: 4,
          column: 141,
          endLine: 4,
          endColumn: 155,
        },
      ],
    },
    {
      name: "paths that start with a slash, which may be all",
      code: `${head}  source:\n    repoURL: x\n    path: "/apps" # here\n---\n${single("repoURL: x, path: /")}`,
      output: `${head}  source:\n    repoURL: x\n    path: "apps" # here\n---\n${single('repoURL: x, path: "."')}`,
      errors: [
        {
          messageId: "absolutePath",
          data: { value: "/apps", text: "apps" },
          line: 6,
          column: 11,
          endLine: 6,
          endColumn: 18,
        },
        {
          messageId: "absolutePath",
          data: { value: "/", text: "." },
          line: 11,
          column: 31,
          endLine: 11,
          endColumn: 32,
        },
      ],
    },
    {
      name: "what leads out of the repository or the chart",
      code: sources(
        "{ repoURL: x, path: ../apps }",
        "{ repoURL: x, path: apps, helm: { valueFiles: [../../x.yaml] } }",
        "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [../y.yaml, $values/../z.yaml, $values] } }",
        "{ repoURL: x, ref: values }",
      ),
      errors: [
        { messageId: "pathOutside", data: { value: "../apps" }, line: 5, column: 27, endLine: 5, endColumn: 34 },
        {
          messageId: "fileOutside",
          data: { value: "../../x.yaml", root: "repository" },
          line: 6,
          column: 54,
          endLine: 6,
          endColumn: 66,
        },
        {
          messageId: "fileOutside",
          data: { value: "../y.yaml", root: "chart" },
          line: 7,
          column: 63,
          endLine: 7,
          endColumn: 72,
        },
        {
          messageId: "fileOutside",
          data: { value: "$values/../z.yaml", root: "repository" },
          line: 7,
          column: 74,
          endLine: 7,
          endColumn: 91,
        },
        { messageId: "refWithoutFile", data: { value: "$values" }, line: 7, column: 93, endLine: 7, endColumn: 100 },
      ],
    },
    {
      name: "names of releases that are too long",
      code: `${named(long, published)}---\n${named("x", `${published}, helm: { releaseName: ${long} }`)}`,
      errors: [
        { messageId: "longName", data: { name: long, length: "58" }, line: 3, column: 19, endLine: 3, endColumn: 77 },
        {
          messageId: "longReleaseName",
          data: { name: long, length: "58" },
          line: 11,
          column: 110,
          endLine: 11,
          endColumn: 168,
        },
      ],
    },
    {
      name: "a folder next to a ref, if that is to be reported",
      code: sources(
        "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$values/y/a.yaml] } }",
        "{ repoURL: x, ref: values, path: y }",
      ),
      options: [{ checkRefPaths: true }],
      errors: [{ messageId: "refWithPath", data: { ref: "values" }, line: 6, column: 40, endLine: 6, endColumn: 41 }],
    },
    {
      name: "the root, or a folder with a slash at its end, next to refs",
      code: sources(
        "{ chart: x, targetRevision: 1.0.0, helm: { valueFiles: [$values/a.yaml, $more/./y/b.yaml, $more/y/c.yaml] } }",
        "{ repoURL: x, ref: values, path: . }",
        "{ repoURL: x, ref: more, path: ./y/ }",
      ),
      options: [{ checkRefPaths: true }],
      errors: [
        { messageId: "refWithPath", data: { ref: "values" }, line: 6, column: 40, endLine: 6, endColumn: 41 },
        { messageId: "refWithPath", data: { ref: "more" }, line: 7, column: 38, endLine: 7, endColumn: 42 },
      ],
    },
    {
      name: "what a patch says of its own accord",
      code: `$patch: merge\n${sources("{ ref: mine }", "{ ref: 'mine' }")}`,
      errors: [{ ...repeatedRef("mine", "spec.sources[0]"), line: 7, column: 14, endLine: 7, endColumn: 20 }],
    },
    {
      name: "the pattern app-db,app-exporter matches nothing",
      code: source("path: x, directory: { exclude: 'app-db,app-exporter' }"),
      errors: [
        {
          messageId: "unmatchedPattern",
          data: {
            value: "app-db,app-exporter",
            reason: "only braces separate patterns",
            text: "{app-db/*,app-exporter/*}",
          },
          line: 4,
          column: 71,
          endLine: 4,
          endColumn: 92,
          suggestions: [
            {
              messageId: "replacePattern",
              data: { text: "{app-db/*,app-exporter/*}" },
              output: source("path: x, directory: { exclude: '{app-db/*,app-exporter/*}' }"),
            },
          ],
        },
      ],
    },
    {
      name: "the pattern {sealed-*.yaml, *-role.yaml} matches nothing",
      code: source("path: x, directory: { exclude: '{sealed-*.yaml, *-role.yaml}' }"),
      errors: [
        {
          messageId: "unmatchedPattern",
          data: { value: " *-role.yaml", reason: "the space is a part of it", text: "{sealed-*.yaml,*-role.yaml}" },
          line: 4,
          column: 71,
          endLine: 4,
          endColumn: 101,
          suggestions: [
            {
              messageId: "replacePattern",
              data: { text: "{sealed-*.yaml,*-role.yaml}" },
              output: source("path: x, directory: { exclude: '{sealed-*.yaml,*-role.yaml}' }"),
            },
          ],
        },
      ],
    },
    {
      name: "the pattern charts/tests/ matches nothing",
      code: source("path: x, directory: { exclude: 'charts/tests/' }"),
      errors: [
        {
          messageId: "unmatchedPattern",
          data: { value: "charts/tests/", reason: "it is compared with the paths of files", text: "charts/tests/*" },
          line: 4,
          column: 71,
          endLine: 4,
          endColumn: 86,
          suggestions: [
            {
              messageId: "replacePattern",
              data: { text: "charts/tests/*" },
              output: source("path: x, directory: { exclude: 'charts/tests/*' }"),
            },
          ],
        },
      ],
    },
    {
      name: "the pattern {*.yaml,charts} matches nothing",
      code: source("path: x, directory: { exclude: '{*.yaml,charts}' }"),
      errors: [
        {
          messageId: "unmatchedPattern",
          data: { value: "charts", reason: "it is compared with the paths of files", text: "{*.yaml,charts/*}" },
          line: 4,
          column: 71,
          endLine: 4,
          endColumn: 88,
          suggestions: [
            {
              messageId: "replacePattern",
              data: { text: "{*.yaml,charts/*}" },
              output: source("path: x, directory: { exclude: '{*.yaml,charts/*}' }"),
            },
          ],
        },
      ],
    },
  ],
});
