// Derives the schema of `spec.kubelet` of EC2NodeClass as the last API server checked it, in Karpenter 1.14. Since then,
// Karpenter checks it itself, accepts every field of the kubelet, and reads thresholds and durations as the kubelet does.
import { kindsOf, readFacts, releasesOf } from "../scripts/facts/files.js";
import { merge } from "../scripts/facts/merge.js";

/** @typedef {import("./checks.js").Schema} Schema */
/** @typedef {string | [any] | { map: any } | { object: any }} Type a type, or a list, map or object of types */

const KIND = "karpenter.k8s.aws/v1 EC2NodeClass";

const NUMBER = String.raw`(?:\d+(?:\.\d*)?|\.\d+)`;
const TIME = String.raw`(?:0|(?:${NUMBER}(?:ns|us|µs|μs|ms|s|m|h))+)`;
const QUANTITY = String.raw`\+?${NUMBER}(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?`;
const PERCENTAGE = String.raw`(?:\d{1,2}(?:\.\d*)?|\.\d+|100(?:\.0*)?)%`;

/** @type {Schema} */
const THRESHOLD = {
  type: "string",
  pattern: `^(?:${PERCENTAGE}|${QUANTITY})$`,
  "x-form": "a percentage or a quantity, such as `10%` or `500Mi`",
};

/** @type {Schema} */
const GRACE_PERIOD = {
  type: "string",
  pattern: String.raw`^\+?${TIME}$`,
  "x-form": "a duration, such as `90s` or `1m30s`",
};

/** The mappings from signals, and the form of their values. @type {Record<string, Schema>} */
const EVICTION_MAPS = {
  evictionHard: THRESHOLD,
  evictionMinimumReclaim: THRESHOLD,
  evictionSoft: THRESHOLD,
  evictionSoftGracePeriod: GRACE_PERIOD,
};

/** @type {Record<string, Schema>} */
const TYPES = {
  boolean: { type: "boolean" },
  duration: { ...GRACE_PERIOD, pattern: String.raw`^[+-]?${TIME}$` },
  int32: { type: "integer", format: "int32" },
  int64: { type: "integer" },
  quantity: { type: ["integer", "string"] },
  string: { type: "string" },
};

/** @param {import("./overlay.js").Overlay} overlay @returns {{ path: string, schema: Schema }} */
export function deriveKubelet(overlay) {
  const kubelets = releasesOf("karpenter").map((release) => {
    const crd = kindsOf("karpenter", release)[KIND]?.schema;
    return /** @type {const} */ ([release, crd?.["properties"].spec.properties.kubelet]);
  });
  const last = kubelets.findLast(([, kubelet]) => kubelet?.properties);
  if (!last) throw new Error(`No release checks spec.kubelet of ${KIND}.`);
  const checked = overlay.apply(merge(new Map([last]), `${KIND}.spec.kubelet`), "EC2NodeClass.spec.kubelet");
  const others = Object.entries(/** @type {Record<string, Type>} */ (readFacts("kubelet.json").fields));
  const properties = {
    ...Object.fromEntries(others.map(([name, type]) => [name, schemaOf(type)])),
    ...checked["properties"],
  };
  for (const [map, values] of Object.entries(EVICTION_MAPS))
    Object.assign(properties, { [map]: { ...checked["properties"].evictionHard, additionalProperties: values } });
  const kubelet = { ...checked, properties: { ...properties, apiVersion: {}, kind: {} } };
  const spec = { type: "object", properties: { kubelet } };
  return { path: "ec2nodeclass_kubelet.json", schema: { type: "object", properties: { spec } } };
}

/** Fields within others may be newer than the facts. @param {Type} type @returns {Schema} */
function schemaOf(type) {
  if (Array.isArray(type)) return { type: "array", items: schemaOf(type[0]) };
  // Of rare types, such as times, only the name of the field is checked.
  if (typeof type !== "object") return TYPES[type] ?? {};
  return { type: "object" };
}
