/** What can be long: texts of a size, and repositories of a size. */

/** @param {string} spec */
const nodeClass = (spec, name = "default") =>
  `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: {name: ${name}}\nspec:\n  amiFamily: AL2023\n${spec}`;

/** @param {string} spec */
const nodePool = (spec, name = "default", nodeClassName = "default") => `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: ${name}}
spec:
  template:
    spec:
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: ${nodeClassName}}
${spec}`;

/** @param {string} source */
const application = (source, name = "karpenter", project = "default") => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: argocd}
spec:
  project: ${project}
  destination: {server: https://kubernetes.default.svc, namespace: karpenter}
${source}`;

const chart = "  source:\n    repoURL: public.ecr.aws/karpenter\n    chart: karpenter\n    targetRevision: 1.6.0\n";

/** @param {string} values */
const withValues = (values) => application(`${chart}    helm:\n      values: |\n${values}`);

/**
 * @param {number} count
 * @param {(index: number) => string} item
 */
function many(count, item, separator = "\n") {
  return Array.from({ length: count }, (_, index) => item(index)).join(separator);
}

/** @param {number} index */
const trio = (index) =>
  [
    nodeClass("  role: r\n", `c${String(index)}`),
    nodePool("      requirements: []\n", `p${String(index)}`, `c${String(index)}`),
    application(chart, `a${String(index)}`),
  ].join("---\n");

const requirement = "        - {key: example.com/k, operator: In, values: [a]}";

/** @type {readonly (readonly [name: string, size: number, text: (size: number) => string])[]} */
export const texts = [
  ["documents: class, pool and Application", 50, (n) => many(n, trio, "---\n")],
  [
    "documents: pools of one class",
    100,
    (n) => `${nodeClass("")}---\n${many(n, (i) => nodePool("", `p${String(i)}`), "---\n")}`,
  ],
  [
    "documents: pools without their class",
    100,
    (n) => `${nodeClass("")}---\n${many(n, (i) => nodePool("", `p${String(i)}`, `x${String(i)}`), "---\n")}`,
  ],
  ["documents: equal names", 100, (n) => many(n, () => nodeClass(""), "---\n")],
  [
    "documents: old versions",
    100,
    (n) => many(n, (i) => nodeClass("", `c${String(i)}`).replace("/v1", "/v1beta1"), "---\n"),
  ],
  [
    "documents: projects and Applications",
    50,
    (n) =>
      many(
        n,
        (i) =>
          `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p${String(i)}, namespace: argocd}\nspec: {sourceRepos: [x]}\n---\n${application(chart, `a${String(i)}`, `p${String(i)}`)}`,
        "---\n",
      ),
  ],
  ["documents: nothing but ---", 2400, (n) => nodeClass("") + "---\n".repeat(n)],
  [
    "documents: items of a List",
    100,
    (n) =>
      `apiVersion: v1\nkind: List\nitems:\n${many(n, (i) => `- ${nodeClass("  role: r", `c${String(i)}`).replaceAll("\n", "\n  ")}`)}`,
  ],
  ["keys of one mapping", 250, (n) => nodeClass(`  tags:\n${many(n, (i) => `    k${String(i)}: x`)}`)],
  ["keys of one flow mapping", 250, (n) => nodeClass(`  tags: {${many(n, (i) => `k${String(i)}: x`, ", ")}}`)],
  ["keys of values", 250, (n) => withValues(many(n, (i) => `        k${String(i)}: x`))],
  ["unknown keys of a spec", 200, (n) => nodeClass(many(n, (i) => `  k${String(i)}: x`))],
  ["keys, one of them twice", 250, (n) => nodeClass(`  tags:\n${many(n, (i) => `    k${String(i % (n - 1))}: x`)}`)],
  [
    "aliased items: volumes",
    100,
    (n) =>
      nodeClass(
        `  blockDeviceMappings:\n  - &a {deviceName: /dev/xvda, ebs: {volumeSize: 1, encrypted: no}}\n${many(n, () => "  - *a")}`,
      ),
  ],
  [
    "aliased items: Lists",
    100,
    (n) =>
      `apiVersion: v1\nkind: List\nitems:\n- &a\n  ${nodeClass("  role: r\n  amiSelectorTerms: [{id: ami-12345678}]\n").replaceAll("\n", "\n  ")}\n${many(n, () => "- *a")}`,
  ],
  [
    "aliased items: long lists",
    30,
    (n) =>
      nodeClass(
        `  amiSelectorTerms: &a [${many(n, () => "{id: ami-12345678}", ", ")}]\n  subnetSelectorTerms: *a\n  securityGroupSelectorTerms:\n${many(n, () => "  - tags: *a")}`,
      ),
  ],
  [
    "merge keys",
    200,
    (n) =>
      nodeClass(
        `  tags: &t0 {a: b}\n  x:\n${many(n, (i) => `  - &t${String(i + 1)} {<<: *t${String(i)}, k${String(i)}: x}`)}`,
      ),
  ],
  [
    "anchors and their aliases",
    125,
    (n) =>
      nodeClass(`  tags:\n${many(n, (i) => `    k${String(i)}: &a${String(i)} x\n    l${String(i)}: *a${String(i)}`)}`),
  ],
  [
    "project globs and sources",
    30,
    (n) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p, namespace: argocd}\nspec:\n  sourceRepos:\n${many(n, (i) => `  - "${"*a".repeat(100)}${String(i)}"`)}\n---\n${application(`  sources:\n${many(n, (i) => `  - {repoURL: "https://example.org/${"a".repeat(100)}${String(i)}", path: x}`)}`, "a", "p")}`,
  ],
  [
    "sources with value files by $ref",
    300,
    (n) =>
      application(
        `  sources:\n${many(n, (i) => `  - {repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.6.0, helm: {valueFiles: [$r${String(i)}/x.yaml]}}\n  - {repoURL: "https://example.org/x", ref: r${String(i)}}`)}`,
      ),
  ],
  [
    "value files of one source",
    300,
    (n) =>
      application(
        `  sources:\n  - repoURL: public.ecr.aws/karpenter\n    chart: karpenter\n    targetRevision: 1.6.0\n    helm:\n      valueFiles:\n${many(n, (i) => `      - $r${String(i)}/x.yaml`)}\n${many(n, (i) => `  - {repoURL: "https://example.org/x", ref: r${String(i)}}`)}`,
      ),
  ],
  [
    "sources with values",
    50,
    (n) =>
      application(
        `  sources:\n${many(n, () => '  - {repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.6.0, helm: {values: "settings: {clusterName: a}"}}')}`,
      ),
  ],
  [
    "parameters",
    300,
    (n) =>
      application(
        `${chart}    helm:\n      parameters:\n${many(n, (i) => `      - {name: settings.k${String(i)}, value: x}`)}`,
      ),
  ],
  [
    "generators",
    300,
    (n) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators:\n${many(n, () => "  - {list: {elements: [{a: CHANGEME}]}}")}\n  template: {}`,
  ],
  ["template comments in values", 10_000, (n) => withValues(`        a: "${"{{/*}}".repeat(n)}"`)],
  [
    "template actions in values",
    1000,
    (n) => withValues(many(n, (i) => `        {{- if x }}\n        k${String(i)}: {{ y }}\n        {{- end }}`)),
  ],
  ["actions that are not closed", 10_000, (n) => withValues(`        a: "${"{{".repeat(n)}"`)],
  ["requirements", 200, (n) => nodePool(`      requirements:\n${many(n, () => requirement)}`)],
  [
    "requirements of different labels",
    200,
    (n) => nodePool(`      requirements:\n${many(n, (i) => requirement.replace("/k", `/k${String(i)}`))}`),
  ],
  [
    "values of a requirement",
    2000,
    (n) =>
      nodePool(
        `      requirements:\n        - {key: example.com/k, operator: In, values: [${many(n, (i) => `v${String(i)}`, ", ")}]}\n        - {key: example.com/k, operator: NotIn, values: [${many(n, (i) => `v${String(i)}`, ", ")}]}`,
      ),
  ],
  [
    "taints",
    300,
    (n) => nodePool(`      taints:\n${many(n, (i) => `        - {key: k${String(i)}, effect: NoSchedule}`)}`),
  ],
  [
    "budgets",
    200,
    (n) =>
      nodePool("").replace(
        "spec:\n  template",
        `spec:\n  disruption:\n    budgets:\n${many(n, () => '    - {nodes: "0", schedule: "0 0 * * *", duration: 8h}')}\n  template`,
      ),
  ],
  [
    "selector terms",
    300,
    (n) =>
      nodeClass(
        `  amiSelectorTerms:\n${many(n, () => "  - id: ami-12345678")}\n  subnetSelectorTerms:\n${many(n, (i) => `  - tags: {karpenter.sh/discovery: c${String(i)}}`)}`,
      ),
  ],
  [
    "volumes",
    200,
    (n) =>
      nodeClass(
        `  blockDeviceMappings:\n${many(n, (i) => `  - {deviceName: /dev/xvd${String(i)}, ebs: {volumeSize: 1Gi}}`)}`,
      ),
  ],
  [
    "lines of user data",
    2000,
    (n) => nodeClass(`  userData: |\n${many(n, (i) => `    export PASSWORD${String(i)}=hunter2abc`)}`),
  ],
  [
    "comments that switch rules off",
    300,
    (n) =>
      nodeClass(
        `  tags:\n${many(n, (i) => `    k${String(i)}: CHANGEME # eslint-disable-line karpenter/no-placeholder-values -- x`)}`,
      ),
  ],
  [
    "comments in values that switch rules off",
    300,
    (n) =>
      withValues(
        many(n, (i) => `        k${String(i)}: CHANGEME # eslint-disable-line karpenter/no-placeholder-values -- x`),
      ),
  ],
  ["blank lines, and then no YAML", 5000, (n) => `${nodeClass("  a: b")}\n${"\n".repeat(n)}      c: d\n`],
  [
    "unquoted actions of an ApplicationSet",
    300,
    (n) => `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n${many(n, () => "- {{ x }}.yaml")}`,
  ],
];

/** @type {readonly (readonly [name: string, size: number, make: (size: number) => Record<string, string>])[]} */
export const files = [
  [
    "files: class, pool and Application in a folder each",
    50,
    (n) => byPath(n, (i) => ({ [`f${i}/all.yaml`]: trio(Number(i)) })),
  ],
  [
    "files: class, pool and Application in one folder",
    50,
    (n) => byPath(n, (i) => ({ [`all-${i}.yaml`]: trio(Number(i)) })),
  ],
  [
    "files: pools, one class each",
    50,
    (n) =>
      byPath(n, (i) => ({ [`c/${i}.yaml`]: nodeClass("", `c${i}`), [`p/${i}.yaml`]: nodePool("", `p${i}`, `c${i}`) })),
  ],
  [
    "files: clusters that contradict each other",
    50,
    (n) =>
      byPath(n, (i) => ({
        [`c${i}/a.yaml`]: `${nodeClass(`  role: arn:aws:iam::${i.padStart(12, "1")}:role/x\n  subnetSelectorTerms: [{tags: {karpenter.sh/discovery: c${i}}}]\n`)}---\n${withValues(`        settings: {clusterName: x${i}}\n`)}`,
      })),
  ],
  [
    "files: one kustomization with many resources",
    100,
    (n) => ({
      "kustomization.yaml": `resources:\n${many(n, (i) => `- r${String(i)}.yaml`)}`,
      ...byPath(n, (i) => ({ [`r${i}.yaml`]: nodePool("", `p${i}`) })),
    }),
  ],
  [
    "files: many overlays of a base",
    50,
    (n) => ({
      "base/kustomization.yaml": "resources: [p.yaml]",
      "base/p.yaml": nodePool(""),
      ...byPath(n, (i) => ({
        [`o${i}/kustomization.yaml`]: "resources: [../base]\npatches: [{path: p.yaml}]",
        [`o${i}/p.yaml`]: nodePool("      expireAfter: 1h\n"),
      })),
    }),
  ],
  [
    "files: one kustomization with many patches",
    100,
    (n) => ({
      "kustomization.yaml": `resources: [p.yaml]\npatches:\n${many(n, (i) => `- path: x${String(i)}.yaml`)}`,
      "p.yaml": nodePool(""),
      ...byPath(n, (i) => ({ [`x${i}.yaml`]: nodePool("      expireAfter: 1h\n") })),
    }),
  ],
  [
    "files: a chain of kustomizations",
    50,
    (n) => ({
      "k0/kustomization.yaml": "resources: [p.yaml]",
      "k0/p.yaml": nodePool(""),
      ...byPath(n, (i) => ({
        [`k${String(Number(i) + 1)}/kustomization.yaml`]: `resources: [../k${i}, p.yaml]`,
        [`k${String(Number(i) + 1)}/p.yaml`]: nodePool("", `p${i}`),
      })),
    }),
  ],
  [
    "files: inline patches",
    100,
    (n) => ({
      "kustomization.yaml": `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [p.yaml]\npatches:\n${many(n, () => "- patch: |\n    apiVersion: karpenter.sh/v1\n    kind: NodePool\n    metadata: {name: default}\n    spec: {weight: 1000}")}`,
      "p.yaml": nodePool(""),
    }),
  ],
  [
    "files: value files of Applications",
    50,
    (n) =>
      byPath(n, (i) => ({
        [`v${i}.yaml`]: `settings:\n  clusterName: a${i}\n`,
        [`a${i}.yaml`]: application(
          `  sources:\n  - {repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.6.0, helm: {valueFiles: [$v/v${i}.yaml]}}\n  - {repoURL: "https://example.org/x", ref: v}`,
          `a${i}`,
        ),
      })),
  ],
  [
    "files: folders that Applications deploy",
    50,
    (n) =>
      byPath(n, (i) => ({
        [`a${i}.yaml`]: application(`  source: {repoURL: "https://example.org/x", path: d${i}}`, `a${i}`),
        [`d${i}/p.yaml`]: nodePool("", "same"),
      })),
  ],
  [
    "files: projects of Applications",
    50,
    (n) =>
      byPath(n, (i) => ({
        [`p${i}.yaml`]: `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p${i}, namespace: argocd}\nspec: {sourceRepos: ["https://example.org/*"]}`,
        [`a${i}.yaml`]: application(`  source: {repoURL: "https://example.org/x", path: d${i}}`, `a${i}`, `p${i}`),
      })),
  ],
  [
    "files: charts with templates",
    50,
    (n) =>
      byPath(n, (i) => ({
        [`h${i}/Chart.yaml`]: "name: x",
        [`h${i}/templates/p.yaml`]: `{{- if x }}\n${nodePool("", "p")}{{- end }}\n`,
      })),
  ],
  [
    "files: Terraform heredocs",
    50,
    (n) => ({
      "main.tf": many(
        n,
        (i) =>
          `resource "kubectl_manifest" "m${String(i)}" {\n  yaml_body = <<-EOT\n${nodePool("", `p${String(i)}`)}  EOT\n}`,
      ),
    }),
  ],
  [
    "files: helm_release blocks",
    50,
    (n) => ({
      "main.tf": many(
        n,
        (i) =>
          `resource "helm_release" "m${String(i)}" {\n  chart = "karpenter"\n  version = "1.6.0"\n  values = [<<-EOT\n    settings:\n      clusterName: c${String(i)}\n  EOT\n  ]\n}`,
      ),
    }),
  ],
  [
    "files: clusters in Terraform",
    300,
    (n) => ({
      "pool.yaml": nodeClass("  subnetSelectorTerms: [{tags: {karpenter.sh/discovery: c}}]"),
      "main.tf": many(n, (i) => `locals {\n  cluster_name = "c${String(i)}"\n  region = "us-east-${String(i)}"\n}`),
    }),
  ],
  [
    "files: placeholders and scripts",
    50,
    (n) => ({
      "pool.yaml": nodeClass(`  tags:\n${many(n, (i) => `    k${String(i)}: REPLACE_ME_${String(i)}`)}`),
      ...byPath(n, (i) => ({ [`s${i}.sh`]: `sed -i s/REPLACE_THEM_${i}/x/ pool.yaml\n` })),
    }),
  ],
  [
    "files: patterns of .gitignore and long names",
    100,
    (n) => ({
      ".gitignore": many(n, (i) => `*a*a*a*b${String(i)}*c`),
      ...byPath(20, (i) => ({ [`${"a".repeat(180)}${i}.yaml`]: nodePool("", `p${i}`) })),
    }),
  ],
  [
    "files: that git ignores, by one pattern each",
    50,
    (n) => ({
      ".gitignore": many(n, (i) => `/x${String(i)}.yaml`),
      ...byPath(n, (i) => ({ [`p${i}.yaml`]: nodePool("", `p${i}`) })),
    }),
  ],
  [
    "files: without anything to lint",
    200,
    (n) => byPath(n, (i) => ({ [`f${i}.yaml`]: "apiVersion: v1\nkind: ConfigMap\n" })),
  ],
];

/**
 * @param {number} count
 * @param {(index: string) => Record<string, string>} make
 * @returns {Record<string, string>}
 */
function byPath(count, make) {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => Object.entries(make(String(index)))).flat());
}
