import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const chart =
  "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: karpenter\n    targetRevision: 1.5.0\n    helm:\n";
const values = `${chart}      values: |\n        settings:\n`;
const eks = "https://0A1B2C3D4E5F6A7B.gr7.eu-west-1.eks.amazonaws.com";
const desc = { messageId: "removeEndpoint" };

function noUrl(value: string): Report {
  return { messageId: "invalidUrl", data: { value } };
}

function inCluster(value: string): Report {
  return { messageId: "inClusterHost", data: { value } };
}

ruleTester.run("valid-cluster-endpoint", karpenter.rules["valid-cluster-endpoint"], {
  texts: {
    inClusterHost:
      "`https://kubernetes.default.svc` resolves only inside the cluster, so nodes cannot join; use the endpoint that EKS reports, or remove it.",
    invalidUrl:
      "`prod.eks.amazonaws.com` is not a URL of the form `https://host`, so Karpenter does not start or nodes cannot join; correct it, or remove it to let Karpenter discover the endpoint on EKS.",
    mismatchedHost:
      "The host of `https://0A1B2C3D4E5F6A7B.gr7.eu-west-1.eks.amazonaws.com` does not match `\\.us-east-1\\.eks\\.amazonaws\\.com$`; correct it.",
    removeEndpoint: "Remove `clusterEndpoint`; on EKS, Karpenter discovers the endpoint.",
  },
  valid: [
    { name: "that of EKS", code: `${values}          clusterEndpoint: ${eks}\n` },
    { name: "with a port and a slash", code: `${values}          clusterEndpoint: "https://10.0.0.1:6443/"\n` },
    { name: "of IPv6", code: `${values}          clusterEndpoint: "https://[2001:db8::1]"\n` },
    { name: "absent", code: `${values}          clusterName: prod\n` },
    { name: "empty: EKS tells it", code: `${values}          clusterEndpoint: ""\n` },
    { name: "null", code: `${values}          clusterEndpoint: ~\n` },
    { name: "templated", code: `${values}          clusterEndpoint: "{{ .server }}"\n` },
    { name: "templated, unquoted", code: `${values}          clusterEndpoint: {{ .server }}\n` },
    { name: "templated in part", code: `${values}          clusterEndpoint: \${ENDPOINT}.eks.amazonaws.com\n` },
    { name: "what is no scalar", code: `${values}          clusterEndpoint: [x]\n` },
    {
      name: "a placeholder is no-placeholder-values's",
      code: `${values}          clusterEndpoint: REPLACE_WITH_YOUR_ENDPOINT\n---\n${values}          clusterEndpoint: CLUSTER_ENDPOINT\n---\n${values}          clusterEndpoint: <your-endpoint>\n`,
    },
    { name: "where this release doesn't look", code: `${values}          aws: { clusterEndpoint: x }\n` },
    { name: "commented out", code: `${values}          # clusterEndpoint: x\n          clusterName: prod\n` },
    { name: "ignored beside valuesObject", code: `${values}          clusterEndpoint: x\n      valuesObject: {}\n` },
    {
      name: "beaten by a parameter",
      code: `${values}          clusterEndpoint: x\n      parameters: [{ name: settings.clusterEndpoint, value: "${eks}" }]\n`,
    },
    {
      name: "another chart",
      code: `${values}          clusterEndpoint: x\n`.replace("karpenter", "karpenter-nodepools"),
    },
    { name: "another group", code: `${values}          clusterEndpoint: x\n`.replace("argoproj.io", "example.io") },
    {
      name: "a host that is allowed",
      code: `${values}          clusterEndpoint: ${eks}\n`,
      options: [{ hostPattern: String.raw`\.eu-west-1\.eks\.amazonaws\.com$` }],
    },
  ],
  invalid: [
    {
      name: "no URL",
      code: `${values}          clusterName: prod # of all\n          clusterEndpoint: prod.eks.amazonaws.com # why?\n          # the queue\n          interruptionQueue: prod\n`,
      errors: [
        {
          ...noUrl("prod.eks.amazonaws.com"),
          line: 11,
          column: 28,
          endLine: 11,
          endColumn: 50,
          suggestions: [
            {
              ...desc,
              output: `${values}          clusterName: prod # of all\n          # the queue\n          interruptionQueue: prod\n`,
            },
          ],
        },
      ],
    },
    {
      name: "without TLS, a parameter under CRLF",
      code: `${chart}      parameters:\n        - name: settings.clusterName\n          value: prod\n        - name: settings.clusterEndpoint\n          value: http://prod.acme.io\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        {
          ...noUrl("http://prod.acme.io"),
          line: 12,
          column: 18,
          endLine: 12,
          endColumn: 37,
          suggestions: [
            {
              ...desc,
              output:
                `${chart}      parameters:\n        - name: settings.clusterName\n          value: prod\n`.replaceAll(
                  "\n",
                  "\r\n",
                ),
            },
          ],
        },
      ],
    },
    {
      name: "too few slashes, and no host, in flow style",
      code: `${chart}      valuesObject: { settings: { clusterEndpoint: 'https:prod.acme.io', clusterName: prod } }\n---\n${chart}      valuesObject: {settings: {"clusterEndpoint": "https:///"}}\n`,
      errors: [
        {
          ...noUrl("https:prod.acme.io"),
          line: 8,
          column: 52,
          endLine: 8,
          endColumn: 72,
          suggestions: [
            {
              ...desc,
              output: `${chart}      valuesObject: { settings: { clusterName: prod } }\n---\n${chart}      valuesObject: {settings: {"clusterEndpoint": "https:///"}}\n`,
            },
          ],
        },
        {
          ...noUrl("https:///"),
          line: 17,
          column: 52,
          endLine: 17,
          endColumn: 63,
          suggestions: [
            {
              ...desc,
              output: `${chart}      valuesObject: { settings: { clusterEndpoint: 'https:prod.acme.io', clusterName: prod } }\n---\n${chart}      valuesObject: {settings: {}}\n`,
            },
          ],
        },
      ],
    },
    {
      name: "inside the cluster, the only setting",
      code: `${values}          clusterEndpoint: https://kubernetes.default.svc\n`,
      errors: [
        {
          ...inCluster("https://kubernetes.default.svc"),
          line: 10,
          column: 28,
          endLine: 10,
          endColumn: 58,
          suggestions: [{ ...desc, output: `${values}          {}\n` }],
        },
      ],
    },
    {
      name: "inside the cluster by its whole name, in values on one line",
      code: `${chart}      values: 'settings: {clusterName: prod, clusterEndpoint: "https://kubernetes.default.svc.cluster.local:443/"}'\n`,
      errors: [
        {
          ...inCluster("https://kubernetes.default.svc.cluster.local:443/"),
          line: 8,
          column: 63,
          endLine: 8,
          endColumn: 114,
          suggestions: [{ ...desc, output: `${chart}      values: 'settings: {clusterName: prod}'\n` }],
        },
      ],
    },
    {
      name: "by alias, with nothing to remove alone",
      code: `${chart}      valuesObject:\n        x: &x { clusterEndpoint: prod }\n        settings: { <<: *x }\n`,
      errors: [{ ...noUrl("prod"), line: 10, column: 21, endLine: 10, endColumn: 23, suggestions: [] }],
    },
    {
      name: "where older releases have it",
      code: `${values}          aws:\n            clusterEndpoint: prod\n            clusterName: prod\n`.replace(
        "1.5.0",
        "v0.31.0",
      ),
      errors: [
        {
          ...noUrl("prod"),
          line: 11,
          column: 30,
          endLine: 11,
          endColumn: 34,
          suggestions: [
            {
              ...desc,
              output: `${values}          aws:\n            clusterName: prod\n`.replace("1.5.0", "v0.31.0"),
            },
          ],
        },
      ],
    },
    {
      name: "in the patch of an ApplicationSet, between its lines",
      code: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  templatePatch: |\n    {{- if .karpenter }}\n    spec:\n      source:\n        repoURL: "{{ .registry }}/karpenter"\n        chart: karpenter\n        helm:\n          valuesObject:\n            settings:\n              clusterName: '{{ .name }}'\n              clusterEndpoint: 42\n    {{- end }}\n`,
      errors: [
        {
          ...noUrl("42"),
          line: 14,
          column: 32,
          endLine: 14,
          endColumn: 34,
          suggestions: [
            {
              ...desc,
              output: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  templatePatch: |\n    {{- if .karpenter }}\n    spec:\n      source:\n        repoURL: "{{ .registry }}/karpenter"\n        chart: karpenter\n        helm:\n          valuesObject:\n            settings:\n              clusterName: '{{ .name }}'\n    {{- end }}\n`,
            },
          ],
        },
      ],
    },
    {
      name: "a host that isn't allowed",
      code: `${values}          clusterName: prod\n          clusterEndpoint: ${eks}\n`,
      options: [{ hostPattern: String.raw`\.us-east-1\.eks\.amazonaws\.com$` }],
      errors: [
        {
          messageId: "mismatchedHost",
          data: {
            value: "https://0A1B2C3D4E5F6A7B.gr7.eu-west-1.eks.amazonaws.com",
            hostPattern: "\\.us-east-1\\.eks\\.amazonaws\\.com$",
          },
          line: 11,
          column: 28,
          endLine: 11,
          endColumn: 84,
          suggestions: [{ ...desc, output: `${values}          clusterName: prod\n` }],
        },
      ],
    },
  ],
});
