/** The interruption queue that Terraform or CloudFormation creates, compared with the one in the values of the chart. */
import { isFilledIn } from "../../karpenter/placeholders/context.js";
import { settingIn, settingNameIn } from "../../karpenter/chart/settings.js";
import type { ChartInstall } from "../../model/chart-install.js";
import type { FilePlace } from "../../model/file-place.js";
import type { Problem } from "../../model/problem.js";
import { isKarpenterModule, queueNameOf } from "../../terraform/known-modules/karpenter.js";
import { knownText } from "../../terraform/module/value.js";
import type { IdentityAround } from "./identity-around.js";
import { type InterruptionMessage, interruptionProblems, queueIn, queueNamed } from "./interruptions.js";
import { type TerraformIdentity, isForKarpenter } from "./terraform-identity.js";
import { toolOf } from "./tool.js";

interface Queue extends FilePlace {
  /** Undefined if it is unknown. */
  readonly name: string | undefined;
  readonly isForKarpenter: boolean;
}

function queuesOf(terraform: TerraformIdentity): Queue[] {
  return [
    ...terraform.ofType("aws_sqs_queue").map((queue) => {
      const name = knownText(queue.get("name"));
      const isForInterruptions = /interruption/iu.test(`${queue.name} ${name ?? ""}`);
      return { name, isForKarpenter: isForInterruptions || isForKarpenter(queue), ...queue.placeOf("name") };
    }),
    ...terraform.calls
      .filter((call) => isKarpenterModule(call) && knownText(call.get("enable_spot_termination")) !== "false")
      .map((call) => ({ name: queueNameOf(call), isForKarpenter: true, ...call.placeOf("queue_name") })),
  ];
}

type QueueMessage = InterruptionMessage | "otherQueue";

export function* queueProblems(install: ChartInstall, identity: IdentityAround): Generator<Problem<QueueMessage>> {
  const at = settingIn(install, "interruptionQueue");
  const value = at.isUnknown ? identity.valueAt(at) : undefined;
  const referred = value && queueIn(value);
  if (referred) yield* interruptionProblems(at, referred, identity);
  if (typeof at.value !== "string" || at.value === "" || !isFilledIn(at) || /[/:]/u.test(at.text)) return;
  const named = queueNamed(at.text, identity);
  if (named) yield* interruptionProblems(at, named, identity);
  const all = queuesOf(identity.terraform);
  // A queue whose name is unknown may be this one.
  if (all.some(({ name }) => name === undefined || name === at.text)) return;
  const [queue, ...others] = identity.near(all.filter((one) => one.isForKarpenter));
  if (queue?.name === undefined || others.length > 0) return;
  if (identity.isOfOthers(queue, settingIn(install, "clusterName").text)) return;
  const setting = settingNameIn(install, "interruptionQueue") ?? "";
  const data = { setting, value: at.text, tool: toolOf(queue), queue: queue.name };
  yield { at, messageId: "otherQueue", data, related: [queue] };
}
