// What each rule finds in which kind and version: the rest of a manifest behind its apiVersion and kind. A cell
// that isn't here doesn't apply, mostly since the kind has no such field in that version. docs/kinds.md shows it as a
// table, and tests/kinds/kinds.test.ts lints each.

const classes = ["EC2NodeClass v1", "EC2NodeClass v1beta1", "AWSNodeTemplate v1alpha1"];
const launching = [...classes, "Provisioner v1alpha5"];
const pools = ["NodePool v1", "NodePool v1beta1"];
const claims = ["NodeClaim v1", "NodeClaim v1beta1"];
const applications = ["Application v1alpha1", "ApplicationSet v1alpha1"];

export const columns = [
  "EC2NodeClass v1",
  "EC2NodeClass v1beta1",
  "NodePool v1",
  "NodePool v1beta1",
  "NodeClaim v1",
  "NodeClaim v1beta1",
  "NodeOverlay v1alpha1",
  "AWSNodeTemplate v1alpha1",
  "Provisioner v1alpha5",
  "Machine v1alpha5",
  "CapacityBuffer v1beta1",
  "Application v1alpha1",
  "ApplicationSet v1alpha1",
  "AppProject v1alpha1",
];

/** @typedef {Record<string, string>} Cells */

/**
 * The same spec for several kinds, which have it in different places.
 * @param {string[]} kinds
 * @param {string} spec
 * @returns {Cells}
 */
function same(kinds, spec) {
  return Object.fromEntries(kinds.map((kind) => [kind, place(kind, spec)]));
}

/** @param {string} kind @param {string} spec */
function place(kind, spec) {
  if (kind.startsWith("Provisioner")) return `spec: { provider: { ${spec} } }`;
  if (kind.startsWith("ApplicationSet")) return `spec: { template: { spec: { ${spec} } } }`;
  return `spec: { ${spec} }`;
}

/**
 * What says what nodes are to be, for kinds that have it in different places.
 * @param {string[]} kinds
 * @param {string} spec
 * @returns {Cells}
 */
function nodes(kinds, spec) {
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      kind.startsWith("NodePool") ? `spec: { template: { spec: { ${spec} } } }` : `spec: { ${spec} }`,
    ]),
  );
}

/** @param {string} source */
function karpenter(source) {
  return same(applications, `source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, ${source} }`);
}

const volume = (/** @type {string} */ ebs) => `blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { ${ebs} } }]`;

/**
 * Cells with more documents behind the manifest, for rules that compare.
 * @param {Cells} own
 * @param {string} others
 * @returns {Cells}
 */
function beside(own, others) {
  return Object.fromEntries(Object.entries(own).map(([kind, body]) => [kind, `${body}\n---\n${others}`]));
}

