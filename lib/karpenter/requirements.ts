/** The requirements of a manifest for its nodes, including the labels of a template, which Karpenter adds to them. */
import { groupBy } from "../group-by.js";
import { guess } from "../guess.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { type MistakenLabel, deprecatedLabels, mistakeIn, wellKnownLabels } from "./labels.js";

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

/** The requirements with known keys, and the labels of a node template. */
export function requirementsOf(manifest: Manifest): Requirement[] {
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

/** A value that its label never has. */
export interface MistakenValue {
  readonly at: Cursor;
  readonly value: string;
  /** All values of the label, except an empty one. */
  readonly known: readonly string[];
  readonly meant: string | undefined;
}

/** The values in a requirement that its label never has on AWS; none if the label's values can't be listed. */
export function mistakenValuesOf({ key, operator, values }: Requirement): MistakenValue[] {
  const label = wellKnownLabels.get(deprecatedLabels.get(key) ?? key);
  const { values: known, synonyms } = label ?? {};
  if (!known || (operator !== "In" && operator !== "NotIn")) return [];
  const written = known.filter((one) => one !== "");
  return values.flatMap((at) => {
    const { value } = at;
    if (typeof value !== "string" || known.includes(value)) return [];
    return [{ at, value, known: written, meant: synonymOf(value, synonyms) ?? guess(value, written) }];
  });
}

/** A value can be the name of anything that every object inherits. */
function synonymOf(value: string, synonyms: Readonly<Record<string, string>> = {}): string | undefined {
  return Object.hasOwn(synonyms, value) ? synonyms[value] : undefined;
}

/** Whether a requirement is completely known: only then is it compared with others. */
export function isDecided({ at, operator, values, isLabel }: Requirement): boolean {
  if (!OPERATORS.has(operator)) return false;
  if (!isLabel && (!at.get("operator").isPresent || at.get("values").isUnknown || at.get("values").isOpen))
    return false;
  if (operator === "In" && values.length === 0) return false;
  return values.every((value) => value.isPresent && !value.isMapping);
}

/** The requirements for each label, including those that use its deprecated name. */
export function byLabel(requirements: readonly Requirement[]): Map<string, Requirement[]> {
  return groupBy(requirements, ({ key }) => deprecatedLabels.get(key) ?? key);
}

/** The values of a label that requirements allow: a node has one of them, or does not have the label. */
class Allowed {
  /** The only allowed values; undefined while any value is allowed. */
  #only: ReadonlySet<string> | undefined;
  readonly #not = new Set<string>();
  #min = -Infinity;
  #max = Infinity;
  #mayBeAbsent = true;
  #mayBePresent = true;

  /** Adds another requirement. */
  add({ operator, values }: Requirement): this {
    const texts = values.map((value) => value.text);
    const number = /^\d+$/u.test(texts[0] ?? "") ? Number(texts[0]) : undefined;
    this.#mayBeAbsent &&= operator === "NotIn" || operator === "DoesNotExist";
    if (operator === "DoesNotExist") this.#mayBePresent = false;
    if (operator === "In") this.#only = new Set(texts.filter((text) => this.#only?.has(text) ?? true));
    if (operator === "NotIn") for (const text of texts) this.#not.add(text);
    if (operator === "Gt" && number !== undefined) this.#min = Math.max(this.#min, number + 1);
    if (operator === "Gte" && number !== undefined) this.#min = Math.max(this.#min, number);
    if (operator === "Lt" && number !== undefined) this.#max = Math.min(this.#max, number - 1);
    if (operator === "Lte" && number !== undefined) this.#max = Math.min(this.#max, number);
    return this;
  }

  get isNothing(): boolean {
    if (this.#mayBeAbsent) return false;
    if (!this.#mayBePresent || this.#min > this.#max || this.#max < 0) return true;
    if (this.#only) return [...this.#only].every((value) => !this.#has(value));
    // More numbers are in the range than are excluded.
    const count = this.#max - Math.max(this.#min, 0) + 1;
    if (count > this.#not.size) return false;
    return Array.from({ length: count }, (_, index) => String(this.#max - index)).every((value) => !this.#has(value));
  }

  #has(value: string): boolean {
    if (this.#not.has(value)) return false;
    const isBounded = Number.isFinite(this.#min) || Number.isFinite(this.#max);
    return !isBounded || (/^\d+$/u.test(value) && Number(value) >= this.#min && Number(value) <= this.#max);
  }
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
  const decided = requirements.filter((requirement) => isDecided(requirement));
  const allowed = new Allowed();
  const index = decided.findIndex((one) => allowed.add(one).isNothing);
  const requirement = decided[index];
  if (!requirement) return undefined;
  const earlier = decided.slice(0, index);
  return { requirement, other: earlier.find((one) => new Allowed().add(one).add(requirement).isNothing), earlier };
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
