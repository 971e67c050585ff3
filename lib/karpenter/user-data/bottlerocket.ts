/** Settings of Bottlerocket, which Karpenter reads, changes and writes again. */
import { guess } from "../../guess.js";
import { lineEnd } from "../../yaml/lines.js";
import { type Finding, lineAt } from "./finding.js";
import { hasTokens } from "./forms.js";
import { BOTTLEROCKET, KUBERNETES_KEYS } from "./shapes.js";
import { type TomlEntry, entriesOf, readToml } from "./toml.js";

/** The settings of `settings.kubernetes` that Karpenter always sets (bootstrap/bottlerocket.go). */
const OVERWRITTEN = new Set(["api-server", "cluster-certificate", "cluster-name", "node-taints"]);

/** The settings that fields of `spec.kubelet` replace, from the same file. */
const FROM_KUBELET: ReadonlyMap<string, string> = new Map([
  ["cluster-dns-ip", "clusterDNS"],
  ["cpu-cfs-quota-enforced", "cpuCFSQuota"],
  ["eviction-hard", "evictionHard"],
  ["eviction-max-pod-grace-period", "evictionMaxPodGracePeriod"],
  ["eviction-soft", "evictionSoft"],
  ["eviction-soft-grace-period", "evictionSoftGracePeriod"],
  ["image-gc-high-threshold-percent", "imageGCHighThresholdPercent"],
  ["image-gc-low-threshold-percent", "imageGCLowThresholdPercent"],
  ["kube-reserved", "kubeReserved"],
  ["max-pods", "maxPods"],
  ["system-reserved", "systemReserved"],
]);

/** The problems of a text; `isInKubelet` tells whether `spec.kubelet` has a field. */
export function* bottlerocketFindings(text: string, isInKubelet: (field: string) => boolean): Generator<Finding> {
  if (hasTokens(text)) return;
  const toml = readToml(text);
  if (!toml) return;
  if ("error" in toml) {
    const within = lineAt(text, Math.min(toml.index, lineEnd(text, text.trimEnd().length)));
    const reason = toml.error.charAt(0).toLowerCase() + toml.error.slice(1);
    yield { messageId: "invalidToml", within, data: { line: text.slice(...within), reason } };
    return;
  }
  const seen = new Set<string>();
  for (const entry of entriesOf(toml.program, BOTTLEROCKET)) {
    const setting = entry.path.slice(0, 3).join(".");
    const finding = entry.what === "wrongType" ? wrongType(text, entry) : ignored(entry, isInKubelet);
    if (!finding || (entry.what !== "wrongType" && seen.has(setting))) continue;
    seen.add(setting);
    yield finding;
  }
}

function wrongType(text: string, { path, range, expected, kind }: TomlEntry): Finding {
  const value = text.slice(...range);
  const replacement = kind === undefined ? undefined : converted(value, kind, expected);
  return {
    messageId: "wrongType",
    within: range,
    data: { setting: path.join("."), expected },
    ...(replacement !== undefined && { replacement: { range, text: replacement } }),
  };
}

/** The same value as another type. */
function converted(value: string, kind: string, expected: string): string | undefined {
  const content = kind === "string" ? value.slice(1, -1) : value;
  switch (expected) {
    case "an integer":
      return kind === "string" && /^\d+$/u.test(content) ? content : undefined;
    case "a boolean":
      return kind === "string" && /^(?:true|false)$/u.test(content) ? content : undefined;
    case "a string":
      return kind !== "array" && /^[\w.]+$/u.test(value) ? `"${value}"` : undefined;
    default:
      return undefined;
  }
}

function ignored(entry: TomlEntry, isInKubelet: (field: string) => boolean): Finding | undefined {
  const [root = "", , key = ""] = entry.path;
  const within = entry.keyRange;
  if (entry.what === "unknownKey" && entry.path.length === 1)
    return { messageId: "ignoredTable", within, data: { table: root } };
  if (entry.path[1]?.toLowerCase() !== "kubernetes") return undefined;
  if (entry.what === "unknownKey") {
    if (entry.path.length > 3) return undefined;
    const meant = guess(key, KUBERNETES_KEYS, 2);
    const data = { setting: entry.path.join(".") };
    if (meant === undefined) return { messageId: "unknownSetting", within, data, isStrict: true };
    return {
      messageId: "misspelledSetting",
      within,
      data: { ...data, meant },
      replacement: { range: within, text: meant },
    };
  }
  if (OVERWRITTEN.has(key)) return { messageId: "overwrittenSetting", within, data: { setting: key }, isStrict: true };
  const field = FROM_KUBELET.get(key);
  if (field === undefined || !isInKubelet(field)) return undefined;
  return {
    messageId: "repeatedSetting",
    within,
    data: { setting: key, field: `spec.kubelet.${field}` },
    isStrict: true,
  };
}
