import { invariants } from "./invariants.generated.js";

export const messages = {
  ...invariants,
  chartValues:
    "{{fields}} of `{{path}}` look like values of the chart, which Argo CD reads only in `helm`; move them to `{{target}}`.",
  foreignField: "`{{path}}` is a field of EC2NodeClass, which {{kind}} of EKS Auto Mode does not have; remove it.",
  invalidForm: "`{{path}}` must be {{form}}, not `{{value}}`.",
  outOfBounds: "`{{path}}` must {{limit}}.",
  missingField: "`{{path}}` is missing the required field `{{field}}`; add it.",
  movedField: "`{{path}}` does not exist in {{kind}} {{version}}; use {{target}}.",
  newerField:
    "`{{path}}` requires Karpenter {{since}}, but the configured release is {{release}}; upgrade the chart, or correct the `release` setting.",
  newerValue:
    "`{{value}}` requires Karpenter {{since}}, but the configured release is {{release}}; upgrade the chart, or correct the `release` setting.",
  newerFieldThanChart:
    "`{{path}}` requires Karpenter {{since}}, but {{place}} deploys {{release}}; upgrade the chart, or remove the field.",
  newerValueThanChart:
    "`{{value}}` requires Karpenter {{since}}, but {{place}} deploys {{release}}; upgrade the chart, or replace the value.",
  unquotedString: "`{{path}}` must be {{expected}}, not {{actual}}; put it in quotes.",
  removedField:
    "`{{path}}` was removed after Karpenter {{since}}, and these manifests are checked against {{release}}; remove it.",
  renamedValue: "`{{path}}` is `{{value}}`, which was renamed to `{{meant}}`; use the new name.",
  misspelledKind: "`{{value}}` is not a kind of `{{group}}`; did you mean `{{meant}}`?",
  misspelledLabel: "`{{key}}` is not one of the labels allowed in this domain; did you mean `{{meant}}`?",
  quotedNumber: "`{{path}}` must be {{expected}}, not the string `{{value}}`; remove the quotes.",
  invalidType: "`{{path}}` must be {{expected}}, not {{actual}}.",
  unknownField: "`{{path}}` is not a field of {{kind}} {{version}}, so the API server rejects or drops it; remove it.",
  misplacedField: "`{{path}}` is not a field of {{kind}} {{version}}; move it to `{{target}}`.",
  misspelledField: "`{{path}}` is not a field of {{kind}} {{version}}; did you mean `{{meant}}`?",
  unknownFieldBefore:
    "`{{path}}` is not a field of {{kind}} {{version}} before Karpenter {{since}}, which accepts any field here; remove it, or correct the `release` setting.",
  unknownFieldInChart:
    "`{{path}}` is not a field of {{kind}} {{version}} before Karpenter {{since}}, but {{place}} deploys {{release}}; upgrade the chart, or remove the field.",
  unknownFieldYet:
    "`{{path}}` is not a field of {{kind}} {{version}} as of Karpenter {{newest}}; remove it, or update eslint-plugin-karpenter if you run a newer release.",
  unknownKind: "`{{value}}` is not a kind of `{{group}}`; use {{kinds}}.",
  unknownVersion: "{{kind}} has no version `{{version}}`; use `{{apiVersion}}`.",
  invalidValue: "`{{path}}` must be {{allowed}}, not `{{value}}`.",
  misspelledValue: "`{{path}}` must be {{allowed}}, not `{{value}}`; did you mean `{{meant}}`?",
  wrongGroup: "{{kind}} is not in the group `{{group}}`; use `{{apiVersion}}`.",
  zeroDuration: "`{{path}}` must be a duration, not the number `0`; use `0s`.",
  addField: "Add `{{text}}`.",
  moveField: "Move it to {{target}}.",
  renameField: "Rename to `{{text}}`.",
  replaceText: "Replace with `{{text}}`.",
} as const;

export type MessageId = keyof typeof messages;
