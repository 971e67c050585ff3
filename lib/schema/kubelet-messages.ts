import { messages } from "./messages.js";

export const kubeletMessages = {
  ...messages,
  argumentCount:
    "`{{name}}` in expressions accepts two arguments, so Karpenter launches no nodes with this one; nest several calls.",
  ignoredField:
    "{{family}} does not support `{{field}}`, so Karpenter 1.15 launches no nodes with it and older releases ignore it; remove it.",
  notOnCustom:
    "Karpenter does not configure the kubelet of `amiFamily: Custom`, so its nodes do not get `{{field}}`; set it in `userData` too.",
  ownedField:
    "Karpenter sets `{{field}}` itself and launches no nodes if it is in `spec.kubelet`; set the taints in the NodePool instead.",
  severalAddresses:
    "{{family}} supports only one address in `{{field}}`, so Karpenter 1.15 launches no nodes and older releases use only the first; keep one.",
  unknownField: "`{{path}}` is not a field of the kubelet's configuration, so Karpenter launches no nodes; remove it.",
  unknownVariable:
    "`{{name}}` is not a variable of Karpenter's expressions, so Karpenter launches no nodes; use {{variables}}.",
  unsupportedField:
    "{{family}} does not support `{{field}}`, so Karpenter launches no nodes; remove it, or use AL2023.",
} as const;
