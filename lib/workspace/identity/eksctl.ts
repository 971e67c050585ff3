/**
 * The service accounts that eksctl gives a role to (eksctl's `pkg/apis/eksctl.io/v1alpha5/iam.go`, and the eksctl user
 * guide, "EKS Pod Identity Associations" and "IAM Roles for Service Accounts").
 */
import { LineIndex } from "../../yaml/lines.js";
import { type TaggedValue, taggedDocuments, valueUnder } from "../../yaml/tagged.js";
import type { ControllerTrust } from "./controller-trusts.js";
import { textUnder } from "./scalar-text.js";

type Kind = ControllerTrust["type"];

interface Cluster {
  readonly file: string;
  readonly lines: LineIndex;
  readonly name: string | undefined;
}

/** The trusts in the configuration of a cluster; none if eksctl installs Karpenter itself, with accounts of its own. */
export function eksctlTrusts(file: string, text: string): ControllerTrust[] {
  const lines = LineIndex.of(text);
  return taggedDocuments(text).flatMap((document) => {
    const isCluster = textUnder(document, "kind") === "ClusterConfig";
    if (!isCluster || valueUnder(document, "karpenter")) return [];
    const cluster = { file, lines, name: literalUnder(valueUnder(document, "metadata"), "name") };
    const iam = valueUnder(document, "iam");
    return [
      ...trustsIn(valueUnder(iam, "podIdentityAssociations"), "Pod Identity", cluster),
      ...trustsIn(valueUnder(iam, "serviceAccounts"), "IRSA", cluster),
    ];
  });
}

function trustsIn(list: TaggedValue | undefined, type: Kind, cluster: Cluster): ControllerTrust[] {
  if (!list || (list.type === "scalar" && list.text === null)) return [];
  // An alias or a template may be for any account.
  if (list.type !== "list") return [trustOf(undefined, type, cluster, list)];
  return list.items.flatMap((item) => {
    // A role that something else creates has a trust policy of its own.
    return type === "IRSA" && valueUnder(item, "attachRoleARN") ? [] : [trustOf(item, type, cluster, item)];
  });
}

function trustOf(item: TaggedValue | undefined, type: Kind, cluster: Cluster, at: TaggedValue): ControllerTrust {
  const account = type === "IRSA" ? valueUnder(item, "metadata") : item;
  const namespace = literalUnder(account, "namespace");
  const name = literalUnder(account, type === "IRSA" ? "name" : "serviceAccountName");
  const roleName = literalUnder(item, "roleName");
  const place = valueUnder(account, "namespace") ?? at;
  return {
    type,
    // An unknown account may be that of Karpenter.
    isForKarpenter: name === undefined || /karpenter/iu.test(`${name} ${textUnder(item, "roleName") ?? ""}`),
    accounts: namespace === undefined || name === undefined ? undefined : [{ namespace, name }],
    isPattern: false,
    audiences: undefined,
    roleName,
    role: undefined,
    cluster: cluster.name,
    file: cluster.file,
    line: cluster.lines.at(place.range[0]).line,
  };
}

/** A name of Kubernetes or IAM; undefined if something fills it in before it is used. */
function literalUnder(value: TaggedValue | undefined, key: string): string | undefined {
  const text = textUnder(value, key);
  return text !== undefined && /^[\w+=,.@-]+$/u.test(text) ? text : undefined;
}
