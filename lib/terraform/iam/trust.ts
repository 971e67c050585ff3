/** Who may take a role: the service account of a pod, or a service of AWS. */
import type { FilePlace } from "../../model/file-place.js";
import { type List, type Value, knownEnd, knownText } from "../module/value.js";
import { type PolicyDocument, type Principal, type Statement, allows } from "./statement.js";

export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

interface WebIdentity {
  /** Whether the accounts are compared as patterns. */
  readonly isPattern: boolean;
  /** The service accounts, which may be patterns; undefined if they are unknown. */
  readonly accounts: readonly ServiceAccount[] | undefined;
  /** The audiences of the token; undefined if they are unknown or not compared. */
  readonly audiences: readonly string[] | undefined;
  readonly place: FilePlace | undefined;
}

export interface Trust {
  /** The statements for tokens of service accounts: IAM roles for service accounts. */
  readonly webIdentities: readonly WebIdentity[];
  /** The services that may take the role, such as `ec2.amazonaws.com`; undefined for an unknown one. */
  readonly services: readonly (string | undefined)[];
  /** Whether it may trust others, too. */
  readonly isOpen: boolean;
}

export function trustOf({ statements, isOpen }: PolicyDocument): Trust {
  const allowed = statements.filter((one) => one.isAllowed !== false);
  const all = allowed.filter((one) => isOf(one, "sts:AssumeRoleWithWebIdentity"));
  const services = allowed
    .filter((one) => isOf(one, "sts:AssumeRole"))
    .flatMap(({ principals }) => principals)
    .flatMap((one) => servicesOf(one));
  return {
    webIdentities: all.map((one) => webIdentityOf(one)),
    services,
    isOpen: isOpen || allowed.some(({ actions }) => !actions),
  };
}

function isOf({ actions }: Statement, action: string): boolean {
  return actions?.some((pattern) => allows(pattern, action)) ?? false;
}

/** The services of a principal, with undefined for others that it may include. */
export function servicesOf({ type, values }: Principal): (string | undefined)[] {
  // `*` is not documented to include services.
  if (type === undefined || type === "*") return [undefined];
  if (type !== "Service") return [];
  const services = values?.items.map((item) => serviceOf(item)) ?? [];
  return values?.isOpen === false ? services : [...services, undefined];
}

/** The partition of AWS may be an expression: `ec2.${data.aws_partition.current.dns_suffix}`. */
function serviceOf(value: Value): string | undefined {
  const known = knownText(value);
  if (known !== undefined) return known;
  const [start] = value.type === "text" ? value.parts : [];
  return typeof start === "string" && start.endsWith(".") ? `${start}amazonaws.com` : undefined;
}

function webIdentityOf({ conditions, place }: Statement): WebIdentity {
  const subject = conditions.find(({ variable }) => endsWith(variable, ":sub"));
  const audience = conditions.find(({ variable }) => endsWith(variable, ":aud"));
  return {
    isPattern: subject?.test?.includes("Like") ?? false,
    // `StringNotEquals` excludes accounts.
    accounts: subject?.test?.includes("Not") === false ? accountsOf(subject.values) : undefined,
    audiences: audience?.test?.includes("Not") === false ? textsOf(audience.values) : undefined,
    place,
  };
}

function endsWith(variable: Value | string, end: string): boolean {
  // The source text of a key has quotes, and perhaps parentheses.
  const text = typeof variable === "string" ? variable : knownEnd(variable);
  return text !== undefined && [end, `${end}"`, `${end}")`].some((one) => text.endsWith(one));
}

function textsOf(values: List | undefined): string[] | undefined {
  const texts = values?.items.map((item) => knownText(item));
  if (!texts || values?.isOpen !== false) return undefined;
  const known = texts.filter((one) => one !== undefined);
  return known.length === texts.length ? known : undefined;
}

function accountsOf(values: List | undefined): ServiceAccount[] | undefined {
  const accounts = textsOf(values)?.map((one) => serviceAccountIn(one.replace(/^system:serviceaccount:/u, "")));
  return accounts?.some((one) => !one) === false ? accounts.filter((one) => one !== undefined) : undefined;
}

/** A namespace and the name of a service account, such as `karpenter:karpenter`. */
export function serviceAccountIn(text: string): ServiceAccount | undefined {
  const [namespace, name, ...others] = text.split(":");
  return namespace !== undefined && name !== undefined && others.length === 0 ? { namespace, name } : undefined;
}
