/** Summarizes a resource for reports: a few words for each column of its table. */
import { aliasOf, imageFamilyOf } from "../karpenter/ami.js";
import { applicationOf } from "../argo-cd/application.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { groupOf, nodeClassKindIn } from "../model/node-class-ref.js";
import { kinds } from "../kinds.js";
import { allows, byLabel, isDecided, requirementsOf } from "../karpenter/requirements.js";

export type Summary = Readonly<Record<string, string>>;

/** Replaces values that a template sets. */
const TEMPLATED = "(templated)";

/** By column; undefined for kinds without a table in reports. */
export function summaryOf(manifest: Manifest): Summary | undefined {
  switch (manifest.descriptor.role) {
    case "nodePool":
      return ofPool(manifest);
    case "nodeClass":
      return ofClass(manifest.nodeClassSpec);
    case "application":
      return ofApplication(manifest);
    default:
      return undefined;
  }
}

function ofPool(pool: Manifest): Summary {
  const limits = pool.at("spec.limits").entries();
  const expiry = pool.version === "v1" ? pool.nodeSpec.get("expireAfter") : pool.at("spec.disruption.expireAfter");
  return {
    "node class": nodeClassOf(pool.nodeClassRef),
    capacity: capacityOf(pool),
    limits: limits.map((limit) => `${String(limit.key)} ${text(limit, "–")}`).join(", ") || "none",
    expiry: text(expiry, "720h (default)"),
  };
}

/** The name of a node class, with its kind if that is not the usual one. */
function nodeClassOf(reference: Cursor): string {
  const name = text(reference.get("name"), "–");
  const group = groupOf(reference);
  if (group === undefined || group === kinds.EC2NodeClass.group) return name;
  const kind = text(reference.get("kind"), "node class");
  const isSupported = nodeClassKindIn(group) !== undefined;
  return isSupported ? `${kind} ${name}` : `${kind} ${name} (another provider, not judged)`;
}

/** The capacity types that Karpenter can launch. */
const CAPACITY_TYPES = ["reserved", "spot", "on-demand"];

/** The capacity types that all requirements and the label of the template allow. */
function capacityOf(pool: Manifest): string {
  const requirements = byLabel(requirementsOf(pool)).get("karpenter.sh/capacity-type") ?? [];
  if (requirements.length === 0) return "not restricted";
  if (!requirements.every((one) => isDecided(one))) return TEMPLATED;
  const written = requirements.flatMap(({ operator, values }) => (operator === "In" ? values : []));
  const all = written.length > 0 ? written.map((value) => value.text) : CAPACITY_TYPES;
  const allowed = [...new Set(all)].filter((type) => requirements.every((one) => allows(one, type)));
  return allowed.join(", ") || "none";
}

function ofClass(spec: Cursor): Summary {
  const identity = spec.get("role").isAbsent ? spec.get("instanceProfile") : spec.get("role");
  return {
    AMI: imageOf(spec),
    identity: text(identity, "none"),
    volumes: volumesOf(spec),
    IMDS: imdsOf(spec.at("metadataOptions.httpTokens")),
  };
}

function imdsOf(httpTokens: Cursor): string {
  if (httpTokens.isUnknown) return TEMPLATED;
  return text(httpTokens, "required") === "optional" ? "IMDSv1 allowed" : "IMDSv2 required";
}

function volumesOf(spec: Cursor): string {
  const mappings = spec.get("blockDeviceMappings");
  const encrypted = mappings.items().map((mapping) => mapping.at("ebs.encrypted"));
  if (mappings.isUnknown || encrypted.some(({ isUnknown }) => isUnknown)) return TEMPLATED;
  if (encrypted.length === 0) return defaultVolumesOf(spec);
  return encrypted.every(({ value }) => value === true) ? "encrypted" : "not all encrypted";
}

/** Karpenter encrypts the volumes that it adds by default; those of a custom AMI depend on the AMI. */
function defaultVolumesOf(spec: Cursor): string {
  const family = imageFamilyOf(spec);
  return family === undefined || family === "Custom" ? "AMI default" : "AMI default (encrypted)";
}

function imageOf(spec: Cursor): string {
  const terms = spec.get("amiSelectorTerms");
  if (terms.isUnknown) return TEMPLATED;
  const [term, ...more] = terms.items();
  if (!term) return text(spec.get("amiFamily"), "–");
  const others = more.length > 0 ? ` and ${String(more.length)} more` : "";
  const alias = aliasOf(term.get("alias"));
  if (alias) return `${alias.family}@${alias.version}${others}`;
  const [first] = term.entries();
  return first ? `${String(first.key)} ${first.isMapping ? "" : text(first, "")}`.trim() + others : TEMPLATED;
}

function ofApplication(application: Manifest): Summary {
  const { specs, sources: all } = applicationOf(application);
  const [first] = specs;
  const sources = all.map(({ at }) => {
    const chart = at.get("chart");
    const version = text(at.get("targetRevision"), "HEAD");
    return `${chart.isAbsent ? text(at.get("path"), text(at.get("repoURL"), "–")) : text(chart, "–")} ${version}`;
  });
  return {
    source: sources.join(", ") || "–",
    project: text(first?.spec.get("project"), "–"),
  };
}

function text(place: Cursor | undefined, otherwise: string): string {
  if (!place || place.isAbsent) return otherwise;
  return place.isUnknown ? TEMPLATED : place.text;
}
