/** The part of JSON Schema that options use. */
type OptionSchema =
  | { readonly enum: readonly string[] }
  | {
      readonly type: "string";
      readonly format?: "regex";
      readonly pattern?: string;
      readonly minLength?: number;
    }
  | { readonly type: "boolean" }
  | { readonly type: "integer"; readonly minimum?: number; readonly maximum?: number }
  | {
      readonly type: "array";
      readonly items: OptionSchema;
      readonly minItems?: number;
      readonly uniqueItems?: boolean;
    }
  | {
      readonly type: "object";
      readonly properties?: Readonly<Record<string, OptionSchema>>;
      readonly additionalProperties: OptionSchema | false;
    };

/** An option of a rule; without a default, it is undefined unless a user sets it. */
export interface Option<Schema extends OptionSchema = OptionSchema> {
  readonly description: string;
  readonly schema: Schema;
  readonly default?: ValueOf<Schema>;
  /** The regular expressions in a value of the option; a method, so options of all types fit in one list. */
  patternsOf?(value: ValueOf<Schema>): readonly string[];
}

/** The type that a schema describes. */
type ValueOf<Schema> = Schema extends { readonly enum: readonly (infer Name)[] }
  ? Name
  : Schema extends { readonly type: "array"; readonly items: infer Items }
    ? readonly ValueOf<Items>[]
    : Schema extends { readonly type: "object" }
      ? Readonly<Record<string, string>>
      : Schema extends { readonly type: infer Type extends keyof Types }
        ? Types[Type]
        : never;

interface Types {
  readonly boolean: boolean;
  readonly integer: number;
  readonly string: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The option values that a rule receives. */
export type OptionValues<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { readonly default: unknown }
    ? ValueOf<O[Name]["schema"]>
    : ValueOf<O[Name]["schema"]> | undefined;
};
