import karpenter from "../../lib/index.js";
import { positionOf } from "../positions.js";
import { type Files, linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

/** Its name is in line 3, the version in line 8, from column 21 on. */
function chart(version: string, name = "karpenter"): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name} }
spec:
  source:
    repoURL: public.ecr.aws/karpenter
    chart: ${name}
    targetRevision: ${version}
`;
}

const nodeClass = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  networkInterfaces: []\n";
const pool = (version: string) => `apiVersion: karpenter.sh/${version}\nkind: NodePool\nspec: {}\n`;

function field(path: string, since: string, place: string, release: string): Report {
  return { messageId: "newerField", data: { path, since, place, release } };
}

function api(apiVersion: string, kind: string, place: string, release: string): Report {
  return { messageId: "unservedVersion", data: { release, place, apiVersion, kind } };
}

function crds(version: string, chartName: string, place: string, other: string, otherName: string): Report {
  return {
    messageId: "chartVersionMismatch",
    data: { version, chart: chartName, place, otherVersion: other, otherChart: otherName },
  };
}

const onVersion = { line: 8, column: 21, endLine: 8, suggestions: [] };

const WAVE = "argocd.argoproj.io/sync-wave";
const SKIP = "argocd.argoproj.io/sync-options: SkipDryRunOnMissingResource=true";

/** Its name is in line 3. */
const annotated = (annotations: string, text: string) =>
  text.replace(/metadata: \{ (.*) \}/u, `metadata: { $1, annotations: { ${annotations} } }`);
const inWave = (wave: string, text: string) => annotated(`${WAVE}: "${wave}"`, text);
const crdChart = chart("1.9.0", "karpenter-crd");
const namedPool = "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: general }\nspec: {}\n";

/** An Application that deploys a folder of the repository. */
const folder = (path: string, policy = "automated: {}", name = "root") => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name} }
spec:
  syncPolicy: { ${policy} }
  source: { repoURL: "https://example.com/own.git", path: ${path} }
`;

/** A pool and the chart of the CRDs in a folder, which an Application deploys. */
const together = (pools: string, crds = crdChart, root = folder("apps")): Files => ({
  "apps/pool.yaml": pools,
  "apps/crds.yaml": crds,
  "root.yaml": root,
});

/** An Application with node pools next to that with the CRDs. */
const children = (child: string, crds: string): Files => ({
  "apps/pools.yaml": child,
  "apps/crds.yaml": crds,
  "pools/pool.yaml": namedPool,
});

const options = [{ checkFirstSync: true }];
const inTime = (name: string, files: Files) => ({ name, ...linted(files), options });

const early = (name: string, files: Files, wave: string, crdsWave: string, text = `"${wave}"`) => {
  const one = linted(files);
  const data = { wave, crdsWave, place: "apps/crds.yaml:3" };
  return { name, ...one, options, errors: [{ messageId: "earlierWave", data, ...positionOf(one.code, text) }] };
};

const unchecked = (name: string, files: Files, text = "NodePool", place = "apps/crds.yaml:3") => {
  const one = linted(files);
  const data = { wave: "0", crdsWave: "0", place };
  return { name, ...one, options, errors: [{ messageId: "missingKind", data, ...positionOf(one.code, text) }] };
};

