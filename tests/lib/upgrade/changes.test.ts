/** Which manifests and installs the changes between releases concern. */
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../../lib/index.js";
import { changes, changesIn, kubernetesFor, namesIn } from "../../../lib/upgrade/changes.js";
import { changesRule } from "../../../lib/upgrade/changes-rule.js";
import { clusterProblem } from "../../../lib/upgrade/clusters.js";
import { releasesFrom } from "../../../lib/releases.js";
import { supportOf } from "../../../lib/upgrade/support.js";

const rule = changesRule.build("changes");

/** What an upgrade changes for a text: `line:column id`. */
function found(text: string, from: string, to: string, filename = "a.yaml"): string[] {
  const config: Linter.Config[] = [
    ...karpenter.configs.base,
    { plugins: { upgrade: { rules: { changes: rule } } }, rules: { "upgrade/changes": ["error", { from, to }] } },
  ];
  return new Linter()
    .verify(text, config, filename)
    .map(({ line, column, messageId = "", message }) => `${String(line)}:${String(column)} ${messageId || message}`);
}

const ids = (text: string, from: string, to: string, filename?: string) =>
  found(text, from, to, filename).map((one) => one.replace(/^.* /u, ""));

const nodeClass = (spec: string, version = "v1") =>
  `apiVersion: karpenter.k8s.aws/${version}\nkind: EC2NodeClass\nmetadata: { name: a }\nspec: { ${spec} }\n`;

const nodePool = (spec: string, { version = "v1", group = "karpenter.k8s.aws", more = "" } = {}) =>
  `apiVersion: karpenter.sh/${version}\nkind: NodePool\nmetadata: { name: a }\nspec: { ${spec === "" ? "" : `${spec}, `}template: { spec: { nodeClassRef: { group: ${group}, kind: K, name: a }${more} } } }\n`;

