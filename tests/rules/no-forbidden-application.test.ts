import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const own = "https://github.com/org/infra.git";

/** The project is in line 4, from column 12 on, the source in line 5, the destination in line 6. */
function application(
  source: string,
  destination = "{ server: https://kubernetes.default.svc, namespace: karpenter }",
): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  project: nodes
  source: ${source}
  destination: ${destination}
`;
}

/** Its name is in line 3. */
function project(spec: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: nodes }\nspec: ${spec}\n`;
}

const anywhere = '{ server: "*", namespace: "*" }';
const anyKind = '{ group: "*", kind: "*" }';
const folder = (path: string, more = "") => `{ repoURL: ${own}, path: ${path}, targetRevision: main${more} }`;
const chart = (name: string, more = "") =>
  `{ repoURL: public.ecr.aws/karpenter, chart: ${name}, targetRevision: 1.14.1${more} }`;
const open = project(`{ sourceRepos: ["*"], destinations: [${anywhere}], clusterResourceWhitelist: [${anyKind}] }`);
const pool = "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: web }\nspec: {}\n";
const skip = ", helm: { skipCrds: true }";

/** An Application with an option of the sync in line 7. */
function creating(namespace: string, option: string): string {
  const destination = `{ server: https://kubernetes.default.svc, namespace: ${namespace} }`;
  return `${application("{ repoURL: https://example.com/x, path: x }", destination)}  syncPolicy: { automated: { prune: true }, syncOptions: [${option}] }\n`;
}

/** An Application with its namespace in line 3. */
function placed(namespace: string): string {
  return application(folder("x")).replace("spec:", `metadata: { namespace: ${namespace}, name: x }\nspec:`);
}

function inNamespace(namespace: string, fields: string): string {
  return open.replace("name: nodes", `name: nodes, namespace: ${namespace}`).replace("spec: {", `spec: { ${fields},`);
}

const repository = (value: string) => ({
  messageId: "forbiddenRepository",
  data: { project: "nodes", place: "project.yaml:3", value },
});
const destination = (value: string) => ({
  messageId: "forbiddenDestination",
  data: { project: "nodes", place: "project.yaml:3", value },
});
const kinds = (value: string) => ({
  messageId: "forbiddenKinds",
  data: { project: "nodes", place: "project.yaml:3", kinds: value },
});

const onProject = { line: 4, column: 12, endLine: 4, endColumn: 17, suggestions: [] };
const onDestination = { line: 6, column: 3, endLine: 6, endColumn: 14, suggestions: [] };
const onRepository = { line: 5, column: 22, endLine: 5, suggestions: [] };