/** @param {string} version @param {string} values */
function chart(version, values = "") {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: other }\nspec: { source: { repoURL: public.ecr.aws/karpenter, chart: karpenter, targetRevision: ${version}, helm: { valuesObject: { ${values} } } } }`;
}

const classOf = (/** @type {string} */ spec) =>
  `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: other }\nspec: { ${spec} }`;

const tagged = "subnetSelectorTerms: [{ tags: { karpenter.sh/discovery: a } }]";
const ownKey = "kmsKeyID: arn:aws:kms:eu-west-1:210987654321:key/a";
const inZone = "requirements: [{ key: topology.kubernetes.io/zone, operator: In, values: [us-east-1a] }]";

/** @type {Record<string, Cells>} */
export const cells = {
  "no-unserved-manifests": {
    ...beside(
      Object.fromEntries(["EC2NodeClass v1", "NodePool v1", "NodeClaim v1"].map((kind) => [kind, "spec: {}"])),
      chart("0.30.0"),
    ),
    ...beside(
      Object.fromEntries(
        columns.filter((kind) => /^[EN].*v1beta1|Template|v1alpha5/u.test(kind)).map((kind) => [kind, "spec: {}"]),
      ),
      chart("1.2.0"),
    ),
    ...beside({ "NodeOverlay v1alpha1": "spec: {}" }, chart("1.5.0")),
    ...beside(
      same(applications, "source: { repoURL: public.ecr.aws/karpenter, chart: karpenter-crd, targetRevision: 1.1.0 }"),
      chart("1.2.0"),
    ),
  },
  "consistent-account-and-region": {
    ...beside(
      same(launching, volume(ownKey)),
      chart("1.2.0", "controller: { env: [{ name: AWS_REGION, value: us-east-1 }] }"),
    ),
    ...beside(
      nodes([...pools, ...claims], inZone),
      chart("1.2.0", "controller: { env: [{ name: AWS_REGION, value: eu-west-1 }] }"),
    ),
    ...beside(
      karpenter(
        "targetRevision: 1.2.0, helm: { valuesObject: { controller: { env: [{ name: AWS_REGION, value: us-east-1 }] } } }",
      ),
      classOf(volume(ownKey)),
    ),
  },
  "consistent-cluster-name": {
    ...beside(
      same(["EC2NodeClass v1", "EC2NodeClass v1beta1"], tagged),
      chart("1.2.0", "settings: { clusterName: b }"),
    ),
    ...beside(
      same(["AWSNodeTemplate v1alpha1", "Provisioner v1alpha5"], "subnetSelector: { karpenter.sh/discovery: a }"),
      chart("1.2.0", "settings: { clusterName: b }"),
    ),
    ...beside(
      karpenter("targetRevision: 1.2.0, helm: { valuesObject: { settings: { clusterName: b } } }"),
      classOf(tagged),
    ),
  },
  "no-duplicate-resources": Object.fromEntries(
    columns.map((column) => {
      const [kind = "", version = ""] = column.split(" ");
      const group = /Application|Project/u.test(kind)
        ? "argoproj.io"
        : /EC2|AWS/u.test(kind)
          ? "karpenter.k8s.aws"
          : kind === "CapacityBuffer"
            ? "autoscaling.x-k8s.io"
            : "karpenter.sh";
      const body = "metadata: { name: a }";
      return [column, `${body}\n---\napiVersion: ${group}/${version}\nkind: ${kind}\n${body}`];
    }),
  ),
  "no-missing-node-class": {
    ...beside(
      nodes([...pools, ...claims], "nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: gone }"),
      classOf("role: a"),
    ),
    ...beside(
      { "EC2NodeClass v1": "metadata: { name: a }", "EC2NodeClass v1beta1": "metadata: { name: a }" },
      "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: a }\nspec: { template: { spec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: other } } } }",
    ),
  },
  "no-forbidden-application": beside(
    same(applications, "project: p, source: { repoURL: https://github.com/acme/a, path: a }"),
    "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: p }\nspec: { sourceRepos: [https://github.com/acme/b] }",
  ),
  "consistent-discovery-tags": {
    ...same(
      ["EC2NodeClass v1", "EC2NodeClass v1beta1"],
      "subnetSelectorTerms: [{ tags: { karpenter.sh/discovery: a } }], securityGroupSelectorTerms: [{ tags: { karpenter.sh/discovery: b } }]",
    ),
    ...same(
      ["AWSNodeTemplate v1alpha1", "Provisioner v1alpha5"],
      "subnetSelector: { karpenter.sh/discovery: a }, securityGroupSelector: { karpenter.sh/discovery: b }",
    ),
  },
  "valid-expire-after": {
    ...nodes(["NodePool v1", "NodeClaim v1"], "expireAfter: 5m"),
    ...same(["NodePool v1beta1"], "disruption: { expireAfter: 5m }"),
  },
  "no-high-imds-hop-limit": same(launching, "metadataOptions: { httpPutResponseHopLimit: 3 }"),
  "no-default-project": same(applications, "project: default"),
  "no-disabled-disruption": same(pools, "disruption: { consolidateAfter: Never }"),
  "no-end-of-life-ami-family": same(launching, "amiFamily: AL2"),
  "no-hardcoded-ami": {
    ...same(["EC2NodeClass v1", "EC2NodeClass v1beta1"], "amiSelectorTerms: [{ id: ami-0123456789abcdef0 }]"),
    ...same(["AWSNodeTemplate v1alpha1"], "amiSelector: { aws-ids: ami-0123456789abcdef0 }"),
  },
  "no-latest-ami-alias": same(["EC2NodeClass v1"], "amiSelectorTerms: [{ alias: al2023@latest }]"),
  "no-namespace-on-cluster-scoped": Object.fromEntries(
    columns.slice(0, 10).map((kind) => [kind, "metadata: { name: a, namespace: karpenter }"]),
  ),
  "no-placeholder-values": Object.fromEntries(columns.map((kind) => [kind, "metadata: { name: REPLACE_ME }"])),
  "no-public-ip": same(["EC2NodeClass v1", "EC2NodeClass v1beta1"], "associatePublicIPAddress: true"),
  "no-removed-annotations": Object.fromEntries(
    columns.map((kind) => [kind, "metadata: { annotations: { karpenter.sh/do-not-evict: 'true' } }"]),
  ),
  "no-removed-api": Object.fromEntries(
    columns.filter((kind) => /^[EN].*v1beta1|v1alpha5|Template|Overlay/u.test(kind)).map((kind) => [kind, "spec: {}"]),
  ),
  "no-secrets-in-user-data": same(classes, "userData: 'export DB_PASSWORD=hunter22'"),
  "no-unknown-helm-values": karpenter(
    "targetRevision: 1.2.0, helm: { valuesObject: { settings: { aws: { tags: {} } } } }",
  ),
  "require-exact-chart-version": karpenter("targetRevision: '*'"),
  "prefer-gp3": same(launching, volume("volumeType: gp2")),
  "require-cluster-name": karpenter("targetRevision: 1.2.0"),
  "require-crd-chart": karpenter("targetRevision: 1.2.0"),
  "require-customer-managed-key": same(launching, volume("encrypted: true")),
  "require-encrypted-volumes": same(launching, volume("encrypted: false")),
  "require-imdsv2": same(launching, "metadataOptions: { httpTokens: optional }"),
  "require-interruption-queue": karpenter("targetRevision: 1.2.0"),
  "require-node-labels": same(pools, "template: { spec: {} }"),
  "require-node-pool-limits": same(pools, "template: { spec: {} }"),
  "require-spot-diversity": nodes(
    pools,
    "requirements: [{ key: karpenter.sh/capacity-type, operator: In, values: [spot] }, { key: topology.kubernetes.io/zone, operator: In, values: [us-east-1a] }]",
  ),
  "require-termination-grace-period": nodes(["NodePool v1", "NodeClaim v1"], "expireAfter: 720h"),
  "valid-ami-selector": same(["EC2NodeClass v1"], "amiSelectorTerms: [{ alias: al2023@20250501 }]"),
  "valid-application-destination": same(applications, "destination: { name: a, server: https://b.acme.io }"),
  "valid-application-source": same(applications, "source: { repoURL: https://github.com/acme/apps }"),
  "valid-block-device": same(launching, volume("kmsKeyID: alias/nodes")),
  "valid-budget-schedule": same(
    pools,
    "disruption: { budgets: [{ nodes: '0', schedule: 0 9 * * 1-7, duration: 8h }] }",
  ),
  "valid-chart-source": karpenter("targetRevision: v1.2.0"),
  "valid-cluster-endpoint": karpenter(
    "targetRevision: 1.2.0, helm: { valuesObject: { settings: { clusterEndpoint: abc.eks.amazonaws.com } } }",
  ),
  "valid-kubelet-configuration": { "EC2NodeClass v1": "spec: { kubelet: { maxPods: many } }" },
  "valid-node-identity": {
    ...same(["EC2NodeClass v1", "EC2NodeClass v1beta1"], "role: arn:aws:iam::210987654321:role/nodes"),
    ...same(["AWSNodeTemplate v1alpha1", "Provisioner v1alpha5"], "instanceProfile: nodes/karpenter"),
  },
  "valid-requirements": nodes(
    [...pools, ...claims, "NodeOverlay v1alpha1", "Provisioner v1alpha5"],
    "requirements: [{ key: kubernetes.io/arch, operator: In, values: [x86_64] }]",
  ),
  "valid-schema": Object.fromEntries(
    columns
      .filter((kind) => !/Template|Provisioner|Machine/u.test(kind))
      .map((kind) => [kind, "spec: { colour: red }"]),
  ),
  "valid-taints": nodes(
    [...pools, ...claims, "Provisioner v1alpha5"],
    "taints: [{ key: a, effect: NoSchedule }, { key: a, effect: NoSchedule }]",
  ),
};
