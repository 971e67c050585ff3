// The requirements of the CRDs' validation rules: a message for each, and a check in JSON Schema for each rule, by the
// digest of its text, because the text is the vendor's.
import { labelLists } from "../scripts/facts/labels.js";
import {
  aliasIn,
  anyOf,
  each,
  excludes,
  familyOf,
  hasValues,
  isLatest,
  keys,
  kopsLabel,
  kubernetesLabel,
  not,
  notAllCombine,
  notTogether,
  oneOf,
  requirements,
  startsWith,
} from "./checks.js";

/** @typedef {import("./checks.js").Schema} Schema */

/** The messages, by the name of the invariant. */
export const messages = {
  "alias-excludes-others": "A term with `alias` cannot have other fields; keep only `alias`.",
  "alias-family": "The alias `{{value}}` names an unknown AMI family; start it with {{families}}.",
  "alias-form": "The alias `{{value}}` does not have the form `family@version`; use one such as `al2023@v20250501`.",
  "alias-is-only-term": "A term with `alias` must be the only term; remove the others.",
  "comparison-needs-number":
    "A requirement with `Gt`, `Lt`, `Gte` or `Lte` needs exactly one value, an integer of 0 or more; correct `values`.",
  "consolidate-after-when-empty": "`consolidationPolicy: WhenEmpty` requires `consolidateAfter`; add it.",
  "custom-family-needs-terms": "`amiFamily: Custom` requires `amiSelectorTerms`; add at least one term.",
  "enough-values": "A requirement has fewer `values` than its `minValues`; add values, or lower `minValues`.",
  "eviction-signal":
    "`{{key}}` is not an eviction signal; use `memory.available`, `nodefs.available`, `nodefs.inodesFree`, `imagefs.available`, `imagefs.inodesFree` or `pid.available`.",
  "family-matches-alias":
    "`amiFamily` is `{{amiFamily}}`, which does not match the alias; remove it, or use the alias's family or `Custom`.",
  "family-without-alias": "`amiFamily` is required because no term has an `alias`; add it.",
  "gc-thresholds":
    "`imageGCHighThresholdPercent` must be greater than `imageGCLowThresholdPercent`; change one of them.",
  "grace-period-has-soft-eviction":
    "`evictionSoftGracePeriod` has a signal that `evictionSoft` does not have; list the same signals in both.",
  "group-selects": "`placementGroupSelector` requires `name` or `id`; add one.",
  "group-selects-once": "`placementGroupSelector` cannot have both `name` and `id`; remove one.",
  "has-name": "`metadata` has neither `name` nor `generateName`; add `name`.",
  "has-terms": "`{{path}}` is empty; add at least one term.",
  "id-excludes-others": "A term with `id` cannot have other fields; keep only `id`.",
  "in-needs-values": "A requirement with `In` needs `values`; add at least one.",
  "initialization-rate-needs-snapshot": "`volumeInitializationRate` requires `snapshotID`; add it.",
  "metadata-key":
    "The key `{{key}}` must have at most 63 letters, digits, `-`, `_` and `.`, optionally after a domain and `/`; rename it.",
  "name-excludes-others": "A term with `name` cannot have other fields; keep only `name`.",
  "no-consolidate-after":
    "`consolidateAfter` is not allowed with `consolidationPolicy: WhenUnderutilized`, the default; remove it, or set `consolidationPolicy: WhenEmpty`.",
  "not-empty": "`{{path}}` must not be empty; set a value.",
  "not-in-needs-values": "A requirement with `NotIn` needs `values`; add at least one.",
  "not-negative": "`{{path}}` contains a negative quantity; use 0 or more.",
  "unique-interfaces":
    "`networkInterfaces` repeats a pair of `networkCardIndex` and `deviceIndex`, or has two `efa-only` interfaces on one card; remove one.",
  "one-node-identity": "Exactly one of `role` and `instanceProfile` is required; {{advice}}.",
  "one-target": "`podTemplateRef` and `scalableRef` cannot be used together; remove one.",
  "one-price": "`price` and `priceAdjustment` cannot be used together; remove one.",
  "one-root-volume": "Only one mapping can have `rootVolume: true`; remove it from the others.",
  "primary-interface":
    "`networkInterfaces` requires an entry with `interfaceType: interface`, `networkCardIndex: 0` and `deviceIndex: 0`; add it.",
  "reserved-resource": "`{{key}}` cannot be reserved; use `cpu`, `memory`, `ephemeral-storage` or `pid`.",
  "restricted-capacity": "`{{key}}` cannot be set in `capacity`; remove it.",
  "restricted-domain":
    "The label `{{key}}` is in a domain reserved by Karpenter or Kubernetes; use one of its known labels, or a domain of your own.",
  "restricted-label": "The label `{{key}}` is reserved by Karpenter or Kubernetes; remove it.",
  "schedule-with-duration": "A budget needs both `schedule` and `duration`, or neither; add or remove one.",
  "soft-eviction-has-grace-period":
    "`evictionSoft` has a signal that `evictionSoftGracePeriod` does not have; list the same signals in both.",
  "some-timeout": "`connectionTracking` is empty; add at least one timeout.",
  "static-pool-limits": "A NodePool with `replicas` can only limit `nodes`; remove the other limits.",
  "static-pool-weight": "A NodePool with `replicas` cannot have a `weight`; remove it.",
  "tag-key-not-empty": "Tags cannot have an empty key; set one.",
  "tag-not-empty": "Tags cannot have an empty key or value; set both.",
  "tag-reserved": "The tag `{{key}}` is reserved by Karpenter; remove it.",
  "template-has-size": "`podTemplateRef` requires `replicas` or `limits`; add one.",
  "term-selects": "A term is empty; add one of {{fields}}.",
  "volume-has-size": "A volume requires `volumeSize` or `snapshotID`; add one.",
  "windows-alias-is-latest": "Windows aliases support only `latest`, not `{{value}}`; use `latest`.",
};