ruleTester.run("no-forbidden-application", karpenter.rules["no-forbidden-application"], {
  texts: {
    forbiddenDestination:
      "AppProject `nodes` in project.yaml:3 does not allow the destination `https://kubernetes.default.svc`, namespace `karpenter`; add it to `destinations`.",
    forbiddenKinds:
      "AppProject `nodes` in project.yaml:3 does not allow `apiextensions.k8s.io/CustomResourceDefinition`, which this Application deploys; add the missing kinds to `clusterResourceWhitelist`.",
    forbiddenCreation:
      "AppProject `nodes` in project.yaml:3 does not allow `Namespace`, so Argo CD cannot create the namespace and the sync fails; add it to `clusterResourceWhitelist`.",
    forbiddenSource:
      "AppProject `nodes` in project.yaml:3 does not allow Applications in the namespace `team-a`; add it to `sourceNamespaces`.",
    forbiddenRepository:
      "AppProject `nodes` in project.yaml:3 does not allow the repository `public.ecr.aws/karpenter`; add it to `sourceRepos`.",
  },
  valid: [
    {
      name: "a namespace that the project allows to create, or that exists",
      ...linted({
        "app.yaml": [
          creating("karpenter", "CreateNamespace=false"),
          creating("kube-system", "CreateNamespace=true"),
          creating('"{{ .n }}"', "CreateNamespace=true"),
        ].join("---\n"),
        "project.yaml": project(`{ sourceRepos: ["*"], destinations: [${anywhere}] }`),
      }),
    },
    {
      name: "a namespace to create in projects that allow the kind",
      ...linted({
        "app.yaml": creating("karpenter", "CreateNamespace=true"),
        "project.yaml": project(
          `{ sourceRepos: ["*"], destinations: [${anywhere}], clusterResourceWhitelist: [{ group: "", kind: Namespace }] }`,
        ),
      }),
    },
    {
      name: "Applications in the namespace of the project, in none, or in one that it allows",
      ...linted({
        "app.yaml": ["argocd", "team-a", "team-b"].map((namespace) => placed(namespace)).join("---\n"),
        "other.yaml": application(folder("x")),
        "project.yaml": inNamespace("argocd", 'sourceNamespaces: [team-*, "/x/"]'),
      }),
    },
    {
      name: "Applications in another namespace than a project whose namespace, or whose list, is unknown",
      ...linted({ "app.yaml": placed("team-a"), "project.yaml": open }),
    },
    {
      name: "Applications in another namespace than a project with a templated list",
      ...linted({ "app.yaml": placed("team-a"), "project.yaml": inNamespace("argocd", "sourceNamespaces: [${TEAM}]") }),
    },
    { name: "anything", ...linted({ "app.yaml": application(chart("karpenter")), "project.yaml": open }) },
    { name: "in no repository", code: `${application(folder("x"))}---\n${project("{}")}` },
    { name: "a project that isn't here", ...linted({ "app.yaml": application(folder("x")) }) },
    {
      name: "two projects of one name: of two clusters",
      ...linted({ "app.yaml": application(folder("x")), "a/project.yaml": project("{}"), "b/project.yaml": open }),
    },
    {
      name: "the nearest project",
      ...linted({ "a/app.yaml": application(folder("x")), "a/project.yaml": open, "project.yaml": project("{}") }),
    },
    {
      name: "a templated project, source and destination",
      ...linted({
        "app.yaml": application('{ repoURL: "{{ url }}", path: x }', '{ server: "{{ url }}", namespace: x }'),
        "project.yaml": project("{}"),
      }),
    },
    {
      name: "templated lists in the project",
      ...linted({
        "app.yaml": application(chart("karpenter")),
        "project.yaml": project("{ sourceRepos: {{ a }}, destinations: {{ b }}, clusterResourceWhitelist: {{ c }} }"),
      }),
    },
    {
      name: "a project that overlays change",
      ...linted({
        "app.yaml": application(folder("x")),
        "base/project.yaml": project("{}"),
        "base/kustomization.yaml": "resources: [project.yaml]\n",
        "prod/kustomization.yaml": "resources: [../base]\npatches: [{ path: project.yaml }]\n",
      }),
    },
    {
      name: "an ApplicationSet with a patch",
      ...linted({
        "app.yaml": `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template: { spec: { project: nodes, source: ${folder("x")} } }\n  templatePatch: "spec: { source: { repoURL: x } }"\n`,
        "project.yaml": project("{}"),
      }),
    },
    {
      name: "a cluster's name, where the project has its server",
      ...linted({
        "app.yaml": application(folder("x"), "{ name: prod, namespace: karpenter }"),
        "project.yaml": project(
          '{ sourceRepos: ["*"], destinations: [{ server: "https://1.2.3.4", namespace: "*" }] }',
        ),
      }),
    },
    {
      name: "all but one repository and one namespace",
      ...linted({
        "app.yaml": application(folder("x")),
        "project.yaml": project(
          `{ sourceRepos: ["!https://gitlab.com/**", "*"], destinations: [{ server: "*", namespace: "!kube-system" }] }`,
        ),
      }),
    },
    {
      name: "a folder without kinds of the whole cluster",
      ...linted({
        "app.yaml": application(folder("apps")),
        "apps/other.yaml": application(folder("x")).replace("project: nodes", "project: other"),
        "project.yaml": project(`{ sourceRepos: ["*"], destinations: [${anywhere}] }`),
      }),
    },
    {
      name: "a folder of another repository",
      ...linted({
        "app.yaml": application(folder("pools")),
        "pools/web.yaml": pool,
        "project.yaml": project(`{ sourceRepos: ["*"], destinations: [${anywhere}] }`),
        ".git/config": '[remote "origin"]\n\turl = https://github.com/org/other\n',
      }),
    },
    {
      name: "a denied kind of some names",
      ...linted({
        "app.yaml": application(folder("pools")),
        "pools/web.yaml": pool,
        "project.yaml": open.replace(
          `[${anyKind}]`,
          `[${anyKind}], clusterResourceBlacklist: [{ group: "*", kind: "*", name: "kube-*" }]`,
        ),
      }),
    },
    {
      name: "another group",
      ...linted({
        "app.yaml": application(folder("x")).replace("argoproj.io", "example.com"),
        "project.yaml": project("{}"),
      }),
    },
  ],
  invalid: [
    {
      name: "a namespace that the project does not allow to create",
      ...linted({
        "app.yaml": creating("karpenter", "CreateNamespace=true"),
        "project.yaml": project(`{ sourceRepos: ["*"], destinations: [${anywhere}] }`),
      }),
      errors: [
        {
          messageId: "forbiddenCreation",
          data: { project: "nodes", place: "project.yaml:3" },
          ...{ line: 7, column: 59, endLine: 7, endColumn: 79, suggestions: [] },
        },
      ],
    },
    {
      name: "an Application in a namespace that the project does not allow",
      ...linted({ "app.yaml": placed("team-a"), "project.yaml": inNamespace("argocd", "sourceNamespaces: [team-b]") }),
      errors: [
        {
          messageId: "forbiddenSource",
          data: { project: "nodes", place: "project.yaml:3", value: "team-a" },
          ...{ line: 3, column: 24, endLine: 3, endColumn: 30, suggestions: [] },
        },
      ],
    },
    {
      name: "a project that allows nothing",
      ...linted({ "app.yaml": application(chart("karpenter-crd")), "project.yaml": project("{}") }),
      errors: [
        { ...kinds("`apiextensions.k8s.io/CustomResourceDefinition`"), ...onProject },
        { ...repository("public.ecr.aws/karpenter"), ...onRepository, endColumn: 46 },
        { ...destination("`https://kubernetes.default.svc`, namespace `karpenter`"), ...onDestination },
      ],
    },
    {
      name: "the repository by https, and the project has it by ssh",
      ...linted({
        "app.yaml": application(folder("x")),
        "project.yaml": open.replace('["*"]', '["git@github.com:org/infra.git", "https://github.com/*"]'),
      }),
      errors: [{ ...repository(own), ...onRepository, endColumn: 54 }],
    },
    {
      name: "a denied repository, CRLF, the second of two sources",
      ...linted({
        "app.yaml":
          `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  project: nodes\n  sources:\n    - ${chart("karpenter", skip)}\n    - repoURL: "${own}"\n      path: x\n`.replaceAll(
            "\n",
            "\r\n",
          ),
        "project.yaml": open.replace('"*"', '"!https://github.com/org/**", "*"'),
      }),
      errors: [{ ...repository(own), line: 7, column: 16, endLine: 7, endColumn: 50, suggestions: [] }],
    },
    {
      name: "another namespace; none",
      ...linted({
        "app.yaml": `${application(folder("x"), "{ name: in-cluster, namespace: kube-system }")}---\n${application(folder("x"), "{ server: https://kubernetes.default.svc }")}`,
        "project.yaml": open.replace(anywhere, '{ name: in-cluster, namespace: "karpenter*" }'),
      }),
      errors: [
        { ...destination("`in-cluster`, namespace `kube-system`"), ...onDestination },
        {
          ...destination("`https://kubernetes.default.svc` without a namespace"),
          ...onDestination,
          line: 13,
          endLine: 13,
        },
      ],
    },
    {
      name: "the chart's roles and CRDs",
      ...linted({
        "app.yaml": application(chart("karpenter")),
        "project.yaml": open.replace(anyKind, '{ group: rbac.authorization.k8s.io, kind: "*Binding" }'),
      }),
      errors: [
        {
          ...kinds("`rbac.authorization.k8s.io/ClusterRole` or `apiextensions.k8s.io/CustomResourceDefinition`"),
          ...onProject,
        },
      ],
    },
    {
      name: "a folder's kinds, through its kustomization; an alias",
      ...linted({
        "app.yaml": application(folder("prod")).replace("project: nodes", "project: &x nodes"),
        "prod/kustomization.yaml": "resources: [../base]\n",
        "base/kustomization.yaml": "resources: [web.yaml]\n",
        "base/web.yaml": pool,
        "project.yaml": open.replace(anyKind, "{ group: karpenter.k8s.aws, kind: EC2NodeClass }"),
      }),
      errors: [{ ...kinds("`karpenter.sh/NodePool`"), ...onProject, column: 15, endColumn: 20 }],
    },
    {
      name: "a denied kind, in an ApplicationSet",
      ...linted({
        "app.yaml": `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template: { spec: { project: nodes, source: ${folder("pools")} } }\n`,
        "pools/web.yaml": pool,
        "project.yaml": open.replace(
          `[${anyKind}]`,
          `[${anyKind}], clusterResourceBlacklist: [{ group: karpenter.sh, kind: Node* }]`,
        ),
      }),
      errors: [{ ...kinds("`karpenter.sh/NodePool`"), ...onProject, column: 32, endColumn: 37 }],
    },
  ],
});
