/** Finds what Argo CD syncs before Karpenter's CRDs exist, which an Application next to it installs. */
import { kinds, kindsOfProject } from "../kinds.js";
import type { FilePlace } from "../model/file-place.js";
import { type Around, areNeighbors } from "./deployed-together.js";
import type { Resource } from "./facts.js";
import type { WorkspaceIndex } from "./workspace-index.js";

export interface EarlySync {
  /** Whether its wave is before that of the CRDs; otherwise, Argo CD checks it before the first wave. */
  readonly isEarlierWave: boolean;
  readonly wave: number;
  /** The Application that installs the CRDs. */
  readonly crds: FilePlace;
  readonly crdsWave: number;
}

/** Of a manifest of Karpenter, or an Application that deploys a folder with some. */
export function earlySync(own: Resource, around: Around): EarlySync | undefined {
  const { sync } = own;
  const { index } = around;
  if (!sync || !isKarpenters(own, index)) return undefined;
  const near = crdInstalls(index).filter((one) => areNeighbors(own, one, around));
  const [crds] = near;
  const waves = near.flatMap((one) => (isFinal(one, index) && one.sync ? [one.sync.wave] : []));
  if (!crds || waves.length < near.length) return undefined;
  const crdsWave = Math.min(...waves);
  const isEarlierWave = sync.wave < crdsWave;
  const isChecked = !own.application && !sync.skipsDryRun && areSyncedTogether(own, near, index);
  if ((!isEarlierWave && !isChecked) || mayHaveOtherCrds(index)) return undefined;
  return { isEarlierWave, wave: sync.wave, crds, crdsWave };
}

function isKarpenters({ kind, application }: Resource, index: WorkspaceIndex): boolean {
  const { project } = kinds[kind];
  if (!application) return project === "Karpenter";
  if (!application.startsOnce || !application.checksMissingKinds) return false;
  const deployed = new Set(application.folders.flatMap((folder) => index.kindsIn(folder)));
  // A folder with Applications installs what they need itself.
  return kindsOfProject("Karpenter").some((one) => deployed.has(one)) && ![...deployed].some(isOfArgoCd);
}

function isOfArgoCd(kind: Resource["kind"]): boolean {
  return kinds[kind].project === "Argo CD";
}

/** The Applications that install Karpenter's CRDs: those with the chart of the CRDs, or if none has it, with the other. */
function crdInstalls(index: WorkspaceIndex): readonly Resource[] {
  const having = index.applications.filter(({ application }) => application?.charts.some(({ hasCrds }) => hasCrds));
  const own = having.filter(({ application }) => application?.charts.some(({ name }) => name === "karpenter-crd"));
  return own.length > 0 || index.chartsNamed("karpenter-crd").length > 0 ? own : having;
}

function isFinal({ file, isConditional, isPatch }: Resource, index: WorkspaceIndex): boolean {
  return !isConditional && !isPatch && !index.isChanged(file);
}

/** Whether each Application that deploys a resource deploys the others in the same sync, and checks all of it first. */
function areSyncedTogether(own: Resource, others: readonly Resource[], index: WorkspaceIndex): boolean {
  const parents = index.applications.filter((one) => deploys(one, own, index));
  return (
    parents.length > 0 &&
    parents.every(
      (parent) =>
        parent.application?.checksMissingKinds === true &&
        isFinal(parent, index) &&
        others.every((other) => deploys(parent, other, index)),
    )
  );
}

function deploys({ application }: Resource, { file }: Resource, index: WorkspaceIndex): boolean {
  return (application?.folders ?? []).some((folder) => index.isOwn(folder.repository) && index.deploys(folder, file));
}

const CRDS = /karpenter-crd|nodepools\.karpenter\.sh|karpenter\.sh_nodepools/u;

/** Whether something else may install the CRDs first: manifests, other installers, scripts, or addresses. */
function mayHaveOtherCrds(index: WorkspaceIndex): boolean {
  const applications = new Set(index.applications.map(({ file }) => file));
  if (index.chartsNamed("karpenter-crd").some(({ file }) => !applications.has(file))) return true;
  if (index.files.some(({ text }) => text.includes("CustomResourceDefinition") && CRDS.test(text))) return true;
  if (index.kustomizationTexts.some(fetchesFromKarpenter)) return true;
  return [...index.scripts].some((text) => CRDS.test(text));
}

/** Whether a line of a kustomization has an address that mentions Karpenter. */
function fetchesFromKarpenter(text: string): boolean {
  return text
    .split("\n")
    .some((line) => /:\/\/|\.com\/|\?ref=/u.test(line) && line.toLowerCase().includes("karpenter"));
}