const application = (values: string, revision = "1.2.3") =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: ${revision}, helm: { valuesObject: { ${values} } } } }\n`;

/** A text that each change concerns, and texts like it that it does not. */
const samples: Readonly<Record<string, readonly [concerned: string, ...others: string[]]>> = {
  commaInTag: [
    nodeClass("subnetSelectorTerms: [{ tags: { Name: 'a,b' } }]"),
    nodeClass("subnetSelectorTerms: [{ tags: { Name: a } }]"),
    nodeClass("subnetSelectorTerms: [{ tags: { Name: '{{ x }},b' } }]"),
  ],
  driftByDefault: [
    application("replicas: 1"),
    application("settings: { featureGates: { drift: false } }"),
    application("settings: { featureGates: { driftEnabled: true } }"),
    application("settings: '{{ x }}'"),
  ],
  logConfigEnabled: [
    application("logConfig: { logEncoding: json }"),
    application("logConfig: { enabled: true }"),
    application("logConfig: '{{ x }}'"),
  ],
  logLevelDefault: [application("replicas: 1"), application("logLevel: debug"), application("logLevel: null")],
  spotRequestTags: [application("replicas: 1")],
  budgetsDefault: [
    nodePool(""),
    nodePool("disruption: { budgets: [] }"),
    nodePool("disruption: '{{ x }}'"),
    nodePool("", { group: "karpenter.azure.com" }),
    `${nodePool("")}$patch: merge\n`,
  ],
  dnsPolicyDefault: [application("replicas: 1"), application("dnsPolicy: Default")],
  podSecurityContextDefault: [
    application("controller: { sidecarContainer: [{ name: a }] }"),
    application("controller: { sidecarContainer: [{ name: a }] }, podSecurityContext: {}"),
    application("controller: {}"),
  ],
  prefixedVersion: [application("a: 1", "v0.34.1"), application("a: 1", "0.34.1"), application("a: 1", "'{{ x }}'")],
  forcefulExpiration: [
    nodePool("", { more: ", expireAfter: 720h" }),
    nodePool("", { more: ", expireAfter: Never" }),
    nodePool("", { more: ", expireAfter: '{{ x }}'" }),
  ],
  forcefulDefault: [
    nodePool(""),
    nodePool("disruption: { expireAfter: 1h }", { version: "v1beta1" }),
    nodePool("", { more: ", expireAfter: Never" }),
    nodePool("", { more: ", expireAfter: '{{ x }}'" }),
  ],
  hopLimitDefault: [
    nodeClass("role: a"),
    nodeClass("metadataOptions: { httpPutResponseHopLimit: 2 }"),
    nodeClass("metadataOptions: '{{ x }}'"),
  ],
  nodeConfigPrecedence: [
    nodeClass("amiFamily: AL2023, userData: 'kind: NodeConfig'"),
    nodeClass("amiFamily: AL2, userData: 'kind: NodeConfig'"),
    nodeClass("amiFamily: AL2023, userData: 'echo'"),
    nodeClass("amiFamily: '{{ x }}', userData: 'kind: NodeConfig'"),
  ],
  unregisteredTaint: [
    nodeClass("amiFamily: Custom, userData: 'bootstrap'"),
    nodeClass("amiFamily: Custom, userData: 'bootstrap karpenter.sh/unregistered:NoExecute'"),
    nodeClass("amiFamily: Custom, userData: '{{ x }}'"),
    nodeClass("amiFamily: Custom"),
    nodeClass("amiFamily: AL2023, userData: 'bootstrap'"),
  ],
  ubuntuImages: [
    nodeClass("amiFamily: Ubuntu", "v1beta1"),
    nodeClass("amiFamily: Ubuntu, amiSelectorTerms: [{ id: ami-1 }]", "v1beta1"),
    nodeClass("amiFamily: AL2", "v1beta1"),
  ],
  disabledWebhooks: [
    application("webhook: { enabled: false }"),
    application("webhook: { enabled: true }"),
    application("replicas: 1"),
  ],
  driftAlways: [
    application("settings: { featureGates: { drift: false } }"),
    application("settings: { featureGates: { drift: true } }"),
  ],
  zonalSpread: [
    application("logLevel: info"),
    application("replicas: 1"),
    application("replicas: '{{ x }}'"),
    application("topologySpreadConstraints: []"),
  ],
  metricsPortDefault: [application("replicas: 1"), application("controller: { metrics: { port: 8000 } }")],
  renamedVariable: [
    application("controller: { env: [{ name: LEADER_ELECT, value: x }] }"),
    application("controller: { env: '{{ x }}' }"),
  ],
  removedVariable: [
    application("controller: { env: [{ name: ASSUME_ROLE_ARN, value: x }] }"),
    application("controller: { env: [{ name: GOMAXPROCS, value: x }, { name: '{{ x }}' }] }"),
  ],
  clusterNameTag: [application("replicas: 1")],
  neuronNames: [
    nodePool("", {
      more: ", requirements: [{ key: karpenter.k8s.aws/instance-accelerator-name, operator: In, values: [inferentia] }]",
    }),
    nodePool("", {
      more: ", requirements: [{ key: karpenter.k8s.aws/instance-accelerator-name, operator: In, values: [inferentia2] }]",
    }),
    nodePool("", { more: ", requirements: [{ key: a, operator: In, values: [inferentia] }]" }),
  ],
  bottlerocketRaid: [
    nodeClass("instanceStorePolicy: RAID0, amiSelectorTerms: [{ alias: bottlerocket@latest }]"),
    nodeClass("instanceStorePolicy: RAID0, amiSelectorTerms: [{ alias: al2023@latest }]"),
  ],
  openReservations: [
    nodeClass("role: a"),
    nodeClass("capacityReservationSelectorTerms: [{ id: cr-1 }]"),
    nodeClass("capacityReservationSelectorTerms: '{{ x }}'"),
  ],
  profilePath: [nodeClass("role: a"), nodeClass("instanceProfile: a")],
  reservationEvents: [nodeClass("capacityReservationSelectorTerms: [{ id: cr-1 }]"), nodeClass("role: a")],
  hashOfBundle: [nodeClass("role: a"), nodePool(""), `${nodeClass("role: a")}$patch: merge\n`],
  emptyTerm19: [nodeClass("subnetSelectorTerms: [{ tags: {} }]"), nodeClass("subnetSelectorTerms: [{ id: a }]")],
  emptyTerm114: [nodeClass("subnetSelectorTerms: [{ tags: {} }]")],
  emptyTerm115: [nodeClass("subnetSelectorTerms: [{ tags: {} }]")],
  bottlerocketRoot: [
    nodeClass("amiSelectorTerms: [{ alias: bottlerocket@latest }]"),
    nodeClass("amiSelectorTerms: [{ alias: bottlerocket@latest }], blockDeviceMappings: []"),
    nodeClass("amiSelectorTerms: [{ alias: al2023@latest }]"),
    nodeClass("amiSelectorTerms: [{ alias: '{{ x }}' }]"),
  ],
  kubeletChecks: [nodeClass("kubelet: { maxPods: 10 }"), nodeClass("role: a")],
  voluntaryRepair: [
    application("settings: { featureGates: { nodeRepair: true } }"),
    application("settings: { featureGates: { nodeRepair: false } }"),
    application("settings: { featureGates: { nodeRepair: true }, legacyNodeRepair: true }"),
  ],
};

/** The release before another. */
function before(release: string): string {
  return releasesFrom("0.32", release).at(-2) ?? "";
}

describe("each change", () => {
  it("has samples", () => {
    expect(changes.map(({ id }) => id).sort()).toEqual(Object.keys(samples).sort());
  });

  it.each(changes)("$id concerns its sample from its release on, and nothing like it", ({ id, since }) => {
    const [concerned = "", ...others] = samples[id] ?? [];
    expect(ids(concerned, before(since), since)).toContain(id);
    expect(ids(concerned, since, "1.15")).not.toContain(id);
    for (const other of others)
      expect([other, ids(other, before(since), since)]).not.toEqual([other, expect.arrayContaining([id])]);
  });

  it.each(changes.filter(({ until }) => until !== undefined))(
    "$id matters until its last target",
    ({ id, since, until = "" }) => {
      const [concerned = ""] = samples[id] ?? [];
      expect(ids(concerned, before(since), until)).toContain(id);
      expect(ids(concerned, before(since), "1.15")).not.toContain(id);
    },
  );

  it("has a source at Karpenter's documentation", () => {
    for (const { source } of [...changes, ...namesIn({ from: "0.32", to: "1.15" }).values()])
      expect(source).toMatch(
        /^https:\/\/(?:karpenter\.sh\/(?:docs|v1\.\d+)\/|github\.com\/aws\/karpenter-provider-aws\/releases\/tag\/)/u,
      );
  });
});

describe("the places", () => {
  it("are those of the values", () => {
    const text = `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: a
