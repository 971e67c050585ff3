/** Finds values of settings that Karpenter or its chart cannot read. */
import type { ChartInstall } from "../../model/chart-install.js";
import type { HelmValues } from "../../model/helm-values.js";
import { NEWEST_RELEASE } from "../../kinds.js";
import { codeAlternatives } from "../../prose.js";
import { releaseNumber } from "../../releases.js";
import type { EditValue } from "../../yaml/edits/render.js";
import type { Cursor } from "../../yaml/cursor.js";
import { maySetVariable } from "./environment.js";
import { type ChartValue, chartValue, goBoolean, isFalsy, goSeconds } from "./go-values.js";
import { isDeclared, siblingsOf } from "./history.js";
import { type Form, type Setting, gateMappings, settings, untypedGates } from "./setting-forms.js";

/**
 * - `droppedValue`: the chart's template drops it, so the default remains
 * - `emptyGate`, `emptyGates`: null, with which the chart can't render gates
 * - `invalidGate`, `outOfRange`, `unknownChoice`: Karpenter does not start
 * - `nonText`: the chart cannot be rendered
 * - `excessiveFraction`: a percentage instead of a fraction
 * - `unreadableValue`: Karpenter uses its default
 */
type Fault =
  | "droppedValue"
  | "emptyGate"
  | "emptyGates"
  | "excessiveFraction"
  | "invalidGate"
  | "nonText"
  | "outOfRange"
  | "unknownChoice"
  | "unreadableValue";

export interface SettingFault {
  readonly at: Cursor;
  readonly fault: Fault;
  readonly data: Readonly<Record<string, string>>;
  /** The intended value, if it is certain. */
  readonly meant?: EditValue | undefined;
}

/** Earlier charts are older than the forms. */
const FIRST_KNOWN = releaseNumber("1.0");

/** The values of an install of a release that are not as Karpenter reads them. */
export function* settingFaults({ values }: ChartInstall, release: number): Generator<SettingFault> {
  if (release < FIRST_KNOWN) return;
  for (const setting of settings) {
    const found = isDeclared(setting.name, release) ? chartValue(values, setting.name) : undefined;
    // The chart does not render a cluster name that is not a text, whatever the environment contains.
    const isHidden = setting.form.type !== "text" && maySetVariable(values, setting.variable);
    const fault = found && !isHidden ? faultOf(setting, found, release) : undefined;
    if (found && fault) {
      const { name, fallback } = setting;
      const data = { name, fallback, value: found.at.text, ...fault.data };
      yield { at: found.at, fault: fault.fault, data, meant: inPlaceOf(found, fault.meant) };
    }
  }
  for (const { name, variable } of gateMappings) {
    if (!maySetVariable(values, variable)) yield* gateFaults(values, name, release);
  }
}

function* gateFaults(values: HelmValues, mapping: string, release: number): Generator<SettingFault> {
  const gates = siblingsOf([...mapping.split("."), ""], release);
  const all = gates.length > 0 ? chartValue(values, mapping) : undefined;
  if (all?.value === null) yield { at: all.at, fault: "emptyGates", data: { name: mapping } };
  for (const gate of gates) {
    const name = `${mapping}.${gate}`;
    const found = untypedGates.has(name) ? undefined : chartValue(values, name);
    if (!found) continue;
    const { at, value } = found;
    if (value === null) yield { at, fault: "emptyGate", data: { name } };
    else if (goBoolean(String(value)) === undefined)
      yield { at, fault: "invalidGate", data: { name, value: at.text }, meant: inPlaceOf(found, meantBoolean(found)) };
  }
}

/** The values of parameters are texts. */
function inPlaceOf({ isParameter }: ChartValue, meant: EditValue | undefined): EditValue | undefined {
  return isParameter && meant !== undefined ? String(meant) : meant;
}

type Found = Pick<SettingFault, "fault" | "meant"> & { readonly data?: SettingFault["data"] };

function faultOf({ form, fallback }: Setting, found: ChartValue, release: number): Found | undefined {
  const { value, isParameter } = found;
  if (value === null) return undefined;
  if (form.type === "text") {
    if (typeof value === "string") return undefined;
    return { fault: "nonText", meant: isParameter ? undefined : found.at.text };
  }
  if (isFalsy(value)) return isLost(form, value, fallback, release) ? dropped(found) : undefined;
  return faultOfText(form, String(value), found, release);
}

function dropped({ at, isParameter }: ChartValue): Found {
  return { fault: "droppedValue", meant: isParameter ? undefined : at.text };
}

/** Whether the template drops a value that the default does not equal; since 1.15, it keeps `ignoreDRARequests`. */
function isLost(form: Form, value: ChartValue["value"], fallback: string, release: number): boolean {
  if (form.type === "boolean") return value === false && fallback === "true" && release < releaseNumber("1.15");
  if (form.type === "duration") return value === 0 && form.least === undefined;
  return form.type === "fraction" && value === 0;
}

function faultOfText(form: Form, text: string, found: ChartValue, release: number): Found | undefined {
  switch (form.type) {
    case "choice": {
      // A later release may have others.
      if (form.values.includes(text) || release > releaseNumber(NEWEST_RELEASE)) return undefined;
      const meant = form.values.find((one) => one.toLowerCase() === text.toLowerCase());
      return { fault: "unknownChoice", data: { choices: codeAlternatives(form.values) }, meant };
    }
    case "boolean":
      if (goBoolean(text) !== undefined) return undefined;
      return { fault: "unreadableValue", data: { form: "a boolean, `true` or `false`" }, meant: meantBoolean(found) };
    case "duration": {
      const seconds = goSeconds(text);
      const meant = /^\d+$/u.test(text) ? `${text}s` : undefined;
      if (seconds === undefined) return unreadable("a duration, such as `10s`", meant);
      if (form.least === undefined || seconds >= form.least) return undefined;
      return { fault: "outOfRange", data: { range: `${String(form.least / 60)}m or more` } };
    }
    case "count":
      if (!/^[+-]?\d+$/u.test(text)) return unreadable("a whole number, such as `1`");
      return Number(text) < 0 ? { fault: "outOfRange", data: { range: "0 or more" } } : undefined;
    default:
      return faultOfFraction(text);
  }
}

function unreadable(form: string, meant?: EditValue): Found {
  return { fault: "unreadableValue", data: { form }, meant };
}

function faultOfFraction(text: string): Found | undefined {
  const percent = /^(\d{1,2}(?:\.\d{1,4})?) ?%$/u.exec(text)?.[1];
  const meant = percent === undefined ? undefined : asFraction(Number(percent));
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu.test(text))
    return unreadable("a fraction, such as `0.075`", meant);
  const fraction = Number(text);
  if (fraction < 0) return { fault: "outOfRange", data: { range: "0 or more" } };
  if (fraction < 1) return undefined;
  return {
    fault: "excessiveFraction",
    data: { percent: String(Math.round(fraction * 100)) },
    meant: fraction > 1 && fraction < 100 ? asFraction(fraction) : undefined,
  };
}

function asFraction(percent: number): number {
  return Number((percent / 100).toFixed(6));
}

/** The boolean that a word of YAML 1.1 in quotes is intended for. */
function meantBoolean({ value }: ChartValue): boolean | undefined {
  const text = String(value).trim().toLowerCase();
  const isTrue = ["true", "yes", "on", "y"].includes(text);
  if (!isTrue && !["false", "no", "off", "n"].includes(text)) return undefined;
  return isTrue;
}
