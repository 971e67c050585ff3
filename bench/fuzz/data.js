/** Manifests as data, made from the schemas of their kinds. Most are nearly valid, because rules report little else. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { hostileScalar, key, text } from "./words.js";

/** @typedef {import("../random.js").Random} Random */

/** A scalar as it is written; a string is its content, to be quoted where YAML requires it. */
export class Raw {
  /** @param {string} code */
  constructor(code) {
    this.code = code;
  }

  toString() {
    return this.code;
  }
}

/** @typedef {Raw | Entries | unknown[] | string | number | boolean | null} Data */
/** @typedef {[key: Raw | string, value: Data][]} Pairs */

/** A mapping whose keys can be anything and occur twice. */
export class Entries {
  /** @param {Pairs} pairs */
  constructor(pairs) {
    this.pairs = pairs;
  }

  get isEmpty() {
    return this.pairs.length === 0;
  }
}

/**
 * @typedef {object} Schema
 * @property {unknown} [const]
 * @property {unknown[]} [enum]
 * @property {string[] | string} [type]
 * @property {Readonly<Record<string, Schema>>} [properties]
 * @property {readonly string[]} [required]
 * @property {Schema | boolean} [additionalProperties]
 * @property {Schema} [items]
 * @property {readonly Schema[]} [allOf]
 * @property {number} [minimum]
 * @property {number} [maximum]
 */

// prettier-ignore
const schemas = [
  "karpenter.sh/nodepool_v1", "karpenter.sh/nodepool_v1", "karpenter.k8s.aws/ec2nodeclass_v1", "karpenter.k8s.aws/ec2nodeclass_v1", "argoproj.io/application_v1alpha1",
  "argoproj.io/application_v1alpha1", "argoproj.io/applicationset_v1alpha1", "argoproj.io/appproject_v1alpha1", "karpenter.sh/nodepool_v1beta1", "karpenter.k8s.aws/ec2nodeclass_v1beta1",
  "karpenter.sh/nodeclaim_v1", "karpenter.sh/nodeclaim_v1beta1", "karpenter.sh/nodeoverlay_v1alpha1", "autoscaling.x-k8s.io/capacitybuffer_v1beta1", "eks.amazonaws.com/nodeclass_v1",
].map((name) => {
  const file = path.join(import.meta.dirname, "../../schemas", `${name}.json`);
  /** @type {unknown} */
  const schema = JSON.parse(readFileSync(file, "utf8"));
  return /** @type {Schema} */ (schema);
});

/** The kinds whose names alone are known. */
const older = [
  ["karpenter.sh/v1alpha5", "Provisioner"],
  ["karpenter.k8s.aws/v1alpha1", "AWSNodeTemplate"],
  ["karpenter.sh/v1alpha5", "Machine"],
  ["karpenter.k8s.aws/v1", "NodePool"],
  ["karpenter.sh/v1", "EC2NodeClas"],
  ["karpenter.sh/v7", "NodePool"],
];

/** The depth of manifests; fields below it are left out. */
const MAX_DEPTH = 9;

/**
 * @param {Random} random
 * @returns {Entries}
 */
export function manifest(random) {
  const made = ofSchema(random.pick(/** @type {[Schema, ...Schema[]]} */ (schemas)), random, 0);
  if (!(made instanceof Entries)) return new Entries([["kind", "NodePool"]]);
  if (random.chance(0.06)) {
    const [apiVersion = "", kind = ""] = random.pick(/** @type {[string[], ...string[][]]} */ (older));
    for (const pair of made.pairs) {
      if (pair[0] === "apiVersion") pair[1] = apiVersion;
      if (pair[0] === "kind") pair[1] = kind;
    }
  }
  return made;
}

/**
 * @param {Schema} schema
 * @param {Random} random
 * @param {number} depth
 * @returns {Data}
 */
function ofSchema(schema, random, depth) {
  const chosen = [schema, ...(schema.allOf ?? [])].find((one) => one.const !== undefined || one.enum !== undefined);
  const certain = /** @type {Data | undefined} */ (chosen?.const);
  if (depth > 1 && random.chance(0.03)) return anything(random);
  if (certain !== undefined) return random.chance(0.01) ? anything(random) : certain;
  if (chosen?.enum && random.chance(0.8))
    return /** @type {Data} */ (random.pick(/** @type {[unknown]} */ (chosen.enum)));
  const types = [schema.type ?? (schema.properties ? "object" : "string")].flat();
  switch (random.pick(/** @type {[string, ...string[]]} */ (types))) {
    case "object":
      return objectOf(schema, random, depth);
    case "array":
      return Array.from({ length: depth > MAX_DEPTH ? 0 : random.number(0, 3) }, () =>
        ofSchema(schema.items ?? {}, random, depth + 1),
      );
    case "integer":
    case "number":
      return random.pick([0, 1, -1, 2, 20, 100, 1.5, 3000, 2 ** 31, schema.minimum ?? 7, schema.maximum ?? 8]);
    case "boolean":
      return random.chance(0.5);
    default:
      return text(random);
  }
}

