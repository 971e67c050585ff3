/**
 * Whether EventBridge sends the interruptions of spot instances to a queue. Source: Karpenter's getting started guide,
 * with its queue policy and event rules.
 */
import type { Module } from "../module/module.js";
import type { Resource } from "../module/resource.js";
import { type Value, entryOf, isNull, itemsOf, knownText } from "../module/value.js";
import { valueOfData } from "../module/data-text.js";
import { parsedJson } from "./json-policies.js";
import { policyOf } from "./documents.js";
import { type PolicyDocument, allows } from "./statement.js";
import { servicesOf } from "./trust.js";

/** Undefined if it is unknown. */
export interface QueueEvents {
  /** Whether the policy of the queue lets EventBridge send to it. */
  readonly isAllowed: boolean | undefined;
  /** Whether a rule sends the interruptions. */
  readonly isSent: boolean | undefined;
  /** Whether rules send anything, or may do so. */
  readonly hasTargets: boolean;
}

/** The warning that EC2 gives two minutes before it reclaims an instance. */
export const SPOT_WARNING = "EC2 Spot Instance Interruption Warning";

export function eventsOf(queue: Resource, modules: readonly Module[]): QueueEvents {
  const ofType = (type: string) => modules.flatMap((module) => module.ofType(type));
  const policies = ofType("aws_sqs_queue_policy")
    .map((one) => ({ document: policyOf(one.get("policy")), isOwn: isOf(queue, one.get("queue_url")) }))
    .filter(({ isOwn }) => isOwn !== false);
  const inline = isNull(queue.get("policy")) ? [] : [{ document: policyOf(queue.get("policy")), isOwn: true }];
  const rules = ofType("aws_cloudwatch_event_rule");
  const targets = ofType("aws_cloudwatch_event_target")
    .map((one) => ({ rule: ruleOf(one, rules), isOwn: isOf(queue, one.get("arn")) }))
    .filter(({ isOwn }) => isOwn !== false);
  return {
    isAllowed: anyOf([...policies, ...inline].map(({ document, isOwn }) => isOwn && mayReceive(document))),
    isSent: anyOf(targets.map(({ rule, isOwn }) => isOwn && sendsWarning(rule))),
    hasTargets: targets.length > 0,
  };
}

/** True if one of several is, and unknown if one may be. */
function anyOf(all: readonly (boolean | undefined)[]): boolean | undefined {
  if (all.includes(true)) return true;
  return all.includes(undefined) ? undefined : false;
}

/** Whether a value is the URL, the ARN or the name of a queue. */
function isOf(queue: Resource, value: Value): boolean | undefined {
  if (value.type === "attribute") return value.of === queue;
  const [known, name] = [knownText(value), knownText(queue.get("name"))];
  if (known === undefined || name === undefined) return undefined;
  return known === name || known.endsWith(`:${name}`) || known.endsWith(`/${name}`);
}

function mayReceive(document: PolicyDocument | undefined): boolean | undefined {
  if (!document) return undefined;
  const found = document.statements
    .filter(
      ({ isAllowed, actions }) =>
        isAllowed === true && actions?.some((one) => allows(one, "sqs:SendMessage")) !== false,
    )
    .flatMap(({ principals }) => principals)
    .map((principal) => {
      if (principal.values?.items.some((item) => knownText(item) === "*") === true) return true;
      return anyOf(servicesOf(principal).map((one) => one?.startsWith("events.")));
    });
  return anyOf([...found, ...(document.isOpen ? [undefined] : [])]);
}

/** The rule of a target, by its name or as the same element of a list. */
function ruleOf(target: Resource, rules: readonly Resource[]): Resource | undefined {
  const reference = target.get("rule");
  if (reference.type === "attribute") return reference.of;
  const name = knownText(reference);
  if (name !== undefined) return rules.find((one) => knownText(one.get("name")) === name);
  const [, address] =
    /^(?:"\$\{)?(aws_cloudwatch_event_rule\.\w+)\[each\.key\]\.\w+(?:\}")?$/u.exec(target.sourceOf("rule")) ?? [];
  return rules.find(
    (one) => one.address === address && one.scope.module === target.scope.module && one.each?.key === target.each?.key,
  );
}

/** Whether the pattern of a rule includes the warning. */
function sendsWarning(rule: Resource | undefined): boolean | undefined {
  const pattern = rule?.get("event_pattern");
  if (!pattern || isNull(pattern)) return undefined;
  const object = pattern.type === "text" ? valueOfData(pattern.parts, parsedJson) : pattern;
  if (object.type !== "object") return undefined;
  const types = itemsOf(entryOf(object, "detail-type"));
  const sources = itemsOf(entryOf(object, "source"));
  if (types?.isOpen !== false || sources?.isOpen !== false) return undefined;
  const includes = (items: readonly Value[], text: string) =>
    items.length === 0
      ? true
      : anyOf(items.map((item) => (knownText(item) === undefined ? undefined : knownText(item) === text)));
  const [ofType, ofSource] = [includes(types.items, SPOT_WARNING), includes(sources.items, "aws.ec2")];
  return ofType === false || ofSource === false ? false : ofType && ofSource;
}
