/**
 * The settings of Bottlerocket that Karpenter reads into Go structs, with their types: a value of another type is an
 * error, and Karpenter drops any other key of these tables. Source: aws/karpenter-provider-aws,
 * pkg/providers/amifamily/bootstrap/bottlerocketsettings.go, up to release 1.14.
 */

export type Shape =
  | "boolean"
  | "integer"
  | "string"
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly table: ReadonlyMap<string, Shape>; readonly isOpen?: true };

const strings: Shape = { list: "string" };
const texts: Shape = { map: "string" };

function table(entries: Readonly<Record<string, Shape>>): Shape {
  return { table: new Map(Object.entries(entries)) };
}

function each(shape: Shape, names: string): (readonly [string, Shape])[] {
  return names.split(" ").map((name) => [name, shape]);
}

const kubernetes = new Map<string, Shape>([
  ...each("boolean", "server-tls-bootstrap cpu-cfs-quota-enforced seccomp-default single-process-oom-kill"),
  ...each("boolean", "device-ownership-from-security-context"),
  ...each("integer", "max-pods eviction-max-pod-grace-period registry-qps registry-burst event-qps event-burst"),
  ...each("integer", "kube-api-qps kube-api-burst container-log-max-files container-log-max-workers ids-per-pod"),
  ...each("integer", "pod-pids-limit log-level"),
  ...each("string", "api-server cloud-provider cluster-certificate cluster-dns-ip cluster-domain cluster-name"),
  ...each("string", "container-log-max-size container-log-monitor-interval cpu-manager-policy"),
  ...each("string", "cpu-manager-reconcile-period hostname-override-source memory-manager-policy"),
  ...each("string", "image-gc-high-threshold-percent image-gc-low-threshold-percent shutdown-grace-period"),
  ...each("string", "shutdown-grace-period-for-critical-pods topology-manager-policy topology-manager-scope"),
  ...each(strings, "allowed-unsafe-sysctls cpu-manager-policy-options"),
  ...each(texts, "eviction-hard eviction-soft eviction-soft-grace-period kube-reserved node-labels system-reserved"),
  ["node-taints", { map: strings }],
  ["static-pods", { map: table({ enabled: "boolean", manifest: "string" }) }],
  [
    "credential-providers",
    {
      map: table({ enabled: "boolean", "cache-duration": "string", "image-patterns": strings, environment: texts }),
    },
  ],
  // Their content is not the same in all releases.
  ...each({ table: new Map(), isOpen: true }, "memory-manager-reserved-memory topology-manager-policy-options"),
]);

const command = table({ commands: { list: strings }, mode: "string", essential: "boolean" });

const settings = new Map<string, Shape>([
  ["kubernetes", { table: kubernetes }],
  ["bootstrap-commands", { map: command }],
]);

/** The user data of Bottlerocket. */
export const BOTTLEROCKET: Shape = { table: new Map([["settings", { table: settings, isOpen: true }]]) };

/** The keys of `settings.kubernetes` that Karpenter passes on. */
export const KUBERNETES_KEYS: readonly string[] = [...kubernetes.keys()];

/** A shape as the object of a sentence. */
export function nameOf(shape: Shape): string {
  if (typeof shape === "string") return shape === "integer" ? "an integer" : `a ${shape}`;
  if (!("list" in shape)) return "a table";
  return shape.list === "string" ? "a list of strings" : "a list";
}

/** The shape of a value below a key: "none" below a value that has no keys, undefined if nothing is known about it. */
export function below(shape: Shape, key: string): Shape | "none" | "unknown" | undefined {
  if (typeof shape === "string") return "none";
  if ("map" in shape) return shape.map;
  if ("list" in shape) return below(shape.list, key);
  // Go matches the keys of a struct in any case.
  return shape.table.get(key.toLowerCase()) ?? (shape.isOpen ? undefined : "unknown");
}