spec:
  instanceStorePolicy: &policy RAID0
  amiSelectorTerms:
    - alias: bottlerocket@v1.40.0
  subnetSelectorTerms:
    - tags: {}
`;
    expect(found(text, "1.0", "1.15")).toEqual([
      "2:7 hashOfBundle",
      "5:1 openReservations",
      "5:1 bottlerocketRoot",
      "6:32 bottlerocketRaid",
      "10:13 emptyTerm115",
    ]);
    expect(found(text.replaceAll("\n", "\r\n"), "1.0", "1.1")).toEqual(["6:32 bottlerocketRaid"]);
  });

  it("are those in an install without values, and in a list", () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n  - ${nodePool("").trim().replaceAll("\n", "\n    ")}\n`;
    expect(ids(text, "0.33", "0.34")).toEqual(["budgetsDefault"]);
    const plain = application("").replace(", helm: { valuesObject: {  } }", "");
    expect(ids(plain, "0.33", "0.34")).toEqual(["dnsPolicyDefault"]);
  });

  it("exclude defaults that a values file, a parameter or a patch may set", () => {
    const open = application("a: 1").replace("valuesObject:", "valueFiles: [x.yaml], valuesObject:");
    expect(ids(open, "0.33", "0.34")).toEqual([]);
    const set = application("a: 1").replace(
      "valuesObject:",
      "parameters: [{ name: dnsPolicy, value: Default }], valuesObject:",
    );
    expect(ids(set, "0.33", "0.34")).toEqual([]);
    expect(ids(nodePool(""), "0.33", "0.34", "pool-patch.yaml")).toEqual([]);
  });
});

describe("permissions", () => {
  it("are asked about if no policy is known, by their conditions", () => {
    const text = application("replicas: 1");
    const messages = new Linter().verify(
      text,
      [
        ...karpenter.configs.base,
        {
          plugins: { upgrade: { rules: { changes: rule } } },
          rules: { "upgrade/changes": ["error", { from: "1.6", to: "1.15" }] },
        },
      ],
      "a.yaml",
    );
    expect(messages.filter(({ messageId }) => messageId === "unseenPermission").map(({ message }) => message)).toEqual([
      "Does the policy of the controller's role allow `iam:ListInstanceProfiles`? Karpenter calls it, and if it is not allowed, unused instance profiles are never removed.",
      "Does the policy of the controller's role allow `ec2:DescribeInstanceStatus`? Karpenter calls it, and if it is not allowed, failed status checks of instances are not noticed.",
    ]);
    expect(ids(text, "1.13", "1.14")).toEqual([]);
  });
});

describe("Kubernetes and support", () => {
  it("have a range for each release", () => {
    expect(releasesFrom("0.32", "1.15").filter((release) => !kubernetesFor(release))).toEqual([]);
    expect(clusterProblem("1.31", "1.15")).toBeUndefined();
    expect(clusterProblem("1.30", "1.15")).toBe(
      "The cluster has Kubernetes 1.30, but Karpenter 1.15 supports 1.31 to 1.37; upgrade the cluster first.",
    );
    expect(clusterProblem("1.34", "1.2")).toBe(
      "The cluster has Kubernetes 1.34, but Karpenter 1.2 supports only up to 1.32; use a newer release.",
    );
    expect(clusterProblem("1.34", "constructor")).toBeUndefined();
  });

  it("name long-term releases, the latest one and others", () => {
    expect([supportOf("1.9"), supportOf("1.15"), supportOf("1.8")]).toEqual([
      "Karpenter 1.9 is supported until 2027-02; its latest known patch is 1.9.4.",
      "Karpenter 1.15 is supported until the next minor release; its latest known patch is 1.15.3.",
      "Support for Karpenter 1.8 has ended; the Karpenter project supports 1.15 and the long-term releases.",
    ]);
  });
});

describe("an upgrade", () => {
  it("includes the changes of later releases up to its target", () => {
    expect(changesIn({ from: "1.11", to: "1.12" }).map(({ id }) => id)).toEqual(["hashOfBundle"]);
    expect(changesIn({ from: "1.12", to: "1.13" })).toEqual([]);
    expect(releasesFrom("0.36", "1.2")).toEqual(["0.36", "0.37", "1.0", "1.1", "1.2"]);
  });
});
