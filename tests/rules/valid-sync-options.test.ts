import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

ruleTester.run("valid-sync-options", karpenter.rules["valid-sync-options"], {
  texts: {
    compareOption:
      "`ServerSideDiff=true` is an option of the annotation `argocd.argoproj.io/compare-options`, so Argo CD ignores it here; move it there.",
    misspelledOption:
      "`CreateNamespaces=true` is not a sync option, so Argo CD silently ignores it; did you mean `CreateNamespace=true`?",
    replaceText: "Replace with `CreateNamespace=true`.",
    syncOption:
      "`ServerSideApply=true` is a sync option, so Argo CD ignores it here; move it to the annotation `argocd.argoproj.io/sync-options`.",
    unknownOption: "`Teleport=true` is not a sync option, so Argo CD silently ignores it; remove it.",
    wrongValue:
      "Argo CD compares sync options as exact text, so it ignores `ServerSideApply=True`; use `ServerSideApply=true` or `ServerSideApply=false`.",
  },
  valid: [
    {
      name: "all options",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespace=true, ServerSideApply=true, RespectIgnoreDifferences=true, ApplyOutOfSyncOnly=false, PruneLast=true, PrunePropagationPolicy=orphan, Validate=false, SkipDryRunOnMissingResource=true, FailOnSharedResource=true, Prune=confirm, Delete=false, ClientSideApplyMigration=false, Replace=true, Force=true]\n",
    },
    {
      name: "defaults, which Argo CD need not look for",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespace=false, PruneLast=false, Prune=true, Delete=True, Validate=true, Force=False]\n",
    },
    {
      name: "an option that only a newer Argo CD may have",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [Teleport=true]\n",
    },
    {
      name: "templated options, and others that are no text",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: ['{{ .option }}', 'CreateNamespace={{ .x }}', '${OPTION}', { CreateNamespace: true }, true, null]\n",
    },
    {
      name: "a templated list",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: '{{ .options }}'\n",
    },
    {
      name: "annotations",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: SkipDryRunOnMissingResource=true, Prune=false,\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/compare-options: IgnoreExtraneous, ServerSideDiff=true,IncludeMutationWebhook=true\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: '{{ .x }}'\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options:\n",
    },
    {
      name: "another kind",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespaces=true]\n",
    },
    {
      name: "another group",
      code: "apiVersion: app.k8s.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespaces=true]\n",
    },
  ],
  invalid: [
    {
      name: "misspelled options",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespaces=true, RespectIgnoreDifference=True, "serverSideApply=true", PruneLasts]\n',
      errors: [
        {
          messageId: "misspelledOption",
          data: { value: "CreateNamespaces=true", text: "CreateNamespace=true" },
          line: 5,
          column: 19,
          endLine: 5,
          endColumn: 40,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "CreateNamespace=true" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespace=true, RespectIgnoreDifference=True, "serverSideApply=true", PruneLasts]\n',
            },
          ],
        },
        {
          messageId: "misspelledOption",
          data: { value: "RespectIgnoreDifference=True", text: "RespectIgnoreDifferences=true" },
          line: 5,
          column: 42,
          endLine: 5,
          endColumn: 70,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "RespectIgnoreDifferences=true" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespaces=true, RespectIgnoreDifferences=true, "serverSideApply=true", PruneLasts]\n',
            },
          ],
        },
        {
          messageId: "misspelledOption",
          data: { value: "serverSideApply=true", text: "ServerSideApply=true" },
          line: 5,
          column: 72,
          endLine: 5,
          endColumn: 94,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "ServerSideApply=true" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespaces=true, RespectIgnoreDifference=True, "ServerSideApply=true", PruneLasts]\n',
            },
          ],
        },
        {
          messageId: "misspelledOption",
          data: { value: "PruneLasts", text: "PruneLast=true" },
          line: 5,
          column: 96,
          endLine: 5,
          endColumn: 106,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "PruneLast=true" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespaces=true, RespectIgnoreDifference=True, "serverSideApply=true", PruneLast=true]\n',
            },
          ],
        },
      ],
    },
    {
      name: "values that Argo CD does not look for",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [ServerSideApply=True, Validate=False, 'CreateNamespace= true', 'CreateNamespace =true', PrunePropagationPolicy=Foreground, PrunePropagationPolicy=forward, CreateNamespace, Prune, Replace=yes]\n",
      errors: [
        {
          messageId: "wrongValue",
          data: { value: "ServerSideApply=True", allowed: "`ServerSideApply=true` or `ServerSideApply=false`" },
          line: 5,
          column: 19,
          endLine: 5,
          endColumn: 39,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "ServerSideApply=true" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [ServerSideApply=true, Validate=False, 'CreateNamespace= true', 'CreateNamespace =true', PrunePropagationPolicy=Foreground, PrunePropagationPolicy=forward, CreateNamespace, Prune, Replace=yes]\n",
            },
          ],
        },
        {
          messageId: "wrongValue",
          data: { value: "Validate=False", allowed: "`Validate=false`" },
          line: 5,
          column: 41,
          endLine: 5,
          endColumn: 55,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "Validate=false" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [ServerSideApply=True, Validate=false, 'CreateNamespace= true', 'CreateNamespace =true', PrunePropagationPolicy=Foreground, PrunePropagationPolicy=forward, CreateNamespace, Prune, Replace=yes]\n",
            },
          ],
        },
        {
          messageId: "wrongValue",
          data: { value: "CreateNamespace= true", allowed: "`CreateNamespace=true`" },
          line: 5,
          column: 57,
          endLine: 5,
          endColumn: 80,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "CreateNamespace=true" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [ServerSideApply=True, Validate=False, 'CreateNamespace=true', 'CreateNamespace =true', PrunePropagationPolicy=Foreground, PrunePropagationPolicy=forward, CreateNamespace, Prune, Replace=yes]\n",
            },
          ],
        },
        {
          messageId: "wrongValue",
          data: { value: "CreateNamespace =true", allowed: "`CreateNamespace=true`" },
          line: 5,
          column: 82,
          endLine: 5,
          endColumn: 105,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "CreateNamespace=true" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [ServerSideApply=True, Validate=False, 'CreateNamespace= true', 'CreateNamespace=true', PrunePropagationPolicy=Foreground, PrunePropagationPolicy=forward, CreateNamespace, Prune, Replace=yes]\n",
            },
          ],
        },
        {
          messageId: "wrongValue",
          data: {
            value: "PrunePropagationPolicy=Foreground",
            allowed:
              "`PrunePropagationPolicy=foreground`, `PrunePropagationPolicy=background` or `PrunePropagationPolicy=orphan`",
          },
          line: 5,
          column: 107,
          endLine: 5,
          endColumn: 140,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "PrunePropagationPolicy=foreground" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [ServerSideApply=True, Validate=False, 'CreateNamespace= true', 'CreateNamespace =true', PrunePropagationPolicy=foreground, PrunePropagationPolicy=forward, CreateNamespace, Prune, Replace=yes]\n",
            },
          ],
        },
        {
          messageId: "wrongValue",
          data: {
            value: "PrunePropagationPolicy=forward",
            allowed:
              "`PrunePropagationPolicy=foreground`, `PrunePropagationPolicy=background` or `PrunePropagationPolicy=orphan`",
          },
          line: 5,
          column: 142,
          endLine: 5,
          endColumn: 172,
        },
        {
          messageId: "wrongValue",
          data: { value: "CreateNamespace", allowed: "`CreateNamespace=true`" },
          line: 5,
          column: 174,
          endLine: 5,
          endColumn: 189,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "CreateNamespace=true" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [ServerSideApply=True, Validate=False, 'CreateNamespace= true', 'CreateNamespace =true', PrunePropagationPolicy=Foreground, PrunePropagationPolicy=forward, CreateNamespace=true, Prune, Replace=yes]\n",
            },
          ],
        },
        {
          messageId: "wrongValue",
          data: { value: "Prune", allowed: "`Prune=false` or `Prune=confirm`" },
          line: 5,
          column: 191,
          endLine: 5,
          endColumn: 196,
        },
        {
          messageId: "wrongValue",
          data: { value: "Replace=yes", allowed: "`Replace=true` or `Replace=false`" },
          line: 5,
          column: 198,
          endLine: 5,
          endColumn: 209,
        },
      ],
    },
    {
      name: "an option of compare-options",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [ServerSideDiff=true, IgnoreExtraneous]\n",
      errors: [
        {
          messageId: "compareOption",
          data: { value: "ServerSideDiff=true" },
          line: 5,
          column: 19,
          endLine: 5,
          endColumn: 38,
        },
        {
          messageId: "compareOption",
          data: { value: "IgnoreExtraneous" },
          line: 5,
          column: 40,
          endLine: 5,
          endColumn: 56,
        },
      ],
    },
    {
      name: "an unknown option",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [Teleport=true, ServerSideDif=true]\n",
      options: [{ checkUnknown: true }],
      errors: [
        {
          messageId: "unknownOption",
          data: { value: "Teleport=true" },
          line: 5,
          column: 19,
          endLine: 5,
          endColumn: 32,
        },
        {
          messageId: "unknownOption",
          data: { value: "ServerSideDif=true" },
          line: 5,
          column: 34,
          endLine: 5,
          endColumn: 52,
        },
      ],
    },
    {
      name: "in the template of an ApplicationSet, in lines, under CRLF",
      code: "apiVersion: argoproj.io/v1alpha1\r\nkind: ApplicationSet\r\nspec:\r\n  template:\r\n    spec:\r\n      syncPolicy:\r\n        syncOptions:\r\n          - CreateNamespaces=true # why\r\n",
      errors: [
        {
          messageId: "misspelledOption",
          data: { value: "CreateNamespaces=true", text: "CreateNamespace=true" },
          line: 8,
          column: 13,
          endLine: 8,
          endColumn: 34,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "CreateNamespace=true" },
              output:
                "apiVersion: argoproj.io/v1alpha1\r\nkind: ApplicationSet\r\nspec:\r\n  template:\r\n    spec:\r\n      syncPolicy:\r\n        syncOptions:\r\n          - CreateNamespace=true # why\r\n",
            },
          ],
        },
      ],
    },
    {
      name: "aliases",
      code: "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [&o CreateNamespaces=true, *o]\n",
      errors: [
        {
          messageId: "misspelledOption",
          data: { value: "CreateNamespaces=true", text: "CreateNamespace=true" },
          line: 5,
          column: 22,
          endLine: 5,
          endColumn: 43,
        },
        {
          messageId: "misspelledOption",
          data: { value: "CreateNamespaces=true", text: "CreateNamespace=true" },
          line: 5,
          column: 45,
          endLine: 5,
          endColumn: 47,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "CreateNamespace=true" },
              output:
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [&o CreateNamespaces=true, CreateNamespace=true]\n",
            },
          ],
        },
      ],
    },
    {
      name: "a patch",
      code: "$patch: merge\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespaces=true]\n",
      errors: [
        {
          messageId: "misspelledOption",
          data: { value: "CreateNamespaces=true", text: "CreateNamespace=true" },
          line: 6,
          column: 19,
          endLine: 6,
          endColumn: 40,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "CreateNamespace=true" },
              output:
                "$patch: merge\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespace=true]\n",
            },
          ],
        },
      ],
    },
    {
      name: "an item of a List",
      code: "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    spec: { syncPolicy: { syncOptions: [CreateNamespaces=true] } }\n",
      errors: [
        {
          messageId: "misspelledOption",
          data: { value: "CreateNamespaces=true", text: "CreateNamespace=true" },
          line: 6,
          column: 41,
          endLine: 6,
          endColumn: 62,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "CreateNamespace=true" },
              output:
                "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    spec: { syncPolicy: { syncOptions: [CreateNamespace=true] } }\n",
            },
          ],
        },
      ],
    },
    {
      name: "annotations of resources",
      code: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: "Prune=false, SkipDryRunOnMissingResources=true"\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: ServerSideApply=True\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/compare-options: IgnoreExtraneous,ServerSideApply=true\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: ServerSideDiff=true\n',
      errors: [
        {
          messageId: "misspelledOption",
          data: { value: "SkipDryRunOnMissingResources=true", text: "SkipDryRunOnMissingResource=true" },
          line: 5,
          column: 52,
          endLine: 5,
          endColumn: 85,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "SkipDryRunOnMissingResource=true" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: "Prune=false, SkipDryRunOnMissingResource=true"\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: ServerSideApply=True\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/compare-options: IgnoreExtraneous,ServerSideApply=true\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: ServerSideDiff=true\n',
            },
          ],
        },
        {
          messageId: "wrongValue",
          data: { value: "ServerSideApply=True", allowed: "`ServerSideApply=true` or `ServerSideApply=false`" },
          line: 11,
          column: 38,
          endLine: 11,
          endColumn: 58,
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "ServerSideApply=true" },
              output:
                'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: "Prune=false, SkipDryRunOnMissingResources=true"\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: ServerSideApply=true\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/compare-options: IgnoreExtraneous,ServerSideApply=true\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd.argoproj.io/sync-options: ServerSideDiff=true\n',
            },
          ],
        },
        {
          messageId: "syncOption",
          data: { value: "ServerSideApply=true" },
          line: 17,
          column: 41,
          endLine: 17,
          endColumn: 78,
        },
        {
          messageId: "compareOption",
          data: { value: "ServerSideDiff=true" },
          line: 23,
          column: 38,
          endLine: 23,
          endColumn: 57,
        },
      ],
    },
  ],
});