const linux = ["al2", "al2023", "bottlerocket"];
const windows = ["windows2019", "windows2022"];
const oneNumber = { maxItems: 1, items: { "x-whole-number": true } };
const zones = ["topology.kubernetes.io/zone", "topology.kubernetes.io/region"];
const renamed = [
  "beta.kubernetes.io/instance-type",
  "failure-domain.beta.kubernetes.io/region",
  "beta.kubernetes.io/os",
  "beta.kubernetes.io/arch",
  "failure-domain.beta.kubernetes.io/zone",
];
const node = ["kubernetes.io/arch", "kubernetes.io/os", "node.kubernetes.io/windows-build"];

/**
 * The invariant that each rule states, and its check.
 * @type {Readonly<Record<string, readonly [id: keyof typeof messages, check: Schema]>>}
 */
export const invariants = {
  ca1070cc27432d2e: ["alias-excludes-others", excludes("alias", "id", "tags", "name", "owner")],
  "6a4b2c546b1f86ed": ["alias-family", startsWith([...linux, ...windows])],
  f56f123c03eb1733: ["alias-family", startsWith([...linux, ...windows])],
  "43e13ab63ad16d1c": ["alias-family", startsWith([...linux, ...windows, "windows2025"])],
  c12f03c98798a7c3: ["alias-form", { pattern: "^[^@]*@.*$" }],
  df2d947659865350: ["alias-form", { pattern: "^[^@]+@.+$" }],
  f4a3d781672f38ed: ["alias-is-only-term", { if: aliasIn({ required: ["alias"] }), then: { maxItems: 1 } }],
  "1bdec118e4697454": ["comparison-needs-number", requirements({ enum: ["Gt", "Lt"] }, hasValues(oneNumber))],
  "66332da9e3c0ea66": [
    "comparison-needs-number",
    requirements({ enum: ["Gt", "Lt", "Gte", "Lte"] }, hasValues(oneNumber)),
  ],
  "9046fb6c3c90f985": [
    "consolidate-after-when-empty",
    { if: { properties: { consolidationPolicy: { const: "WhenEmpty" } } }, then: { required: ["consolidateAfter"] } },
  ],
  "2975cc14cb5113d8": [
    "custom-family-needs-terms",
    {
      if: { properties: { amiFamily: { const: "Custom" } } },
      then: { required: ["amiSelectorTerms"], properties: { amiSelectorTerms: { minItems: 1 } } },
    },
  ],
  "5d46cdd5a19af8ba": ["enough-values", requirements({ const: "In" }, { "x-at-least": ["values", "minValues"] })],
  "344672bcd55e4bd1": [
    "eviction-signal",
    keys({
      enum: [
        "memory.available",
        "nodefs.available",
        "nodefs.inodesFree",
        "imagefs.available",
        "imagefs.inodesFree",
        "pid.available",
      ],
    }),
  ],
  "5b05d40ebecf6dc6": ["family-matches-alias", familyOf("al2", "AL2")],
  "6834c85d2bed8101": ["family-matches-alias", familyOf("al2023", "AL2023")],
  c44baa129f006530: ["family-matches-alias", familyOf("bottlerocket", "Bottlerocket")],
  "38a01e235c480bef": ["family-matches-alias", familyOf("windows2019", "Windows2019")],
  "7ebdc823340733f0": ["family-matches-alias", familyOf("windows2022", "Windows2022")],
  "80d0d91941d90a5b": ["family-matches-alias", familyOf("windows2025", "Windows2025")],
  "182be9569086c4c8": [
    "family-without-alias",
    {
      anyOf: [
        { required: ["amiSelectorTerms"], properties: { amiSelectorTerms: aliasIn({ required: ["alias"] }) } },
        { required: ["amiFamily"] },
      ],
    },
  ],
  cd6eb1c27daefbdb: ["gc-thresholds", { "x-greater": ["imageGCHighThresholdPercent", "imageGCLowThresholdPercent"] }],
  "0babc5d010c68694": [
    "grace-period-has-soft-eviction",
    { "x-same-keys": ["evictionSoftGracePeriod", "evictionSoft"] },
  ],
  "5d8111df98d667c0": ["group-selects", anyOf("name", "id")],
  c06758db40e9091d: ["group-selects-once", notTogether("name", "id")],
  "640ba693af3e2e70": ["has-terms", { minItems: 1 }],
  d93366515acc12d7: ["id-excludes-others", excludes("id", "alias", "tags", "name", "owner")],
  "3ea62e05db086fc4": ["id-excludes-others", notAllCombine("id", "tags", "name", "owner")],
  "97c305fc4b6991b2": ["id-excludes-others", notAllCombine("id", "tags", "name")],
  "5615f3b7fa2fe5e3": ["id-excludes-others", notAllCombine("id", "tags", "ownerID", "instanceMatchCriteria")],
  "1851158d575d1b0a": ["id-excludes-others", notAllCombine("id", "tags", "ownerID")],
  "7987af8ad89cdef9": ["id-excludes-others", notAllCombine("id", "tags")],
  a691217bec70e1cd: ["in-needs-values", requirements({ const: "In" }, hasValues({}))],
  ed2ac0dadc0af141: [
    "initialization-rate-needs-snapshot",
    {
      if: { required: ["volumeInitializationRate"] },
      then: { required: ["snapshotID"], properties: { snapshotID: { minLength: 1 } } },
    },
  ],
  bf2d46a2f1745205: ["name-excludes-others", notAllCombine("name", "tags", "id")],
  "95c8b12f7dc8c3a7": [
    "no-consolidate-after",
    {
      if: { required: ["consolidateAfter"], properties: { consolidationPolicy: { const: "WhenUnderutilized" } } },
      then: { properties: { consolidateAfter: { const: "Never" } } },
    },
  ],
  "53f953b38dac7ce5": ["not-empty", { minLength: 1 }],
  "297215f4ae1913d2": ["not-in-needs-values", requirements({ const: "NotIn" }, hasValues({}))],
  "54a4d68c5c622546": ["not-negative", { additionalProperties: not({ pattern: "^-" }) }],
  af4a30078f5a9776: ["unique-interfaces", { "x-interfaces": true }],
  fb0a921af9fab5dc: ["one-node-identity", oneOf("role", "instanceProfile")],
  "42bd51fe526bf3da": ["one-target", notTogether("podTemplateRef", "scalableRef")],
  "5f47908dce03879a": ["one-price", notTogether("price", "priceAdjustment")],
  "86eff2ba22314de9": ["one-root-volume", { "x-at-most-one": { rootVolume: true } }],
  eaefa34737a17c22: [
    "primary-interface",
    {
      anyOf: [
        { maxItems: 0 },
        {
          contains: {
            properties: {
              deviceIndex: { const: 0 },
              networkCardIndex: { const: 0 },
              interfaceType: { const: "interface" },
            },
            required: ["deviceIndex", "networkCardIndex", "interfaceType"],
          },
        },
      ],
    },
  ],
  "4b8d0b0fad8b6c01": ["reserved-resource", keys({ enum: ["cpu", "memory", "ephemeral-storage", "pid"] })],
  a8e051840355f4f7: ["restricted-capacity", keys(not({ enum: ["cpu", "memory", "ephemeral-storage", "pods"] }))],
  "01f31d31476a4dc6": [
    "restricted-domain",
    kubernetesLabel(...renamed, ...zones, "node.kubernetes.io/instance-type", ...node),
  ],
  "3e2537e8fdd67a4b": ["restricted-domain", keys(kubernetesLabel(...renamed, ...zones, ...node))],
  "29bd580d5aa59e1d": ["restricted-domain", kopsLabel],
  a2fd55fb42674313: ["restricted-domain", keys(kopsLabel)],
  ...labelLists(),
  "4a7937fb7ec2e098": ["restricted-label", not({ const: "karpenter.sh/nodepool" })],
  d815b0a161c6ac42: ["restricted-label", not({ const: "kubernetes.io/hostname" })],
  "3f7f93e45953a4e1": ["restricted-label", keys(not({ const: "karpenter.sh/nodepool" }))],
  "0ff8e93e21f34c9f": ["restricted-label", keys(not({ const: "kubernetes.io/hostname" }))],
  a18a6e922e71e9c2: [
    "schedule-with-duration",
    each({ dependencies: { schedule: ["duration"], duration: ["schedule"] } }),
  ],
  d380ee2d26c7021d: ["soft-eviction-has-grace-period", { "x-same-keys": ["evictionSoft", "evictionSoftGracePeriod"] }],
  a51434d8dca5c8ea: ["some-timeout", anyOf("tcpEstablishedTimeout", "udpStreamTimeout", "udpTimeout")],
  deb2bd9cbcb71f7a: [
    "static-pool-limits",
    { if: { required: ["replicas"] }, then: { properties: { limits: keys({ const: "nodes" }) } } },
  ],
  baf63be438900e50: ["static-pool-weight", notTogether("replicas", "weight")],
  b223f8b91cc11de1: ["tag-key-not-empty", keys({ minLength: 1 })],
  "67e37bc5362ee98c": ["tag-not-empty", { ...keys({ minLength: 1 }), additionalProperties: { minLength: 1 } }],
  "2052d57dea69d78a": ["tag-reserved", keys(not({ pattern: "^kubernetes.io/cluster" }))],
  "79a7af41b85e108c": ["tag-reserved", keys(not({ const: "karpenter.sh/provisioner-name" }))],
  "4129eeab3315da9d": ["tag-reserved", keys(not({ const: "karpenter.sh/nodepool" }))],
  c68433892295e216: ["tag-reserved", keys(not({ const: "karpenter.sh/nodeclaim" }))],
  "89adb7f2c9f99e84": ["tag-reserved", keys(not({ const: "eks.amazonaws.com/nodeclass" }))],
  "9aab54f22a513bfa": ["tag-reserved", keys(not({ const: "karpenter.sh/nodeclaim" }))],
  e5f11d2d456fb44a: ["tag-reserved", keys(not({ const: "karpenter.sh/managed-by" }))],
  d8e0889543c14b57: ["tag-reserved", keys(not({ const: "karpenter.k8s.aws/ec2nodeclass" }))],
  "046d8b80b51d2215": ["tag-reserved", keys(not({ const: "eks:eks-cluster-name" }))],
  "25d88f46ed0f987c": [
    "template-has-size",
    { if: { required: ["podTemplateRef"] }, then: anyOf("replicas", "limits") },
  ],
  f421da079babce6a: ["term-selects", each(anyOf("tags", "id"))],
  "6ed3e3b1f98efd50": ["term-selects", each(anyOf("tags", "id", "name"))],
  "35469d83e013173c": ["term-selects", each(anyOf("tags", "id", "name", "alias"))],
  "10128c398f14a97e": ["term-selects", each(anyOf("tags", "id", "name", "alias", "ssmParameter"))],
  "5ba24c02caac9345": ["term-selects", each(anyOf("tags", "id", "instanceMatchCriteria"))],
  ebf7525c5aac2c8d: ["volume-has-size", anyOf("snapshotID", "volumeSize")],
  "8d0cc8ba7d054a36": ["windows-alias-is-latest", isLatest(windows)],
  c37d21667c1ae725: ["windows-alias-is-latest", isLatest([...windows, "windows2025"])],
};

/** Rules that compare an object with its earlier state, which no file contains. */
export const transitions = new Set([
  "ba3785a73a84f4c1",
  "54871a1cded89602",
  "f4f4adcfb233af90",
  "5711270ad6114bbb",
  "941736dc91ef93c2",
]);
