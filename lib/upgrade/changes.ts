/** What changes between releases without a rule that reports it: the facts of `facts/upgrade.json`. */
import { releaseNumber } from "../releases.js";
import type { When } from "./conditions.js";
import * as facts from "./facts.generated.js";

/**
 * - `stops`: something no longer works
 * - `changes`: the same files have another meaning
 * - `check`: a question that files cannot answer
 */
export type Effect = "changes" | "check" | "stops";

export interface Change {
  readonly id: string;
  /** The first minor release with the change. */
  readonly since: string;
  /** The last target of an upgrade for which it matters. */
  readonly until?: string;
  readonly effect: Effect;
  readonly when: When;
  readonly text: string;
  /** The address of the documentation that describes it. */
  readonly source: string;
}

/** Two minor releases, such as 1.9 and 1.15. */
export interface Step {
  readonly from: string;
  readonly to: string;
}

/** A name outside of manifests that a release replaces or removes. */
export interface RenamedName {
  readonly since: string;
  readonly what: string;
  readonly successor?: string;
  readonly source: string;
}

/** The oldest and the latest minor version of Kubernetes that a release supports. */
export interface KubernetesRange {
  readonly min: string;
  readonly max: string;
}

export const changes: readonly Change[] = facts.changes;

const names: Readonly<Record<string, RenamedName>> = facts.names;

const kubernetes: Readonly<Record<string, KubernetesRange>> = facts.kubernetes;

/** Whether an upgrade passes a release: its changes take effect, but not those of the first release. */
export function passes({ from, to }: Step, since: string): boolean {
  return releaseNumber(from) < releaseNumber(since) && releaseNumber(since) <= releaseNumber(to);
}

/** The changes that an upgrade includes. */
export function changesIn(step: Step): Change[] {
  return changes.filter(
    ({ since, until }) =>
      passes(step, since) && (until === undefined || releaseNumber(step.to) <= releaseNumber(until)),
  );
}

/** The names that an upgrade replaces or removes. */
export function namesIn(step: Step): ReadonlyMap<string, RenamedName> {
  return new Map(Object.entries(names).filter(([, { since }]) => passes(step, since)));
}

export function kubernetesFor(release: string): KubernetesRange | undefined {
  return new Map(Object.entries(kubernetes)).get(release);
}

/** The address of the section of Karpenter's upgrade guide about a minor release. */
export function guideTo(release: string): string {
  return `https://karpenter.sh/docs/upgrading/upgrade-guide/#upgrading-to-${release.replace(".", "")}0`;
}

/** The address of the release notes of a minor release. */
export function notesOf(release: string): string {
  return `https://github.com/aws/karpenter-provider-aws/releases/tag/v${release}.0`;
}
