/**
 * The entries of `ignoreDifferences`: groups and kinds are globs, and JSON pointers name the fields to ignore. Source:
 * util/argo/normalizers/diff_normalizer.go of argoproj/argo-cd, and RFC 6901.
 */
import type { Manifest } from "../model/manifest.js";
import type { Cursor } from "../yaml/cursor.js";
import { applicationOf } from "./application.js";

/** All entries of a manifest: for resources, and for the Applications that an ApplicationSet generates. */
export function ignoredDifferences(manifest: Manifest): Cursor[] {
  const ofResources = applicationOf(manifest).specs.flatMap(({ spec }) => spec.get("ignoreDifferences").items());
  return [...ofResources, ...manifest.at("spec.ignoreApplicationDifferences").items()];
}

/** The kinds that people ignore differences of, and that are not in the core group. */
const GROUPS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    apps: ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"],
    batch: ["CronJob", "Job"],
    "networking.k8s.io": ["Ingress", "NetworkPolicy"],
    autoscaling: ["HorizontalPodAutoscaler"],
    policy: ["PodDisruptionBudget"],
    "rbac.authorization.k8s.io": ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"],
    "apiextensions.k8s.io": ["CustomResourceDefinition"],
    "admissionregistration.k8s.io": ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"],
    "karpenter.sh": ["NodeClaim", "NodeOverlay", "NodePool"],
    "karpenter.k8s.aws": ["EC2NodeClass"],
    "argoproj.io": ["AppProject", "Application", "ApplicationSet"],
  }).flatMap(([group, kinds]) => kinds.map((kind) => [kind, group] as const)),
);

/** The group of a kind, if there is only one that people mean. */
export function groupOf(kind: string): string | undefined {
  return GROUPS.get(kind);
}

/** A group that is written as nothing has it: `core`, a version of the core group, or a group with its version. */
export function plainGroup(group: string): string | undefined {
  if (group === "core" || /^v\d+(?:(?:alpha|beta)\d+)?$/u.test(group)) return "";
  return /^([^/]+)\/v\d\w*$/u.exec(group)?.[1];
}

/** What is wrong with a pointer, and the right one if that is certain. */
export type PointerProblem =
  { readonly what: "lacksSlash" | "unescaped"; readonly right: string | undefined } | { readonly what: "pattern" };

export function pointerProblem(pointer: string): PointerProblem | undefined {
  if (pointer.split("/").some((step) => step === "*" || /\[(?:\d*|\*|"[^"]*"|'[^']*')\]/u.test(step)))
    return { what: "pattern" };
  if (!pointer.startsWith("/")) {
    // `spec.replicas` is a path of jq.
    return pointer.includes("/") || /^\w+$/u.test(pointer)
      ? { what: "lacksSlash", right: withKey(`/${pointer}`) ?? `/${pointer}` }
      : pointer === "" || !pointer.includes(".")
        ? undefined
        : { what: "pattern" };
  }
  const right = withKey(pointer);
  return right === undefined ? undefined : { what: "unescaped", right };
}

/** A pointer whose last steps are the key of an annotation or label, as one step; undefined if it has no others. */
function withKey(pointer: string): string | undefined {
  const [, path = "", key = ""] =
    /^((?:\/[^/]+)*\/(?:annotations|labels|matchLabels|nodeSelector))\/([^/]+\/[^/]+)$/u.exec(pointer) ?? [];
  // A key with a slash starts with a domain.
  return /^[\w-]+(?:\.[\w-]+)+\//u.test(key) ? `${path}/${key.replace("/", "~1")}` : undefined;
}
