/** Which deployment of Karpenter's charts counts for a file. */
import type { Gate } from "../karpenter/chart/feature-gates.js";
import type { KarpenterChart } from "../model/chart-install.js";
import type { FilePlace } from "../model/file-place.js";
import { haveGate } from "./deployed-gates.js";
import type { FileChart } from "./facts.js";
import type { WorkspaceIndex } from "./workspace-index.js";

export interface DeployedChart extends FilePlace {
  readonly version: string;
}

interface Around {
  readonly index: WorkspaceIndex;
  readonly file: string;
  /** The version that counts as that of all deployments; undefined if each has its own. */
  readonly version: string | undefined;
  /** The items in the environment of a file, or without one, in the nearest folder that has any. */
  readonly near: <Item extends FilePlace>(from: string, items: readonly Item[]) => readonly Item[];
  /** The manifests that Karpenter's chart serves. */
  readonly manifests: () => readonly FilePlace[];
}

export class DeployedCharts {
  readonly #all: Around;
  readonly #beside = new Map<KarpenterChart, DeployedChart | undefined>();
  #around: { readonly found: DeployedChart | undefined } | undefined;

  constructor(all: Around) {
    this.#all = all;
  }

  /** The deployment that serves the manifests of the file, if there is only one version. */
  around(): DeployedChart | undefined {
    const { file, manifests } = this.#all;
    // The linted file need not have resources in the index.
    this.#around ??= { found: this.#belongsTo(this.of("karpenter"), [...manifests(), { file, line: 1 }]) };
    return this.#around.found;
  }

  /** The deployment that certainly leaves a gate off for the manifests of the file. */
  without(gate: Gate): DeployedChart | undefined {
    return this.#has(gate, "off") ? this.around() : undefined;
  }

  /** The deployment that certainly repairs nodes within budgets, as since 1.15, unless a setting restores the old way. */
  withRepair(): DeployedChart | undefined {
    const isOn = this.#has("settings.featureGates.nodeRepair", "on") && this.#has("settings.legacyNodeRepair", "off");
    return isOn ? this.around() : undefined;
  }

  #has(gate: Gate, state: "off" | "on"): boolean {
    const { index, file, near } = this.#all;
    const version = this.around()?.version;
    return version !== undefined && haveGate(gate, state, { version, charts: near(file, this.of("karpenter")), index });
  }

  /** The deployment of the other chart, for a file that deploys one of the two, if each has only one version. */
  beside(name: KarpenterChart): DeployedChart | undefined {
    if (!this.#beside.has(name)) this.#beside.set(name, this.#findBeside(name));
    return this.#beside.get(name);
  }

  /** All deployments of a chart. */
  of(name: KarpenterChart): readonly FileChart[] {
    const { index, version } = this.#all;
    const all = index.chartsNamed(name);
    return version === undefined ? all : all.map((chart) => ({ ...chart, version }));
  }

  #findBeside(name: KarpenterChart): DeployedChart | undefined {
    const own = this.of(name === "karpenter" ? "karpenter-crd" : "karpenter");
    const other = this.#belongsTo(this.of(name), own);
    const beside = other ? this.#all.near(other.file, own) : [];
    const [first] = beside;
    const isOne = first?.version !== undefined && beside.every(({ version }) => version === first.version);
    return isOne ? other : undefined;
  }

  /** The one chart around the file, unless it is nearer to similar files, such as those of another cluster. */
  #belongsTo(charts: readonly FileChart[], others: readonly FilePlace[]): DeployedChart | undefined {
    const { file: own, near } = this.#all;
    const around = near(own, charts);
    const [first] = around;
    if (first?.version === undefined || around.some(({ version }) => version !== first.version)) return undefined;
    const isMutual = near(first.file, others).some(({ file }) => file === own);
    return isMutual ? { ...first, version: first.version } : undefined;
  }
}
