/** Manifests of Argo CD, with Helm values in all the scalars that may hold them. */
import { application, indent } from "./build.js";

/** The values of Karpenter's chart, with placeholders in them. */
const values = `# Values of the chart.
settings:
  clusterName: my-cluster # taken
  clusterEndpoint: https://XXXX.eks.amazonaws.com # fill in
  interruptionQueue: REPLACE_WITH_QUEUE

serviceAccount:
  annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/r"}
`;

const oneLine = "settings: {clusterEndpoint: CHANGEME, clusterName: x}";

export const argoManifests: readonly string[] = [
  ...["|", "|-", "|+", "|2", "|2-", ">", ">-", ">+2", "!!str |", "&values |"].map((header) =>
    application(`values: ${header} # a block\n${indent(values, 2)}\nskipCrds: true`),
  ),
  application(`values: "${oneLine}\\nreplicas: \\x32 # \\u00e4 \\U0001F600\\n"`),
  application(`values: 'settings: {clusterEndpoint: ''CHANGEME'', clusterName: x}'`),
  application(`values: "settings:\\n  clusterEndpoint: YOUR_ENDPOINT\\n  a: b\\n"\nparameters: []`),
  application(`values: "settings:\n\n    clusterEndpoint: CHANGEME\n\n  "`),
  application(`values: ${JSON.stringify(values)}`),
  application(
    `valuesObject: { toString: x, constructor: { a: b }, settings: { hasOwnProperty: y, aws: { valueOf: z } } }`,
  ),
  ...["|", ">"].map((style) =>
    application(
      `values: ${style}\n  # eslint-disable-next-line karpenter/no-placeholder-values -- later\n  a: CHANGEME\n\n  # eslint-disable\n  b: CHANGEME\n  # eslint-enable x\n  c: CHANGEME # eslint-disable-line`,
    ),
  ),
  application(`values: "a: CHANGEME # eslint-disable-line\\n# eslint-disable\\nb: your-name" # eslint-disable-line`),
  application(
    `values: |\n  settings:\n    clusterEndpoint: {{ .endpoint }}REPLACE_ME\n  {{- if x }}\n  a: your-name\n  {{ end }}`,
  ),
  application(`values: |\n  ---\n  settings:\n    clusterEndpoint: PLACEHOLDER\n  ---\n  other: CHANGEME`),
  application(
    `valuesObject:\n  settings:\n    clusterEndpoint: <endpoint>\n    # why\n    clusterName: b\nvalues: |\n  a: CHANGEME`,
  ),
  application(
    `parameters:\n- name: settings.clusterEndpoint\n  value: CHANGEME\n- {name: "a[0].b\\\\.c", value: your-value}\n- name: settings.clusterEndpoint\n  value: TODO`,
  ),
  application(`parameters:\n# one\n- value: CHANGEME # x\n  name: settings.clusterEndpoint # two\n# three`),
  application(`valuesObject: {settings: {clusterEndpoint: CHANGEME, a: b}, c: d}`),
  `x: &values |\n  # eslint-disable\n  a: CHANGEME\n${application("values: *values")}`,
  `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  sources:
  - chart: karpenter
    repoURL: public.ecr.aws/karpenter
    helm: {valueFiles: [$values/x.yaml], parameters: [{name: settings.clusterEndpoint, value: CHANGEME}]}
  - repoURL: oci://public.ecr.aws/karpenter/karpenter
    path: .
    helm:
      values: |
        settings:
          clusterEndpoint: CHANGEME
  - {repoURL: "https://github.com/your-org/x.git", ref: values, helm: {values: "settings: {clusterEndpoint: CHANGEME}", }}
  - &again {repoURL: oci://a/karpenter/karpenter, helm: {valuesObject: {settings: {clusterEndpoint: CHANGEME}}}}
  - *again
`,
  `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: set}
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
  - matrix:
      generators: &generators
      - clusters: {selector: {matchLabels: {env: your-env}}}
      - list:
          elements: [{cluster: REPLACE_ME}]
          template:
            spec:
              source: {chart: karpenter, repoURL: r, helm: {values: "settings: {clusterEndpoint: CHANGEME}"}}
      - matrix: {generators: *generators}
  - merge: {generators: [{git: {repoURL: "https://git.example.org/x", files: [{path: "{{ .x }}"}]}}]}
  template:
    metadata: {name: '{{ .name }}-karpenter', labels: {{ .labels }}}
    spec:
      project: {{ .project }}
      source:
        repoURL: public.ecr.aws/karpenter
        chart: karpenter
        targetRevision: "\${VERSION}"
        helm:
          values: |-
            settings:
              clusterName: {{ .name }}
              clusterEndpoint: https://XXXX.{{ .region }}.eks.amazonaws.com
              interruptionQueue: '{{ .name }}'
  templatePatch: |
    spec:
      source:
        chart: karpenter
        helm:
          values: |
            settings:
              # deep inside
              clusterEndpoint: REPLACE_ME
              clusterName: a
          parameters:
          - {name: a, value: CHANGEME}
`,
];
