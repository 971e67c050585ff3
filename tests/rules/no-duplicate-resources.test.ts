import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** Its name is in line 3, from column 19 on. */
function pool(name: string, more = ""): string {
  return `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: ${name}${more} }\nspec: {}\n`;
}

function application(name: string, folder: string, more = ""): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name} }\nspec:\n  source: { repoURL: https://github.com/org/repo, path: ${folder}, targetRevision: main${more} }\n`;
}

function message(place: string, name = "web", kind = "NodePool"): Report {
  return { messageId: "duplicateResource", data: { kind, name, place } };
}

const place = { line: 3, column: 19, endLine: 3, endColumn: 22, suggestions: [] };
const prod = { settings: { karpenter: { environments: { prod: ["prod"], staging: ["staging/**"] } } } };

ruleTester.run("no-duplicate-resources", karpenter.rules["no-duplicate-resources"], {
  texts: {
    duplicateResource:
      "NodePool `web` is also defined in all.yaml:8, and whichever is applied last wins; rename or remove one.",
  },
  valid: [
    { name: "other names", ...linted({ "all.yaml": `${pool("web")}---\n${pool("api")}` }) },
    {
      name: "other kinds of one name",
      ...linted({
        "all.yaml": `${pool("web")}---\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: web }\n`,
      }),
    },
    {
      name: "another group",
      ...linted({ "all.yaml": `${pool("web")}---\n${pool("web").replace("karpenter.sh", "example.com")}` }),
    },
    { name: "two folders, of two clusters maybe", ...linted({ "a/web.yaml": pool("web"), "b/web.yaml": pool("web") }) },
    {
      name: "one folder that nobody says is deployed",
      ...linted({ "web.yaml": pool("web"), "old.yaml": pool("web") }),
    },
    { name: "templated names", ...linted({ "all.yaml": `${pool('"{{ x }}"')}---\n${pool('"{{ x }}"')}` }) },
    {
      name: "two Applications of two namespaces",
      ...linted({
        "all.yaml": `${application("web", "a")}---\n${application("web", "a").replace("{ name: web", "{ namespace: argocd, name: web")}`,
      }),
    },
    {
      name: "a patch and its base",
      ...linted({
        "prod/web.yaml": pool("web"),
        "prod/kustomization.yaml": "resources: [../base]\npatches: [{ path: web.yaml }]\n",
        "base/web.yaml": pool("web"),
        "base/kustomization.yaml": "resources: [web.yaml]\n",
      }),
      ...prod,
    },
    { name: "$patch", ...linted({ "all.yaml": `${pool("web")}---\n${pool("web")}$patch: delete\n` }) },
    {
      name: "two overlays of a base, each with its own prefix",
      ...linted({
        "a/web.yaml": pool("web"),
        "a/kustomization.yaml": "namePrefix: a-\nresources: [web.yaml]\n",
        "b/web.yaml": pool("web"),
        "b/kustomization.yaml": "namePrefix: b-\nresources: [web.yaml]\n",
        "kustomization.yaml": "resources: [a, b]\n",
      }),
    },
    {
      name: "two environments",
      ...linted({ "prod/web.yaml": pool("web"), "staging/web.yaml": pool("web") }),
      ...prod,
    },
    {
      name: "a deployed folder without the folders in it",
      ...linted({
        "pools/web.yaml": pool("web"),
        "pools/old/web.yaml": pool("web"),
        "app.yaml": application("pools", "pools"),
      }),
    },
    {
      name: "a part of a deployed folder",
      ...linted({
        "pools/web.yaml": pool("web"),
        "pools/old.yaml": pool("web"),
        "app.yaml": application("pools", "pools", ", directory: { exclude: old.yaml }"),
      }),
    },
    {
      name: "a deployed folder whose kustomization chooses",
      ...linted({
        "pools/web.yaml": pool("web"),
        "pools/old.yaml": pool("web"),
        "pools/kustomization.yaml": "resources: [web.yaml]\n",
        "app.yaml": application("pools", "pools"),
      }),
    },
    {
      name: "a folder of that name in another repository",
      ...linted({
        "pools/web.yaml": pool("web"),
        "pools/old.yaml": pool("web"),
        "app.yaml": application("pools", "pools"),
        ".git/config": '[remote "origin"]\n\turl = git@github.com:org/other.git\n',
      }),
    },
    {
      name: "a chart whose source has an empty path",
      ...linted({
        "web.yaml": pool("web"),
        "old.yaml": pool("web"),
        "app.yaml": application("pools", '""', ", chart: karpenter"),
      }),
    },
  ],
  invalid: [
    {
      name: "in one file",
      ...linted({ "all.yaml": `${pool("web")}---\n${pool("web # again").replace(" }", "\n  }")}` }),
      errors: [
        { ...message("all.yaml:8"), ...place },
        { ...message("all.yaml:3"), ...place, line: 8, endLine: 8 },
      ],
    },
    {
      name: "in one list on one line: each is its own",
      ...linted({
        "all.yaml": `{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "karpenter.sh/v1", "kind": "NodePool", "metadata": {"name": "api"}}, {"apiVersion": "karpenter.sh/v1", "kind": "NodePool", "metadata": {"name": "web"}}]}\n---\n${pool(
          "web",
        )}`,
      }),
      errors: [
        { ...message("all.yaml:5"), line: 1, column: 207, endLine: 1, endColumn: 212, suggestions: [] },
        { ...message("all.yaml:1"), ...place, line: 5, endLine: 5 },
      ],
    },
    {
      name: "in a kustomization, over a base and a component",
      ...linted({
        "base/web.yaml": pool("web"),
        "base/kustomization.yml": "resources: [./web.yaml]\n",
        "prod/Kustomization": "resources:\n  - ../base/\n  - more.yaml\n",
        "prod/more.yaml": pool("web"),
      }),
      errors: [{ ...message("prod/more.yaml:3"), ...place }],
    },
    {
      name: "in an environment; a namespace changes nothing for the kinds of the whole cluster; v1beta1",
      ...linted({
        "prod/web.yaml": pool("web", ", namespace: karpenter"),
        "prod/a/web.yaml": pool("web").replace("/v1", "/v1beta1"),
        "staging/web.yaml": pool("web"),
      }),
      ...prod,
      errors: [{ ...message("prod/a/web.yaml:3"), ...place }],
    },
    {
      name: "in a folder that an Application deploys, with the folders in it",
      ...linted({
        "pools/web.yaml": pool("web"),
        "pools/old/web.yaml": pool("web"),
        "app.yaml": application("pools", "./pools/", ", directory: { recurse: true }"),
        ".git/config": '[remote "origin"]\n\turl = git@github.com:Org/Repo.git\n',
      }),
      errors: [{ ...message("pools/old/web.yaml:3"), ...place }],
    },
    {
      name: "Applications in one namespace, CRLF",
      ...linted({ "all.yaml": `${application("web", "a")}---\n${application("web", "b")}`.replaceAll("\n", "\r\n") }),
      errors: [
        { ...message("all.yaml:9", "web", "Application"), ...place },
        { ...message("all.yaml:3", "web", "Application"), ...place, line: 9, endLine: 9 },
      ],
    },
    {
      name: "other kinds and versions",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a }\n---\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: a }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a }\n---\napiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: a }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a }\n---\napiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: a }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a }\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a }\n",
      }),
      errors: [
        {
          messageId: "duplicateResource",
          data: { kind: "EC2NodeClass", name: "a", place: "a.yaml:7" },
          line: 3,
          column: 19,
          endLine: 3,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "EC2NodeClass", name: "a", place: "a.yaml:3" },
          line: 7,
          column: 19,
          endLine: 7,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "EC2NodeClass", name: "a", place: "a.yaml:3" },
          line: 11,
          column: 19,
          endLine: 11,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "EC2NodeClass", name: "a", place: "a.yaml:3" },
          line: 15,
          column: 19,
          endLine: 15,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "NodePool", name: "a", place: "a.yaml:23" },
          line: 19,
          column: 19,
          endLine: 19,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "NodePool", name: "a", place: "a.yaml:19" },
          line: 23,
          column: 19,
          endLine: 23,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "NodeClaim", name: "a", place: "a.yaml:31" },
          line: 27,
          column: 19,
          endLine: 27,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "NodeClaim", name: "a", place: "a.yaml:27" },
          line: 31,
          column: 19,
          endLine: 31,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "NodeClaim", name: "a", place: "a.yaml:27" },
          line: 35,
          column: 19,
          endLine: 35,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "NodeClaim", name: "a", place: "a.yaml:27" },
          line: 39,
          column: 19,
          endLine: 39,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "NodeOverlay", name: "a", place: "a.yaml:47" },
          line: 43,
          column: 19,
          endLine: 43,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "NodeOverlay", name: "a", place: "a.yaml:43" },
          line: 47,
          column: 19,
          endLine: 47,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "AWSNodeTemplate", name: "a", place: "a.yaml:55" },
          line: 51,
          column: 19,
          endLine: 51,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "AWSNodeTemplate", name: "a", place: "a.yaml:51" },
          line: 55,
          column: 19,
          endLine: 55,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "Provisioner", name: "a", place: "a.yaml:63" },
          line: 59,
          column: 19,
          endLine: 59,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "Provisioner", name: "a", place: "a.yaml:59" },
          line: 63,
          column: 19,
          endLine: 63,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "Machine", name: "a", place: "a.yaml:71" },
          line: 67,
          column: 19,
          endLine: 67,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "Machine", name: "a", place: "a.yaml:67" },
          line: 71,
          column: 19,
          endLine: 71,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "ApplicationSet", name: "a", place: "a.yaml:79" },
          line: 75,
          column: 19,
          endLine: 75,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "ApplicationSet", name: "a", place: "a.yaml:75" },
          line: 79,
          column: 19,
          endLine: 79,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "AppProject", name: "a", place: "a.yaml:87" },
          line: 83,
          column: 19,
          endLine: 83,
          endColumn: 20,
        },
        {
          messageId: "duplicateResource",
          data: { kind: "AppProject", name: "a", place: "a.yaml:83" },
          line: 87,
          column: 19,
          endLine: 87,
          endColumn: 20,
        },
      ],
    },
    {
      name: "kinds that other projects serve",
      ...linted({
        "a.yaml":
          "apiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, namespace: x }\n---\napiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: a, namespace: x }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: a }\n",
      }),
      errors: [
        ["CapacityBuffer", 3, 7] as const,
        ["CapacityBuffer", 7, 3] as const,
        ["NodeClass", 11, 15] as const,
        ["NodeClass", 15, 11] as const,
      ].map(([kind, line, other]) => ({
        messageId: "duplicateResource",
        data: { kind, name: "a", place: `a.yaml:${String(other)}` },
        line,
        column: 19,
        endLine: line,
        endColumn: 20,
      })),
    },
  ],
});
