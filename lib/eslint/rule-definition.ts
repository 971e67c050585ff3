/** What a rule of the project declares and sees, without ESLint. */
import type { ChartInstall } from "../model/chart-install.js";
import type { Kind } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";
import type { KarpenterChart } from "../argo-cd/helm-source.js";
import type { Manifest } from "../model/manifest.js";
import type { OptionValues, Options } from "./option.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "./settings.js";
import type { RepositoryContext } from "../workspace/repository-context.js";

/**
 * The categories of rules, in the order of the README's tables.
 * @public scripts/ read it from dist/.
 */
export const categories = [
  "Security",
  "API server",
  "Run time",
  "Reliability and cost",
  "Chart and Argo CD",
  "Consistency",
] as const;

export type Category = (typeof categories)[number];

export type Preset = "recommended" | "strict" | "workspace";

/** The file that contains a manifest. */
export interface LintedFile {
  readonly settings: Settings;
  /** All manifests in the file. */
  readonly manifests: readonly Manifest[];
  /** All installs of Karpenter's charts in the file. */
  readonly installs: () => readonly ChartInstall[];
  /** Whether a manifest is a patch, which gets the rest of its fields elsewhere. */
  readonly isPatch: (manifest: Manifest) => boolean;
  /**
   * Whether a manifest can be incomplete: a patch, or a resource that kustomizations change. Call it only if
   * something is missing, because it may read the files around it.
   */
  readonly mayLack: (manifest: Manifest) => boolean;
  /** The files around it; undefined for a text outside a repository. Calling it reads them. */
  readonly repository: () => RepositoryContext | undefined;
}

export interface RuleDefinition<MessageId extends string, O extends Options> {
  /** The kinds whose manifests are checked; for a rule with `checkInstall`, the kinds that install the charts. */
  readonly kinds?: readonly Kind[];
  /** The charts whose installs are checked, whatever installs them. */
  readonly installs?: readonly KarpenterChart[];
  /** Whether the rule requires fields; it ignores patches and resources of Kustomize, which may get them elsewhere. */
  readonly asksForFields?: true;
  /** Whether files with values for Karpenter's chart are checked too, as the Application that refers to them. */
  readonly readsValues?: true;
  /** Checks each Kubernetes object of a file from its root, regardless of its kind. */
  readonly checkObject?: (root: Cursor, options: OptionValues<O>, file: LintedFile) => Iterable<Problem<MessageId>>;
  readonly docs: {
    /** Completes "karpenter/<name>: …", without a full stop. */
    readonly description: string;
    readonly category: Category;
    /** The smallest preset that has the rule; none for a rule that does nothing until an option is set. */
    readonly preset?: Preset;
  };
  readonly fixable?: true;
  readonly hasSuggestions?: true;
  readonly messages: Readonly<Record<MessageId, string>>;
  readonly options?: O;
  readonly check?: (manifest: Manifest, options: OptionValues<O>, file: LintedFile) => Iterable<Problem<MessageId>>;
  readonly checkInstall?: (
    install: ChartInstall,
    options: OptionValues<O>,
    file: LintedFile,
  ) => Iterable<Problem<MessageId>>;
}
