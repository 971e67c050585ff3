/** Budgets of a NodePool that do not have the intended effect, as problems of its manifest. */
import type { Manifest } from "../../model/manifest.js";
import type { Problem } from "../../model/problem.js";
import { codeList } from "../../prose.js";
import type { Cursor } from "../../yaml/cursor.js";
import { secondsOf } from "../duration.js";
import { blockedWindow, contradiction } from "./budgets.js";
import type { MessageId } from "./messages.js";
import { shortestOpening, uncoveredReasons, unlimitedOutside } from "./reasons.js";

type Problems = Generator<Problem<MessageId>>;

/** The default of `expireAfter`. */
const DEFAULT_EXPIRY = "720h";

export function* contradictions(budgets: Cursor): Problems {
  const { budgets: [block] = [], areWindows, allowance } = contradiction(budgets) ?? {};
  if (!block || !allowance) return;
  const messageId = areWindows ? "alwaysBlockedByWindows" : "alwaysBlocked";
  yield { at: block.nodes, messageId, data: { value: block.nodes.text, other: allowance.nodes.text } };
}

/** Disruption that no budget limits, and the end of nodes in windows without disruption. */
export function* windowProblems(nodePool: Manifest, budgets: Cursor, isWhole: boolean): Problems {
  yield* unlimitedProblems(nodePool, budgets);
  if (budgets.isList && !budgets.isOpen && budgets.items().length === 0 && isWhole)
    yield { at: budgets, on: "head", messageId: "emptyBudgets" };
  // In v1beta1, expiration respects budgets, and draining has no limit.
  if (nodePool.version !== "v1") return;
  const window = blockedWindow(budgets);
  if (!window) return;
  yield* expiryProblems(nodePool, window.nodes, isWhole);
  yield* drainProblems(nodePool, budgets, window.nodes);
}

function* unlimitedProblems(nodePool: Manifest, budgets: Cursor): Problems {
  const head = { at: budgets, on: "head" } as const;
  const outside = unlimitedOutside(nodePool, budgets);
  const uncovered = uncoveredReasons(nodePool, budgets);
  if (outside.length === 3) yield { ...head, messageId: "unlimitedOutside" };
  else if (outside.length > 0) {
    yield { ...head, messageId: "partlyUnlimitedOutside", data: { reasons: codeList(outside) } };
  } else if (uncovered.some((reason) => reason !== "Empty")) {
    yield { ...head, messageId: "uncoveredReasons", data: { reasons: codeList(uncovered) } };
  } else if (uncovered.length > 0) yield { ...head, messageId: "uncoveredEmpty" };
}

function* expiryProblems(nodePool: Manifest, nodes: Cursor, isWhole: boolean): Problems {
  const expireAfter = nodePool.nodeSpec.get("expireAfter");
  if (expireAfter.isUnknown || expireAfter.value === "Never") return;
  const messageId = "expiresInWindow";
  if (expireAfter.isPresent)
    yield { at: expireAfter, beside: [nodes], messageId, data: { value: expireAfter.text, nodes: nodes.text } };
  else if (isWhole) yield { at: nodes, messageId, data: { value: DEFAULT_EXPIRY, nodes: nodes.text } };
}

function* drainProblems(nodePool: Manifest, budgets: Cursor, nodes: Cursor): Problems {
  const at = nodePool.nodeSpec.get("terminationGracePeriod");
  const seconds = secondsOf(at.text);
  const minutes = shortestOpening(budgets);
  if (seconds === undefined || minutes === undefined || seconds <= minutes * 60) return;
  const data = { value: at.text, nodes: nodes.text, minutes: String(minutes) };
  yield { at, beside: [nodes], messageId: "drainsInWindow", data };
}
