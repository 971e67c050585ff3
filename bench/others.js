/** Other files of a GitOps repository. */
/** @typedef {import("./random.js").Random} Random */

/** @param {Random} random */
export function deployment(random) {
  const name = random.name();
  const variables = Array.from(
    { length: random.number(3, 14) },
    (_, index) => `            - name: SETTING_${String(index)}
              value: "${random.name()}"`,
  );
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${random.pick(["default", "shop", "data"])}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
spec:
  replicas: ${String(random.number(1, 12))}
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
      annotations:
        # A job in memory is lost with its node.
        karpenter.sh/do-not-disrupt: "true"
    spec:
      serviceAccountName: ${name}
      securityContext:
        runAsNonRoot: true
        seccompProfile: { type: RuntimeDefault }
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app.kubernetes.io/name: ${name}
      containers:
        - name: main
          image: images.internal/${name}:${random.hex(12)}
          args: ["--listen", "0.0.0.0:8080", "--verbose"]
          env:
${variables.join("\n")}
          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet: { path: /ready, port: http }
            periodSeconds: 5
          livenessProbe:
            httpGet:
              path: /alive
              port: http
            initialDelaySeconds: ${String(random.number(5, 60))}
          resources:
            requests:
              cpu: ${String(random.number(50, 900))}m
              memory: 256Mi
            limits:
              memory: 512Mi
          volumeMounts:
            - name: config
              mountPath: /etc/${name}
      volumes:
        - name: config
          configMap:
            name: ${name}
`;
}

/** @param {Random} random */
export function configMap(random) {
  const settings = Array.from(
    { length: random.number(5, 30) },
    (_, index) => `    option.${String(index)} = ${random.name()}`,
  );
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${random.name()}
data:
  LOG_LEVEL: info
  QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/${String(random.number(200_000_000_000, 999_999_999_999))}/jobs"
  MAX_CONNECTIONS: "${String(random.number(5, 500))}"
  app.conf: |
    # Read once, at the start.
${settings.join("\n")}
`;
}

/** @param {Random} random */
export function service(random) {
  const name = random.name();
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: external
spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

/** @param {Random} random */
export function kustomization(random) {
  const resources = Array.from({ length: random.number(3, 15) }, () => `  - ${random.name()}.yaml`);
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop
resources:
${resources.join("\n")}
images:
  - name: images.internal/${random.name()}
    newTag: ${random.hex(12)}
patches:
  - target:
      kind: Deployment
    patch: |-
      - op: replace
        path: /spec/replicas
        value: ${String(random.number(1, 9))}
`;
}

/** @param {Random} random */
export function helmValues(random) {
  const services = Array.from({ length: random.number(4, 14) }, (_, index) => {
    const name = `${random.name()}-${String(index)}`;
    return `${name}:
  enabled: ${String(random.chance(0.8))}
  image:
    repository: images.internal/${name}
    tag: "${random.hex(12)}"
    pullPolicy: IfNotPresent
  # Scales on the length of the queue, not on CPU.
  autoscaling:
    minReplicas: ${String(random.number(1, 3))}
    maxReplicas: ${String(random.number(4, 40))}
  nodeSelector:
    karpenter.sh/capacity-type: on-demand
  tolerations: []
  resources: { requests: { cpu: 100m, memory: 128Mi } }
`;
  });
  return `# Values of the chart "shop".
global:
  env: production
  domain: shop.internal
${services.join("\n")}`;
}
