/** Expressions in the kubelet settings of a node class, which Karpenter evaluates for each instance type since 1.15. */

/** The variables of these expressions: without one, a text is a mistyped number or quantity. */
const VARIABLE = /\b(?:default_enis|instance_type|ips_per_eni|max_pods|memory_mib|vcpus)\b/u;

export function isKubeletExpression(value: unknown): value is string {
  return typeof value === "string" && VARIABLE.test(value);
}
