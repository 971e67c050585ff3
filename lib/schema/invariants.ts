/** The requirements of the CRDs' validation rules, in one sentence each, by their names in the schemas. */
export const invariants = {
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
  "has-terms": "`{{path}}` is empty; add at least one term.",
  "id-excludes-others": "A term with `id` cannot have other fields; keep only `id`.",
  "in-needs-values": "A requirement with `In` needs `values`; add at least one.",
  "initialization-rate-needs-snapshot": "`volumeInitializationRate` requires `snapshotID`; add it.",
  "name-excludes-others": "A term with `name` cannot have other fields; keep only `name`.",
  "no-consolidate-after":
    "`consolidateAfter` is not allowed with `consolidationPolicy: WhenUnderutilized`, the default; remove it, or set `consolidationPolicy: WhenEmpty`.",
  "not-empty": "`{{path}}` must not be empty; set a value.",
  "not-in-needs-values": "A requirement with `NotIn` needs `values`; add at least one.",
  "not-negative": "`{{path}}` contains a negative quantity; use 0 or more.",
  "unique-interfaces":
    "`networkInterfaces` repeats a pair of `networkCardIndex` and `deviceIndex`, or has two `efa-only` interfaces on one card; remove one.",
  "one-node-identity": "Exactly one of `role` and `instanceProfile` is required; {{advice}}.",
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
  "term-selects": "A term is empty; add one of {{fields}}.",
  "volume-has-size": "A volume requires `volumeSize` or `snapshotID`; add one.",
  "windows-alias-is-latest": "Windows aliases support only `latest`, not `{{value}}`; use `latest`.",
} as const;

export type Invariant = keyof typeof invariants;
