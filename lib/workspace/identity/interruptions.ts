/** Whether the interruptions of spot instances reach the queue that the values of the chart name. */
import { type QueueEvents, SPOT_WARNING, eventsOf } from "../../terraform/iam/queue-events.js";
import type { Resource } from "../../terraform/module/resource.js";
import { type Value, knownText } from "../../terraform/module/value.js";
import type { Cursor } from "../../yaml/cursor.js";
import type { Problem } from "../../model/problem.js";
import type { IdentityAround } from "./identity-around.js";

export type InterruptionMessage = "noRule" | "notAllowed";

/** The one queue of a name that Terraform or CloudFormation creates. */
export function queueNamed(name: string, { terraform }: IdentityAround): Resource | undefined {
  const [queue, ...others] = terraform.ofType("aws_sqs_queue").filter((one) => knownText(one.get("name")) === name);
  return queue?.isData === false && others.length === 0 ? queue : undefined;
}

/** The queue that a reference is to. */
export function queueIn(value: Value): Resource | undefined {
  return value.type === "attribute" && value.of.type === "aws_sqs_queue" && !value.of.isData ? value.of : undefined;
}

/** Unknown where a module that is not read may add something. */
export function eventsOfQueue(queue: Resource, { terraform }: IdentityAround): QueueEvents {
  const events = eventsOf(queue, terraform.modules);
  const mayBeMore = terraform.calls.some(
    (call) => call.mentions(queue.address) || /event|sqs|queue/iu.test(`${call.name} ${call.source}`),
  );
  const known = (value: boolean | undefined) => (mayBeMore && value === false ? undefined : value);
  return { ...events, isAllowed: known(events.isAllowed), isSent: known(events.isSent) };
}

export function* interruptionProblems(
  at: Cursor,
  queue: Resource,
  identity: IdentityAround,
): Generator<Problem<InterruptionMessage>> {
  const { isAllowed, isSent, hasTargets } = eventsOfQueue(queue, identity);
  const place = queue.placeOf("name");
  const name = knownText(queue.get("name")) ?? queue.address;
  // Without any rule here, they are probably elsewhere.
  if (isSent === false && hasTargets) {
    yield {
      at,
      messageId: "noRule",
      data: { queue: name, event: SPOT_WARNING },
      related: [place],
    };
  } else if (isSent === true && isAllowed === false && !identity.isInScripts(/set-queue-attributes/u)) {
    yield { at, messageId: "notAllowed", data: { queue: name }, related: [place] };
  }
}
