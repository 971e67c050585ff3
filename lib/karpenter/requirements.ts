/** The requirements of a manifest for its nodes, including the labels of a template, which Karpenter adds to them. */
import { groupBy } from "../group-by.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { AllowedValues } from "./allowed-values.js";
import { type MistakenLabel, deprecatedLabels, mistakeIn } from "./labels.js";

export interface Requirement {
  /** The item of `requirements`, or the label. */
  readonly at: Cursor;
  /** The place that names the label: the value of `key`, or the label itself, at its key. */
  readonly keyAt: Cursor;
  readonly isLabel: boolean;
  readonly key: string;
  readonly operator: string;
  readonly values: readonly Cursor[];
}

const requirementsOfManifests = new WeakMap<Manifest, readonly Requirement[]>();

/** The requirements with known keys, and the labels of a node template; read once for all rules. */
export function requirementsOf(manifest: Manifest): readonly Requirement[] {
  let requirements = requirementsOfManifests.get(manifest);
  if (!requirements) {
    requirements = readRequirements(manifest);
    requirementsOfManifests.set(manifest, requirements);
  }
  return requirements;
}

function readRequirements(manifest: Manifest): Requirement[] {
  const { nodeSpec, nodeLabels } = manifest;
  const requirements = nodeSpec.get("requirements").items();
  return [
    ...requirements.map((at) => ({
      at,
      keyAt: at.get("key"),
      isLabel: false,
      key: at.get("key").text,
      operator: at.get("operator").text,
      values: at.get("values").items(),
    })),
    ...nodeLabels.entries().map((at) => ({
      at,
      keyAt: at,
      isLabel: true,
      key: String(at.key),
      operator: "In",
      values: [at],
    })),
  ].filter(({ keyAt, key, isLabel }) => (isLabel || keyAt.isPresent) && key !== "");
}

/**
 * The problem with the key of a requirement. The label of a template is one that its author defines, so it exists under
 * any name; the API server rejects those in domains that users can't use.
 */
export function mistakenKeyOf({ key, isLabel }: Requirement): MistakenLabel | undefined {
  const mistake = mistakeIn(key);
  return isLabel && mistake?.what !== "deprecatedKey" ? undefined : mistake;
}

const OPERATORS = new Set(["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Gte", "Lt", "Lte"]);

/** What is read once of each requirement, because all rules about requirements compare it with others. */
interface Reading {
  readonly isDecided: boolean;
  readonly areStrings: boolean;
  readonly signature: string;
}

const readings = new WeakMap<Requirement, Reading>();

function readingOf(requirement: Requirement): Reading {
  let reading = readings.get(requirement);
  if (!reading) {
    const { operator, values } = requirement;
    reading = {
      isDecided: decide(requirement),
      areStrings: values.every(({ value }) => typeof value === "string"),
      signature: JSON.stringify([operator, ...values.map(({ text }) => text)]),
    };
    readings.set(requirement, reading);
  }
  return reading;
}

/** Whether a requirement is completely known: only then is it compared with others. */
export function isDecided(requirement: Requirement): boolean {
  return readingOf(requirement).isDecided;
}

/** Whether all values are known, and strings, as the API server requires. */
export function hasStrings(requirement: Requirement): boolean {
  return readingOf(requirement).areStrings;
}

/** The operator and the values as a text, which is the same for equal requirements. */
export function signatureOf(requirement: Requirement): string {
  return readingOf(requirement).signature;
}

function decide({ at, operator, values, isLabel }: Requirement): boolean {
  if (!OPERATORS.has(operator)) return false;
  if (!isLabel) {
    const list = at.get("values");
    if (!at.get("operator").isPresent || list.isUnknown || list.isOpen) return false;
  }
  if (operator === "In" && values.length === 0) return false;
  return values.every((value) => value.isPresent && !value.isMapping);
}

const AUTO_MODE = "eks.amazonaws.com/instance-";

/** The label that a requirement is about: its current name, and Karpenter's name for one of EKS Auto Mode. */
export function labelOf({ key }: Requirement): string {
  if (key.startsWith(AUTO_MODE)) return key.replace(AUTO_MODE, "karpenter.k8s.aws/instance-");
  return deprecatedLabels.get(key) ?? key;
}

/** The name of a label in the domain that another requirement uses: the reverse of `labelOf`. */
export function asIn({ key }: Requirement, label: string): string {
  return key.startsWith(AUTO_MODE) ? inAutoMode(label) : label;
}

/** The name that EKS Auto Mode has for a label of Karpenter. */
export function inAutoMode(label: string): string {
  return label.replace("karpenter.k8s.aws/instance-", AUTO_MODE);
}

const groups = new WeakMap<readonly Requirement[], ReadonlyMap<string, readonly Requirement[]>>();

/** The requirements for each label, including those that use another name for it; grouped once for a list. */
export function byLabel(requirements: readonly Requirement[]): ReadonlyMap<string, readonly Requirement[]> {
  let found = groups.get(requirements);
  if (!found) {
    found = groupBy(requirements, labelOf);
    groups.set(requirements, found);
  }
  return found;
}

export interface Contradiction {
  readonly requirement: Requirement;
  /** The earlier requirement that it contradicts; undefined if it contradicts only several together. */
  readonly other: Requirement | undefined;
  /** All earlier requirements. */
  readonly earlier: readonly Requirement[];
}

/** The first requirement for a label that leaves no allowed value; undefined if there is none. */
export function contradictionIn(requirements: readonly Requirement[]): Contradiction | undefined {
  const known = requirements.filter((requirement) => isDecided(requirement));
  const allowed = new AllowedValues();
  const index = known.findIndex((one) => allowed.add(one).isNothing);
  const requirement = known[index];
  if (!requirement) return undefined;
  const earlier = known.slice(0, index);
  return {
    requirement,
    other: earlier.find((one) => new AllowedValues().add(one).add(requirement).isNothing),
    earlier,
  };
}

/** Each requirement that repeats an earlier one. */
export function repetitionsIn(
  requirements: readonly Requirement[],
): { requirement: Requirement; other: Requirement }[] {
  const seen = new Map<string, Requirement>();
  return requirements.flatMap((requirement) => {
    if (requirement.isLabel || !isDecided(requirement)) return [];
    const { operator, values, at } = requirement;
    const words = JSON.stringify([operator, values.map(({ text }) => text).sort(), at.get("minValues").text]);
    const other = seen.get(words);
    if (!other) seen.set(words, requirement);
    return other ? [{ requirement, other }] : [];
  });
}

/** Whether a requirement that is not about numbers allows a value of its label. */
export function allows({ operator, values }: Requirement, value: string): boolean {
  const isListed = values.some(({ text }) => text === value);
  if (operator === "In") return isListed;
  return operator === "NotIn" ? !isListed : operator !== "DoesNotExist";
}
