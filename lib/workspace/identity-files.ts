/** The files, other than Terraform, that decide who may do what. */
import { mayBeTemplate } from "../cloudformation/template.js";

/**
 * - `cloudFormation`: a template that mentions Karpenter
 * - `awsAuth`: the ConfigMap `aws-auth`
 * - `eksctl`: the configuration of a cluster, for whose nodes eksctl adds access
 */
export type IdentityForm = "awsAuth" | "cloudFormation" | "eksctl";

export interface IdentityFile {
  /** Relative to the root. */
  readonly path: string;
  readonly form: IdentityForm;
}

/** Undefined if a text is none of them. */
export function identityFormOf(text: string): IdentityForm | undefined {
  if (mayBeTemplate(text)) return "cloudFormation";
  if (text.includes("eksctl.io/") && /^ *kind: *ClusterConfig *$/mu.test(text)) return "eksctl";
  return text.includes("aws-auth") && text.includes("ConfigMap") && /^ *name: *["']?aws-auth\b/mu.test(text)
    ? "awsAuth"
    : undefined;
}