/**
 * @param {Schema} schema
 * @param {Random} random
 * @param {number} depth
 * @returns {Data}
 */
function objectOf({ properties = {}, required = [], additionalProperties }, random, depth) {
  /** @type {Pairs} */
  const pairs = [];
  const isWide = depth === 0 || (depth === 1 && random.chance(0.5));
  for (const [name, schema] of Object.entries(properties)) {
    if (name === "status" && random.chance(0.9)) continue;
    const chance = required.includes(name) || isWide || name === "name" ? 0.93 : 2 / (depth + 4);
    if (depth <= MAX_DEPTH && random.chance(chance)) pairs.push([name, ofSchema(schema, random, depth + 1)]);
  }
  if (typeof additionalProperties === "object" || Object.keys(properties).length === 0) {
    const schema = typeof additionalProperties === "object" ? additionalProperties : {};
    for (let count = random.number(0, 3); count > 0; count -= 1) {
      pairs.push([key(random), ofSchema(schema, random, depth + 1)]);
    }
  }
  if (depth > 0 && random.chance(0.04)) pairs.push([oddKey(random), anything(random)]);
  const [first] = pairs;
  if (first && random.chance(0.01)) pairs.push([first[0], anything(random)]);
  return new Entries(pairs);
}

/**
 * @param {Random} random
 * @returns {Raw | string}
 */
function oddKey(random) {
  return random.chance(0.7)
    ? key(random)
    : new Raw(random.pick(["<<", "? a", "[a, b]", "{a: b}", "{{ x }}", "*a", "&k x", "!!str 1", "1", "~", "''"]));
}

/**
 * @param {Random} random
 * @param {number} [depth]
 * @returns {Data}
 */
export function anything(random, depth = 0) {
  if (depth < 3 && random.chance(0.2)) {
    return new Entries(
      Array.from({ length: random.number(0, 3) }, () => [oddKey(random), anything(random, depth + 1)]),
    );
  }
  if (depth < 3 && random.chance(0.1)) {
    return Array.from({ length: random.number(0, 3) }, () => anything(random, depth + 1));
  }
  if (random.chance(0.02)) return deep(random.number(20, 120));
  return random.chance(0.7) ? new Raw(hostileScalar(random)) : text(random);
}

/**
 * @param {number} levels
 * @returns {Data}
 */
function deep(levels) {
  /** @type {Data} */
  let data = "x";
  for (let level = 0; level < levels; level += 1) data = level % 2 === 0 ? [data] : new Entries([["a", data]]);
  return data;
}

/**
 * Values of Karpenter's chart.
 * @param {Random} random
 * @returns {Entries}
 */
export function chartValues(random) {
  const names = /** @type {const} */ ([
    ...[
      "settings",
      "controller",
      "serviceAccount",
      "replicas",
      "webhook",
      "logLevel",
      "aws",
      "clusterName",
      "interruptionQueue",
    ],
    ...[
      "featureGates",
      "spotToSpotConsolidation",
      "resources",
      "tolerations",
      "affinity",
      "annotations",
      "eks.amazonaws.com/role-arn",
    ],
    ...[
      "env",
      "image",
      "tag",
      "digest",
      "hostNetwork",
      "dnsPolicy",
      "podDisruptionBudget",
      "vmMemoryOverheadPercent",
      "batchMaxDuration",
    ],
  ]);
  /** @type {(depth: number) => Entries} */
  const level = (depth) =>
    new Entries(
      Array.from({ length: random.number(1, 5) }, () => {
        const name = random.chance(0.9) ? random.pick(names) : oddKey(random);
        const isInner = depth < 3 && random.chance(0.5);
        return [name, isInner ? level(depth + 1) : random.chance(0.3) ? anything(random) : text(random)];
      }),
    );
  const inner = level(1);
  inner.pairs.push(["clusterName", text(random)]);
  return new Entries([["settings", inner], ...level(1).pairs.filter(([name]) => name !== "settings")]);
}
