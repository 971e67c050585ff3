/** Reads statements about a cluster from literals in Terraform files: nothing is evaluated. */
import { type Attribute, type Frame, stringAttributes } from "../terraform/attributes.js";
import { isSampleAccount } from "../karpenter/placeholders/find.js";
import { type Statement, type Subject, regionIn } from "./statements.js";

export interface TerraformStatement extends Statement {
  /** The offset of the literal. */
  readonly index: number;
}

/** Attributes that have the same meaning in every place that `isAbout` allows. */
const ATTRIBUTES = new Map<string, Subject>([
  ["account_id", "account"],
  ["aws_account_id", "account"],
  ["aws_region", "region"],
  ["cluster_name", "clusterName"],
  ["eks_cluster_name", "clusterName"],
  ["instance_profile_name", "instanceProfile"],
  ["karpenter_instance_profile", "instanceProfile"],
  ["karpenter_instance_profile_name", "instanceProfile"],
  ["karpenter.sh/discovery", "clusterName"],
  ["node_iam_role_name", "role"],
  ["region", "region"],
]);

export function terraformStatements(text: string): TerraformStatement[] {
  return stringAttributes(text).flatMap((attribute) => {
    const { key, value, index, frame } = attribute;
    const subject = subjectOf(attribute);
    if (!subject || value === "" || !isPlausible(subject, value)) return [];
    const what = frame.type === "variable" ? (frame.labels[0] ?? key) : key;
    return [{ subject, side: "terraform", value, what, index }];
  });
}

function subjectOf({ key, value, frame }: Attribute): Subject | undefined {
  const { type, labels } = frame;
  const [label = ""] = labels;
  if (type === "variable") {
    return key === "default" && !frame.isObject ? ATTRIBUTES.get(label) : undefined;
  }
  if (key === "name" && !frame.isObject) return ofName(frame, value);
  const subject = ATTRIBUTES.get(key);
  return subject !== undefined && isAbout(subject, { key, value, frame }) ? subject : undefined;
}

/** The subject of `name` in a resource or module. */
function ofName({ type, labels, own }: Frame, value: string): Subject | undefined {
  const [kind, label = ""] = labels;
  if (type === "resource" && kind === "aws_eks_cluster") return "clusterName";
  // Other machines have instance profiles too.
  if (type === "resource" && kind === "aws_iam_instance_profile" && /karpenter/iu.test(label + value)) {
    return "instanceProfile";
  }
  // Applications have queues too.
  if (type === "resource" && kind === "aws_sqs_queue")
    return /karpenter|interruption/iu.test(label + value) ? "queue" : "resourceName";
  if (type === "resource" && kind === "aws_iam_role") return "resourceName";
  const isEks = type === "module" && /(?:^|\/)terraform-aws-modules\/eks\/aws$/u.test(own.get("source") ?? "");
  return isEks ? "clusterName" : undefined;
}

/** Other services that have clusters. */
const OTHER_CLUSTERS =
  /(?:^|[^a-z\d])(?:ecs|msk|kafka|dax|emr|rds|aurora|redis|valkey|elasticache|memorydb|opensearch|redshift|gke|aks)(?:[^a-z\d]|$)/iu;

/** Whether an attribute is about the cluster, given its block. */
function isAbout(subject: Subject, { key, value, frame }: Omit<Attribute, "index">): boolean {
  const { labels, own, outermost } = frame;
  const type = outermost?.type ?? frame.type;
  const [label = ""] = labels;
  const isCommon = type === "" || type === "locals";
  if (key === "karpenter.sh/discovery") return true;
  if (subject === "region" || subject === "account") {
    // Elsewhere, they belong to a state bucket, a member account or a single resource.
    return !frame.isObject && (isCommon || (type === "provider" && !outermost && !own.has("alias")));
  }
  if (isCommon) return true;
  const names = `${label} ${own.get("source") ?? ""}`;
  if (subject === "clusterName") {
    return type === "module" ? !OTHER_CLUSTERS.test(names) : type === "resource" && label.startsWith("aws_eks_");
  }
  if (type !== "module" || !/karpenter/iu.test(`${names} ${key} ${value}`)) return false;
  // The module adds an unknown suffix unless this is disabled.
  return subject !== "role" || own.get("node_iam_role_use_name_prefix") === "false";
}

function isPlausible(subject: Subject, value: string): boolean {
  if (subject === "account") return /^\d{12}$/u.test(value) && !isSampleAccount(value);
  return subject !== "region" || regionIn(value) === value;
}
