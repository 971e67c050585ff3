/** An option of a rule: its JSON Schema, and the default that also gives its type. */
export interface Option<Value> {
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly default: Value;
  /** The regular expressions in a value of the option; a method, so options of all types fit in one list. */
  patternsOf?(value: Value): readonly string[];
}

export type Options = Readonly<Record<string, Option<unknown>>>;

/** The option values that a rule receives. */
export type OptionValues<O extends Options> = { readonly [Name in keyof O]: O[Name]["default"] };
