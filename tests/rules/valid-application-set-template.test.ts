import karpenter from "../../lib/index.js";
import { chartFolder } from "../lib/chart-folder.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();
const chart = chartFolder();

/** A set with Go templates, whose patch starts in line 7. */
function patched(patch: string, sources = "source: { path: x }"): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  templatePatch: |\n    ${patch}\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      ${sources}\n`;
}

/** A set with a list of these elements, and a parameter in line 10. */
function listed(elements: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [${elements}] }\n  template:\n    metadata: { name: '{{cluster}}' }\n    spec:\n      source: { path: 'x/{{values.rev}}' }\n`;
}

ruleTester.run("valid-application-set-template", karpenter.rules["valid-application-set-template"], {
  texts: {
    emptiedField:
      "If no condition in `spec` is true, it is null, and `templatePatch` removes the field from the Application; put the key into the condition.",
    replacedSource:
      "The list in `templatePatch` replaces that of the template, so this source has neither `path`, `chart` nor `ref`, and Argo CD rejects it; add one.",
    partialParameter:
      "Only 1 of 2 elements have `values.rev`, so Argo CD does not replace `{{values.rev}}` for the others; add it to them.",
    invalidName:
      "`{{server}}` is a URL, which no name can contain, so the API server rejects each Application; use `{{nameNormalized}}`.",
    repeatedByMatrix:
      "The matrix generates an Application named `as-{{path.basename}}` for each of the 2 elements of its list, and Argo CD rejects duplicates; add a parameter of the list to the name.",
    directorySlash: "Argo CD compares `path` with folders such as `apps/web`, so `/apps/*` matches none; use `apps/*`.",
    directoryBraces:
      "Argo CD does not expand braces in `directories`, so `apps/{a,b}/*` matches no folder; add an item for each folder.",
    calledParameter:
      "With `goTemplate: true`, `{{cluster}}` calls a function `cluster`, which does not exist, so Argo CD generates no Application; use `{{.cluster}}`.",
    constantName:
      "The 2 elements of the list all generate an Application named `karpenter`, and Argo CD rejects duplicates; add a parameter to the name.",
    constantNameForClusters:
      "`clusters` without `selector` generates one Application for each cluster, all named `karpenter`, and Argo CD rejects duplicates; add a parameter to the name.",
    dottedParameter:
      "Without `goTemplate: true`, Argo CD does not replace `{{.path.basename}}`; set `goTemplate: true`, or use `{{path.basename}}`.",
    foreignTag:
      "With `goTemplate: true`, Argo CD renders `{{ $labels.x }}` itself, but has no `$labels`, so it generates no Application; escape it as {{`{{ $labels.x }}`}}.",
    invalidField:
      '`.metadata.annotations.x.io/y` is not a valid field in a Go template, so Argo CD generates no Application; use `index .metadata.annotations "x.io/y"`.',
    matrixSize:
      "A matrix must have exactly two generators, not 3, so Argo CD generates no Application; nest a second matrix.",
    mergeSize: "A merge must have at least two generators, not one, so Argo CD generates no Application; add one.",
    missingName: "Argo CD rejects an Application without a name; add `name` to the template's `metadata`.",
    misspelledFunction:
      "Go templates of Argo CD do not have a function `lowr`, so it generates no Application; did you mean `lower`?",
    misspelledParameter:
      "No element of the list has `clustr`, so Argo CD inserts `<no value>`; did you mean `cluster`?",
    needsGoTemplate:
      'Without `goTemplate: true`, Argo CD does not replace `{{- if eq .a "b" }}`; set `goTemplate: true`.',
    nonTextElement:
      "Without `goTemplate: true`, Argo CD requires text in the elements of a list, but `rev` is the number `1.10`, so it generates no Application; put it in quotes.",
    openBlock:
      "Each field is a template on its own, and this one has no `end` for `range`, so Argo CD generates no Application; close it here, or use `templatePatch`.",
    renderedByHelm:
      "Helm renders this file first, and has no `name`, so the chart fails; escape `{{name}}` as {{`{{name}}`}}.",
    repeatedName:
      "Two elements of the list generate an Application named `k-a`, and Argo CD rejects duplicates; add a parameter to the name.",
    replaceText: "Replace with `{{.cluster}}-{{ .rev | lower }}`.",
    strayBlockEnd:
      "Each field is a template on its own, and in this one, `end` has no block to belong to, so Argo CD generates no Application; start the block here, or use `templatePatch`.",
    templatedType:
      "`spec.template.spec.source.helm.skipCrds` must be `true` or `false`, and templates produce only text, so the API server rejects `{{ .a }}`; use `templatePatch`.",
    unknownFunction:
      "Go templates of Argo CD do not have a function `env`, so it generates no Application; use one of text/template or Sprig.",
    unknownParameter: "No element of the list has `zone`, so Argo CD generates no Application; add it to the elements.",
    unquotedTag: "Without quotes, YAML reads `{{name}}` as a mapping, which the API server rejects; put it in quotes.",
  },
  lacking: {
    code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'\' }\n    spec:\n      source: { path: x }\n',
  },
  valid: [
    {
      name: "patches with a condition around the key, with another branch, next to another key, or of a missing field",
      code: [
        "{{- if .a }}\n    spec:\n      project: a\n    {{- end }}",
        "spec:\n      {{- if .a }}\n      project: a\n      {{- else }}\n      project: b\n      {{- end }}",
        "spec:\n      {{- if .a }}\n      project: a\n      {{- end }}\n      revisionHistoryLimit: 3",
        "spec:\n      project: x\n      syncPolicy:\n        {{- if .a }}\n        automated: {}\n        {{- end }}",
      ]
        .map((patch) => patched(patch))
        .join("---\n"),
    },
    {
      name: "patches with complete sources, or with sources that the template does not have",
      code: [
        patched(
          "spec:\n      sources:\n        - { repoURL: a, path: b }\n        - { ref: c, repoURL: d }",
          "sources: [{ path: x }]",
        ),
        patched(
          "spec:\n      sources:\n        - repoURL: a\n          {{- if .b }}\n          path: b\n          {{- end }}",
          "sources: [{ path: x }]",
        ),
        patched("spec:\n      sources:\n        - { repoURL: a }"),
      ].join("---\n"),
    },
    {
      name: "parameters that all elements have, or that templated values may have",
      code: `${listed("{ cluster: a, values: { rev: b } }, { cluster: b, values: { rev: c } }")}---\n${listed('{ cluster: a, values: { rev: b } }, { cluster: b, values: "{{ .v }}" }')}`,
    },
    {
      name: "Go templates",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: \'k-{{ .name | lower | trunc 20 | trimSuffix "-" }}\' }\n    spec:\n      source: { path: \'{{ index .metadata.labels "a-b" | default "dev" }}/{{ (index .x 0).y }}/{{ .values.a }}\' }\n      sources:\n        - helm:\n            values: |\n              a: \'{{ `{{ $x }}` }}{{ "{{" }} y }}{{/* a */}}{{ $v := .name }}{{ $v }}{{ range $i, $e := .l }}{{ $e.x }}{{ end }}{{ with .a }}{{ .b }}{{ else }}{{ $.c }}{{ end }}\'\n',
    },
    {
      name: "functions that look like parameters",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: '{{ list }}{{ first .a }}{{ base .b }}{{ now }}{{ slugify .c }}{{ normalize .d }}{{ true }}{{ nil | default 1 }}{{ 1 }}{{ .path.basename }}{{ toYaml . }}' }\n",
    },
    {
      name: "plain templates",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{ name }}-{{metadata.labels.a-b}}' }\n    spec:\n      source: { path: '{{path.basename}}/{{path[0]}}/{{values.a}}/{{}}/{{' }\n",
    },
    {
      name: "a patch without blocks",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  templatePatch: |\n    spec: { project: '{{project}}{{ if .x }}' }\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{name}}' }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "functions that are parameters",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ end: a, list: b }] }\n  template:\n    metadata: { name: '{{end}}-{{list}}' }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "tags of others without goTemplate",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{name}}', annotations: { a: '{{.app}}' } }\n    spec:\n      source: { path: x, helm: { parameters: [{ name: a, value: '{{ .b }}' }] } }\n      sources:\n        - helm:\n            values: |\n              a: '{{ $labels.x }} {{ .Values.y }} {{ if .a }}'\n",
    },
    {
      name: "nobody knows whether these are Go templates",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: '{{ .go }}'\n  generators:\n    - list: { elements: [{ cluster: 1 }] }\n  template:\n    metadata: { name: '{{.cluster}}-{{cluster}}' }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "parameters of other generators, of an open list, and of nobody knows where",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: \"1.14\" }, { cluster: south, rev: \"1.15\" }] }\n    - git: { directories: [{ path: apps/* }] }\n  template:\n    metadata: { name: 'k-{{.cluster}}' }\n    spec:\n      source: { path: '{{ .zone }}' }\n",
    },
    {
      name: "parameters from elementsYaml",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elementsYaml: '{{ .x }}', elements: [{ cluster: a }] }\n  template:\n    metadata: { name: 'k-{{.cluster}}' }\n    spec:\n      source: { path: '{{ .zone }}' }\n",
    },
    {
      name: "elements of which some are unknown",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: a }, '{{ .x }}', { '{{ x }}': b }] }\n  template:\n    metadata: { name: 'k-{{.cluster}}' }\n    spec:\n      source: { path: '{{ .zone }}' }\n",
    },
    {
      name: "an element with merged keys, and a null",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ <<: &m { zone: a }, cluster: a, n: }, { <<: *m, cluster: b }] }\n  template:\n    metadata: { name: 'k-{{.cluster}}' }\n    spec:\n      source: { path: '{{ .zone }}{{ .n }}' }\n",
    },
    {
      name: "a parameter that need not be there",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'k-{{.cluster}}\' }\n    spec:\n      source: { path: \'{{ .zone | default "a" }}{{ if .x }}{{ .x }}{{ end }}{{ hasKey . "y" }}{{ dig "a" "b" .z }}{{ if not .q }}{{ end }}{{ $a := .r }}\' }\n',
    },
    {
      name: "objects of Helm that files can give",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - git: { files: [{ path: a.json }] }\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: x }\n      sources:\n        - helm:\n            values: |\n              a: '{{ .Values.x }}'\n",
    },
    {
      name: "elements of any type under goTemplate",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: a, rev: 1.14, prune: true, m: { a: b } }] }\n  template:\n    metadata: { name: 'k-{{.cluster}}' }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "elements that are text, null or templated",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: a, rev: 1.14.1, day: 2024-01-01, n: null, t: '{{ x }}', values: { a: b } }, { cluster: b }] }\n  template:\n    metadata: { name: 'k-{{cluster}}' }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "blocks in one field, and in a patch",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  templatePatch: |\n    {{- range $i, $z := .zones }}\n    {{- if $z }}\n    spec: { project: '{{ $z }}' }\n    {{- else }}\n    {{- end }}\n    {{- end }}\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: '{{ if .a }}b{{ else if .c }}d{{ else }}e{{ end }}' }\n",
    },
    {
      name: "one element",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: a }] }\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "one name, and a patch with another",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  templatePatch: \'metadata: { name: x }\'\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n',
    },
    {
      name: "one name, and a template of the list",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ a: b }, { a: c }], template: { metadata: { name: '{{a}}' } } }\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "one name, and a selector for one cluster",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: { selector: { matchLabels: { a: b } } }\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n      destination: { server: '{{server}}' }\n",
    },
    {
      name: "one name, and a selector of the generator",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n      selector: { matchLabels: { a: b } }\n    - list: { elements: [{ a: b }, { a: c }] }\n      selector: { matchLabels: { a: b } }\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n      destination: { server: '{{server}}' }\n",
    },
    {
      name: "one name, and one destination",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "names that differ, or are unknown",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ a: x, b: '1' }, { a: x, b: '2' }] }\n  template:\n    metadata: { name: '{{a}}-{{b}}-{{c.d}}' }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "two names of another tool",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'${NAME}\' }\n    spec:\n      source: { path: x }\n',
    },
    {
      name: "lists of generators that are unknown",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: '{{ x }}' }\n    - matrix: { generators: [{ clusters: {} }, '{{ y }}', '{{ z }}'] }\n    - merge: { generators: [*a] }\n    - matrix: { generators: [{ clusters: {} }, { git: {} }] }\n    - merge: { generators: [{ clusters: {} }, { git: {} }] }\n  template:\n    metadata: { name: '{{name}}' }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "another tool renders the file first",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{ .Values.prefix }}-{{cluster}}' }\n    spec:\n      source: { path: '{{name}}' }\n",
    },
    {
      name: "tags escaped for another tool",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{`{{name}}`}}' }\n    spec:\n      source: { path: '{{cluster}}' }\n",
    },
    {
      name: "marks of other tools",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - git: { directories: [{ path: apps/* }] }\n  template:\n    metadata: { name: '{{.path.basename}}' }\n    spec:\n      source: { path: '${X}/{{path}}', ref: '<path:a#b>{{path}}', chart: '{% if x %}{{path}}' }\n",
    },
    {
      name: "text in fields of text",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{name}}' }\n    spec:\n      source: { path: x, helm: { version: '{{v}}', parameters: [{ name: a, value: '{{v}}' }] } }\n      revisionHistoryLimit: 3\n",
    },
    {
      name: "without quotes, in a file of Helm",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: {{ .Values.name }} }\n    spec:\n      source: { path: {{name}} }\n",
    },
    {
      name: "a patch need not set goTemplate, nor a name",
      code: "$patch: merge\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: x }\n  x: 1\n",
    },
    {
      name: "a patch without a name",
      code: '$patch: merge\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'\' }\n    spec:\n      source: { path: x }\n',
    },
    {
      name: "another kind",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'{{cluster}}\' }\n    spec:\n      source: { path: x }\n',
    },
    {
      name: "another group",
      code: 'apiVersion: x.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'{{cluster}}\' }\n    spec:\n      source: { path: x }\n',
    },
    {
      name: "nothing known of the spec",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: '{{ .spec }}'\n",
    },
    {
      name: "a template that contains itself",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template: &t\n    metadata: *t\n    name: x\n    spec: { a: *t, b: [*t, *t] }\n  generators: &g\n    - matrix: { generators: *g }\n    - merge: { generators: *g }\n",
    },
    {
      name: "in a chart, escaped, and actions of Helm",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: \'{{`{{.name}}`}}-{{ "{{ x }}" }}{{ include "a" . }}{{ $.Values.x }}{{ .Release.Name | quote }}{{ required "a" .Values.b }}{{ tpl .Values.c $ }}{{ $x }}\' }\n    spec:\n      source: { path: x }\n      syncPolicy: \'{{ .Values.policy }}\'\n',
      filename: `${chart}/templates/set.yaml`,
    },
    {
      name: "in a chart, with another dot",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{ range .Values.x }}{{ .name }}{{ end }}' }\n    spec:\n      source: { path: '{{ with .Values.y }}{{ .path }}{{ end }}' }\n",
      filename: `${chart}/templates/set.yaml`,
    },
    {
      name: "in a chart, with names from its values",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'{{ .Values.name }}\' }\n    spec:\n      source: { path: x }\n',
      filename: `${chart}/templates/set.yaml`,
    },
    {
      name: "folders of git",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { repoURL: x, directories: [{ path: apps/* }, { path: "apps/**/x" }, { path: "/{{x}}/" }, { path: "./${X}" }, { path: . }, { path: "" }, { exclude: true }] }\n    - git: { repoURL: x, files: [{ path: "/{a,b}/*.json" }] }\n  template:\n    metadata: { name: \'{{path.basename}}\' }\n    spec:\n      source: { path: x }\n',
    },
    {
      name: "a matrix that may give other names",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a }, { cluster: b }] } }, { git: { directories: [{ path: 'apps/*' }] } }] }\n  template:\n    metadata: { name: '{{path.basename}}-{{cluster}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a }] } }, { git: { directories: [{ path: 'apps/*' }] } }] }\n  template:\n    metadata: { name: '{{path.basename}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a }, { cluster: b }] } }, { git: { directories: [{ path: '{{cluster}}/*' }] } }] }\n  template:\n    metadata: { name: '{{path.basename}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a }, { cluster: b }] }, selector: { matchLabels: { cluster: a } } }, { clusters: {} }] }\n  template:\n    metadata: { name: '{{name}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a }, { cluster: b }] } }, { clusters: {} }] }\n      selector: { matchLabels: { cluster: a } }\n  template:\n    metadata: { name: '{{name}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a }], elementsYaml: '[]' } }, { clusters: {} }] }\n  template:\n    metadata: { name: '{{name}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a }, { cluster: b }] } }, { clusters: {} }] }\n  template:\n    metadata: { name: '{{ toJson . }}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a }, { cluster: b }] } }, { clusters: {} }] }\n  template:\n    metadata: { name: '{{ index $ \"cluster\" }}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a }, '{{x}}'] } }, { clusters: {} }] }\n  template:\n    metadata: { name: '{{name}}' }\n    spec:\n      source: { path: x }\n",
    },
    {
      name: "a patch that may change the names of a matrix",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a }, { cluster: b }] } }, { clusters: {} }] }\n  template:\n    metadata: { name: '{{name}}' }\n    spec:\n      source: { path: x }\n  templatePatch: 'metadata: { name: x }'\n",
    },
    {
      name: "names with addresses that are something else",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ server: a }] }\n  template:\n    metadata: { name: '{{server}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{ .server | slugify }}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{nameNormalized}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n    - plugin: {}\n  template:\n    metadata: { name: '{{server}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { files: [{ path: a/b/c.json }] }\n  template:\n    metadata: { name: '{{server}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { directories: [{ path: '*' }] }\n  template:\n    metadata: { name: '{{path}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { directories: [{ path: 'a/*' }], pathParamPrefix: my }\n  template:\n    metadata: { name: '{{path}}' }\n    spec:\n      source: { path: x }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { directories: [{ path: 'a/*' }, '{{x}}'] }\n  template:\n    metadata: { name: '{{path}}' }\n    spec:\n      source: { path: x }\n",
    },
  ],
  invalid: [
    {
      name: "a patch whose field is empty if a condition is false",
      code: patched("spec:\n      {{- if .a }}\n      syncPolicy: {}\n      {{- end }}"),
      errors: [{ messageId: "emptiedField", data: { path: "spec" }, line: 7, column: 5, endLine: 7, endColumn: 9 }],
    },
    {
      name: "a patch whose nested field is empty if no condition is true",
      code: patched(
        "spec:\n      project: x\n      source:\n        {{- if .a }}\n        path: a\n        {{- end }}\n        {{- if .b }}\n        helm: {}\n        {{- end }}",
      ),
      errors: [
        { messageId: "emptiedField", data: { path: "spec.source" }, line: 9, column: 7, endLine: 9, endColumn: 13 },
      ],
    },
    {
      name: "a patch whose list replaces the sources of the template",
      code: patched(
        "spec:\n      sources:\n        - repoURL: a\n          kustomize:\n            components:\n            {{- range .c }}\n              - {{ . }}\n            {{- end }}\n        - { repoURL: b, path: c }",
        "sources: [{ path: x }, { path: y }]",
      ),
      errors: [{ messageId: "replacedSource", line: 9, column: 11, endLine: 9, endColumn: 18 }],
    },
    {
      name: "parameters that only some elements have",
      code: listed("{ cluster: a, values: { rev: b } }, { cluster: b }"),
      errors: [
        {
          messageId: "partialParameter",
          data: { name: "values.rev", tag: "{{values.rev}}", count: "1", all: "2" },
          ...{ line: 10, column: 26, endLine: 10, endColumn: 40, suggestions: [] },
        },
      ],
    },
    {
      name: "a parameter without a dot",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'{{cluster}}-{{ rev | lower }}\' }\n    spec:\n      source: { path: x }\n',
      errors: [
        {
          messageId: "calledParameter",
          data: { tag: "{{cluster}}", name: "cluster", reason: "does not exist", text: "{{.cluster}}" },
          line: 9,
          column: 24,
          endLine: 9,
          endColumn: 35,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{.cluster}}-{{ .rev | lower }}" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'{{.cluster}}-{{ .rev | lower }}\' }\n    spec:\n      source: { path: x }\n',
            },
          ],
        },
      ],
    },
    {
      name: "parameters of git",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - git: { directories: [{ path: apps/* }] }\n  template:\n    metadata: { name: \"{{path.basename}}-{{ path[0] }}\" }\n    spec:\n      source: { path: '{{ path }}' }\n",
      errors: [
        {
          messageId: "calledParameter",
          data: { tag: "{{path.basename}}", name: "path", reason: "does not exist", text: "{{.path.basename}}" },
          line: 9,
          column: 24,
          endLine: 9,
          endColumn: 41,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{.path.basename}}-{{ index .path.segments 0 }}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - git: { directories: [{ path: apps/* }] }\n  template:\n    metadata: { name: \"{{.path.basename}}-{{ index .path.segments 0 }}\" }\n    spec:\n      source: { path: '{{ path }}' }\n",
            },
          ],
        },
        {
          messageId: "calledParameter",
          data: { tag: "{{ path }}", name: "path", reason: "does not exist", text: "{{.path.path}}" },
          line: 11,
          column: 24,
          endLine: 11,
          endColumn: 34,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{ .path.path }}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - git: { directories: [{ path: apps/* }] }\n  template:\n    metadata: { name: \"{{path.basename}}-{{ path[0] }}\" }\n    spec:\n      source: { path: '{{ .path.path }}' }\n",
            },
          ],
        },
      ],
    },
    {
      name: "a label with a dash, and an annotation with a slash, in parentheses",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{metadata.labels.a-b}}' }\n    spec:\n      source: { path: 'x{{ lower .metadata.annotations.x.io/y }}' }\n",
      errors: [
        {
          messageId: "calledParameter",
          data: {
            tag: "{{metadata.labels.a-b}}",
            name: "metadata",
            reason: "does not exist",
            text: '{{index .metadata.labels "a-b"}}',
          },
          line: 9,
          column: 24,
          endLine: 9,
          endColumn: 47,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: '{{index .metadata.labels "a-b"}}' },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{index .metadata.labels \"a-b\"}}' }\n    spec:\n      source: { path: 'x{{ lower .metadata.annotations.x.io/y }}' }\n",
            },
          ],
        },
        {
          messageId: "invalidField",
          data: { name: ".metadata.annotations.x.io/y", text: 'index .metadata.annotations "x.io/y"' },
          line: 11,
          column: 25,
          endLine: 11,
          endColumn: 65,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: 'x{{ lower (index .metadata.annotations "x.io/y") }}' },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{metadata.labels.a-b}}' }\n    spec:\n      source: { path: 'x{{ lower (index .metadata.annotations \"x.io/y\") }}' }\n",
            },
          ],
        },
      ],
    },
    {
      name: "a value of a generator",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: { values: { a: '{{ name }}' } }\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "calledParameter",
          data: { tag: "{{ name }}", name: "name", reason: "does not exist", text: "{{.name}}" },
          line: 7,
          column: 33,
          endLine: 7,
          endColumn: 43,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{ .name }}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: { values: { a: '{{ .name }}' } }\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: x }\n",
            },
          ],
        },
      ],
    },
    {
      name: "a value of a generator without a dot",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{values.name}}-{{.name}}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "calledParameter",
          data: { tag: "{{values.name}}", name: "values", reason: "needs arguments", text: "{{.values.name}}" },
          line: 9,
          column: 24,
          endLine: 9,
          endColumn: 39,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{.values.name}}-{{.name}}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.values.name}}-{{.name}}' }\n    spec:\n      source: { path: x }\n",
            },
          ],
        },
      ],
    },
    {
      name: "blocks in a patch without goTemplate",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  templatePatch: |\n    {{- if eq .a \"b\" }}\n    spec: { project: x }\n    {{- end }}\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{name}}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "needsGoTemplate",
          data: { tag: '{{- if eq .a "b" }}' },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 24,
        },
      ],
    },
    {
      name: "a misspelled function, and one that Argo CD removes",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{ .name | lowr }}' }\n    spec:\n      source: { path: '{{ env \"X\" }}' }\n",
      errors: [
        {
          messageId: "misspelledFunction",
          data: { name: "lowr", text: "lower" },
          line: 9,
          column: 24,
          endLine: 9,
          endColumn: 42,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{ .name | lower }}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{ .name | lower }}' }\n    spec:\n      source: { path: '{{ env \"X\" }}' }\n",
            },
          ],
        },
        { messageId: "unknownFunction", data: { name: "env" }, line: 11, column: 24, endLine: 11, endColumn: 37 },
      ],
    },
    {
      name: "a call inside Helm values",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: x }\n      sources:\n        - helm:\n            values: |\n              a: '{{ cluster }}'\n",
      errors: [
        {
          messageId: "calledParameter",
          data: { tag: "{{ cluster }}", name: "cluster", reason: "does not exist", text: "{{.cluster}}" },
          line: 15,
          column: 19,
          endLine: 15,
          endColumn: 32,
        },
      ],
    },
    {
      name: "a field without goTemplate",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { directories: [{ path: apps/* }] }\n  template:\n    metadata: { name: '{{.path.basename}}' }\n    spec:\n      source: { path: '{{ .path.path }}' }\n",
      errors: [
        {
          messageId: "dottedParameter",
          data: { tag: "{{.path.basename}}", text: "{{path.basename}}" },
          line: 8,
          column: 24,
          endLine: 8,
          endColumn: 42,
        },
        {
          messageId: "dottedParameter",
          data: { tag: "{{ .path.path }}", text: "{{path}}" },
          line: 10,
          column: 24,
          endLine: 10,
          endColumn: 40,
        },
      ],
    },
    {
      name: "a field with goTemplate: false, in a label",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: false\n  generators:\n    - list: { elements: [{ cluster: north, rev: \"1.14\" }, { cluster: south, rev: \"1.15\" }] }\n  template:\n    metadata: { name: 'k-{{cluster}}', labels: { a: '{{.cluster}}', b: '{{rev}}' } }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "dottedParameter",
          data: { tag: "{{.cluster}}", text: "{{cluster}}" },
          line: 9,
          column: 54,
          endLine: 9,
          endColumn: 66,
        },
      ],
    },
    {
      name: "blocks, pipes and calls without goTemplate",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{ name | lower }}' }\n    spec:\n      source: { path: '{{if .x}}a{{end}}' }\n      project: '{{ printf \"a\" }}'\n      destination: { server: '{{- server }}', name: '{{ .name | lower }}' }\n",
      errors: [
        {
          messageId: "needsGoTemplate",
          data: { tag: "{{ name | lower }}" },
          line: 8,
          column: 24,
          endLine: 8,
          endColumn: 42,
        },
        { messageId: "needsGoTemplate", data: { tag: "{{if .x}}" }, line: 10, column: 24, endLine: 10, endColumn: 33 },
        {
          messageId: "needsGoTemplate",
          data: { tag: '{{ printf "a" }}' },
          line: 11,
          column: 17,
          endLine: 11,
          endColumn: 33,
        },
        {
          messageId: "needsGoTemplate",
          data: { tag: "{{- server }}" },
          line: 12,
          column: 31,
          endLine: 12,
          endColumn: 44,
        },
        {
          messageId: "needsGoTemplate",
          data: { tag: "{{ .name | lower }}" },
          line: 12,
          column: 54,
          endLine: 12,
          endColumn: 73,
        },
      ],
    },
    {
      name: "names of parameters, and files of values, without goTemplate",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: north, rev: \"1.14\" }, { cluster: south, rev: \"1.15\" }] }\n  template:\n    metadata: { name: 'k-{{cluster}}' }\n    spec:\n      source: { path: x, helm: { valueFiles: ['$values/{{.cluster}}.yaml'], parameters: [{ name: '{{.a}}', value: '{{.b}}' }], releaseName: '{{.c}}' } }\n",
      errors: [
        {
          messageId: "dottedParameter",
          data: { tag: "{{.cluster}}", text: "{{cluster}}" },
          line: 10,
          column: 56,
          endLine: 10,
          endColumn: 68,
        },
        {
          messageId: "dottedParameter",
          data: { tag: "{{.a}}", text: "{{a}}" },
          line: 10,
          column: 99,
          endLine: 10,
          endColumn: 105,
        },
        {
          messageId: "dottedParameter",
          data: { tag: "{{.c}}", text: "{{c}}" },
          line: 10,
          column: 142,
          endLine: 10,
          endColumn: 148,
        },
      ],
    },
    {
      name: "variables and objects of others",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: x }\n      sources:\n        - helm:\n            values: |\n              a: '{{ $labels.x }}'\n            valuesObject: { a: '{{ .Values.x }}', b: '{{ $.Release.Name }}' }\n",
      errors: [
        {
          messageId: "foreignTag",
          data: {
            tag: "{{ $labels.x }}",
            name: "$labels",
            consequence: "it generates no Application",
            text: "{{`{{ $labels.x }}`}}",
          },
          line: 15,
          column: 19,
          endLine: 15,
          endColumn: 34,
        },
        {
          messageId: "foreignTag",
          data: {
            tag: "{{ .Values.x }}",
            name: "Values",
            consequence: "it inserts `<no value>`",
            text: "{{`{{ .Values.x }}`}}",
          },
          line: 16,
          column: 33,
          endLine: 16,
          endColumn: 48,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{`{{ .Values.x }}`}}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: x }\n      sources:\n        - helm:\n            values: |\n              a: '{{ $labels.x }}'\n            valuesObject: { a: '{{`{{ .Values.x }}`}}', b: '{{ $.Release.Name }}' }\n",
            },
          ],
        },
        {
          messageId: "foreignTag",
          data: {
            tag: "{{ $.Release.Name }}",
            name: "Release",
            consequence: "it inserts `<no value>`",
            text: "{{`{{ $.Release.Name }}`}}",
          },
          line: 16,
          column: 55,
          endLine: 16,
          endColumn: 75,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{`{{ $.Release.Name }}`}}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: x }\n      sources:\n        - helm:\n            values: |\n              a: '{{ $labels.x }}'\n            valuesObject: { a: '{{ .Values.x }}', b: '{{`{{ $.Release.Name }}`}}' }\n",
            },
          ],
        },
      ],
    },
    {
      name: "an object of Helm and a missing parameter under missingkey=error",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  goTemplateOptions: [missingkey=error]\n  generators:\n    - list: { elements: [{ cluster: north, rev: \"1.14\" }, { cluster: south, rev: \"1.15\" }] }\n  template:\n    metadata: { name: 'k-{{.cluster}}' }\n    spec:\n      source: { path: '{{ .zone }}' }\n      sources:\n        - helm:\n            values: |\n              a: '{{ .Values.x }}'\n",
      errors: [
        {
          messageId: "unknownParameter",
          data: { name: "zone", consequence: "Argo CD generates no Application" },
          line: 12,
          column: 24,
          endLine: 12,
          endColumn: 35,
        },
        {
          messageId: "foreignTag",
          data: {
            tag: "{{ .Values.x }}",
            name: "Values",
            consequence: "it generates no Application",
            text: "{{`{{ .Values.x }}`}}",
          },
          line: 16,
          column: 19,
          endLine: 16,
          endColumn: 34,
        },
      ],
    },
    {
      name: "a misspelled parameter",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'{{.clustr}}\' }\n    spec:\n      source: { path: \'{{ printf "%s" $.rv }}\' }\n',
      errors: [
        {
          messageId: "misspelledParameter",
          data: { name: "clustr", consequence: "Argo CD inserts `<no value>`", text: "cluster" },
          line: 9,
          column: 24,
          endLine: 9,
          endColumn: 35,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "cluster" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'{{.cluster}}\' }\n    spec:\n      source: { path: \'{{ printf "%s" $.rv }}\' }\n',
            },
          ],
        },
        {
          messageId: "misspelledParameter",
          data: { name: "rv", consequence: "Argo CD inserts `<no value>`", text: "rev" },
          line: 11,
          column: 24,
          endLine: 11,
          endColumn: 46,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "rev" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'{{.clustr}}\' }\n    spec:\n      source: { path: \'{{ printf "%s" $.rev }}\' }\n',
            },
          ],
        },
      ],
    },
    {
      name: "a parameter of no element",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: north, rev: \"1.14\" }, { cluster: south, rev: \"1.15\" }] }\n  template:\n    metadata: { name: '{{clustr}}-{{cluster}}' }\n    spec:\n      source: { path: '{{zone}}' }\n",
      errors: [
        {
          messageId: "misspelledParameter",
          data: { name: "clustr", consequence: "Argo CD does not replace `{{clustr}}`", text: "cluster" },
          line: 8,
          column: 24,
          endLine: 8,
          endColumn: 34,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "cluster" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: north, rev: \"1.14\" }, { cluster: south, rev: \"1.15\" }] }\n  template:\n    metadata: { name: '{{cluster}}-{{cluster}}' }\n    spec:\n      source: { path: '{{zone}}' }\n",
            },
          ],
        },
        {
          messageId: "unknownParameter",
          data: { name: "zone", consequence: "Argo CD does not replace `{{zone}}`" },
          line: 10,
          column: 24,
          endLine: 10,
          endColumn: 32,
        },
      ],
    },
    {
      name: "elements that are no text",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: a, rev: 1.10, on: yes, m: { a: b }, l: [a], values: { n: 1, s: x } }] }\n    - matrix: { generators: [{ list: { elements: [{ cluster: b, rev: 2 }] } }, { git: {} }] }\n  template:\n    metadata: { name: 'k-{{cluster}}' }\n    spec:\n      source: { path: x }\n",
      output:
        'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: a, rev: "1.10", on: "yes", m: { a: b }, l: [a], values: { n: "1", s: x } }] }\n    - matrix: { generators: [{ list: { elements: [{ cluster: b, rev: "2" }] } }, { git: {} }] }\n  template:\n    metadata: { name: \'k-{{cluster}}\' }\n    spec:\n      source: { path: x }\n',
      errors: [
        {
          messageId: "nonTextElement",
          data: { name: "rev", actual: "the number `1.10`", remedy: "put it in quotes" },
          line: 6,
          column: 45,
          endLine: 6,
          endColumn: 49,
        },
        {
          messageId: "nonTextElement",
          data: { name: "on", actual: "the boolean `yes`", remedy: "put it in quotes" },
          line: 6,
          column: 55,
          endLine: 6,
          endColumn: 58,
        },
        {
          messageId: "nonTextElement",
          data: { name: "m", actual: "a mapping", remedy: "set `goTemplate: true`" },
          line: 6,
          column: 60,
          endLine: 6,
          endColumn: 61,
        },
        {
          messageId: "nonTextElement",
          data: { name: "l", actual: "a list", remedy: "set `goTemplate: true`" },
          line: 6,
          column: 73,
          endLine: 6,
          endColumn: 74,
        },
        {
          messageId: "nonTextElement",
          data: { name: "n", actual: "the number `1`", remedy: "put it in quotes" },
          line: 6,
          column: 94,
          endLine: 6,
          endColumn: 95,
        },
        {
          messageId: "nonTextElement",
          data: { name: "rev", actual: "the number `2`", remedy: "put it in quotes" },
          line: 7,
          column: 70,
          endLine: 7,
          endColumn: 71,
        },
      ],
    },
    {
      name: "elements under goTemplate: false, in lines",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: false\n  generators:\n    - list:\n        elements:\n          - cluster: a\n            rev: 0x10 # sixteen\n  template:\n    metadata: { name: 'k-{{cluster}}' }\n    spec:\n      source: { path: x }\n",
      output:
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: false\n  generators:\n    - list:\n        elements:\n          - cluster: a\n            rev: \"0x10\" # sixteen\n  template:\n    metadata: { name: 'k-{{cluster}}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "nonTextElement",
          data: { name: "rev", actual: "the number `0x10`", remedy: "put it in quotes" },
          line: 10,
          column: 18,
          endLine: 10,
          endColumn: 22,
        },
      ],
    },
    {
      name: "templates of other types",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: x, helm: { skipCrds: '{{ .a }}', valuesObject: '{{ .b }}' } }\n      syncPolicy: { automated: { prune: '{{ .c }}' }, retry: { limit: '{{ .d }}' } }\n",
      errors: [
        {
          messageId: "templatedType",
          data: { path: "spec.template.spec.source.helm.skipCrds", expected: "`true` or `false`", tag: "{{ .a }}" },
          line: 11,
          column: 44,
          endLine: 11,
          endColumn: 54,
        },
        {
          messageId: "templatedType",
          data: { path: "spec.template.spec.source.helm.valuesObject", expected: "a mapping", tag: "{{ .b }}" },
          line: 11,
          column: 70,
          endLine: 11,
          endColumn: 80,
        },
        {
          messageId: "templatedType",
          data: {
            path: "spec.template.spec.syncPolicy.automated.prune",
            expected: "`true` or `false`",
            tag: "{{ .c }}",
          },
          line: 12,
          column: 41,
          endLine: 12,
          endColumn: 51,
        },
        {
          messageId: "templatedType",
          data: { path: "spec.template.spec.syncPolicy.retry.limit", expected: "an integer", tag: "{{ .d }}" },
          line: 12,
          column: 71,
          endLine: 12,
          endColumn: 81,
        },
      ],
    },
    {
      name: "a mapping as template",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{name}}' }\n    spec:\n      source: { path: x }\n      syncPolicy: '{{p}}'\n",
      errors: [
        {
          messageId: "templatedType",
          data: { path: "spec.template.spec.syncPolicy", expected: "a mapping", tag: "{{p}}" },
          line: 11,
          column: 19,
          endLine: 11,
          endColumn: 26,
        },
      ],
    },
    {
      name: "blocks across fields",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.name}}' }\n    spec:\n      source: { path: '{{ range .x }}', ref: '{{ end }}', chart: '{{ if .a }}{{ else }}' }\n      project: 'a{{ else }}'\n",
      errors: [
        { messageId: "openBlock", data: { name: "range" }, line: 11, column: 24, endLine: 11, endColumn: 38 },
        { messageId: "strayBlockEnd", data: { name: "end" }, line: 11, column: 47, endLine: 11, endColumn: 56 },
        { messageId: "openBlock", data: { name: "if" }, line: 11, column: 67, endLine: 11, endColumn: 78 },
        { messageId: "strayBlockEnd", data: { name: "else" }, line: 12, column: 18, endLine: 12, endColumn: 28 },
      ],
    },
    {
      name: "one name for all elements",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n',
      errors: [
        {
          messageId: "constantName",
          data: { count: "2", name: "karpenter" },
          line: 8,
          column: 23,
          endLine: 8,
          endColumn: 32,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "karpenter-{{cluster}}" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: "karpenter-{{cluster}}" }\n    spec:\n      source: { path: x }\n',
            },
          ],
        },
      ],
    },
    {
      name: "one name for all elements, under goTemplate",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n',
      errors: [
        {
          messageId: "constantName",
          data: { count: "2", name: "karpenter" },
          line: 9,
          column: 23,
          endLine: 9,
          endColumn: 32,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "karpenter-{{.cluster}}" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: "karpenter-{{.cluster}}" }\n    spec:\n      source: { path: x }\n',
            },
          ],
        },
      ],
    },
    {
      name: "one name for all elements, without a parameter that differs",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ a: x }, { a: x }, { a: x }] }\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "constantName",
          data: { count: "3", name: "karpenter" },
          line: 8,
          column: 23,
          endLine: 8,
          endColumn: 32,
        },
      ],
    },
    {
      name: "one name, with parameters that are no names",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ a: X_1, b: 'x y' }] }\n    - list: { elements: [{ a: X_2, b: 'y z' }] }\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "constantName",
          data: { count: "2", name: "karpenter" },
          line: 9,
          column: 23,
          endLine: 9,
          endColumn: 32,
        },
      ],
    },
    {
      name: "one name for two elements",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: a, n: '1' }, { cluster: b, n: '2' }, { cluster: a, n: '3' }] }\n  template:\n    metadata: { name: 'k-{{cluster}}' }\n    spec:\n      source: { path: x }\n",
      errors: [{ messageId: "repeatedName", data: { name: "k-a" }, line: 8, column: 23, endLine: 8, endColumn: 38 }],
    },
    {
      name: "one name for all clusters",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: karpenter }\n    spec:\n      source: { path: x }\n      destination: { server: '{{server}}' }\n",
      errors: [
        {
          messageId: "constantNameForClusters",
          data: { name: "karpenter" },
          line: 8,
          column: 23,
          endLine: 8,
          endColumn: 32,
        },
      ],
    },
    {
      name: "no name",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'\' }\n    spec:\n      source: { path: x }\n',
      errors: [{ messageId: "missingName", line: 8, column: 5, endLine: 8, endColumn: 13 }],
    },
    {
      name: "matrix and merge of wrong sizes",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ clusters: {} }, { clusters: {} }, { git: {} }] }\n    - matrix: { generators: [{ clusters: {} }] }\n    - matrix:\n        generators: []\n    - merge: { mergeKeys: [a], generators: [{ clusters: {} }] }\n  template:\n    metadata: { name: 'k-{{cluster}}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "matrixSize",
          data: { count: "3", remedy: "nest a second matrix" },
          line: 6,
          column: 17,
          endLine: 6,
          endColumn: 27,
        },
        {
          messageId: "matrixSize",
          data: { count: "one", remedy: "add another" },
          line: 7,
          column: 17,
          endLine: 7,
          endColumn: 27,
        },
        {
          messageId: "matrixSize",
          data: { count: "none", remedy: "add another" },
          line: 9,
          column: 9,
          endLine: 9,
          endColumn: 19,
        },
        { messageId: "mergeSize", data: { count: "one" }, line: 10, column: 32, endLine: 10, endColumn: 42 },
      ],
    },
    {
      name: "without quotes",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: {{name}} }\n    spec:\n      source: { path: x }\n      syncPolicy: { automated: { prune: {{prune}} } }\n      project: {{ index .metadata.labels "a" }} # why\n',
      output:
        'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: "{{name}}" }\n    spec:\n      source: { path: x }\n      syncPolicy: { automated: { prune: {{prune}} } }\n      project: "{{ index .metadata.labels \\"a\\" }}" # why\n',
      errors: [
        { messageId: "unquotedTag", data: { tag: "{{name}}" }, line: 8, column: 23, endLine: 8, endColumn: 31 },
        {
          messageId: "templatedType",
          data: {
            path: "spec.template.spec.syncPolicy.automated.prune",
            expected: "`true` or `false`",
            tag: "{{prune}}",
          },
          line: 11,
          column: 41,
          endLine: 11,
          endColumn: 50,
        },
        {
          messageId: "unquotedTag",
          data: { tag: '{{ index .metadata.labels "a" }}' },
          line: 12,
          column: 16,
          endLine: 12,
          endColumn: 48,
        },
      ],
    },
    {
      name: "in a list, under CRLF",
      code: 'apiVersion: v1\r\nkind: List\r\nitems:\r\n  - apiVersion: argoproj.io/v1alpha1\r\n    kind: ApplicationSet\r\n    metadata: { name: s }\r\n    spec:\r\n      goTemplate: true\r\n      generators:\r\n        - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\r\n      template:\r\n        metadata: { name: \'{{cluster}}\' }\r\n        spec:\r\n          source: { path: x }\r\n',
      errors: [
        {
          messageId: "calledParameter",
          data: { tag: "{{cluster}}", name: "cluster", reason: "does not exist", text: "{{.cluster}}" },
          line: 12,
          column: 28,
          endLine: 12,
          endColumn: 39,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{.cluster}}" },
              output:
                'apiVersion: v1\r\nkind: List\r\nitems:\r\n  - apiVersion: argoproj.io/v1alpha1\r\n    kind: ApplicationSet\r\n    metadata: { name: s }\r\n    spec:\r\n      goTemplate: true\r\n      generators:\r\n        - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\r\n      template:\r\n        metadata: { name: \'{{.cluster}}\' }\r\n        spec:\r\n          source: { path: x }\r\n',
            },
          ],
        },
      ],
    },
    {
      name: "an alias to a template",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: \"1.14\" }, { cluster: south, rev: \"1.15\" }] }\n  template:\n    metadata: { name: 'k-{{.cluster}}', labels: { a: &a '{{cluster}}', b: *a } }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "calledParameter",
          data: { tag: "{{cluster}}", name: "cluster", reason: "does not exist", text: "{{.cluster}}" },
          line: 9,
          column: 58,
          endLine: 9,
          endColumn: 69,
        },
        {
          messageId: "calledParameter",
          data: { tag: "{{cluster}}", name: "cluster", reason: "does not exist", text: "{{.cluster}}" },
          line: 9,
          column: 75,
          endLine: 9,
          endColumn: 77,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{.cluster}}" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - list: { elements: [{ cluster: north, rev: "1.14" }, { cluster: south, rev: "1.15" }] }\n  template:\n    metadata: { name: \'k-{{.cluster}}\', labels: { a: &a \'{{cluster}}\', b: "{{.cluster}}" } }\n    spec:\n      source: { path: x }\n',
            },
          ],
        },
      ],
    },
    {
      name: "tags that Helm renders first",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: \"k-{{name}}-{{ .Values.x }}\" }\n    spec:\n      source: { path: '{{ .path.path }}{{ metadata.labels.a | quote }}', ref: '{{ `{{a}}` | b }}' }\n",
      errors: [
        {
          messageId: "renderedByHelm",
          data: { name: "name", consequence: "the chart fails", tag: "{{name}}", text: "{{`{{name}}`}}" },
          line: 8,
          column: 26,
          endLine: 8,
          endColumn: 34,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "k-{{`{{name}}`}}-{{ .Values.x }}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: \"k-{{`{{name}}`}}-{{ .Values.x }}\" }\n    spec:\n      source: { path: '{{ .path.path }}{{ metadata.labels.a | quote }}', ref: '{{ `{{a}}` | b }}' }\n",
            },
          ],
        },
        {
          messageId: "renderedByHelm",
          data: {
            name: ".path",
            consequence: "it removes the tag",
            tag: "{{ .path.path }}",
            text: "{{`{{ .path.path }}`}}",
          },
          line: 10,
          column: 24,
          endLine: 10,
          endColumn: 40,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{`{{ .path.path }}`}}{{`{{ metadata.labels.a | quote }}`}}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: \"k-{{name}}-{{ .Values.x }}\" }\n    spec:\n      source: { path: '{{`{{ .path.path }}`}}{{`{{ metadata.labels.a | quote }}`}}', ref: '{{ `{{a}}` | b }}' }\n",
            },
          ],
        },
        {
          messageId: "renderedByHelm",
          data: {
            name: "b",
            consequence: "the chart fails",
            tag: "{{ `{{a}}` | b }}",
            text: '{{ "{{ `{{a}}` | b }}" }}',
          },
          line: 10,
          column: 80,
          endLine: 10,
          endColumn: 97,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: '{{ "{{ `{{a}}` | b }}" }}' },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: \"k-{{name}}-{{ .Values.x }}\" }\n    spec:\n      source: { path: '{{ .path.path }}{{ metadata.labels.a | quote }}', ref: '{{ \"{{ `{{a}}` | b }}\" }}' }\n",
            },
          ],
        },
      ],
      filename: `${chart}/templates/set.yaml`,
    },
    {
      name: "lists in a chart",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ a: 1 }] }\n    - list: { elements: [{ a: '2' }] }\n  template:\n    metadata: { name: x }\n    spec:\n      source: { path: x }\n",
      output:
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - list: { elements: [{ a: \"1\" }] }\n    - list: { elements: [{ a: '2' }] }\n  template:\n    metadata: { name: x }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "nonTextElement",
          data: { name: "a", actual: "the number `1`", remedy: "put it in quotes" },
          line: 6,
          column: 31,
          endLine: 6,
          endColumn: 32,
        },
        { messageId: "constantName", data: { count: "2", name: "x" }, line: 9, column: 23, endLine: 9, endColumn: 24 },
      ],
      filename: `${chart}/templates/set.yaml`,
    },
    {
      name: "folders with slashes at an end",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { repoURL: x, directories: [{ path: /apps/* }, { path: apps/old/, exclude: true }, { path: ./a/b// }] }\n  template:\n    metadata: { name: '{{path.basename}}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "directorySlash",
          data: { value: "/apps/*", text: "apps/*" },
          line: 6,
          column: 48,
          endLine: 6,
          endColumn: 55,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "apps/*" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { repoURL: x, directories: [{ path: apps/* }, { path: apps/old/, exclude: true }, { path: ./a/b// }] }\n  template:\n    metadata: { name: '{{path.basename}}' }\n    spec:\n      source: { path: x }\n",
            },
          ],
        },
        {
          messageId: "directorySlash",
          data: { value: "apps/old/", text: "apps/old" },
          line: 6,
          column: 67,
          endLine: 6,
          endColumn: 76,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "apps/old" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { repoURL: x, directories: [{ path: /apps/* }, { path: apps/old, exclude: true }, { path: ./a/b// }] }\n  template:\n    metadata: { name: '{{path.basename}}' }\n    spec:\n      source: { path: x }\n",
            },
          ],
        },
        {
          messageId: "directorySlash",
          data: { value: "./a/b//", text: "a/b" },
          line: 6,
          column: 103,
          endLine: 6,
          endColumn: 110,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "a/b" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { repoURL: x, directories: [{ path: /apps/* }, { path: apps/old/, exclude: true }, { path: a/b }] }\n  template:\n    metadata: { name: '{{path.basename}}' }\n    spec:\n      source: { path: x }\n",
            },
          ],
        },
      ],
    },
    {
      name: "folders with braces",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ git: { repoURL: x, directories: [{ path: 'apps/{a,b}/*' }] } }, { clusters: {} }] }\n  template:\n    metadata: { name: '{{path.basename}}-{{name}}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "directoryBraces",
          data: { value: "apps/{a,b}/*" },
          line: 6,
          column: 73,
          endLine: 6,
          endColumn: 87,
          suggestions: [],
        },
      ],
    },
    {
      name: "a matrix whose names lack its list",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - matrix: { generators: [{ list: { elements: [{ cluster: a, url: u }, { cluster: b, url: v }] } }, { git: { directories: [{ path: 'apps/*' }] } }] }\n  template:\n    metadata: { name: 'as-{{path.basename}}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "repeatedByMatrix",
          data: { name: "as-{{path.basename}}", count: "2" },
          line: 8,
          column: 23,
          endLine: 8,
          endColumn: 45,
          suggestions: [],
        },
      ],
    },
    {
      name: "a matrix with the list second, and Go templates",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - matrix: { generators: [{ clusters: {} }, { list: { elements: [{ app: a }, { app: '{{.name}}' }] } }] }\n  template:\n    metadata: { name: 'as-{{ .name | lower }}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "repeatedByMatrix",
          data: { name: "as-{{ .name | lower }}", count: "2" },
          line: 9,
          column: 23,
          endLine: 9,
          endColumn: 47,
          suggestions: [],
        },
      ],
    },
    {
      name: "an address in a name",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{server}}-infra' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "invalidName",
          data: { tag: "{{server}}", what: "a URL", text: "{{nameNormalized}}" },
          line: 8,
          column: 24,
          endLine: 8,
          endColumn: 34,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{nameNormalized}}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{nameNormalized}}-infra' }\n    spec:\n      source: { path: x }\n",
            },
          ],
        },
      ],
    },
    {
      name: "an address in a name of Go templates",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{ .server }}-infra' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "invalidName",
          data: { tag: "{{ .server }}", what: "a URL", text: "{{.nameNormalized}}" },
          line: 9,
          column: 24,
          endLine: 9,
          endColumn: 37,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{.nameNormalized}}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - clusters: {}\n  template:\n    metadata: { name: '{{.nameNormalized}}-infra' }\n    spec:\n      source: { path: x }\n",
            },
          ],
        },
      ],
    },
    {
      name: "a path in a name",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { directories: [{ path: apps/* }] }\n  template:\n    metadata: { name: '{{path}}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "invalidName",
          data: { tag: "{{path}}", what: "a path with slashes", text: "{{path.basename}}" },
          line: 8,
          column: 24,
          endLine: 8,
          endColumn: 32,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{path.basename}}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  generators:\n    - git: { directories: [{ path: apps/* }] }\n  template:\n    metadata: { name: '{{path.basename}}' }\n    spec:\n      source: { path: x }\n",
            },
          ],
        },
      ],
    },
    {
      name: "a path in a name of Go templates",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - git: { directories: [{ path: apps/* }] }\n  template:\n    metadata: { name: 'a-{{.path.path}}' }\n    spec:\n      source: { path: x }\n",
      errors: [
        {
          messageId: "invalidName",
          data: { tag: "{{.path.path}}", what: "a path with slashes", text: "{{.path.basename}}" },
          line: 9,
          column: 26,
          endLine: 9,
          endColumn: 40,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "{{.path.basename}}" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators:\n    - git: { directories: [{ path: apps/* }] }\n  template:\n    metadata: { name: 'a-{{.path.basename}}' }\n    spec:\n      source: { path: x }\n",
            },
          ],
        },
      ],
    },
  ],
});
