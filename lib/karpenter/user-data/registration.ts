/**
 * The taint with which the nodes of a custom family must register. Source:
 * pkg/controllers/nodeclaim/lifecycle/registration.go of kubernetes-sigs/karpenter; since 1.3, it only sends an event.
 */
import { releaseNumber } from "../../releases.js";
import type { Cursor } from "../../yaml/cursor.js";
import type { Range } from "../../yaml/text-map.js";
import type { Problem } from "../../model/problem.js";
import { bootstrapFamilyOf } from "../ami.js";
import { formOf, isTemplate } from "./forms.js";
import { BOOTSTRAP, callsOf } from "./scripts.js";

const TAINT = "karpenter.sh/unregistered";

const [FIRST, LAST] = [releaseNumber("1.0"), releaseNumber("1.2")];

/** Commands that may change the arguments of the kubelet in other ways. */
const OTHER_SOURCES = /\b(?:aws s3|curl|eval|registerWithTaints|source|wget)\b|^[ \t]*\.\s/mu;

/** @param version that Karpenter runs, or undefined if it is unknown */
export function* registrationProblems(
  spec: Cursor,
  version: () => string | undefined,
): Generator<Problem<"missingTaint">> {
  const at = spec.get("userData");
  if (typeof at.value !== "string" || at.isOpen || !at.comesWith(spec) || bootstrapFamilyOf(spec) !== "Custom") return;
  const within = callWithoutTaint(at.text);
  const running = within && version();
  if (!within || running === undefined) return;
  const [major = "", minor = ""] = running.replace(/^v/u, "").split(".");
  const release = `${major}.${minor}`;
  const number = releaseNumber(release);
  if (number >= FIRST && number <= LAST) yield { at, within, messageId: "missingTaint", data: { release } };
}

/** The only call of EKS's script, if it certainly registers the node without the taint. */
function callWithoutTaint(text: string): Range | undefined {
  if (formOf(text) !== "script" || text.includes(TAINT) || isTemplate(text) || OTHER_SOURCES.test(text))
    return undefined;
  const [call, ...others] = callsOf(BOOTSTRAP, text);
  // A variable may contain the arguments.
  return call && others.length === 0 && !commandFrom(text, call[0]).includes("$") ? call : undefined;
}

/** A command with the lines that continue it. */
function commandFrom(text: string, start: number): string {
  const lines = text.slice(start).split("\n");
  const end = lines.findIndex((line) => !line.trimEnd().endsWith("\\"));
  return lines.slice(0, end + 1).join("\n");
}
