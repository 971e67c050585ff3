/** One of the forms in which the same faults are written. */
export interface Form {
  /** As docs/forms.md has it. */
  readonly name: string;
  /** The files of a repository; Terraform is linted by its processor. */
  readonly files: Readonly<Record<string, string>>;
  /** Where values are used that are written elsewhere, in the first file: they are reported there. */
  readonly uses?: ReadonlyMap<string, string>;
}

/** A finding that every form has. */
export interface Fault {
  readonly rule: string;
  /** The text that it is reported at, which occurs once behind `after`. */
  readonly at: string;
  readonly after?: string;
}

/** Lines with a deeper indent. */
export function indented(text: string, indent: number): string {
  return text.replaceAll(/^(?=.)/gmu, " ".repeat(indent));
}
