/** When Argo CD applies an object within a sync. Source: "Sync Phases and Waves" and "Sync Options" of its user guide. */
import type { Cursor } from "../yaml/cursor.js";
import { optionsIn } from "./sync-options.js";

export interface SyncOrder {
  readonly wave: number;
  /** Whether Argo CD does not check the object as long as the CRD of its kind is missing. */
  readonly skipsDryRun: boolean;
}

const WAVE = "argocd.argoproj.io/sync-wave";

const OPTIONS = "argocd.argoproj.io/sync-options";

/** Hooks have phases of their own, and Argo CD treats those of Helm like its own. */
const HOOKS = ["argocd.argoproj.io/hook", "helm.sh/hook"];

/** Undefined if it is unknown, or the object is a hook. */
export function syncOrderOf(root: Cursor): SyncOrder | undefined {
  const annotations = root.at("metadata.annotations");
  if (annotations.isUnknown || annotations.isOpen) return undefined;
  const [wave, options] = [annotations.get(WAVE), annotations.get(OPTIONS)];
  if (options.isUnknown || HOOKS.some((hook) => !annotations.get(hook).isAbsent)) return undefined;
  if (wave.isAbsent) return { wave: 0, skipsDryRun: skips(options) };
  // The API server rejects a number, and Argo CD ignores any other text.
  const isWave = typeof wave.value === "string" && /^[-+]?\d{1,9}$/u.test(wave.value);
  return isWave ? { wave: Number(wave.value), skipsDryRun: skips(options) } : undefined;
}

function skips(options: Cursor): boolean {
  return optionsIn(options).some(({ text }) => isSkip(text));
}

/** The annotation with the wave. */
export function waveAnnotation(root: Cursor): Cursor {
  return root.at("metadata.annotations").get(WAVE);
}

/** Whether a sync of an Application certainly checks objects whose CRD is missing. */
export function checksMissingKinds(spec: Cursor): boolean {
  const options = spec.at("syncPolicy.syncOptions");
  if (options.isUnknown || options.isOpen) return false;
  return options.items().every((option) => option.isPresent && !isSkip(option.text));
}

/** Whether Argo CD starts the sync of an Application itself, and the Application has no settings for retries. */
export function startsOnce(spec: Cursor): boolean {
  const policy = spec.get("syncPolicy");
  return !policy.isOpen && policy.get("automated").isPresent && policy.get("retry").isAbsent;
}

function isSkip(text: string): boolean {
  return text.trim() === "SkipDryRunOnMissingResource=true";
}
