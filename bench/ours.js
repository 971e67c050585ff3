/** Manifests of the supported kinds, of realistic size, some of them with problems. */
/** @typedef {import("./random.js").Random} Random */

const MISTAKES = 0.4;

/** @param {Random} random */
export function nodeClass(random) {
  const cluster = random.name();
  const hasMistakes = random.chance(MISTAKES);
  const image = hasMistakes ? `id: ami-0${random.hex(16)}` : "alias: al2023@v20250501";
  const volumes = Array.from({ length: random.number(1, 3) }, (_, index) =>
    [
      `    - deviceName: /dev/xvd${"abc".charAt(index)}`,
      "      ebs:",
      "        volumeType: gp3",
      `        volumeSize: ${String(random.number(2, 40) * 10)}Gi`,
      ...(hasMistakes && random.chance(0.5) ? [] : ["        encrypted: true"]),
      "        # Image pulls are bound by throughput long before they are by IOPS.",
      `        throughput: ${String(random.number(125, 500))}`,
      "        deleteOnTermination: true",
    ].join("\n"),
  );
  return `# How a node of ${cluster} is built.
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: ${random.name()}
  labels:
    app.kubernetes.io/managed-by: argocd
    team: ${random.pick(["platform", "data", "search"])}
spec:
  role: KarpenterNodeRole-${cluster}
  amiFamily: AL2023
  amiSelectorTerms:
    - ${image}
  subnetSelectorTerms:
    - tags:
        karpenter.sh/discovery: ${cluster}
  securityGroupSelectorTerms:
    - tags:
        karpenter.sh/discovery: ${cluster}
    - id: sg-0${random.hex(16)}
  kubelet:
    maxPods: ${String(random.number(29, 110))}
    systemReserved:
      cpu: 100m
      memory: 256Mi
    # Ask pods to leave early and give them time; at the hard limit there is none.
    evictionSoft:
      memory.available: 500Mi
      nodefs.available: 15%
    evictionSoftGracePeriod:
      memory.available: 1m
      nodefs.available: 2m
    evictionHard:
      memory.available: 200Mi
  metadataOptions:
    httpEndpoint: enabled
    httpPutResponseHopLimit: ${String(random.number(1, 2))}
    httpTokens: ${hasMistakes ? "optional" : "required"}
  blockDeviceMappings:
${volumes.join("\n")}
  userData: |
    #!/bin/bash
    set -euo pipefail
    sysctl -w vm.max_map_count=${String(random.number(65_530, 1_048_576))}
    echo always > /sys/kernel/mm/transparent_hugepage/enabled
  tags:
    env: production
    cost-center: "${String(random.number(1000, 9999))}"
`;
}

/** @param {Random} random */
export function nodePool(random) {
  const pools = Array.from({ length: random.number(1, 2) }, () => {
    const name = random.name();
    return `apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: ${name}
spec:
  weight: ${String(random.number(1, 100))}
  template:
    metadata:
      labels:
        env: production
        fleet: ${name}
        owner: ${random.chance(MISTAKES) ? "CHANGEME" : "platform"}
    spec:
      nodeClassRef:
        group: karpenter.k8s.aws
        kind: EC2NodeClass
        name: ${random.name()}
      requirements:
        - key: kubernetes.io/os
          operator: In
          values: ["linux"]
        - key: kubernetes.io/arch
          operator: In
          values: ["amd64", "arm64"]
        # A job of this team runs for hours and cannot resume, hence no spot.
        - key: karpenter.sh/capacity-type
          operator: In
          values: [${random.pick(['"on-demand"', '"spot"', '"spot", "on-demand"'])}]
        - key: karpenter.k8s.aws/instance-category
          operator: In
          values: ["c", "m", "r"]
        - key: karpenter.k8s.aws/instance-generation
          operator: Gt
          values: ["${String(random.number(2, 6))}"]
      taints:
        - key: example.com/dedicated
          value: ${name}
          effect: NoSchedule
      expireAfter: ${String(random.number(24, 720))}h
      terminationGracePeriod: 1h
  disruption:
    consolidationPolicy: WhenEmptyOrUnderutilized
    consolidateAfter: 5m
    budgets:
      - nodes: 10%
      - nodes: "0"
        schedule: "0 7 * * 1-5"
        duration: 11h
  limits:
    cpu: ${String(random.number(64, 1024))}
    memory: 1600Gi
`;
  });
  return pools.join("---\n");
}

/** @param {Random} random */
export function application(random) {
  const cluster = random.name();
  const account = String(random.number(200_000_000_000, 999_999_999_999));
  const endpoint = random.chance(MISTAKES)
    ? "https://<your-cluster-endpoint>"
    : `https://${random.hex(32).toUpperCase()}.gr7.us-east-1.eks.amazonaws.com`;
  return `# The Karpenter controller of ${cluster}.
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: karpenter-${cluster}
  namespace: argocd
  finalizers:
    - resources-finalizer.argocd.argoproj.io
spec:
  project: cluster-autoscaling
  source:
    repoURL: public.ecr.aws/karpenter
    chart: karpenter
    targetRevision: 1.${String(random.number(0, 14))}.1
    helm:
      releaseName: karpenter
      values: |
        settings:
          clusterName: ${cluster}
          # Given here so that the controller does not have to ask EKS for it.
          clusterEndpoint: ${endpoint}
          interruptionQueue: ${cluster}
          featureGates:
            spotToSpotConsolidation: true

        serviceAccount:
          create: true
          name: karpenter
          annotations:
            eks.amazonaws.com/role-arn: arn:aws:iam::${account}:role/${cluster}-karpenter

        # One leader and one standby, on nodes of the managed node group.
        replicas: 2
        podDisruptionBudget:
          name: karpenter
          maxUnavailable: 1
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
                - matchExpressions:
                    - key: karpenter.sh/nodepool
                      operator: DoesNotExist
        controller:
          resources:
            requests:
              cpu: "1"
              memory: ${String(random.number(1, 4))}Gi
            limits:
              memory: 4Gi
        logLevel: info
  destination:
    server: https://kubernetes.default.svc
    namespace: karpenter
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
    syncOptions:
      - CreateNamespace=true
      - ServerSideApply=true
`;
}
