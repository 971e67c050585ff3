/**
 * Recognizes charts that are also named `karpenter`, but are those of providers for other clouds: they have other values
 * and versions. From the charts and installation guides of Azure/karpenter-provider-azure, oracle/karpenter-provider-oci,
 * zoom/karpenter-oci, cloudpilot-ai/karpenter-provider-gcp and -alibabacloud, TencentCloud/karpenter-provider-tke,
 * AliyunContainerService/karpenter-provider-alibabacloud, linode/karpenter-provider-linode, and Nebius.
 */
import type { HelmValues } from "../../model/helm-values.js";

/** Repositories named after another provider, and registries of other clouds. */
const REPOSITORIES = [
  /(?:^|\/)karpenter-(?:oci|provider-(?!aws\b)[a-z])/u,
  /(?:^|[/.])(?:aliyuncs\.com|azurecr\.io|mcr\.microsoft\.com|nebius\.cloud|ocir\.io|tencentyun\.com)(?:\/|$)/u,
  /^(?:oci:\/\/)?public\.ecr\.aws\/cloudpilotai(?:\/|$)/u,
];

/** Values that no chart for AWS ever had. */
const KEYS = [
  "alibabacloud",
  "apiToken",
  "controller.settings.clusterCNI",
  "controller.settings.clusterID",
  "controller.settings.clusterLocation",
  "controller.settings.nodeLocation",
  "controller.settings.parentID",
  "controller.settings.projectID",
  "settings.apiKeySecretName",
  "settings.apiserverEndpoint",
  "settings.cloudProvider",
  "settings.clusterCompartmentId",
  "settings.clusterDns",
  "settings.clusterID",
  "settings.compartmentId",
  "settings.flexCpuConstrainList",
  "settings.flexCpuMemRatios",
  "settings.instanceTypeMetaConfigMapName",
  "settings.ociAuthMethods",
  "settings.ociResourcePrincipalRegion",
  "settings.ociResourcePrincipalVersion",
  "settings.ociVcnIpNative",
  "settings.preBakedImageCompartmentId",
  "settings.tagNamespace",
  "settings.vcnCompartmentId",
].map((key) => key.split("."));

/** The identities that pods get from other clouds, as annotations and labels. */
const IDENTITIES = [
  ["serviceAccount", "annotations", "azure.workload.identity/client-id"],
  ["serviceAccount", "annotations", "iam.gke.io/gcp-service-account"],
  ["podLabels", "azure.workload.identity/use"],
];

/** Variables that only the controllers for other clouds read. */
const VARIABLES = /^(?:ALIBABA_CLOUD|ARM|AZURE|OCI)_|^(?:KUBELET_BOOTSTRAP_TOKEN|VNET_SUBNET_ID)$/u;

/** Whether a repository certainly has the chart of another provider. */
export function isOfOtherProvider(repository: string): boolean {
  return REPOSITORIES.some((pattern) => pattern.test(repository));
}

/** Whether values are certainly for the chart of another provider. */
export function areForOtherProvider(values: HelmValues): boolean {
  return (
    [...KEYS, ...IDENTITIES].some((keys) => has(values, keys)) ||
    values.trees.some((tree) =>
      tree
        .along(["controller", "env"])
        .items()
        .some((variable) => VARIABLES.test(variable.get("name").text)),
    ) ||
    values.parameters.some(({ at, path }) => path[1] === "env" && VARIABLES.test(at.get("value").text))
  );
}

function has(values: HelmValues, keys: readonly string[]): boolean {
  return (
    values.trees.some((tree) => tree.along(keys).isPresent) ||
    values.parameters.some(({ path }) => keys.every((key, index) => path[index] === key))
  );
}
