import { invariants } from "./invariants.js";

export const messages = {
  ...invariants,
  form: "`{{path}}` is `{{value}}` and has to be {{form}}.",
  limit: "`{{path}}` has to be {{limit}}.",
  missing: "`{{path}}` lacks `{{field}}`, which the API server asks for; add it.",
  moved: "`{{path}}` is no field of {{kind}} {{version}}; it is {{target}} now.",
  newerField:
    "`{{path}}` came with Karpenter {{since}}, and these manifests are for {{release}}; remove it, or set the release.",
  newerValue:
    "Karpenter takes `{{value}}` from {{since}} on, and these manifests are for {{release}}; write something else, or set the release.",
  notString: "`{{path}}` is {{actual}} and has to be {{expected}}; put it in quotes.",
  olderField: "`{{path}}` was last known to Karpenter {{since}}, and these manifests are for {{release}}; remove it.",
  renamedValue: "`{{path}}` is `{{value}}`, which is called `{{meant}}` now; write that.",
  restrictedLabelGuess:
    "`{{key}}` is no label of Karpenter's, which keeps its domain for itself; did you mean `{{meant}}`?",
  type: "`{{path}}` is {{actual}} and has to be {{expected}}.",
  unknownField: "`{{path}}` is no field of {{kind}} {{version}}, and the API server refuses it; remove it.",
  unknownFieldGuess: "`{{path}}` is no field of {{kind}} {{version}}; did you mean `{{meant}}`?",
  unknownFieldNewer:
    "`{{path}}` is no field of {{kind}} {{version}} up to Karpenter {{newest}}, the newest release known here, though {{release}} may know it; check its spelling, or update eslint-plugin-karpenter.",
  unknownVersion: "{{kind}} has no version `{{version}}`; write `{{apiVersion}}`.",
  value: "`{{path}}` is `{{value}}` and has to be {{allowed}}.",
  valueGuess: "`{{path}}` is `{{value}}` and has to be {{allowed}}; did you mean `{{meant}}`?",
  zeroDuration: "`{{path}}` is the number `0` and has to be a duration; write `0s`.",
  add: "Add `{{text}}`.",
  move: "Move it to {{target}}.",
  write: "Write `{{text}}`.",
} as const;

export type MessageId = keyof typeof messages;
