import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

ruleTester.run("valid-helm-parameters", karpenter.rules["valid-helm-parameters"], {
  texts: {
    addForceString: "Add `forceString: true`.",
    escapedKey:
      "Dots are escaped only in the names of parameters, so `\\` is part of the key `eks\\.amazonaws\\.com/role-arn`; use `eks.amazonaws.com/role-arn`.",
    quotedKey:
      'Helm reads the quotes as part of the key, so `serviceAccount.annotations."eks\\.amazonaws\\.com/role-arn"` sets another value; use `serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn`.',
    replaceText: "Replace with `serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn`.",
    typedValue: "Helm reads `1` as a number, but `podAnnotations.a` must be text; add `forceString: true`.",
    unescapedDots:
      "Each `.` in `serviceAccount.annotations.eks.amazonaws.com/role-arn` starts a mapping, so Helm does not set this key; use `serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn`.",
  },
  valid: [
    {
      name: "escaped, plain and in quotes",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn\n          value: x\n        - { name: "podAnnotations.prometheus\\\\.io/scrape", value: "true" }\n        - { name: nodeSelector.karpenter\\.sh/controller, value: \'true\' }\n',
    },
    {
      name: "paths that are no keys with domains",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: ingress.annotations.a.b\n        - name: labels.team\n        - name: image.repository\n        - name: annotations.x/y\n        - name: hosts[0].paths[0].a.b/c\n        - name: controller.labels[0].a.b/c\n        - name: annotations.a.b/c,d\n        - name: a.k8s.io/b\n        - name: annotations\n        - name: it's\n",
    },
    {
      name: "templated, and no text",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: annotations.{{ .x }}.b.c/d\n        - name: 1\n        - name:\n        - name: annotations.${X}.b.c/d\n        - '{{ .p }}'\n        - value: x\n",
    },
    {
      name: "keys of values",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      valuesObject: { serviceAccount: { annotations: { eks.amazonaws.com/role-arn: x, 'a\\b': c }, config: { '^/a\\.b$': c, 'x\\.y': d } } }\n      parameters: '{{ .x }}'\n",
    },
    {
      name: "numbers, without the option",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - { name: podAnnotations.a, value: "1" }\n',
    },
    {
      name: "text, forced and other fields, with the option",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - { name: podAnnotations.a, value: '1', forceString: true }\n        - { name: podAnnotations.a, value: '1', forceString: '{{ .x }}' }\n        - { name: replicas, value: '1' }\n        - { name: podLabels.b, value: '1.5' }\n        - { name: podLabels.b, value: '007' }\n        - { name: podLabels.b, value: x }\n        - { name: podLabels.b, value: '{{ .x }}' }\n        - { name: '{{ .x }}', value: '1' }\n        - { name: labels.a.b, value: '1' }\n",
      options: [{ checkTypes: true }],
    },
    {
      name: "a helmfile with other charts, and names that are escaped or templated",
      code: "releases:\n  - name: other\n    chart: other/other\n    set:\n      - name: annotations.a.b/c\n        value: x\n  - name: karpenter\n    chart: oci://public.ecr.aws/karpenter/karpenter\n    set:\n      - name: annotations.a\\.b/c\n        value: x\n      - name: annotations.{{ .x }}.a.b/c\n        value: x\n",
      filename: "helmfile.yaml",
    },
    {
      name: "another kind",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: annotations.a.b/c\n",
    },
    {
      name: "another group",
      code: "apiVersion: app.k8s.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: annotations.a.b/c\n",
    },
  ],
  invalid: [
    {
      name: "dots that are not escaped",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.eks.amazonaws.com/role-arn\n          value: x\n        - { name: 'podLabels.app.kubernetes.io/name' }\n        - { name: \"nodeSelector.karpenter.sh/controller\" }\n        - name: podAnnotations.eks\\.amazonaws.com/role-arn\n        - name: nodeSelector.kubernetes.io\n        - name: service.Annotations.a.b/c.d\n",
      errors: [
        {
          messageId: "unescapedDots",
          data: {
            name: "serviceAccount.annotations.eks.amazonaws.com/role-arn",
            text: "serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn",
          },
          line: 8,
          column: 17,
          endLine: 8,
          endColumn: 70,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn\n          value: x\n        - { name: 'podLabels.app.kubernetes.io/name' }\n        - { name: \"nodeSelector.karpenter.sh/controller\" }\n        - name: podAnnotations.eks\\.amazonaws.com/role-arn\n        - name: nodeSelector.kubernetes.io\n        - name: service.Annotations.a.b/c.d\n",
            },
          ],
        },
        {
          messageId: "unescapedDots",
          data: { name: "podLabels.app.kubernetes.io/name", text: "podLabels.app\\.kubernetes\\.io/name" },
          line: 10,
          column: 19,
          endLine: 10,
          endColumn: 53,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "podLabels.app\\.kubernetes\\.io/name" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.eks.amazonaws.com/role-arn\n          value: x\n        - { name: 'podLabels.app\\.kubernetes\\.io/name' }\n        - { name: \"nodeSelector.karpenter.sh/controller\" }\n        - name: podAnnotations.eks\\.amazonaws.com/role-arn\n        - name: nodeSelector.kubernetes.io\n        - name: service.Annotations.a.b/c.d\n",
            },
          ],
        },
        {
          messageId: "unescapedDots",
          data: { name: "nodeSelector.karpenter.sh/controller", text: "nodeSelector.karpenter\\.sh/controller" },
          line: 11,
          column: 19,
          endLine: 11,
          endColumn: 57,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "nodeSelector.karpenter\\.sh/controller" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.eks.amazonaws.com/role-arn\n          value: x\n        - { name: 'podLabels.app.kubernetes.io/name' }\n        - { name: \"nodeSelector.karpenter\\\\.sh/controller\" }\n        - name: podAnnotations.eks\\.amazonaws.com/role-arn\n        - name: nodeSelector.kubernetes.io\n        - name: service.Annotations.a.b/c.d\n",
            },
          ],
        },
        {
          messageId: "unescapedDots",
          data: {
            name: "podAnnotations.eks\\.amazonaws.com/role-arn",
            text: "podAnnotations.eks\\.amazonaws\\.com/role-arn",
          },
          line: 12,
          column: 17,
          endLine: 12,
          endColumn: 59,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "podAnnotations.eks\\.amazonaws\\.com/role-arn" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.eks.amazonaws.com/role-arn\n          value: x\n        - { name: 'podLabels.app.kubernetes.io/name' }\n        - { name: \"nodeSelector.karpenter.sh/controller\" }\n        - name: podAnnotations.eks\\.amazonaws\\.com/role-arn\n        - name: nodeSelector.kubernetes.io\n        - name: service.Annotations.a.b/c.d\n",
            },
          ],
        },
        {
          messageId: "unescapedDots",
          data: { name: "nodeSelector.kubernetes.io", text: "nodeSelector.kubernetes\\.io" },
          line: 13,
          column: 17,
          endLine: 13,
          endColumn: 43,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "nodeSelector.kubernetes\\.io" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.eks.amazonaws.com/role-arn\n          value: x\n        - { name: 'podLabels.app.kubernetes.io/name' }\n        - { name: \"nodeSelector.karpenter.sh/controller\" }\n        - name: podAnnotations.eks\\.amazonaws.com/role-arn\n        - name: nodeSelector.kubernetes\\.io\n        - name: service.Annotations.a.b/c.d\n",
            },
          ],
        },
        {
          messageId: "unescapedDots",
          data: { name: "service.Annotations.a.b/c.d", text: "service.Annotations.a\\.b/c\\.d" },
          line: 14,
          column: 17,
          endLine: 14,
          endColumn: 44,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "service.Annotations.a\\.b/c\\.d" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.eks.amazonaws.com/role-arn\n          value: x\n        - { name: 'podLabels.app.kubernetes.io/name' }\n        - { name: \"nodeSelector.karpenter.sh/controller\" }\n        - name: podAnnotations.eks\\.amazonaws.com/role-arn\n        - name: nodeSelector.kubernetes.io\n        - name: service.Annotations.a\\.b/c\\.d\n",
            },
          ],
        },
      ],
    },
    {
      name: "quotes",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.\"eks\\.amazonaws\\.com/role-arn\"\n        - name: annotations.'a.b/c'\n        - { name: 'annotations.\"a.b/c\"' }\n",
      errors: [
        {
          messageId: "quotedKey",
          data: {
            name: 'serviceAccount.annotations."eks\\.amazonaws\\.com/role-arn"',
            text: "serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn",
          },
          line: 8,
          column: 17,
          endLine: 8,
          endColumn: 74,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn\n        - name: annotations.'a.b/c'\n        - { name: 'annotations.\"a.b/c\"' }\n",
            },
          ],
        },
        {
          messageId: "quotedKey",
          data: { name: "annotations.'a.b/c'", text: "annotations.a\\.b/c" },
          line: 9,
          column: 17,
          endLine: 9,
          endColumn: 36,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "annotations.a\\.b/c" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations."eks\\.amazonaws\\.com/role-arn"\n        - name: annotations.a\\.b/c\n        - { name: \'annotations."a.b/c"\' }\n',
            },
          ],
        },
        {
          messageId: "quotedKey",
          data: { name: 'annotations."a.b/c"', text: "annotations.a\\.b/c" },
          line: 10,
          column: 19,
          endLine: 10,
          endColumn: 40,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "annotations.a\\.b/c" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: serviceAccount.annotations.\"eks\\.amazonaws\\.com/role-arn\"\n        - name: annotations.'a.b/c'\n        - { name: 'annotations.a\\.b/c' }\n",
            },
          ],
        },
      ],
    },
    {
      name: "in files of parameters, of several sources, in the template of a set, under CRLF",
      code: "apiVersion: argoproj.io/v1alpha1\r\nkind: ApplicationSet\r\nspec:\r\n  template:\r\n    spec:\r\n      sources:\r\n        - helm: { fileParameters: [{ name: annotations.a.b/c, path: x }] }\r\n        - helm: { parameters: [{ name: labels.a.b/c, value: x }] }\r\n",
      errors: [
        {
          messageId: "unescapedDots",
          data: { name: "annotations.a.b/c", text: "annotations.a\\.b/c" },
          line: 7,
          column: 44,
          endLine: 7,
          endColumn: 61,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "annotations.a\\.b/c" },
              output:
                "apiVersion: argoproj.io/v1alpha1\r\nkind: ApplicationSet\r\nspec:\r\n  template:\r\n    spec:\r\n      sources:\r\n        - helm: { fileParameters: [{ name: annotations.a\\.b/c, path: x }] }\r\n        - helm: { parameters: [{ name: labels.a.b/c, value: x }] }\r\n",
            },
          ],
        },
        {
          messageId: "unescapedDots",
          data: { name: "labels.a.b/c", text: "labels.a\\.b/c" },
          line: 8,
          column: 40,
          endLine: 8,
          endColumn: 52,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "labels.a\\.b/c" },
              output:
                "apiVersion: argoproj.io/v1alpha1\r\nkind: ApplicationSet\r\nspec:\r\n  template:\r\n    spec:\r\n      sources:\r\n        - helm: { fileParameters: [{ name: annotations.a.b/c, path: x }] }\r\n        - helm: { parameters: [{ name: labels.a\\.b/c, value: x }] }\r\n",
            },
          ],
        },
      ],
    },
    {
      name: "escaped keys of values",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      valuesObject: { annotations: { eks\\.amazonaws\\.com/role-arn: x, "a\\\\.b": y }, x: { a\\.io/b: z } }\n',
      errors: [
        {
          messageId: "escapedKey",
          data: { name: "eks\\.amazonaws\\.com/role-arn", text: "eks.amazonaws.com/role-arn" },
          line: 7,
          column: 38,
          endLine: 7,
          endColumn: 66,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "eks.amazonaws.com/role-arn" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      valuesObject: { annotations: { eks.amazonaws.com/role-arn: x, "a\\\\.b": y }, x: { a\\.io/b: z } }\n',
            },
          ],
        },
        {
          messageId: "escapedKey",
          data: { name: "a\\.b", text: "a.b" },
          line: 7,
          column: 71,
          endLine: 7,
          endColumn: 78,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "a.b" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      valuesObject: { annotations: { eks\\.amazonaws\\.com/role-arn: x, "a.b": y }, x: { a\\.io/b: z } }\n',
            },
          ],
        },
        {
          messageId: "escapedKey",
          data: { name: "a\\.io/b", text: "a.io/b" },
          line: 7,
          column: 90,
          endLine: 7,
          endColumn: 97,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "a.io/b" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      valuesObject: { annotations: { eks\\.amazonaws\\.com/role-arn: x, "a\\\\.b": y }, x: { a.io/b: z } }\n',
            },
          ],
        },
      ],
    },
    {
      name: "escaped keys of values in a block",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      values: |\n        annotations:\n          eks\\.amazonaws\\.com/role-arn: x\n",
      errors: [
        {
          messageId: "escapedKey",
          data: { name: "eks\\.amazonaws\\.com/role-arn", text: "eks.amazonaws.com/role-arn" },
          line: 9,
          column: 11,
          endLine: 9,
          endColumn: 39,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "eks.amazonaws.com/role-arn" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      values: |\n        annotations:\n          eks.amazonaws.com/role-arn: x\n",
            },
          ],
        },
      ],
    },
    {
      name: "numbers for text",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - { name: podAnnotations.a, value: \"1\" }\n        - name: podLabels.a\\.b/c\n          value: 'true'\n        - { name: settings.clusterName, value: '0', forceString: false }\n        - { name: labels.x, value: 'null' }\n",
      options: [{ checkTypes: true }],
      errors: [
        {
          messageId: "typedValue",
          data: { value: "1", type: "a number", name: "podAnnotations.a" },
          line: 8,
          column: 44,
          endLine: 8,
          endColumn: 47,
          suggestions: [
            {
              messageId: "addForceString",
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - { name: podAnnotations.a, value: \"1\", forceString: true }\n        - name: podLabels.a\\.b/c\n          value: 'true'\n        - { name: settings.clusterName, value: '0', forceString: false }\n        - { name: labels.x, value: 'null' }\n",
            },
          ],
        },
        {
          messageId: "typedValue",
          data: { value: "true", type: "a boolean", name: "podLabels.a\\.b/c" },
          line: 10,
          column: 18,
          endLine: 10,
          endColumn: 24,
          suggestions: [
            {
              messageId: "addForceString",
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - { name: podAnnotations.a, value: \"1\" }\n        - name: podLabels.a\\.b/c\n          value: 'true'\n          forceString: true\n        - { name: settings.clusterName, value: '0', forceString: false }\n        - { name: labels.x, value: 'null' }\n",
            },
          ],
        },
        {
          messageId: "typedValue",
          data: { value: "0", type: "a number", name: "settings.clusterName" },
          line: 11,
          column: 48,
          endLine: 11,
          endColumn: 51,
          suggestions: [
            {
              messageId: "addForceString",
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - { name: podAnnotations.a, value: \"1\" }\n        - name: podLabels.a\\.b/c\n          value: 'true'\n        - { name: settings.clusterName, value: '0', forceString: true }\n        - { name: labels.x, value: 'null' }\n",
            },
          ],
        },
        {
          messageId: "typedValue",
          data: { value: "null", type: "no value", name: "labels.x" },
          line: 12,
          column: 36,
          endLine: 12,
          endColumn: 42,
          suggestions: [
            {
              messageId: "addForceString",
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - { name: podAnnotations.a, value: \"1\" }\n        - name: podLabels.a\\.b/c\n          value: 'true'\n        - { name: settings.clusterName, value: '0', forceString: false }\n        - { name: labels.x, value: 'null', forceString: true }\n",
            },
          ],
        },
      ],
    },
    {
      name: "aliases",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - { name: &n annotations.a.b/c }\n        - { name: *n }\n",
      errors: [
        {
          messageId: "unescapedDots",
          data: { name: "annotations.a.b/c", text: "annotations.a\\.b/c" },
          line: 8,
          column: 22,
          endLine: 8,
          endColumn: 39,
        },
        {
          messageId: "unescapedDots",
          data: { name: "annotations.a.b/c", text: "annotations.a\\.b/c" },
          line: 9,
          column: 19,
          endLine: 9,
          endColumn: 21,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "annotations.a\\.b/c" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - { name: &n annotations.a.b/c }\n        - { name: annotations.a\\.b/c }\n",
            },
          ],
        },
      ],
    },
    {
      name: "an item of a List, and a patch",
      code: "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    spec: { source: { helm: { parameters: [{ name: annotations.a.b/c }] } } }\n---\n$patch: merge\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: annotations.a.b/c\n",
      errors: [
        {
          messageId: "unescapedDots",
          data: { name: "annotations.a.b/c", text: "annotations.a\\.b/c" },
          line: 6,
          column: 52,
          endLine: 6,
          endColumn: 69,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "annotations.a\\.b/c" },
              output:
                "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    spec: { source: { helm: { parameters: [{ name: annotations.a\\.b/c }] } } }\n---\n$patch: merge\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: annotations.a.b/c\n",
            },
          ],
        },
        {
          messageId: "unescapedDots",
          data: { name: "annotations.a.b/c", text: "annotations.a\\.b/c" },
          line: 16,
          column: 17,
          endLine: 16,
          endColumn: 34,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "annotations.a\\.b/c" },
              output:
                "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    spec: { source: { helm: { parameters: [{ name: annotations.a.b/c }] } } }\n---\n$patch: merge\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: x\n    helm:\n      parameters:\n        - name: annotations.a\\.b/c\n",
            },
          ],
        },
      ],
    },
    {
      name: "a helmfile",
      code: "releases:\n  - name: karpenter\n    chart: oci://public.ecr.aws/karpenter/karpenter\n    version: 1.14.1\n    set:\n      - name: serviceAccount.annotations.eks.amazonaws.com/role-arn\n        value: x\n",
      errors: [
        {
          messageId: "unescapedDots",
          data: {
            name: "serviceAccount.annotations.eks.amazonaws.com/role-arn",
            text: "serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn",
          },
          line: 6,
          column: 15,
          endLine: 6,
          endColumn: 68,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn" },
              output:
                "releases:\n  - name: karpenter\n    chart: oci://public.ecr.aws/karpenter/karpenter\n    version: 1.14.1\n    set:\n      - name: serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn\n        value: x\n",
            },
          ],
        },
      ],
      filename: "helmfile.yaml",
    },
  ],
});
