/** Changes that make the API server accept a manifest. */
import { type Edit, replace, set } from "../yaml/edits/edit.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Suggestion } from "../model/problem.js";
import type { MessageId } from "./messages.js";

export interface About {
  /** The keyword or invariant that is broken. */
  readonly keyword: string;
  readonly at: Cursor;
  /** The value that was probably intended. */
  readonly meant?: string;
}

/** New names in v1 of values of v1beta1, from Karpenter's v1 migration guide. */
export const renamedValues: ReadonlyMap<string, string> = new Map([["WhenUnderutilized", "WhenEmptyOrUnderutilized"]]);

/** Durations that can be `Never`, and durations that can have seconds, and therefore be `0s`. */
const ENDLESS = new Set(["consolidateAfter", "expireAfter"]);
const IN_SECONDS = new Set([...ENDLESS, "terminationGracePeriod"]);

export function isZeroDuration(at: Cursor): boolean {
  return at.value === 0 && IN_SECONDS.has(String(at.key));
}

/** The only change that can be intended: the API server would reject the manifest without it. */
export function fixesFor({ keyword, at }: About): Edit | undefined {
  const { text } = at;
  switch (keyword) {
    case "type":
      return replace(at, text);
    case "x-pattern":
      if (ENDLESS.has(String(at.key)) && /^never$/iu.test(text)) return replace(at, "Never");
      if (IN_SECONDS.has(String(at.key)) && text === "0") return replace(at, "0s");
      return at.key === "group" && /^[^/]+\/v\d\w*$/u.test(text) ? replace(at, text.split("/", 1)[0] ?? "") : undefined;
    case "enum": {
      const renamed = renamedValues.get(text);
      return renamed === undefined ? undefined : replace(at, renamed);
    }
    case "alias-family": {
      const lower = text.replace(/^[^@]+/u, (family) => family.toLowerCase());
      return lower !== text && /^(?:al2|al2023|bottlerocket|windows20\d\d)@/u.test(lower)
        ? replace(at, lower)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Documented defaults of fields that are required anyway. */
const DEFAULTS: ReadonlyMap<string, string> = new Map([["spec.disruption.consolidateAfter", "0s"]]);

export function suggestionsFor({ keyword, at, meant }: About): Suggestion<MessageId>[] {
  if (keyword === "required") {
    const value = DEFAULTS.get(at.path);
    return value === undefined
      ? []
      : [{ messageId: "addField", data: { text: `${String(at.key)}: ${value}` }, edit: set(at, value) }];
  }
  const text = keyword === "x-pattern" ? (inHours(at.text) ?? asName(at)) : meant;
  return text === undefined ? [] : [{ messageId: "replaceText", data: { text }, edit: replace(at, text) }];
}

/** Converts `30d` to `720h`, because these durations do not support days. */
function inHours(text: string): string | undefined {
  const days = /^(\d{1,5})d$/u.exec(text)?.[1];
  return days === undefined ? undefined : `${String(Number(days) * 24)}h`;
}

/** The name of an object in lower case and with hyphens. */
function asName({ path, text }: Cursor): string | undefined {
  const name = text.toLowerCase().replaceAll("_", "-");
  return path === "metadata.name" && /^[a-z\d](?:[-a-z\d]*[a-z\d])?$/u.test(name) ? name : undefined;
}
