import type { HelmSource } from "../argo-cd/helm-source.js";
import type { FluxSource, WrappedChart } from "../installers/around.js";
import type { FoundInstall, LocalFile } from "../installers/found.js";
import type { KarpenterChart } from "../model/chart-install.js";
import { folderOf } from "./applications.js";
import type { ValuesFile } from "./chart-values.js";
import { fluxSourceIn } from "./flux-sources.js";
import { valuesFactsOf } from "./installers.js";
import { inFolderOf } from "./local-files.js";
import { valuesReader } from "./source-values.js";
import { valuesFacts } from "./values-files.js";
import type { WorkspaceIndex } from "./workspace-index.js";
import type { WrappedValues } from "./wrapped-values.js";

/** The files that belong to the installs of charts in a file: values, sources, and the charts around Karpenter's. */
export class InstallsAround {
  readonly #index: WorkspaceIndex;
  readonly #file: string;

  constructor(index: WorkspaceIndex, file: string) {
    this.#index = index;
    this.#file = file;
  }

  /** The linted file, if what installs Karpenter's chart names it as a values file. */
  valuesFile(): Pick<ValuesFile, "mayBeReplaced" | "version"> | undefined {
    return this.#index.values.get(this.#file);
  }

  /** The dependencies whose values the linted file contains, as a values file of the charts that have them. */
  wrappedValues(): WrappedValues | undefined {
    return this.#index.wrappedValues.get(this.#file);
  }

  /** Karpenter's charts as dependencies of the chart in a folder that the linted file names. */
  wrappedIn(folder: LocalFile): readonly WrappedChart[] {
    return this.#index.wrappers.get(inFolderOf(folder, this.#file) ?? "") ?? [];
  }

  /** Karpenter's charts as dependencies of the chart that a source of an Application deploys. */
  wrappedBy({ at }: HelmSource): readonly WrappedChart[] {
    const folder = folderOf(at);
    return folder && this.#index.isOwn(folder.repository) ? (this.#index.wrappers.get(folder.folder) ?? []) : [];
  }

  /** The source of Flux with a name. */
  fluxSource(kind: string, name: string, namespace: string | undefined): FluxSource | undefined {
    return fluxSourceIn(this.#index.files, { kind, name, namespace }, (file) => this.#index.isChanged(file));
  }

  /** The version of a dependency that the lock file of its chart contains. */
  lockedVersion(chart: KarpenterChart): string | undefined {
    const wrapped = this.wrappedIn({ path: ".", from: "file" }).find((one) => one.chart === chart);
    return wrapped?.version;
  }

  /** A function that checks what the values files of an install contain; undefined if that is unknown. */
  readLocalFiles(install: FoundInstall): ((keys: readonly string[]) => boolean) | undefined {
    return valuesReader(valuesFactsOf(install, this.#file), this.#index);
  }

  /** A function that checks what the values files of a source contain; undefined if that is unknown. */
  readFiles(source: HelmSource, all: readonly HelmSource[]): ((keys: readonly string[]) => boolean) | undefined {
    return valuesReader(valuesFacts(source, all), this.#index);
  }
}
