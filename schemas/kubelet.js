// Derives the schema of `spec.kubelet` of EC2NodeClass as the last API server checked it, in Karpenter 1.14. Since then,
// Karpenter checks it itself and accepts every field of the kubelet.
import { kindsOf, readFacts, releasesOf } from "../scripts/facts/files.js";
import { merge } from "../scripts/facts/merge.js";

/** @typedef {import("./checks.js").Schema} Schema */
/** @typedef {string | [any] | { map: any } | { object: any }} Type a type, or a list, map or object of types */

const KIND = "karpenter.k8s.aws/v1 EC2NodeClass";

/** @type {Record<string, Schema>} */
const TYPES = {
  boolean: { type: "boolean" },
  duration: { type: "string" },
  int32: { type: "integer", format: "int32" },
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
