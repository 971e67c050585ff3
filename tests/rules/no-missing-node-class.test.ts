import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** Its class is named in line 10, from column 15 on. */
function pool(nodeClass: string, group = "karpenter.k8s.aws"): string {
  return `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  template:
    spec:
      nodeClassRef:
        group: ${group}
        kind: EC2NodeClass
        name: ${nodeClass}
`;
}

/** Its name is in line 3, from column 19 on. */
function nodeClass(name: string): string {
  return `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: ${name} }\nspec: { role: node }\n`;
}

/** A node class of EKS Auto Mode. */
function autoModeClass(name: string): string {
  return nodeClass(name).replace("karpenter.k8s.aws", "eks.amazonaws.com").replace("EC2NodeClass", "NodeClass");
}

const place = { line: 10, column: 15, endLine: 10 };

ruleTester.run("no-missing-node-class", karpenter.rules["no-missing-node-class"], {
  texts: {
    missingNodeClass:
      "No EC2NodeClass is named `web`; add it, or use an existing one, such as `default` in class.yaml:3.",
    foreignNodeClass:
      "No EC2NodeClass for this NodePool is named `x`, only one in prod/class.yaml:3; add it, or use an existing one, such as `y` in staging/class.yaml:3.",
    misspelledNodeClass: "No EC2NodeClass is named `defualt`; did you mean `default` in classes/class.yaml:3?",
    foreignGroup:
      "`group` is `karpenter.sh`, which has no EC2NodeClass, so Karpenter ignores this NodePool; use `karpenter.k8s.aws`.",
    replaceName: "Replace with `karpenter.k8s.aws`.",
    unusedNodeClass: "No NodePool uses this EC2NodeClass; remove it, or reference it from a NodePool.",
  },
  valid: [
    {
      name: "kinds of other providers, a templated group, and v1beta1, which does not read it",
      code: [
        pool("x", "karpenter.acme.io").replace("EC2NodeClass", "NodeClass"),
        pool("x", "karpenter.sh").replace("EC2NodeClass", "KWOKNodeClass"),
        pool("x", '"{{ group }}"'),
        pool("x", "karpenter.sh").replace("EC2NodeClass", '"{{ kind }}"'),
        pool("x", "karpenter.sh").replace("/v1", "/v1beta1"),
      ].join("---\n"),
    },
    { name: "in another folder", ...linted({ "a/pool.yaml": pool("x"), "b/class.yaml": nodeClass("x") }) },
    { name: "in the same file", ...linted({ "all.yaml": `${pool("x")}---\n${nodeClass("x")}` }) },
    { name: "no class at all: they are made elsewhere", ...linted({ "pool.yaml": pool("x") }) },
    { name: "in no repository", code: `${pool("y")}---\n${nodeClass("x")}` },
    {
      name: "the node class that EKS Auto Mode creates",
      ...linted({
        "pool.yaml": pool("default", "eks.amazonaws.com").replace("EC2NodeClass", "NodeClass"),
        "class.yaml": autoModeClass("private"),
      }),
    },
    {
      name: "no class of Auto Mode at all",
      ...linted({
        "pool.yaml": pool("private", "eks.amazonaws.com").replace("EC2NodeClass", "NodeClass"),
        "class.yaml": nodeClass("default"),
      }),
    },
    {
      name: "a used class of Auto Mode, beside an EC2NodeClass of the same name",
      ...linted({
        "class.yaml": autoModeClass("x"),
        "pool.yaml": pool("x", "eks.amazonaws.com").replace("EC2NodeClass", "NodeClass"),
        "other.yaml": nodeClass("x"),
      }),
      options: [{ checkUnused: true }],
    },
    {
      name: "a class of Auto Mode",
      ...linted({ "pool.yaml": pool("x", "eks.amazonaws.com"), "class.yaml": nodeClass("default") }),
    },
    { name: "a templated name", ...linted({ "pool.yaml": pool('"{{ x }}"'), "class.yaml": nodeClass("default") }) },
    { name: "no quotes", ...linted({ "pool.yaml": pool("{{ x }}"), "class.yaml": nodeClass("default") }) },
    {
      name: "a templated class may have any name",
      ...linted({ "pool.yaml": pool("x"), "class.yaml": nodeClass("default"), "other.yaml": nodeClass("${NAME}") }),
    },
    ...Object.entries({
      "a template": nodeClass("x").replace("EC2NodeClass", '"{{ .Values.kind }}"'),
      "a variable of a script": nodeClass("x").replace("EC2NodeClass", "${KIND}"),
      "a misspelled class with an anchor": nodeClass("x").replace("EC2NodeClass", "&kind Ec2Nodeclass"),
      "a misspelled class with a space": nodeClass("x").replace("EC2NodeClass", '"EC2 NodeClass"'),
      "a misspelled class below its key": nodeClass("x").replace("EC2NodeClass", "\n  Ec2Nodeclass"),
    }).map(([name, other]) => ({
      name: `a class whose kind is ${name}`,
      ...linted({ "pool.yaml": pool("x"), "class.yaml": nodeClass("default"), "other.yaml": other }),
    })),
    {
      name: "a class whose kind is a variable of Terraform",
      ...linted({
        "pool.yaml": pool("x"),
        "class.yaml": nodeClass("default"),
        "main.tf":
          'resource "kubernetes_manifest" "a" {\n  manifest = {\n    apiVersion = "karpenter.k8s.aws/v1"\n    kind = var.kind\n    metadata = { name = "x" }\n  }\n}\n',
      }),
    },
    {
      name: "a class in JSON",
      ...linted({
        "pool.yaml": pool("x"),
        "class.yaml": nodeClass("default"),
        "other.json":
          '{"apiVersion": "karpenter.k8s.aws/v1", "kind": "EC2NodeClass", "metadata": {"name": "x"}, "spec": {}}\n',
      }),
    },
    {
      name: "classes that a chart makes",
      ...linted({
        "pool.yaml": pool("x"),
        "class.yaml": nodeClass("default"),
        "chart/templates/class.yaml": `{{- range .Values.classes }}\n${nodeClass("{{ . }}")}{{- end }}\n`,
      }),
    },
    {
      name: "classes that Terraform makes",
      ...linted({
        "pool.yaml": pool("x"),
        "class.yaml": nodeClass("default"),
        "main.tf": `resource "kubectl_manifest" "class" {\n  yaml_body = <<-EOT\n    ${nodeClass("x")}  EOT\n}\n`,
      }),
    },
    {
      name: "a prefix of Kustomize",
      ...linted({
        "pool.yaml": pool("prod-x"),
        "base/class.yaml": nodeClass("x"),
        "base/kustomization.yaml": "namePrefix: prod-\nresources: [class.yaml]\n",
      }),
    },
    ...Object.entries({
      "an inline JSON patch of the reference": `patches: [{ target: { kind: NodePool }, patch: '[{"op": "replace", "path": "/spec/template/spec/nodeClassRef/name", "value": x}]' }]`,
      "a JSON patch of everything around the reference": `patches: [{ target: { kind: NodePool }, patch: '[{"op": "replace", "path": "/spec/template/spec", "value": {"nodeClassRef": {"name": x}}}]' }]`,
      "a patch file of the reference": "patches: [{ path: patch.yaml }]",
      "a patch file that can't be read": "patches: [{ path: gone.json, target: { kind: NodePool } }]",
      "a JSON patch of the class's name": `patchesJson6902: [{ target: { kind: EC2NodeClass }, patch: '[{"op": "replace", "path": "/metadata/name", "value": web}]' }]`,
      "a merge patch that may change the name": `patches: [{ target: { kind: EC2NodeClass }, options: { allowNameChange: true }, patch: '{"kind": "EC2NodeClass", "metadata": {"name": "web"}}' }]`,
      "a replacement of the name":
        "replacements: [{ source: { kind: ConfigMap }, targets: [{ select: { kind: EC2NodeClass } }] }]",
      "a replacement of the reference":
        "replacements: [{ source: { kind: ConfigMap }, targets: [{ select: { kind: NodePool }, fieldPaths: [spec.template.spec.nodeClassRef.name] }] }]",
      "replacements in another file": "replacements: [{ path: r.yaml }]",
      "transformers, which can be prefixes": "transformers: [t.yaml]",
    }).map(([name, fields]) => ({
      name,
      ...linted({
        "pool.yaml": pool("web"),
        "class.yaml": nodeClass("default"),
        "kustomization.yaml": `resources: [pool.yaml, class.yaml]\n${fields}\n`,
        "patch.yaml": pool("web").replace("general", "other"),
      }),
    })),
    {
      name: "a class of the overlay, for a pool of its base",
      ...linted({
        "base/pool.yaml": pool("x"),
        "base/class.yaml": nodeClass("default"),
        "base/kustomization.yaml": "resources: [pool.yaml, class.yaml]\n",
        "prod/kustomization.yaml": "resources: [../base, class.yaml]\n",
        "prod/class.yaml": nodeClass("x"),
      }),
    },
    {
      name: "a class of the chart itself, which a template makes",
      ...linted({
        "charts/x/pool.yaml": pool("x"),
        "charts/x/Chart.yaml": "name: x\n",
        "charts/x/class.yaml": nodeClass("default"),
        "charts/x/templates/a/class.yaml": `{{- range .Values.classes }}\n${nodeClass("{{ . }}")}{{- end }}\n`,
      }),
    },
    {
      name: "a class whose group a template sets",
      ...linted({
        "pool.yaml": pool("x"),
        "class.yaml": nodeClass("default"),
        "other.yaml": nodeClass("x").replace("karpenter.k8s.aws", '"{{ .Values.group }}').replace("/v1", '/v1"'),
      }),
    },
    {
      name: "a class in the values of another chart",
      ...linted({
        "pool.yaml": pool("x"),
        "class.yaml": nodeClass("default"),
        "values.yaml": `extraObjects:\n  - ${nodeClass("x").replaceAll("\n", "\n    ")}\n`,
      }),
    },
    {
      name: "a class of which there is only a patch",
      ...linted({
        "pool.yaml": pool("x"),
        "class.yaml": nodeClass("default"),
        "kustomization.yaml": `resources: [git::https://example.com/base]\npatchesStrategicMerge:\n  - |\n    ${nodeClass("x").replaceAll("\n", "\n    ")}\n`,
      }),
    },
    {
      name: "a base whose overlay changes it",
      ...linted({
        "base/pool.yaml": pool("REPLACED"),
        "base/kustomization.yaml": "resources: [pool.yaml]\n",
        "prod/kustomization.yaml":
          "resources: [../base, class.yaml]\npatches:\n  - target: { kind: NodePool }\n    patch: '[{op: replace, path: /spec/template/spec/nodeClassRef/name, value: default}]'\n",
        "prod/class.yaml": nodeClass("default"),
      }),
    },
    {
      name: "classes in an Application's values",
      ...linted({
        "pool.yaml": pool("x"),
        "class.yaml": nodeClass("default"),
        "app.yaml": `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      valuesObject:\n        extraObjects:\n          - apiVersion: karpenter.k8s.aws/v1\n            kind: EC2NodeClass\n            metadata: { name: x }\n`,
      }),
    },
    {
      name: "what git ignores and the editor shows",
      ...linted({
        "all.yaml": `${pool("x")}---\n${nodeClass("x")}`,
        ".gitignore": "all.yaml\n",
        "class.yaml": nodeClass("default"),
      }),
    },
    { name: "an unused class", ...linted({ "class.yaml": nodeClass("x"), "pool.yaml": pool("y") }) },
    {
      name: "a used class",
      ...linted({ "class.yaml": nodeClass("x"), "pool.yaml": pool("x") }),
      options: [{ checkUnused: true }],
    },
    {
      name: "a class that a templated pool may use",
      ...linted({ "class.yaml": nodeClass("x"), "pool.yaml": pool("${CLASS}") }),
      options: [{ checkUnused: true }],
    },
  ],
  invalid: [
    {
      name: "a node class in Karpenter's own group, with CRLF",
      code: pool("x", "karpenter.sh").replaceAll("\n", "\r\n"),
      errors: [
        {
          messageId: "foreignGroup",
          data: { group: "karpenter.sh", kind: "EC2NodeClass", referrer: "NodePool", meant: "karpenter.k8s.aws" },
          line: 8,
          column: 16,
          endLine: 8,
          endColumn: 28,
          suggestions: [
            {
              messageId: "replaceName",
              data: { meant: "karpenter.k8s.aws" },
              output: pool("x").replaceAll("\n", "\r\n"),
            },
          ],
        },
      ],
    },
    {
      name: "a NodeClass in Karpenter's own group",
      code: pool("x", "karpenter.sh").replace("EC2NodeClass", "NodeClass"),
      errors: [
        {
          messageId: "foreignGroup",
          data: { group: "karpenter.sh", kind: "NodeClass", referrer: "NodePool", meant: "eks.amazonaws.com" },
          line: 8,
          column: 16,
          endLine: 8,
          endColumn: 28,
          suggestions: [
            {
              messageId: "replaceName",
              data: { meant: "eks.amazonaws.com" },
              output: pool("x", "eks.amazonaws.com").replace("EC2NodeClass", "NodeClass"),
            },
          ],
        },
      ],
    },
    ...Object.entries({
      "a comment that mentions the kind": {
        "policy.yaml":
          "# kind: EC2NodeClass (karpenter.k8s.aws) is for the platform team\nkind: ConfigMap\napiVersion: v1\ndata:\n  a: x # EC2NodeClass, karpenter.k8s.aws\n",
      },
      "a file that is commented out": { "old.yaml": nodeClass("x").replaceAll(/^/gmu, "# ") },
      "a comment in a block scalar": {
        "map.yaml": `apiVersion: v1\nkind: ConfigMap\ndata:\n  run.sh: |\n    # karpenter.k8s.aws EC2NodeClass\n    true\n`,
      },
      "comments in a chart": {
        "chart/templates/a.yaml": `{{- /*\n${nodeClass("x")}*/ -}}\n{{ if .x }}\n# karpenter.k8s.aws EC2NodeClass\n{{ end }}\n`,
      },
      "comments in Terraform": {
        "main.tf": `/* karpenter.k8s.aws\n EC2NodeClass */\n// karpenter.k8s.aws EC2NodeClass\nlocals { a = 1 } # karpenter.k8s.aws EC2NodeClass\n`,
      },
      "a class in a ConfigMap": {
        "other.yaml": `apiVersion: v1\nkind: ConfigMap\ndata:\n  class.yaml: |\n    ${nodeClass("x").replaceAll("\n", "\n    ")}\n`,
      },
      "a class in a string, behind an apostrophe": {
        "other.yaml": `a: "it's # y", "z: ${JSON.stringify(nodeClass("x")).slice(1)}\n`,
      },
      "a class in a string, behind a mark of comments": {
        "other.yaml": `a: "x # y", "z: ${JSON.stringify(nodeClass("x")).slice(1)}\n`,
      },
      "a policy about the kind": {
        "policy.yaml": `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nspec:\n  rules:\n    - match: { any: [{ resources: { kinds: [karpenter.k8s.aws/v1/EC2NodeClass] } }] }\n      mutate: { targets: [{ apiVersion: karpenter.k8s.aws/v1, kind: EC2NodeClass, name: x }] }\n`,
      },
      "a CRD": {
        "crd.yaml": `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: { group: karpenter.k8s.aws, names: { kind: EC2NodeClass } }\n`,
      },
      "YAML that is broken and not a template": { "broken.yaml": `${nodeClass("x")}  a: [\n` },
      "a template in another chart": {
        "charts/x/Chart.yaml": "name: x\n",
        "charts/x/templates/class.yaml": `{{- range .Values.classes }}\n${nodeClass("{{ . }}")}{{- end }}\n`,
      },
      "a patch of another field": {
        "kustomization.yaml": `resources: [pool.yaml, class.yaml]\npatches:\n  - { target: { kind: NodePool }, patch: '[{"op": "add", "path": "/spec/weight", "value": 5}]' }\n  - { target: { kind: EC2NodeClass }, path: tags.yaml }\n`,
        "tags.yaml": `${nodeClass("x")}  tags: { a: b }\n`,
      },
      "a patch and a replacement of another kind": {
        "kustomization.yaml": `resources: [pool.yaml, class.yaml]\npatches:\n  - { target: { kind: Deployment }, patch: '[{"op": "replace", "path": "/metadata/name", "value": x}]' }\nreplacements:\n  - source: { kind: EC2NodeClass, fieldPath: metadata.name }\n    targets: [{ select: { kind: Deployment }, fieldPaths: [metadata.name] }]\n`,
      },
      "a kustomization that includes neither": {
        "other/kustomization.yaml": `namePrefix: x-\nresources: [more.yaml]\npatches: [{ path: patch.yaml }]\n`,
        "other/patch.yaml": nodeClass("x"),
      },
      "a comment in an Application's values": {
        "app.yaml": `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n        # apiVersion: karpenter.k8s.aws/v1\n        # kind: EC2NodeClass\n        replicas: 1\n`,
      },
    }).map(([name, files]) => ({
      name: `${name} hides no class`,
      ...linted({ "pool.yaml": pool("web"), "class.yaml": nodeClass("default"), ...files }),
      errors: [
        {
          messageId: "missingNodeClass",
          data: { kind: "EC2NodeClass", name: "web", names: "`default` in class.yaml:3" },
          ...place,
          endColumn: 18,
          suggestions: [],
        },
      ],
    })),
    ...[undefined, { environments: { prod: ["prod"], staging: ["staging"] } }].map((settings) => ({
      name: `a class of another cluster, ${settings ? "as the settings say" : "in another folder"}`,
      ...linted({
        "staging/pool.yaml": pool("x"),
        "staging/class.yaml": `${nodeClass("y")}---\n${nodeClass("y").replace("v1", "v1beta1")}`,
        "prod/class.yaml": nodeClass("x"),
      }),
      ...(settings && { settings: { karpenter: settings } }),
      errors: [
        {
          messageId: "foreignNodeClass",
          data: {
            kind: "EC2NodeClass",
            referrer: "NodePool",
            name: "x",
            place: "prod/class.yaml:3",
            names: "`y` in staging/class.yaml:3",
          },
          ...place,
          endColumn: 16,
          suggestions: [],
        },
      ],
    })),
    {
      name: "another number, and two names that are equally near",
      ...linted({
        "pool.yaml": pool("gpu-3"),
        "class.yaml": `${nodeClass("gpu-1")}---\n${nodeClass("gpu-2")}`,
      }),
      errors: [
        {
          messageId: "missingNodeClass",
          data: { kind: "EC2NodeClass", name: "gpu-3", names: "`gpu-1` in class.yaml:3 or `gpu-2` in class.yaml:8" },
          ...place,
          endColumn: 20,
          suggestions: [],
        },
      ],
    },
    {
      name: "a typo",
      ...linted({ "pools/pool.yaml": pool("defualt # ours"), "classes/class.yaml": nodeClass("default") }),
      errors: [
        {
          messageId: "misspelledNodeClass",
          data: { kind: "EC2NodeClass", name: "defualt", meant: "default", place: "classes/class.yaml:3" },
          ...place,
          endColumn: 22,
          suggestions: [{ messageId: "replaceName", data: { meant: "default" }, output: pool("default # ours") }],
        },
      ],
    },
    {
      name: "nothing like it; three are shown, in the order of files",
      ...linted({
        "pool.yaml": pool("general-purpose"),
        "c.yaml": nodeClass("gpu"),
        "a.yaml": `${nodeClass("arm")}---\n${nodeClass("web")}`,
        "d.yaml": nodeClass("zzz"),
      }),
      errors: [
        {
          messageId: "missingNodeClass",
          data: {
            kind: "EC2NodeClass",
            name: "general-purpose",
            names: "`arm` in a.yaml:3, `web` in a.yaml:8 or `gpu` in c.yaml:3",
          },
          ...place,
          endColumn: 30,
          suggestions: [],
        },
      ],
    },
    {
      name: "another class of the same name, of Auto Mode; a NodeClaim; CRLF, JSON in YAML",
      ...linted({
        "claim.yaml":
          '{"apiVersion": "karpenter.sh/v1",\r\n"kind": "NodeClaim",\r\n"spec": {"nodeClassRef":\r\n{"group": "karpenter.k8s.aws", "kind": "EC2NodeClass", "name": "Default"}}}\r\n',
        "class.yaml": nodeClass("default"),
        "auto.yaml": nodeClass("Default").replace("karpenter.k8s.aws/v1", "eks.amazonaws.com/v1"),
      }),
      errors: [
        {
          messageId: "misspelledNodeClass",
          data: { kind: "EC2NodeClass", name: "Default", meant: "default", place: "class.yaml:3" },
          line: 4,
          column: 64,
          endLine: 4,
          endColumn: 73,
          suggestions: [
            {
              messageId: "replaceName",
              data: { meant: "default" },
              output:
                '{"apiVersion": "karpenter.sh/v1",\r\n"kind": "NodeClaim",\r\n"spec": {"nodeClassRef":\r\n{"group": "karpenter.k8s.aws", "kind": "EC2NodeClass", "name": "default"}}}\r\n',
            },
          ],
        },
      ],
    },
    {
      name: "v1beta1 needs no group",
      ...linted({
        "pool.yaml": pool("web").replace("/v1", "/v1beta1").replace("        group: karpenter.k8s.aws\n", ""),
        "class.yaml": nodeClass("default"),
      }),
      errors: [
        {
          messageId: "missingNodeClass",
          data: { kind: "EC2NodeClass", name: "web", names: "`default` in class.yaml:3" },
          line: 9,
          column: 15,
          endLine: 9,
          endColumn: 18,
          suggestions: [],
        },
      ],
    },
    {
      name: "checkUnused",
      ...linted({ "class.yaml": nodeClass("x"), "pool.yaml": pool("y"), "y.yaml": nodeClass("y") }),
      options: [{ checkUnused: true }],
      errors: [
        {
          messageId: "unusedNodeClass",
          data: { kind: "EC2NodeClass" },
          line: 3,
          column: 19,
          endLine: 3,
          endColumn: 20,
          suggestions: [],
        },
      ],
    },
    {
      name: "a typo in a reference to Auto Mode",
      ...linted({
        "pool.yaml": pool("privat", "eks.amazonaws.com").replace("EC2NodeClass", "NodeClass"),
        "class.yaml": autoModeClass("private"),
      }),
      errors: [
        {
          messageId: "misspelledNodeClass",
          data: { kind: "NodeClass", name: "privat", meant: "private", place: "class.yaml:3" },
          ...place,
          endColumn: 21,
          suggestions: [
            {
              messageId: "replaceName",
              data: { meant: "private" },
              output: pool("private", "eks.amazonaws.com").replace("EC2NodeClass", "NodeClass"),
            },
          ],
        },
      ],
    },
    {
      name: "an unused class of Auto Mode, whose name an EC2NodeClass has, too",
      ...linted({ "class.yaml": autoModeClass("x"), "pool.yaml": pool("x"), "other.yaml": nodeClass("x") }),
      options: [{ checkUnused: true }],
      errors: [
        {
          messageId: "unusedNodeClass",
          data: { kind: "NodeClass" },
          line: 3,
          column: 19,
          endLine: 3,
          endColumn: 20,
          suggestions: [],
        },
      ],
    },
    {
      name: "other kinds and versions",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nspec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: gone } }\n---\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: other }\nspec: { role: a }\n",
      }),
      options: [{ checkUnused: true }],
      errors: [
        {
          messageId: "missingNodeClass",
          data: { kind: "EC2NodeClass", name: "gone", names: "`other` in a.yaml:7" },
          line: 3,
          column: 77,
          endLine: 3,
          endColumn: 81,
        },
        {
          messageId: "unusedNodeClass",
          data: { kind: "EC2NodeClass" },
          line: 7,
          column: 19,
          endLine: 7,
          endColumn: 24,
        },
      ],
    },
    {
      name: "other kinds and versions, 2",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: a }\nspec: { template: { spec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: other } } } }\n",
      }),
      options: [{ checkUnused: true }],
      errors: [
        {
          messageId: "unusedNodeClass",
          data: { kind: "EC2NodeClass" },
          line: 3,
          column: 19,
          endLine: 3,
          endColumn: 20,
        },
        {
          messageId: "missingNodeClass",
          data: { kind: "EC2NodeClass", name: "other", names: "`a` in a.yaml:3" },
          line: 8,
          column: 97,
          endLine: 8,
          endColumn: 102,
        },
      ],
    },
    {
      name: "a class beside an Application, which holds no others",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: a }\nspec: { template: { spec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: gone } } } }\n",
        "b.yaml":
          "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: b }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter } }\n---\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: b }\n",
      }),
      errors: [
        {
          messageId: "missingNodeClass",
          data: { kind: "EC2NodeClass", name: "gone", names: "`b` in b.yaml:8" },
          line: 4,
          column: 97,
          endLine: 4,
          endColumn: 101,
        },
      ],
    },
  ],
});
