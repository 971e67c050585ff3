/** The values of a label that several requirements leave. */
import type { Requirement } from "./requirements.js";

/** A node has one of these values, or does not have the label. */
export class AllowedValues {
  /** The only allowed values; undefined while any value is allowed. */
  #only: ReadonlySet<string> | undefined;
  readonly #not = new Set<string>();
  #min = -Infinity;
  #max = Infinity;
  #mayBeAbsent = true;
  #mayBePresent = true;

  static of(requirements: readonly Requirement[]): AllowedValues {
    const allowed = new AllowedValues();
    for (const requirement of requirements) allowed.add(requirement);
    return allowed;
  }

  /** Adds another requirement. */
  add({ operator, values }: Pick<Requirement, "operator" | "values">): this {
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

  /** Whether no node meets all requirements, if they are not combined first. */
  get isNothing(): boolean {
    if (this.#mayBeAbsent) return false;
    if (!this.#mayBePresent || this.#min > this.#max || this.#max < 0) return true;
    if (this.#only) return [...this.#only].every((value) => !this.#has(value));
    // More numbers are in the range than are excluded.
    const count = this.#max - Math.max(this.#min, 0) + 1;
    if (count > this.#not.size) return false;
    return Array.from({ length: count }, (_, index) => String(this.#max - index)).every((value) => !this.#has(value));
  }

  /**
   * Which of the values that the label has on instance types pass, undefined being a type without it. Karpenter first
   * combines the requirements: if they leave no value, or only exclude some, then types without the label pass. Source:
   * kubernetes-sigs/karpenter, pkg/scheduling/requirement.go, Intersection, and requirements.go, Intersects.
   */
  passing(values: readonly (string | undefined)[]): boolean[] {
    const listed = this.listed();
    if (listed) {
      const isEmpty = listed.size === 0;
      return values.map((value) => (value === undefined ? isEmpty : listed.has(value)));
    }
    // Karpenter forgets the excluded values that are out of bounds anyway.
    const excludes = [...this.#not].some((value) => this.#isInBounds(value));
    return values.map((value) => (value === undefined ? excludes : this.#has(value)));
  }

  /** The only values that pass, though a type without the label may pass too; undefined if they can't be listed. */
  listed(): ReadonlySet<string> | undefined {
    if (!this.#mayBePresent || this.#min > this.#max) return new Set();
    return this.#only && new Set([...this.#only].filter((value) => this.#has(value)));
  }

  #has(value: string): boolean {
    return !this.#not.has(value) && this.#isInBounds(value);
  }

  #isInBounds(value: string): boolean {
    const isBounded = Number.isFinite(this.#min) || Number.isFinite(this.#max);
    return !isBounded || (/^\d+$/u.test(value) && Number(value) >= this.#min && Number(value) <= this.#max);
  }
}
