import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

ruleTester.run("valid-ignore-differences", karpenter.rules["valid-ignore-differences"], {
  texts: {
    addGroup: "Add `group: apps`.",
    coreGroup: '`core` is not a group, so the entry ignores nothing; use `""` for the core group.',
    groupWithVersion: "A group has no version, so `apps/v1` ignores nothing; use `apps`.",
    missingGroup: "Deployment belongs to the group `apps`, so the entry ignores nothing without it; add `group: apps`.",
    missingSlash: "A JSON pointer starts with `/`, so `spec/limits` ignores nothing; use `/spec/limits`.",
    pointerPattern:
      "`/spec/template/spec/requirements/*/minValues` is not a JSON pointer, which names one field with `/`, so it ignores nothing; use `jqPathExpressions`.",
    replaceText: 'Replace with `""`.',
    unescapedSlash:
      "In a JSON pointer, `/` inside a key is `~1`, so `/metadata/annotations/karpenter.sh/nodepool-hash` ignores nothing; use `/metadata/annotations/karpenter.sh~1nodepool-hash`.",
  },
  lacking: {
    code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { kind: Deployment }\n",
  },
  valid: [
    {
      name: "groups, and the core group",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: apps, kind: Deployment, jsonPointers: [/spec/replicas] }\n    - { kind: Secret, jsonPointers: [/data] }\n    - { group: '', kind: ConfigMap }\n    - { group: '*', kind: Deployment }\n    - { group: '*', kind: '*' }\n    - { kind: '*' }\n",
    },
    {
      name: "kinds of which the group is unknown",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { kind: Rollout }\n    - { kind: Service }\n    - { kind: Event }\n    - { kind: '{{ .kind }}' }\n    - { kind: Deployment, group: '{{ .group }}' }\n    - '{{ .entry }}'\n",
    },
    {
      name: "a group that comes with a merge key, and an alias",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { <<: &g { group: apps }, kind: Deployment }\n    - { <<: *g, kind: StatefulSet }\n    - { <<: *unknown, kind: DaemonSet }\n",
    },
    {
      name: "groups with slashes of globs, and versions in names",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: '*.io', kind: NodePool }\n    - { group: v1.example.com, kind: X }\n    - { group: 'apps/*', kind: Deployment }\n",
    },
    {
      name: "pointers",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [/metadata/annotations/karpenter.sh~1nodepool-hash, /spec/template/spec/requirements/0/minValues, /metadata/labels, /metadata/labels/a, /metadata/annotations/a.b, /spec/a.b/c, /spec/x~0y, /data/a.json, /metadata/annotations/x/y, /spec/*x, '', /metadata/annotations/a.b/c/d] }\n",
    },
    {
      name: "templated pointers, and no strings",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: ['{{ .pointer }}', '/metadata/labels/${X}/y', 1, null] }\n",
    },
    {
      name: "jq, and managers",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: apps, kind: Deployment, jqPathExpressions: ['.spec.template.spec.containers[].env', spec.x], managedFieldsManagers: ['*'] }\n",
    },
    {
      name: "templated lists",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { ignoreDifferences: '{{ .list }}' }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { ignoreDifferences: [{ group: apps, kind: Deployment, jsonPointers: '{{ .list }}' }] }\n",
    },
    {
      name: "a patch need not have the group",
      code: "$patch: merge\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { kind: Deployment }\n",
    },
    {
      name: "another kind",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nspec:\n  ignoreDifferences:\n    - { kind: Deployment }\n",
    },
    {
      name: "another group",
      code: "apiVersion: app.k8s.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { kind: Deployment }\n",
    },
  ],
  invalid: [
    {
      name: "no group",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - kind: Deployment\n      name: x\n    - { kind: NodePool, group: '' }\n    - { group: null, kind: \"EC2NodeClass\" }\n",
      errors: [
        {
          messageId: "missingGroup",
          data: { kind: "Deployment", group: "apps" },
          line: 5,
          column: 13,
          endLine: 5,
          endColumn: 23,
          suggestions: [
            {
              messageId: "addGroup",
              data: { group: "apps" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - kind: Deployment\n      name: x\n      group: apps\n    - { kind: NodePool, group: '' }\n    - { group: null, kind: \"EC2NodeClass\" }\n",
            },
          ],
        },
        {
          messageId: "missingGroup",
          data: { kind: "NodePool", group: "karpenter.sh" },
          line: 7,
          column: 15,
          endLine: 7,
          endColumn: 23,
          suggestions: [
            {
              messageId: "addGroup",
              data: { group: "karpenter.sh" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - kind: Deployment\n      name: x\n    - { kind: NodePool, group: 'karpenter.sh' }\n    - { group: null, kind: \"EC2NodeClass\" }\n",
            },
          ],
        },
        {
          messageId: "missingGroup",
          data: { kind: "EC2NodeClass", group: "karpenter.k8s.aws" },
          line: 8,
          column: 28,
          endLine: 8,
          endColumn: 42,
          suggestions: [
            {
              messageId: "addGroup",
              data: { group: "karpenter.k8s.aws" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - kind: Deployment\n      name: x\n    - { kind: NodePool, group: '' }\n    - { group: karpenter.k8s.aws, kind: \"EC2NodeClass\" }\n",
            },
          ],
        },
      ],
    },
    {
      name: "no group, in the templates of an ApplicationSet",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    spec:\n      ignoreDifferences:\n        - kind: CronJob\n",
      errors: [
        {
          messageId: "missingGroup",
          data: { kind: "CronJob", group: "batch" },
          line: 7,
          column: 17,
          endLine: 7,
          endColumn: 24,
          suggestions: [
            {
              messageId: "addGroup",
              data: { group: "batch" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    spec:\n      ignoreDifferences:\n        - kind: CronJob\n          group: batch\n",
            },
          ],
        },
      ],
    },
    {
      name: "no group, in a list, under CRLF",
      code: "apiVersion: v1\r\nkind: List\r\nitems:\r\n  - apiVersion: argoproj.io/v1alpha1\r\n    kind: Application\r\n    spec:\r\n      ignoreDifferences:\r\n        - kind: Role\r\n",
      errors: [
        {
          messageId: "missingGroup",
          data: { kind: "Role", group: "rbac.authorization.k8s.io" },
          line: 8,
          column: 17,
          endLine: 8,
          endColumn: 21,
          suggestions: [
            {
              messageId: "addGroup",
              data: { group: "rbac.authorization.k8s.io" },
              output:
                "apiVersion: v1\r\nkind: List\r\nitems:\r\n  - apiVersion: argoproj.io/v1alpha1\r\n    kind: Application\r\n    spec:\r\n      ignoreDifferences:\r\n        - kind: Role\r\n          group: rbac.authorization.k8s.io\r\n",
            },
          ],
        },
      ],
    },
    {
      name: "groups that nothing has",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: core, kind: Secret }\n    - { group: v1, kind: Service }\n    - { group: apps/v1, kind: Deployment }\n    - { group: v1beta1, kind: NodePool }\n    - { group: 'karpenter.sh/v1', kind: '*' }\n",
      errors: [
        {
          messageId: "coreGroup",
          data: { value: "core" },
          line: 5,
          column: 16,
          endLine: 5,
          endColumn: 20,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: '""' },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: \"\", kind: Secret }\n    - { group: v1, kind: Service }\n    - { group: apps/v1, kind: Deployment }\n    - { group: v1beta1, kind: NodePool }\n    - { group: 'karpenter.sh/v1', kind: '*' }\n",
            },
          ],
        },
        {
          messageId: "coreGroup",
          data: { value: "v1" },
          line: 6,
          column: 16,
          endLine: 6,
          endColumn: 18,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: '""' },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: core, kind: Secret }\n    - { group: \"\", kind: Service }\n    - { group: apps/v1, kind: Deployment }\n    - { group: v1beta1, kind: NodePool }\n    - { group: 'karpenter.sh/v1', kind: '*' }\n",
            },
          ],
        },
        {
          messageId: "groupWithVersion",
          data: { value: "apps/v1", text: "apps" },
          line: 7,
          column: 16,
          endLine: 7,
          endColumn: 23,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "apps" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: core, kind: Secret }\n    - { group: v1, kind: Service }\n    - { group: apps, kind: Deployment }\n    - { group: v1beta1, kind: NodePool }\n    - { group: 'karpenter.sh/v1', kind: '*' }\n",
            },
          ],
        },
        {
          messageId: "groupWithVersion",
          data: { value: "v1beta1", text: "karpenter.sh" },
          line: 8,
          column: 16,
          endLine: 8,
          endColumn: 23,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "karpenter.sh" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: core, kind: Secret }\n    - { group: v1, kind: Service }\n    - { group: apps/v1, kind: Deployment }\n    - { group: karpenter.sh, kind: NodePool }\n    - { group: 'karpenter.sh/v1', kind: '*' }\n",
            },
          ],
        },
        {
          messageId: "groupWithVersion",
          data: { value: "karpenter.sh/v1", text: "karpenter.sh" },
          line: 9,
          column: 16,
          endLine: 9,
          endColumn: 33,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "karpenter.sh" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: core, kind: Secret }\n    - { group: v1, kind: Service }\n    - { group: apps/v1, kind: Deployment }\n    - { group: v1beta1, kind: NodePool }\n    - { group: 'karpenter.sh', kind: '*' }\n",
            },
          ],
        },
      ],
    },
    {
      name: "a slash in a key",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [/metadata/annotations/karpenter.sh/nodepool-hash, /spec/template/metadata/labels/app.kubernetes.io/name, '/spec/selector/matchLabels/a.b/c'] }\n",
      errors: [
        {
          messageId: "unescapedSlash",
          data: {
            value: "/metadata/annotations/karpenter.sh/nodepool-hash",
            text: "/metadata/annotations/karpenter.sh~1nodepool-hash",
          },
          line: 5,
          column: 61,
          endLine: 5,
          endColumn: 109,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "/metadata/annotations/karpenter.sh~1nodepool-hash" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [/metadata/annotations/karpenter.sh~1nodepool-hash, /spec/template/metadata/labels/app.kubernetes.io/name, '/spec/selector/matchLabels/a.b/c'] }\n",
            },
          ],
        },
        {
          messageId: "unescapedSlash",
          data: {
            value: "/spec/template/metadata/labels/app.kubernetes.io/name",
            text: "/spec/template/metadata/labels/app.kubernetes.io~1name",
          },
          line: 5,
          column: 111,
          endLine: 5,
          endColumn: 164,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "/spec/template/metadata/labels/app.kubernetes.io~1name" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [/metadata/annotations/karpenter.sh/nodepool-hash, /spec/template/metadata/labels/app.kubernetes.io~1name, '/spec/selector/matchLabels/a.b/c'] }\n",
            },
          ],
        },
        {
          messageId: "unescapedSlash",
          data: { value: "/spec/selector/matchLabels/a.b/c", text: "/spec/selector/matchLabels/a.b~1c" },
          line: 5,
          column: 166,
          endLine: 5,
          endColumn: 200,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "/spec/selector/matchLabels/a.b~1c" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [/metadata/annotations/karpenter.sh/nodepool-hash, /spec/template/metadata/labels/app.kubernetes.io/name, '/spec/selector/matchLabels/a.b~1c'] }\n",
            },
          ],
        },
      ],
    },
    {
      name: "no slash at the start",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [spec/limits, spec, "metadata/labels/a.b/c"] }\n',
      errors: [
        {
          messageId: "missingSlash",
          data: { value: "spec/limits", text: "/spec/limits" },
          line: 5,
          column: 61,
          endLine: 5,
          endColumn: 72,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "/spec/limits" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [/spec/limits, spec, "metadata/labels/a.b/c"] }\n',
            },
          ],
        },
        {
          messageId: "missingSlash",
          data: { value: "spec", text: "/spec" },
          line: 5,
          column: 74,
          endLine: 5,
          endColumn: 78,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "/spec" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [spec/limits, /spec, "metadata/labels/a.b/c"] }\n',
            },
          ],
        },
        {
          messageId: "missingSlash",
          data: { value: "metadata/labels/a.b/c", text: "/metadata/labels/a.b~1c" },
          line: 5,
          column: 80,
          endLine: 5,
          endColumn: 103,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "/metadata/labels/a.b~1c" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [spec/limits, spec, "/metadata/labels/a.b~1c"] }\n',
            },
          ],
        },
      ],
    },
    {
      name: "patterns and paths",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [/spec/template/spec/requirements/*/minValues, '/spec/x[0]/y', '/spec/x[]/y', spec.limits, .spec.limits, '.spec[\"a\"]'] }\n",
      errors: [
        {
          messageId: "pointerPattern",
          data: { value: "/spec/template/spec/requirements/*/minValues" },
          line: 5,
          column: 61,
          endLine: 5,
          endColumn: 105,
        },
        {
          messageId: "pointerPattern",
          data: { value: "/spec/x[0]/y" },
          line: 5,
          column: 107,
          endLine: 5,
          endColumn: 121,
        },
        {
          messageId: "pointerPattern",
          data: { value: "/spec/x[]/y" },
          line: 5,
          column: 123,
          endLine: 5,
          endColumn: 136,
        },
        {
          messageId: "pointerPattern",
          data: { value: "spec.limits" },
          line: 5,
          column: 138,
          endLine: 5,
          endColumn: 149,
        },
        {
          messageId: "pointerPattern",
          data: { value: ".spec.limits" },
          line: 5,
          column: 151,
          endLine: 5,
          endColumn: 163,
        },
        {
          messageId: "pointerPattern",
          data: { value: '.spec["a"]' },
          line: 5,
          column: 165,
          endLine: 5,
          endColumn: 177,
        },
      ],
    },
    {
      name: "an alias",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [&p spec/limits, *p] }\n",
      errors: [
        {
          messageId: "missingSlash",
          data: { value: "spec/limits", text: "/spec/limits" },
          line: 5,
          column: 64,
          endLine: 5,
          endColumn: 75,
        },
        {
          messageId: "missingSlash",
          data: { value: "spec/limits", text: "/spec/limits" },
          line: 5,
          column: 77,
          endLine: 5,
          endColumn: 79,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "/spec/limits" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [&p spec/limits, /spec/limits] }\n",
            },
          ],
        },
      ],
    },
    {
      name: "the Applications of a set",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { ignoreApplicationDifferences: [{ name: x, jsonPointers: [spec/project] }] }\n",
      errors: [
        {
          messageId: "missingSlash",
          data: { value: "spec/project", text: "/spec/project" },
          line: 3,
          column: 66,
          endLine: 3,
          endColumn: 78,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "/spec/project" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { ignoreApplicationDifferences: [{ name: x, jsonPointers: [/spec/project] }] }\n",
            },
          ],
        },
      ],
    },
    {
      name: "a patch",
      code: "$patch: merge\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [spec/limits] }\n",
      errors: [
        {
          messageId: "missingSlash",
          data: { value: "spec/limits", text: "/spec/limits" },
          line: 6,
          column: 61,
          endLine: 6,
          endColumn: 72,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "/spec/limits" },
              output:
                "$patch: merge\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ignoreDifferences:\n    - { group: karpenter.sh, kind: NodePool, jsonPointers: [/spec/limits] }\n",
            },
          ],
        },
      ],
    },
  ],
});
