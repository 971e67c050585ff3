import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const message = { messageId: "defaultProject" };

const source = "{ repoURL: public.ecr.aws/karpenter, chart: karpenter }";

function application(project: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  project: ${project}\n  source: ${source}\n`;
}

const set = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n";

ruleTester.run("no-default-project", karpenter.rules["no-default-project"], {
  texts: {
    defaultProject:
      "The project `default` allows every repository, cluster and kind unless it was restricted; move the Application to a project of its own.",
  },
  valid: [
    { name: "a project of its own", code: application("platform") },
    { name: "a name that begins like it", code: application("default-apps") },
    { name: "templated", code: application('"{{ .Values.project }}"') },
    { name: "templated, without quotes", code: application("{{ .Values.project }}") },
    { name: "templated in part", code: application("default${SUFFIX}") },
    { name: "a missing one is valid-schema's", code: application("") },
    { name: "another group", code: application("default").replace("argoproj.io", "app.k8s.io") },
    {
      name: "the project itself",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: default }\nspec: {}\n",
    },
    { name: "in another place", code: `${application("a")}  other: { project: default }\nproject: default\n` },
    { name: "commented out", code: application("a # project: default") },
    {
      name: "of another chart, of a folder, of nothing",
      code: ["{ repoURL: x, chart: nginx }", "{ repoURL: x, path: apps }", "{ path: '{{ x }}' }", "{}"]
        .map((other) => application("default").replace(source, other))
        .join("---\n"),
    },
    { name: "of a set", code: `${set}  template: { spec: { project: "{{ .project }}" } }\n` },
    {
      name: "an empty one leaves it to the other template",
      code: `${set}  generators:\n    - list:\n        template: { spec: { project: "" } }\n  template: { spec: { project: platform } }\n`,
    },
  ],
  invalid: [
    {
      name: "default",
      code: application("default # for now"),
      errors: [{ ...message, line: 4, column: 12, endLine: 4, endColumn: 19, suggestions: [] }],
    },
    {
      name: "an empty one is the same to Argo CD, CRLF",
      code: application('""').replaceAll("\n", "\r\n"),
      errors: [{ ...message, line: 4, column: 12, endLine: 4, endColumn: 14, suggestions: [] }],
    },
    {
      name: "JSON, in a list",
      code: '{"apiVersion": "v1", "kind": "List", "items": [\n{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"project": "default", "source": {"chart": "karpenter"}}}]}\n',
      errors: [{ ...message, line: 2, column: 83, endLine: 2, endColumn: 92, suggestions: [] }],
    },
    {
      name: "by alias and by merge key",
      code: `x: &project default\ny: 1\n${application("*project")}---\ny: &spec { project: default, source: { chart: karpenter } }\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { <<: *spec }\n`,
      errors: [
        { ...message, line: 6, column: 12, endLine: 6, endColumn: 20, suggestions: [] },
        { ...message, line: 12, column: 9, endLine: 12, endColumn: 11, suggestions: [] },
      ],
    },
    {
      name: "of a set, in its only template",
      code: `${set}  template:\n    spec: { project: "", source: ${source} }\n`,
      errors: [{ ...message, line: 5, column: 22, endLine: 5, endColumn: 24, suggestions: [] }],
    },
    {
      name: "of a set, in each of its templates",
      code: `${set}  generators:
    - matrix:
        generators:
          - list:
              template:
                spec:
                  project: default
  template:
    spec: { project: 'default', source: ${source} }
  templatePatch: |
    {{- if .isTest }}
    spec:
      project: default
    {{- end }}
`,
      errors: [
        { ...message, line: 10, column: 28, endLine: 10, endColumn: 35, suggestions: [] },
        { ...message, line: 12, column: 22, endLine: 12, endColumn: 31, suggestions: [] },
        { ...message, line: 16, column: 16, endLine: 16, endColumn: 23, suggestions: [] },
      ],
    },
  ],
});