ruleTester.run("no-unserved-manifests", karpenter.rules["no-unserved-manifests"], {
  texts: {
    chartVersionMismatch:
      "`karpenter` is at 1.9.0, but `karpenter-crd` in apps.yaml:12 is at 1.9.1; deploy the same version of both.",
    earlierWave:
      "Argo CD applies this in wave -1, before apps/crds.yaml:3 installs Karpenter's CRDs in wave 0, so the first sync fails; use a later wave.",
    missingKind:
      "Argo CD checks this before apps/crds.yaml:3 installs Karpenter's CRDs, so the first sync of both fails; add the sync option `SkipDryRunOnMissingResource=true`, and a later wave.",
    newerField:
      "`spec.networkInterfaces` requires Karpenter 1.11, but apps/app.yaml:3 deploys 1.9; upgrade the chart, or remove the field.",
    unservedVersion:
      "Karpenter 0.32, deployed in app.yaml:3, does not serve NodePool `karpenter.sh/v1`; use a version that it serves, or change the chart version.",
  },
  valid: [
    { name: "a release that has the field", ...linted({ "class.yaml": nodeClass, "app.yaml": chart("1.11.0") }) },
    { name: "a newer one than known", ...linted({ "class.yaml": nodeClass, "app.yaml": chart("2.3.1") }) },
    { name: "in no repository", code: `${nodeClass}---\n${chart("1.9.0")}` },
    { name: "no chart", ...linted({ "class.yaml": nodeClass }) },
    { name: "a range", ...linted({ "class.yaml": nodeClass, "app.yaml": chart("1.9.*") }) },
    { name: "templated", ...linted({ "class.yaml": nodeClass, "app.yaml": chart('"{{ version }}"') }) },
    {
      name: "the nearest chart decides",
      ...linted({ "a/class.yaml": nodeClass, "a/app.yaml": chart("1.11.2"), "b/app.yaml": chart("1.9.0") }),
    },
    {
      name: "two charts around: nobody knows",
      ...linted({ "class.yaml": nodeClass, "apps/a.yaml": chart("1.9.0"), "apps/b.yaml": chart("1.11.0") }),
    },
    {
      name: "one of an environment of the settings",
      ...linted({ "class.yaml": nodeClass, "apps/a.yaml": chart("1.9.0"), "b.yaml": chart("1.11.0") }),
      settings: { karpenter: { environments: { b: ["*.yaml"], a: ["apps"] } } },
    },
    {
      name: "another chart of that version",
      ...linted({ "class.yaml": nodeClass, "app.yaml": chart("1.9.0", "karpenter-dashboard") }),
    },
    {
      name: "what the assumed release doesn't serve either is no-removed-api's",
      ...linted({ "pool.yaml": pool("v1beta1"), "app.yaml": chart("1.11.0") }),
    },
    {
      name: "what the assumed release doesn't have either is valid-schema's",
      ...linted({ "class.yaml": nodeClass, "app.yaml": chart("1.9.0") }),
      settings: { karpenter: { release: "1.10" } },
    },
    {
      name: "without a release in the settings, it is the deployed one for no-removed-api and valid-schema",
      ...linted({ "all.yaml": `${pool("v1beta1")}---\n${nodeClass}`, "app.yaml": chart("1.2.0") }),
    },
    { name: "the last release with v1beta1", ...linted({ "pool.yaml": pool("v1beta1"), "app.yaml": chart("1.0.8") }) },
    { name: "the first release with v1", ...linted({ "pool.yaml": pool("v1"), "app.yaml": chart("1.0.0") }) },
    {
      name: "a field nobody knows",
      ...linted({ "class.yaml": nodeClass.replace("networkI", "i"), "app.yaml": chart("1.9.0") }),
    },
    {
      name: "null is absent",
      ...linted({ "class.yaml": nodeClass.replace("[]", "null"), "app.yaml": chart("1.9.0") }),
    },
    {
      name: "another group",
      ...linted({ "class.yaml": nodeClass.replace("karpenter.k8s.aws", "example.com"), "app.yaml": chart("1.9.0") }),
    },
    { name: "one version", ...linted({ "app.yaml": chart("1.9.0"), "crd.yaml": chart("1.9.0", "karpenter-crd") }) },
    {
      name: "one version, with a v",
      ...linted({ "app.yaml": chart("0.32.1"), "crd.yaml": chart("v0.32.1", "karpenter-crd") }),
    },
    {
      name: "a range of the CRDs",
      ...linted({ "app.yaml": chart("1.9.0"), "crd.yaml": chart('">=1.9.0"', "karpenter-crd") }),
    },
    {
      name: "the CRDs of another cluster",
      ...linted({
        "apps/prod.yaml": chart("1.9.0"),
        "apps/dev.yaml": chart("1.11.0"),
        "apps/dev-crd.yaml": chart("1.11.0", "karpenter-crd"),
      }),
    },
    {
      name: "the CRDs of one cluster, or of two",
      ...linted({
        "prod/app.yaml": chart("1.9.0"),
        "dev/app.yaml": chart("1.11.0"),
        "shared/crd.yaml": chart("1.11.0", "karpenter-crd"),
      }),
    },
    { name: "the first sync, without the option", ...linted(together(namedPool)) },
    inTime("a later wave, without the check", together(annotated(`${SKIP}, ${WAVE}: "1"`, namedPool))),
    inTime("the same wave, without the check", together(annotated(SKIP, namedPool))),
    inTime(
      "no check for all objects of the sync",
      together(namedPool, crdChart, folder("apps", "syncOptions: [SkipDryRunOnMissingResource=true]")),
    ),
    inTime("templated options", together(namedPool, crdChart, folder("apps", "syncOptions: '{{ .options }}'"))),
    inTime("a templated wave", together(annotated(`${WAVE}: '{{ .wave }}'`, namedPool))),
    inTime("templated annotations", together(namedPool.replace("}", ", annotations: '{{ .all }}' }"))),
    inTime(
      "an unknown wave of the CRDs",
      together(inWave("-1", namedPool), annotated(`${WAVE}: '{{ .x }}'`, crdChart)),
    ),
    inTime("a text that is not a wave", together(inWave("first", namedPool))),
    inTime("a hook", together(annotated(`argocd.argoproj.io/hook: PostSync`, namedPool))),
    inTime("CRDs of another folder, in no wave", { ...together(namedPool), "root.yaml": folder("pools") }),
    inTime("an Application for each folder", {
      "pools/pool.yaml": namedPool,
      "apps/crds.yaml": crdChart,
      "root.yaml": `${folder("apps")}---\n${folder("pools", "automated: {}", "pools")}`,
    }),
    inTime("no Application for the folder", { "apps/pool.yaml": namedPool, "apps/crds.yaml": crdChart }),
    inTime("an Application without the CRDs", {
      ...together(namedPool, chart("1.9.0").replace("\n    targetR", "\n    helm: { skipCrds: true }\n    targetR")),
    }),
    inTime("CRDs as manifests", {
      ...together(namedPool),
      "apps/crd.yaml":
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: nodepools.karpenter.sh }\nspec: { group: karpenter.sh, names: { kind: NodePool } }\n",
    }),
    inTime("CRDs from an address", {
      ...together(namedPool),
      "apps/kustomization.yaml":
        "resources: [pool.yaml, crds.yaml, 'https://github.com/aws/karpenter-provider-aws//pkg/apis/crds?ref=v1.9.0']\n",
    }),
    inTime("CRDs from a script", {
      ...together(namedPool),
      "install.sh": "helm install karpenter-crd oci://public.ecr.aws/karpenter/karpenter-crd\n",
    }),
    inTime("CRDs from Terraform", {
      ...together(namedPool),
      "main.tf":
        'resource "helm_release" "crds" {\n  repository = "oci://public.ecr.aws/karpenter"\n  chart = "karpenter-crd"\n}\n',
    }),
    inTime("an overlay that may change the annotations", {
      ...together(namedPool),
      "apps/kustomization.yaml":
        "resources: [pool.yaml, crds.yaml]\npatches: [{ target: { kind: NodePool }, path: x.yaml }]\n",
      "apps/x.yaml": "- { op: add, path: /metadata/annotations/x, value: y }\n",
    }),
    inTime("another kind", together(namedPool.replace("karpenter.sh", "example.com"))),
    inTime("an Application with pools in a later wave", children(inWave("1", folder("pools")), crdChart)),
    inTime(
      "an Application that retries",
      children(inWave("-1", folder("pools", "automated: {}, retry: {}")), crdChart),
    ),
    inTime("an Application that is synced by hand", children(inWave("-1", folder("pools", "")), crdChart)),
    inTime("an Application without pools", children(inWave("-1", folder("other")), crdChart)),
    inTime(
      "an Application that does not check pools",
      children(
        inWave("-1", folder("pools", "automated: {}, syncOptions: [SkipDryRunOnMissingResource=true]")),
        crdChart,
      ),
    ),
    inTime("an Application with pools and their CRDs", {
      "apps/pools.yaml": inWave("-1", folder("pools")),
      "apps/crds.yaml": crdChart,
      "pools/pool.yaml": namedPool,
      "pools/crds.yaml": chart("1.9.0", "karpenter-crd"),
    }),
  ],
  invalid: [
    early("a pool in an earlier wave", together(inWave("-1", namedPool)), "-1", "0"),
    early(
      "a pool without the check, but in an earlier wave",
      together(annotated(`${SKIP}, ${WAVE}: "+1"`, namedPool), inWave("2", crdChart)),
      "1",
      "2",
      '"+1"',
    ),
    early("a pool without a wave", together(namedPool, inWave("2", crdChart)), "0", "2", "NodePool"),
    early(
      "a pool next to the CRDs",
      { "apps/p.yaml": inWave("1", namedPool), "apps/crds.yaml": inWave("2", crdChart) },
      "1",
      "2",
    ),
    early("an Application with pools", children(inWave("-1", folder("pools")), crdChart), "-1", "0"),
    unchecked("a pool in the sync with its CRDs", together(namedPool)),
    unchecked("CRDs of the chart of the controller", together(namedPool, chart("1.9.0"))),
    unchecked("CRLF", together(namedPool.replaceAll("\n", "\r\n"))),
    unchecked(
      "one file, which a kustomization includes",
      {
        "apps/all.yaml": `${namedPool}---\n${crdChart}`,
        "apps/kustomization.yaml": "resources: [all.yaml]\n",
        "root.yaml": folder("apps"),
      },
      "NodePool",
      "apps/all.yaml:8",
    ),
    {
      name: "a field that came later, though the settings assume a release that has it",
      ...linted({ "classes/class.yaml": nodeClass, "apps/app.yaml": chart("1.9.0") }),
      errors: [
        {
          ...field("spec.networkInterfaces", "1.11", "apps/app.yaml:3", "1.9"),
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 20,
          suggestions: [],
        },
      ],
      settings: { karpenter: { release: "1.15" } },
    },
    {
      name: "JSON, CRLF, quoted keys; the chart out of git, in an ApplicationSet",
      ...linted({
        "pool.yaml": '{"apiVersion": "karpenter.sh/v1",\r\n"kind": "NodePool",\r\n"spec": {"replicas": 2}}\r\n',
        "apps.yaml":
          "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: all }\nspec:\n  template:\n    spec:\n      sources:\n        - { repoURL: https://github.com/aws/karpenter-provider-aws.git, path: charts/karpenter, targetRevision: v1.5.0 }\n",
      }),
      errors: [
        {
          ...field("spec.replicas", "1.8", "apps.yaml:3", "1.5"),
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 20,
          suggestions: [],
        },
      ],
      settings: { karpenter: { release: "1.15" } },
    },
    {
      name: "a version of the API that isn't there yet",
      ...linted({
        "all.yaml": `${pool("v1")}---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nspec: {}\n`,
        "app.yaml": chart("0.32.1"),
      }),
      errors: [
        {
          ...api("karpenter.sh/v1", "NodePool", "app.yaml:3", "0.32"),
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 28,
          suggestions: [],
        },
        {
          ...api("karpenter.sh/v1alpha1", "NodeOverlay", "app.yaml:3", "0.32"),
          line: 5,
          column: 13,
          endLine: 5,
          endColumn: 34,
          suggestions: [],
        },
      ],
      settings: { karpenter: { release: "1.15" } },
    },
    {
      name: "a version of the API that is gone, though the settings assume an older release",
      ...linted({ "pool.yaml": pool("v1beta1"), "app.yaml": chart("1.1.0") }),
      errors: [
        {
          ...api("karpenter.sh/v1beta1", "NodePool", "app.yaml:3", "1.1"),
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 33,
          suggestions: [],
        },
      ],
      settings: { karpenter: { release: "1.0" } },
    },
    {
      name: "the two charts, in one file",
      ...linted({ "apps.yaml": `${chart("1.9.0")}---\n${chart("1.9.1", "karpenter-crd")}` }),
      errors: [
        { ...crds("1.9.0", "karpenter", "apps.yaml:12", "1.9.1", "karpenter-crd"), ...onVersion, endColumn: 26 },
        {
          ...crds("1.9.1", "karpenter-crd", "apps.yaml:3", "1.9.0", "karpenter"),
          ...onVersion,
          line: 17,
          endLine: 17,
          endColumn: 26,
        },
      ],
    },
    {
      name: "the CRDs of two clusters for one chart each",
      ...linted({
        "prod/app.yaml": chart("1.9.0 # soon 1.11"),
        "prod/crds/crd.yaml": chart("1.11.0", "karpenter-crd"),
        "dev/app.yaml": chart("1.11.0"),
        "dev/crd.yaml": chart("1.11.0", "karpenter-crd"),
      }),
      errors: [
        {
          ...crds("1.9.0", "karpenter", "prod/crds/crd.yaml:3", "1.11.0", "karpenter-crd"),
          ...onVersion,
          endColumn: 26,
        },
      ],
    },
    {
      name: "other kinds and versions",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.sh/v1\nkind: NodeClaim\nspec: {}\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 0.30.0, helm: { valuesObject: {  } } } }\n",
      }),
      errors: [
        {
          messageId: "unservedVersion",
          data: { release: "0.30", place: "a.yaml:7", kind: "NodeClaim", apiVersion: "karpenter.sh/v1" },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 28,
        },
      ],
      settings: { karpenter: { release: "1.15" } },
    },
    {
      name: "other kinds and versions, 2",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nspec: {}\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nspec: {}\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: {  } } } }\n",
      }),
      errors: [
        {
          messageId: "unservedVersion",
          data: { release: "1.2", place: "a.yaml:11", kind: "EC2NodeClass", apiVersion: "karpenter.k8s.aws/v1beta1" },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 38,
        },
        {
          messageId: "unservedVersion",
          data: { release: "1.2", place: "a.yaml:11", kind: "NodeClaim", apiVersion: "karpenter.sh/v1beta1" },
          line: 5,
          column: 13,
          endLine: 5,
          endColumn: 33,
        },
      ],
      settings: { karpenter: { release: "1.0" } },
    },
    {
      name: "other kinds and versions, 3",
      ...linted({
        "a.yaml":
          "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec: {}\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: {}\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nspec: {}\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: {  } } } }\n",
      }),
      errors: [
        {
          messageId: "unservedVersion",
          data: {
            release: "1.2",
            place: "a.yaml:15",
            kind: "AWSNodeTemplate",
            apiVersion: "karpenter.k8s.aws/v1alpha1",
          },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 39,
        },
        {
          messageId: "unservedVersion",
          data: { release: "1.2", place: "a.yaml:15", kind: "Provisioner", apiVersion: "karpenter.sh/v1alpha5" },
          line: 5,
          column: 13,
          endLine: 5,
          endColumn: 34,
        },
        {
          messageId: "unservedVersion",
          data: { release: "1.2", place: "a.yaml:15", kind: "Machine", apiVersion: "karpenter.sh/v1alpha5" },
          line: 9,
          column: 13,
          endLine: 9,
          endColumn: 34,
        },
      ],
      settings: { karpenter: { release: "0.32" } },
    },
    {
      name: "other kinds and versions, 4",
      ...linted({
        "a.yaml":
          "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { template: { spec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter-crd, targetRevision: 1.1.0 } } } }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: 1.2.0, helm: { valuesObject: {  } } } }\n",
      }),
      errors: [
        {
          messageId: "chartVersionMismatch",
          data: {
            chart: "karpenter-crd",
            version: "1.1.0",
            otherChart: "karpenter",
            place: "a.yaml:7",
            otherVersion: "1.2.0",
          },
          line: 3,
          column: 112,
          endLine: 3,
          endColumn: 117,
        },
        {
          messageId: "chartVersionMismatch",
          data: {
            chart: "karpenter",
            version: "1.2.0",
            otherChart: "karpenter-crd",
            place: "a.yaml:2",
            otherVersion: "1.1.0",
          },
          line: 8,
          column: 88,
          endLine: 8,
          endColumn: 93,
        },
      ],
    },
  ],
});
