/** The history of the values of Karpenter's chart: which release reads which value, and which values were renamed. */
import { releaseNumber } from "../../releases.js";
import { chartKeys } from "./keys.generated.js";

interface Stretch {
  readonly since: number;
  readonly until: number;
}

const stretchesOf: ReadonlyMap<string, readonly Stretch[]> = new Map(
  Object.entries(chartKeys).map(([name, text]) => [
    name,
    text.split(" ").map((stretch) => {
      const [since = "", until = ""] = stretch.split("-");
      return { since: releaseNumber(since), until: until === "" ? Infinity : releaseNumber(until) };
    }),
  ]),
);

/** The number of keys that lead to the deepest values. */
const DEEPEST = Math.max(...[...stretchesOf.keys()].map((name) => name.split(".").length));

/** Whether the chart of a release, or of any release if it is unknown, declares a value by its own name. */
export function isDeclared(name: string, release: number | undefined): boolean {
  const stretches = stretchesOf.get(name) ?? [];
  return stretches.some(({ since, until }) => release === undefined || (since <= release && release <= until));
}

/** How a chart uses a value: it reads it, it reads something below it, or neither. */
export type Use = "container" | "ignored" | "read";

/** How the chart of a release uses a value, given by its keys; for an unknown release, how any chart ever used it. */
export function useOf(keys: readonly string[], release: number | undefined): Use {
  // The name of a parameter can have any length.
  for (let length = 1; length <= Math.min(keys.length, DEEPEST); length += 1) {
    if (isDeclared(keys.slice(0, length).join("."), release)) return "read";
  }
  const start = `${keys.join(".")}.`;
  return namesBelow(start).some((name) => isDeclared(name, release)) ? "container" : "ignored";
}

function namesBelow(start: string): string[] {
  return [...stretchesOf.keys()].filter((name) => name.startsWith(start));
}

/** The siblings of a value that the chart of a release reads, by their last keys. */
export function siblingsOf(keys: readonly string[], release: number | undefined): string[] {
  const start = keys
    .slice(0, -1)
    .map((key) => `${key}.`)
    .join("");
  const names = namesBelow(start).filter((name) => isDeclared(name, release));
  return [...new Set(names.map((name) => name.slice(start.length).split(".", 1)[0] ?? ""))];
}

/** The charts up to 0.32 accepted and passed on anything below these, but Karpenter read only the declared values. */
const HANDED_ON = new Set(["settings", "settings.aws"]);

/**
 * For a release that ignores a value, the last minor release before it and the first after it that read it, as numbers.
 */
export function neighboursOf(keys: readonly string[], release: number): { last?: number; next?: number } {
  const name = keys.join(".");
  const related = [...stretchesOf].filter(
    ([other]) =>
      other === name || other.startsWith(`${name}.`) || (name.startsWith(`${other}.`) && !HANDED_ON.has(other)),
  );
  const stretches = related.flatMap(([, own]) => own);
  const before = stretches.map(({ until }) => until).filter((until) => until < release);
  const behind = stretches.map(({ since }) => since).filter((since) => since > release);
  return {
    ...(before.length > 0 && { last: Math.max(...before) }),
    ...(behind.length > 0 && { next: Math.min(...behind) }),
  };
}

/** A map, not an object, because a value can have the name of a member of `Object.prototype`. */
const SUCCESSORS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    clusterEndpoint: ["settings.clusterEndpoint", "settings.aws.clusterEndpoint"],
    clusterName: ["settings.clusterName", "settings.aws.clusterName"],
    "controller.affinity": ["affinity"],
    "controller.batchIdleDuration": ["settings.batchIdleDuration"],
    "controller.batchMaxDuration": ["settings.batchMaxDuration"],
    "controller.clusterEndpoint": ["settings.clusterEndpoint"],
    "controller.clusterName": ["settings.clusterName"],
    "controller.errorOutputPaths": ["logErrorOutputPaths"],
    "controller.logLevel": ["logLevel"],
    "controller.nodeSelector": ["nodeSelector"],
    "controller.outputPaths": ["logOutputPaths"],
    "controller.replicas": ["replicas"],
    "controller.tolerations": ["tolerations"],
    env: ["controller.env"],
    interruptionQueue: ["settings.interruptionQueue"],
    interruptionQueueName: ["settings.interruptionQueue", "settings.aws.interruptionQueueName"],
    resources: ["controller.resources"],
    "settings.aws.assumeRoleARN": ["settings.assumeRoleARN"],
    "settings.aws.assumeRoleDuration": ["settings.assumeRoleDuration"],
    "settings.aws.clusterCABundle": ["settings.clusterCABundle"],
    "settings.aws.clusterEndpoint": ["settings.clusterEndpoint"],
    "settings.aws.clusterName": ["settings.clusterName"],
    "settings.aws.interruptionQueue": ["settings.interruptionQueue"],
    "settings.aws.interruptionQueueName": ["settings.interruptionQueue"],
    "settings.aws.isolatedVPC": ["settings.isolatedVPC"],
    "settings.aws.reservedENIs": ["settings.reservedENIs"],
    "settings.aws.vmMemoryOverheadPercent": ["settings.vmMemoryOverheadPercent"],
    "settings.featureGates.driftEnabled": ["settings.featureGates.drift"],
    "settings.interruptionQueueName": ["settings.interruptionQueue"],
  }),
);

/** Whether values below one were renamed individually. */
export function hasSuccessorsBelow(keys: readonly string[]): boolean {
  return [...SUCCESSORS.keys()].some((name) => name.startsWith(`${keys.join(".")}.`));
}

/** The keys that a release reads instead of a value that it ignores; undefined if there are none. */
export function successorOf(keys: readonly string[], release: number | undefined): string[] | undefined {
  const names = SUCCESSORS.get(keys.join(".")) ?? [];
  return names.map((name) => name.split(".")).find((successor) => useOf(successor, release) === "read");
}
