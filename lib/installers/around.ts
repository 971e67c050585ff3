/** What installers refer to: other objects of the file, and other files of the repository. */
import type { KarpenterChart } from "../model/chart-install.js";
import type { Cursor } from "../yaml/cursor.js";
import type { LocalFile } from "./found.js";

/** A source of Flux, in any file: a repository or a chart. */
export interface FluxSource {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** The address of a repository; undefined for a HelmChart. */
  readonly url: string | undefined;
  /** Which of Karpenter's charts an OCIRepository or a HelmChart is. */
  readonly chart: KarpenterChart | undefined;
  /** The exact version of that chart. */
  readonly version: string | undefined;
}

/** Karpenter's chart as a dependency of another chart. */
export interface WrappedChart {
  readonly chart: KarpenterChart;
  /** The key that its values are below: its alias or its name. */
  readonly key: string;
  readonly version: string | undefined;
  /** Whether something other than Karpenter's chart reads a value, by its keys below that of the dependency. */
  readonly isReadElsewhere: (keys: readonly string[]) => boolean;
}

export interface Around {
  /** All objects of the file. */
  readonly roots: readonly Cursor[];
  /** The source with a name in other files; undefined if none has it, or several differ. */
  readonly fluxSource: (kind: string, name: string, namespace: string | undefined) => FluxSource | undefined;
  /** The charts of Karpenter that a chart in a folder of the repository depends on. */
  readonly wrappedIn: (folder: LocalFile) => readonly WrappedChart[];
}
