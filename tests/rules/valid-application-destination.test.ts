import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const both = { messageId: "ambiguousCluster" };
const neither = { messageId: "missingCluster" };

function application(destination: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  destination: ${destination}\n`;
}

const set = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n";

ruleTester.run("valid-application-destination", karpenter.rules["valid-application-destination"], {
  texts: {
    ambiguousCluster: "Argo CD rejects a destination with both `name` and `server`; remove one.",
    missingCluster:
      "A destination needs `name` or `server`; add one, such as `server: https://kubernetes.default.svc` for the cluster that Argo CD runs in.",
    nameAsServer:
      "`in-cluster` is the name of a cluster, not the URL that `server` must be, so Argo CD does not find the cluster; use `name: in-cluster`.",
    useName: "Rename `server` to `name`.",
  },
  lacking: {
    code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\nspec: { destination: { namespace: x } }\n",
  },
  valid: [
    { name: "by server", code: application("{ server: https://kubernetes.default.svc, namespace: karpenter }") },
    { name: "by name", code: application("\n    'name': in-cluster # this one") },
    { name: "an empty one counts as none", code: application('{ name: in-cluster, server: "" }') },
    { name: "null counts as none", code: application("{ name: null, server: https://x.example.org }") },
    { name: "templated", code: application('{ name: "{{ .name }}" }') },
    { name: "templated, without quotes", code: application("\n    server: {{ .server }}") },
    { name: "one of both may be empty", code: application('{ name: "{{ .name }}", server: "${SERVER}" }') },
    { name: "one is known, the other may be empty", code: application('{ name: prod, server: "{{ .server }}" }') },
    { name: "a templated key may be it", code: application("{ '{{ .key }}': prod }") },
    { name: "merged from where nobody knows", code: application("{ <<: *cluster, namespace: x }") },
    { name: "by merge key", code: `x: &prod { name: prod }\n${application("{ <<: *prod, namespace: x }")}` },
    { name: "a missing one is valid-schema's", code: application("") },
    { name: "a templated destination", code: application("{{ .destination }}") },
    { name: "what is no mapping is valid-schema's", code: application("in-cluster") },
    { name: "a patch", code: `$patch: merge\n${application("{ namespace: x }")}` },
    { name: "another group", code: application("{}").replace("argoproj.io", "app.k8s.io") },
    {
      name: "the destinations of a project",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nspec: { destinations: [{ namespace: x }], destination: {} }\n",
    },
    {
      name: "a generator's template leaves it to the other one",
      code: `${set}  generators:\n    - list:\n        template: { spec: { destination: {} } }\n  template: { spec: { destination: { name: x } } }\n`,
    },
    {
      name: "a patch of the template adds it",
      code: `${set}  template: { spec: { destination: { namespace: x } } }\n  templatePatch: |\n    spec: { destination: { name: "{{ .name }}" } }\n`,
    },
    {
      name: "a patch of the template that nobody can read may add it",
      code: `${set}  template: { spec: { destination: { namespace: x } } }\n  templatePatch: "{{ toJson .patch }}"\n`,
    },
    { name: "addresses without a scheme", code: application("{ server: '10.0.0.1:6443' }") },
    { name: "a host", code: `${application("{ server: k8s.acme.io }")}---\n${application("{ server: CLUSTER }")}` },
    { name: "a placeholder", code: application("{ server: changeme }") },
    { name: "a name in a patch", code: `$patch: merge\n${application("{ server: prod }")}` },
    {
      name: "a name that a patch of the template replaces",
      code: `${set}  template: { spec: { destination: { server: prod } } }\n  templatePatch: |\n    spec: { destination: { server: "https://x" } }\n`,
    },
  ],
  invalid: [
    {
      name: "a name in place of an address",
      code: application("{ server: in-cluster, namespace: x }"),
      errors: [
        {
          messageId: "nameAsServer",
          data: { value: "in-cluster" },
          line: 4,
          column: 26,
          endLine: 4,
          endColumn: 36,
          suggestions: [{ messageId: "useName", output: application("{ name: in-cluster, namespace: x }") }],
        },
      ],
    },
    {
      name: "one in an ApplicationSet, and beside an empty name",
      code: `${set}  template: { spec: { destination: { server: foo, name: '' } } }\n`,
      errors: [
        {
          messageId: "nameAsServer",
          data: { value: "foo" },
          line: 4,
          column: 46,
          endLine: 4,
          endColumn: 49,
          suggestions: [],
        },
      ],
    },
    {
      name: "both",
      code: application(
        "\n    server: https://kubernetes.default.svc\n    name: in-cluster # the same\n    namespace: x",
      ),
      errors: [{ ...both, line: 6, column: 5, endLine: 6, endColumn: 9, suggestions: [] }],
    },
    {
      name: "both, in a patch: what it says, it says",
      code: `$patch: merge\n${application("{ name: a, server: b }")}`,
      errors: [{ ...both, line: 5, column: 18, endLine: 5, endColumn: 22, suggestions: [] }],
    },
    {
      name: "both, one of them by merge key, and both by alias",
      code: `apiVersion: v1
kind: List
items:
  - apiVersion: argoproj.io/v1alpha1
    kind: Application
    x: &cluster { name: a }
    spec: { destination: &both { <<: *cluster, server: b } }
  - apiVersion: argoproj.io/v1alpha1
    kind: Application
    spec: { destination: *both }
`,
      errors: [
        { ...both, line: 7, column: 34, endLine: 7, endColumn: 36, suggestions: [] },
        { ...both, line: 10, column: 26, endLine: 10, endColumn: 31, suggestions: [] },
      ],
    },
    {
      name: "neither, JSON",
      code: '{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"destination": {"namespace": "karpenter"}}}',
      errors: [{ ...neither, line: 1, column: 72, endLine: 1, endColumn: 85, suggestions: [] }],
    },
    {
      name: "empty, null and empty text, CRLF",
      code: `${application("{}")}---\n${application('{ server: "", name: }')}`.replaceAll("\n", "\r\n"),
      errors: [
        { ...neither, line: 4, column: 3, endLine: 4, endColumn: 14, suggestions: [] },
        { ...neither, line: 9, column: 3, endLine: 9, endColumn: 14, suggestions: [] },
      ],
    },
    {
      name: "of a set, in its only template",
      code: `${set}  generators: [{ clusters: {} }]\n  template:\n    spec:\n      destination: { namespace: x }\n`,
      errors: [{ ...neither, line: 7, column: 7, endLine: 7, endColumn: 18, suggestions: [] }],
    },
    {
      name: "both, in a patch of a template",
      code: `${set}  template: { spec: { destination: { name: x } } }\n  templatePatch: |\n    spec:\n      destination:\n        name: a\n        server: b\n`,
      errors: [{ ...both, line: 8, column: 9, endLine: 8, endColumn: 13, suggestions: [] }],
    },
  ],
});
