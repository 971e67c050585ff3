/** Reads statements about the cluster from manifests: its name, account and region, and the names of its roles. */
import type { ChartInstall } from "../model/chart-install.js";
import { settingIn } from "../karpenter/chart/settings.js";
import { requirementsOf } from "../karpenter/requirements.js";
import { clusterTagsOf } from "../karpenter/selectors.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { isFilledIn } from "../karpenter/placeholders/context.js";
import { isSampleAccount } from "../karpenter/placeholders/find.js";

export type Subject =
  | "clusterName"
  | "account"
  | "region"
  | "instanceProfile"
  | "role"
  | "queue"
  | "controllerRole"
  // A Terraform resource whose purpose is unknown: its name only confirms other names.
  | "resourceName";

/** The origin of a statement. Different sides must agree, because each is written by hand. */
export type Side = "chart" | "class" | "pool" | "terraform";

export interface Statement {
  readonly subject: Subject;
  readonly side: Side;
  readonly value: string;
  /** The field or attribute that contains the value, by its usual name. */
  readonly what: string;
}

/** A statement and its position in the manifest. */
export interface PlacedStatement extends Statement {
  readonly at: Cursor;
}

/** The statements of a manifest itself; those of a chart that it installs are apart. */
export function statementsOf(manifest: Manifest): PlacedStatement[] {
  const { paths } = manifest.descriptor;
  if (paths.nodeClassSpec !== undefined) return ofClass(manifest);
  if (paths.nodeClassRef !== undefined) return ofPool(manifest);
  return [];
}

const DISCOVERY = "karpenter.sh/discovery";

function ofClass({ nodeClassSpec: spec }: Manifest): PlacedStatement[] {
  const found = clusterTagsOf(spec, DISCOVERY).map((tag) => place("clusterName", "class", tag, DISCOVERY));
  for (const field of ["instanceProfile", "role"] as const) {
    const name = spec.get(field);
    if (isKnown(name)) found.push(place(field, "class", name, field));
  }
  for (const mapping of spec.get("blockDeviceMappings").items()) {
    const key = mapping.get("ebs").get("kmsKeyID");
    if (isKnown(key)) found.push(...ofAddress(key, "class", "kmsKeyID"));
  }
  return found;
}

function ofPool(manifest: Manifest): PlacedStatement[] {
  return requirementsOf(manifest).flatMap(({ key, operator, values }) => {
    if (operator !== "In" || !["topology.kubernetes.io/zone", "topology.kubernetes.io/region"].includes(key)) return [];
    return values.flatMap((at) => {
      const region = isKnown(at) ? regionIn(at.text) : undefined;
      return region === undefined ? [] : [{ ...place("region", "pool", at, key), value: region }];
    });
  });
}

/** The statements of an install of the chart with the controller. */
export function statementsOfInstall(install: ChartInstall): PlacedStatement[] {
  if (install.chart !== "karpenter") return [];
  const found: PlacedStatement[] = [];
  const name = settingIn(install, "clusterName");
  if (isKnown(name)) found.push(place("clusterName", "chart", name, "settings.clusterName"));
  const endpoint = settingIn(install, "clusterEndpoint");
  const region = isKnown(endpoint) ? /\.([a-z\d-]+)\.eks\.amazonaws\.com/u.exec(endpoint.text)?.[1] : undefined;
  if (region !== undefined)
    found.push({ ...place("region", "chart", endpoint, "settings.clusterEndpoint"), value: region });
  const queue = settingIn(install, "interruptionQueue");
  if (isKnown(queue))
    found.push(
      place("queue", "chart", queue, "settings.interruptionQueue"),
      ...ofAddress(queue, "chart", "settings.interruptionQueue"),
    );
  const role = install.values.at("serviceAccount", "annotations", "eks.amazonaws.com/role-arn");
  if (isKnown(role)) {
    found.push(...ofAddress(role, "chart", "eks.amazonaws.com/role-arn"));
    const roleName = role.text.slice(role.text.lastIndexOf("/") + 1);
    found.push({ ...place("controllerRole", "chart", role, "eks.amazonaws.com/role-arn"), value: roleName });
  }
  for (const variable of install.values.at("controller", "env").items()) {
    const value = variable.get("value");
    if (["AWS_REGION", "AWS_DEFAULT_REGION"].includes(variable.get("name").text) && isKnown(value)) {
      found.push(place("region", "chart", value, variable.get("name").text));
    }
  }
  return found;
}

/** The parts of an ARN or queue URL; accounts of AWS's documentation are reported by no-placeholder-values. */
function addressParts(text: string): { account?: string; region?: string } {
  const [, region = "", account = ""] =
    /^arn:aws[a-z-]*:[\w-]+:([a-z\d-]*):(\d{12}):/u.exec(text) ??
    /^https:\/\/sqs\.([a-z\d-]+)\.amazonaws\.com[\w.]*\/(\d{12})\//u.exec(text) ??
    [];
  return {
    ...(account !== "" && !isSampleAccount(account) && { account }),
    ...(region !== "" && { region }),
  };
}

function ofAddress(at: Cursor, side: Side, what: string): PlacedStatement[] {
  const { account, region } = addressParts(at.text);
  return [
    ...(account === undefined ? [] : [{ ...place("account", side, at, what), value: account }]),
    ...(region === undefined ? [] : [{ ...place("region", side, at, what), value: region }]),
  ];
}

/** The region of a zone, a local zone or a region; undefined for zone IDs and other text. */
export function regionIn(text: string): string | undefined {
  return /^([a-z]{2}(?:-[a-z]{3,10}){1,2}-\d)(?:[a-z]|-[a-z]{3}-\d[a-z])?$/u.exec(text)?.[1];
}

function isKnown(at: Cursor): boolean {
  return typeof at.value === "string" && at.value !== "" && isFilledIn(at);
}

function place(subject: Subject, side: Side, at: Cursor, what: string): PlacedStatement {
  return { subject, side, value: at.text, what, at };
}
