/** What the validation rules of the CRDs ask for, in one sentence each, by the name that the schemas give them. */
export const invariants = {
  "alias-excludes-others": "A term with `alias` has other fields too; leave it `alias` alone.",
  "alias-family": "The alias `{{value}}` is of no known family; begin it with {{families}}.",
  "alias-form": "The alias `{{value}}` is not of the form `family@version`; write it so, such as `al2023@v20250501`.",
  "alias-is-only-term": "A term with `alias` stands beside others; leave it the only one.",
  "comparison-needs-number":
    "A requirement with `Gt`, `Lt`, `Gte` or `Lte` needs exactly one value, a whole number from 0 on.",
  "consolidate-after-when-empty": "`consolidationPolicy: WhenEmpty` needs `consolidateAfter`; add it.",
  "custom-family-needs-terms": "`amiFamily: Custom` needs `amiSelectorTerms`; add some.",
  "enough-values": "A requirement has fewer `values` than its `minValues` asks for; add values or lower it.",
  "eviction-signal":
    "`{{key}}` is no eviction signal; use `memory.available`, `nodefs.available`, `nodefs.inodesFree`, `imagefs.available`, `imagefs.inodesFree` or `pid.available`.",
  "family-matches-alias":
    "`amiFamily` is `{{amiFamily}}`, which is not that of the alias; remove it, or use the alias's family or `Custom`.",
  "family-without-alias": "`amiFamily` is needed, since no term has an `alias`; add it.",
  "gc-thresholds": "`imageGCHighThresholdPercent` has to be above `imageGCLowThresholdPercent`; change one of them.",
  "grace-period-has-soft-eviction":
    "`evictionSoftGracePeriod` has a signal that `evictionSoft` lacks; give both the same.",
  "group-selects": "`placementGroupSelector` needs `name` or `id`; add one.",
  "group-selects-once": "`placementGroupSelector` has both `name` and `id`; remove one.",
  "has-terms": "`{{path}}` is empty; add a term.",
  "id-excludes-others": "A term with `id` has other fields too; leave it `id` alone.",
  "in-needs-values": "A requirement with `In` needs `values`; add some.",
  "initialization-rate-needs-snapshot": "`volumeInitializationRate` needs a `snapshotID`; add it.",
  "name-excludes-others": "A term with `name` has other fields too; leave it `name` alone.",
  "no-consolidate-after":
    "`consolidateAfter` doesn't go with `consolidationPolicy: WhenUnderutilized`, which is the default; remove it, or write `WhenEmpty`.",
  "not-empty": "`{{path}}` is empty; fill it in.",
  "not-in-needs-values": "A requirement with `NotIn` needs `values`; add some.",
  "not-negative": "`{{path}}` has a negative quantity; make it 0 or more.",
  "unique-interfaces":
    "`networkInterfaces` has two interfaces for one card and device, or two of `efa-only` for one card; keep one.",
  "one-node-identity": "Exactly one of `role` and `instanceProfile` is needed; {{advice}}.",
  "one-price": "`price` and `priceAdjustment` exclude each other; remove one.",
  "one-root-volume": "Several mappings have `rootVolume: true`; leave one.",
  "primary-interface":
    "`networkInterfaces` needs an `interface` with `networkCardIndex: 0` and `deviceIndex: 0`; add it.",
  "reserved-resource": "`{{key}}` can't be reserved; use `cpu`, `memory`, `ephemeral-storage` or `pid`.",
  "restricted-capacity": "`{{key}}` can't be set by an overlay; remove it.",
  "restricted-domain":
    "The label `{{key}}` is in a domain that Karpenter or Kubernetes keeps for itself; use one of theirs, or a domain of your own.",
  "restricted-label": "The label `{{key}}` is set by Karpenter or Kubernetes; remove it.",
  "schedule-with-duration": "A budget needs both `schedule` and `duration`, or neither; add or remove one.",
  "soft-eviction-has-grace-period":
    "`evictionSoft` has a signal that `evictionSoftGracePeriod` lacks; give both the same.",
  "some-timeout": "`connectionTracking` is empty; add a timeout.",
  "static-pool-limits": "A pool with `replicas` may limit `nodes` only; remove the other limits.",
  "static-pool-weight": "A pool with `replicas` takes no `weight`; remove it.",
  "tag-key-not-empty": "A tag has an empty key; name it.",
  "tag-not-empty": "A tag has an empty key or value; fill it in.",
  "tag-reserved": "The tag `{{key}}` is set by Karpenter; remove it.",
  "term-selects": "A term selects nothing; give it one of {{fields}}.",
  "volume-has-size": "A volume needs `volumeSize` or `snapshotID`; add one.",
  "windows-alias-is-latest": "The alias `{{value}}` is of Windows, which knows no version but `latest`; write that.",
} as const;

export type Invariant = keyof typeof invariants;
