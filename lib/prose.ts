/** Lists and numbers in sentences. British English, because American puts a comma before the last "or". */
const disjunction = new Intl.ListFormat("en-GB", { type: "disjunction" });

const conjunctions = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** `a, b or c`. */
export function alternatives(items: readonly string[]): string {
  return disjunction.format(items);
}

/** `a, b and c`. */
export function conjunction(items: readonly string[]): string {
  return conjunctions.format(items);
}

/** A number with its noun: `1 file`, `2,000 files`, `2 EC2NodeClasses`. */
export function counted(count: number, noun: string): string {
  const ending = noun.endsWith("s") ? "es" : "s";
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : ending}`;
}

/** Alternatives of code, with each item in backticks. */
export function codeAlternatives(items: readonly string[]): string {
  return alternatives(items.map((item) => `\`${item}\``));
}

/** Code, with each item in backticks and "and" before the last. */
export function codeList(items: readonly string[]): string {
  return conjunction(items.map((item) => `\`${item}\``));
}
