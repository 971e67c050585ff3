/** What is wrong with the requirements of a manifest, each problem at its place. */
import type { Problem } from "../model/problem.js";
import type { Manifest } from "../model/manifest.js";
import { isOfAutoMode, isOnEc2 } from "../model/node-class-ref.js";
import { rename, replace } from "../yaml/edits/edit.js";
import { type Exclusion, excessiveMinimumsIn, exclusionIn, unusedValuesIn } from "./instances/exclusions.js";
import { type MistakenLabel, wellKnownLabels } from "./labels.js";
import { differentRegions } from "./regions.js";
import { type ValueMistake, mistakenValuesOf } from "./requirement-values.js";
import {
  type Requirement,
  byLabel,
  contradictionIn,
  inAutoMode,
  labelOf,
  mistakenKeyOf,
  repetitionsIn,
} from "./requirements.js";

type RequirementMessage =
  | MistakenLabel["what"]
  | ValueMistake
  | "absentLabel"
  | "contradictsOther"
  | "contradictsSeveral"
  | "differentRegions"
  | "duplicateRequirement"
  | "noInstanceType"
  | "noInstanceTypeForAll"
  | "noInstanceTypeForBoth"
  | "replaceValue";

type Problems = Generator<Problem<RequirementMessage>>;

/** The problems of each requirement, and those of all together. */
export function* problemsIn(manifest: Manifest, requirements: readonly Requirement[]): Problems {
  const isEc2 = isOnEc2(manifest.nodeClassRef);
  for (const requirement of requirements) yield* inKey(manifest, requirement);
  const wrong: Problem<RequirementMessage>[] = [];
  if (isEc2) for (const requirement of requirements) wrong.push(...inValues(requirement));
  for (const [key, group] of byLabel(requirements)) {
    yield* inRepetitions(key, group);
    wrong.push(...inContradiction(key, group));
  }
  yield* wrong;
  if (!isEc2) return;
  yield* inRegions(requirements);
  // A wrong value or a contradiction is already the reason.
  const isOpen = manifest.nodeSpec.get("requirements").isOpen || manifest.nodeLabels.isOpen;
  if (wrong.length === 0 && !isOpen) yield* inExclusion(exclusionIn(requirements));
}

function* inKey({ nodeClassRef }: Manifest, requirement: Requirement): Problems {
  const mistake = mistakenKeyOf(requirement);
  if (!mistake) return;
  const { key, keyAt, isLabel } = requirement;
  const { what } = mistake;
  const meant = isOfAutoMode(nodeClassRef) ? mistake.meant && inAutoMode(mistake.meant) : mistake.meant;
  // Nodes of other providers have none of the labels of AWS.
  if (meant?.includes(".aws/") === true && !isOnEc2(nodeClassRef)) return;
  const data = { key, meant: meant ?? "" };
  const edit = meant === undefined ? undefined : (isLabel ? rename : replace)(keyAt, meant);
  // Karpenter treats a requirement on either key the same, but pods may select nodes by the label.
  const isSafe = what === "deprecatedKey" && !isLabel;
  const change = isSafe ? { fix: edit } : { suggest: [{ messageId: "replaceValue", data, edit } as const] };
  yield { at: keyAt, on: isLabel ? "key" : "value", messageId: what, data, ...change };
}

function* inValues(requirement: Requirement): Problems {
  const { key, operator } = requirement;
  if (operator === "DoesNotExist" && wellKnownLabels.get(labelOf(requirement))?.onEveryNode === true)
    yield { at: requirement.at, on: "head", messageId: "absentLabel", data: { key } };
  for (const { at, what, data, meant } of mistakenValuesOf(requirement)) {
    const edit = meant === undefined ? undefined : replace(at, meant);
    const suggest = [{ messageId: "replaceValue", data: { meant: meant ?? "" }, edit } as const];
    yield { at, messageId: what, data: { key, ...data }, suggest };
  }
}

function* inRepetitions(key: string, group: readonly Requirement[]): Problems {
  for (const { requirement, other } of repetitionsIn(group)) {
    const data = { key, other: other.at.path };
    yield { at: requirement.at, on: "head", beside: [other.at], messageId: "duplicateRequirement", data };
  }
}

function* inContradiction(key: string, group: readonly Requirement[]): Problems {
  const found = contradictionIn(group);
  if (!found) return;
  const { requirement, other, earlier } = found;
  const beside = (other ? [other] : earlier).map(({ at }) => at);
  const messageId = other ? "contradictsOther" : "contradictsSeveral";
  const data = { key, other: other?.at.path ?? "" };
  yield { at: requirement.at, on: requirement.isLabel ? "key" : "head", beside, messageId, data };
}

function* inRegions(requirements: readonly Requirement[]): Problems {
  const found = differentRegions(requirements);
  if (!found) return;
  const [first, { at, region }] = found;
  yield { at, beside: [first.at], messageId: "differentRegions", data: { region, other: first.region } };
}

function* inExclusion(exclusion: Exclusion | undefined): Problems {
  const [place, ...others] = exclusion?.requirements ?? [];
  if (!exclusion || !place) return;
  const [other] = others;
  const data = { date: exclusion.date, key: place.key, other: other?.at.path ?? "" };
  const messageIds = ["noInstanceType", "noInstanceTypeForBoth", "noInstanceTypeForAll"] as const;
  const messageId = messageIds[Math.min(others.length, 2)] ?? "noInstanceTypeForAll";
  const beside = others.map(({ at }) => at);
  yield { at: place.at, on: place.isLabel ? "key" : "head", beside, messageId, data };
}

/** What only some settings report: lists and minimums that promise more than instance types offer. */
export function* unusedIn(
  requirements: readonly Requirement[],
): Generator<Problem<"excessiveMinimum" | "unusedValue" | "unusedValueForAll">> {
  for (const { at, key, date, excludedBy } of unusedValuesIn(requirements)) {
    const data = { key, value: at.text, date, other: excludedBy?.at.path ?? "" };
    yield excludedBy
      ? { at, beside: [excludedBy.at], messageId: "unusedValue", data }
      : { at, beside: requirements.map((one) => one.at), messageId: "unusedValueForAll", data };
  }
  for (const { at, key, minimum, possible, date } of excessiveMinimumsIn(requirements)) {
    const data = { key, minimum: String(minimum), possible: String(possible), date };
    yield { at, beside: requirements.map((one) => one.at), messageId: "excessiveMinimum", data };
  }
}
