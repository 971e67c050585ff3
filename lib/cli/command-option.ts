/** Options with their completions and actions, which commander does not know. */
import { Option } from "commander";
import { UsageError } from "./usage-error.js";

/** What follows an option: one of these words, a path or any text. */
export type Completions = readonly string[] | "path" | "any";

/** An action that an option starts instead of linting. */
export interface Action {
  /** Completes "--launch …, so it cannot be used with --fix". */
  readonly does: string;
  /** The options that it uses. */
  readonly uses: readonly string[];
  readonly takesPaths: boolean;
}

export class CommandOption extends Option {
  /** Undefined if nothing follows. */
  completions: Completions | undefined = undefined;
  action: Action | undefined = undefined;

  constructor(flags: string, description: string) {
    super(flags, description);
    if (this.required) this.completions = "any";
  }

  /** With two dashes. */
  get flag(): string {
    return this.long ?? this.flags;
  }

  completing(completions: Completions): this {
    this.completions = completions;
    return this;
  }

  starting(action: Action): this {
    this.action = action;
    return this;
  }

  /** Refuses a second value, before which the first would silently be ignored. */
  once(): this {
    this.argParser((value, previous: unknown) => {
      if (typeof previous === "string") throw new UsageError(`${this.flag} can be set only once.`);
      return value;
    });
    return this;
  }

  repeatable(): this {
    this.argParser((value, previous: readonly string[] | undefined) => [...(previous ?? []), value]);
    return this;
  }
}
