/** The values in requirements that no node's label has. */
import { guess } from "../guess.js";
import type { Cursor } from "../yaml/cursor.js";
import { codeAlternatives, codeList } from "../prose.js";
import { catalog } from "./instances/catalog.js";
import { meantName, namesBeginning, statusOf } from "./instances/names.js";
import { forms, otherFormOf, repaired } from "./label-forms.js";
import { type WellKnownLabel, wellKnownLabels } from "./labels.js";
import { type Requirement, asIn, labelOf } from "./requirements.js";

/** What is wrong with a value. */
export type ValueMistake =
  /** It is not one of the label's values. */
  | "invalidValue"
  /** It does not have the form of the label's values. */
  | "invalidForm"
  /** It is a value of another label. */
  | "otherLabel"
  /** It has wildcards. */
  | "wildcard"
  /** It has the right form, but nothing of that name exists. */
  | "missingName"
  /** The same, and there is a similar name. */
  | "misspelledName"
  /** The same, and it is the beginning of several names. */
  | "incompleteName";

export interface MistakenValue {
  readonly at: Cursor;
  readonly what: ValueMistake;
  readonly data: Readonly<Record<string, string>>;
  /** The value to write instead. */
  readonly meant?: string | undefined;
}

/** The values that no node's label has. An excluded value only counts if the label's values can be listed. */
export function mistakenValuesOf(requirement: Requirement): MistakenValue[] {
  const { operator, values } = requirement;
  const known = wellKnownLabels.get(labelOf(requirement));
  if (!known || (operator !== "In" && operator !== "NotIn")) return [];
  return values.flatMap((at) => {
    const { value } = at;
    if (typeof value !== "string") return [];
    const mistake = known.values
      ? unlisted(value, known)
      : operator === "In" && misshapen(requirement, value, known.form);
    return mistake ? [{ at, ...mistake }] : [];
  });
}

type Mistake = Omit<MistakenValue, "at">;

function unlisted(value: string, { values = [], synonyms = {} }: WellKnownLabel): Mistake | undefined {
  if (values.includes(value)) return undefined;
  const written = values.filter((one) => one !== "");
  // A value can be the name of anything that every object inherits.
  const synonym = Object.hasOwn(synonyms, value) ? synonyms[value] : undefined;
  const data = { value, values: codeAlternatives(written) };
  return { what: "invalidValue", data, meant: synonym ?? guess(value, written) };
}

function misshapen(requirement: Requirement, value: string, name = ""): Mistake | undefined {
  const form = forms.get(name);
  if (!form) return undefined;
  if (form.pattern.test(value)) return missing(labelOf(requirement), value);
  if (/[*?]/u.test(value)) return { what: "wildcard", data: { value } };
  const meant = repaired(value, name);
  const other = otherFormOf(value, name);
  if (other && (meant === undefined || statusOf(labelOf(requirement), meant) !== "known"))
    return { what: "otherLabel", data: { value, kind: kindOf(other.text), other: asIn(requirement, other.label) } };
  return { what: "invalidForm", data: { value, form: form.text }, meant };
}

function missing(label: string, value: string): Mistake | undefined {
  if (statusOf(label, value) !== "missing") return undefined;
  const names = namesBeginning(label, value);
  const { date } = catalog();
  if (names.length > 1) return { what: "incompleteName", data: { value, date, names: codeList(names) } };
  const meant = names[0] ?? meantName(label, value);
  const what = meant === undefined ? "missingName" : "misspelledName";
  return { what, data: { value, date, meant: meant ?? "" }, meant };
}

/** "an instance type", without the example. */
function kindOf(text: string): string {
  return text.split(",", 1)[0] ?? text;
}
