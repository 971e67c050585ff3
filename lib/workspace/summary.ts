/** Summarizes a resource for reports: a few words for each column of its table. */
import { aliasOf, imageFamilyOf } from "../karpenter/ami.js";
import { applicationOf } from "../argo-cd/application.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { byLabel, requirementsOf } from "../karpenter/requirements.js";

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
  const capacity = byLabel(requirementsOf(pool)).get("karpenter.sh/capacity-type") ?? [];
  const limits = pool.at("spec.limits").entries();
  const expiry = pool.version === "v1" ? pool.nodeSpec.get("expireAfter") : pool.at("spec.disruption.expireAfter");
  return {
    EC2NodeClass: text(pool.nodeClassRef.get("name"), "–"),
    capacity: capacity.flatMap(({ values }) => values.map((value) => text(value, "–"))).join(", ") || "not restricted",
    limits: limits.map((limit) => `${String(limit.key)} ${text(limit, "–")}`).join(", ") || "none",
    expiry: text(expiry, "720h (default)"),
  };
}

function ofClass(spec: Cursor): Summary {
  const mappings = spec.get("blockDeviceMappings").items();
  const isEncrypted = mappings.every((mapping) => mapping.at("ebs.encrypted").value === true);
  const identity = spec.get("role").isAbsent ? spec.get("instanceProfile") : spec.get("role");
  return {
    AMI: imageOf(spec),
    identity: text(identity, "none"),
    volumes: mappings.length === 0 ? defaultVolumesOf(spec) : isEncrypted ? "encrypted" : "not all encrypted",
    IMDS: text(spec.at("metadataOptions.httpTokens"), "required") === "optional" ? "IMDSv1 and IMDSv2" : "IMDSv2 only",
  };
}

/** Karpenter encrypts the volumes that it adds by default; those of a custom AMI depend on the AMI. */
function defaultVolumesOf(spec: Cursor): string {
  const family = imageFamilyOf(spec);
  return family === undefined || family === "Custom" ? "AMI family default" : "AMI family default, encrypted";
}

function imageOf(spec: Cursor): string {
  const [term] = spec.get("amiSelectorTerms").items();
  if (!term) return text(spec.get("amiFamily"), "–");
  const alias = aliasOf(term.get("alias"));
  if (alias) return `${alias.family}@${alias.version}`;
  const [first] = term.entries();
  return first ? `${String(first.key)} ${first.isMapping ? "" : text(first, "")}`.trim() : TEMPLATED;
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
