/** The time that the validators of `valid-schema` take to load, and then for each manifest. */
import { performance } from "node:perf_hooks";
import { validate } from "../dist/lib/schema/validators.js";

/** @typedef {Parameters<typeof validate>[0]} Kind */

/** @type {readonly (readonly [Kind, string, object])[]} */
const manifests = [
  [
    "EC2NodeClass",
    "v1",
    {
      apiVersion: "karpenter.k8s.aws/v1",
      kind: "EC2NodeClass",
      spec: {
        role: "KarpenterNodeRole-prod",
        amiSelectorTerms: [{ alias: "al2023@v20250501" }],
        subnetSelectorTerms: [{ tags: { "karpenter.sh/discovery": "prod" } }],
        securityGroupSelectorTerms: [{ tags: { "karpenter.sh/discovery": "prod" } }],
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: "100Gi", encrypted: true } }],
      },
    },
  ],
  [
    "NodePool",
    "v1",
    {
      apiVersion: "karpenter.sh/v1",
      kind: "NodePool",
      spec: {
        disruption: { consolidateAfter: "1m", budgets: [{ nodes: "10%" }] },
        template: {
          spec: {
            nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "default" },
            requirements: [{ key: "karpenter.sh/capacity-type", operator: "In", values: ["spot"] }],
          },
        },
      },
    },
  ],
  ["Application", "v1alpha1", { metadata: {}, spec: { project: "a", destination: {}, source: { repoURL: "a" } } }],
  ["ApplicationSet", "v1alpha1", { metadata: {}, spec: { generators: [], template: { metadata: {}, spec: {} } } }],
];

/** @returns {{ load: number, warm: number }} milliseconds for the slowest to load, microseconds for one when warm */
export function timeValidators() {
  const loads = manifests.map(([kind, version, value]) =>
    timeOf(() => validate(`${kind.toLowerCase()}_${version}`, 1014, value)),
  );
  const rounds = 5000;
  const all = () => {
    for (let round = 0; round < rounds; round += 1) {
      for (const [kind, version, value] of manifests) validate(`${kind.toLowerCase()}_${version}`, 1014, value);
    }
  };
  all();
  return { load: Math.max(...loads), warm: (timeOf(all) * 1000) / rounds / manifests.length };
}

/** @param {() => void} run */
function timeOf(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}
