/** Manifests from their parts. */

export function indent(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gmu, " ".repeat(by));
}

export function application(helm: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: karpenter}
spec:
  source:
    repoURL: public.ecr.aws/karpenter # OCI
    chart: karpenter
    helm:
${indent(helm, 6)}
  destination: {server: https://kubernetes.default.svc, namespace: karpenter}
`;
}

/** A class with more fields, each a line or a few. */
export function nodeClass(fields: string): string {
  return `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  amiFamily: AL2023\n${indent(fields, 2)}\n`;
}

export function argo(kind: string, spec: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nspec:\n${indent(spec, 2)}\n`;
}

export function many(count: number, item: (index: string) => string, separator = "\n"): string {
  return Array.from({ length: count }, (_, index) => item(String(index))).join(separator);
}
