/** What a rule of the project declares and sees, without ESLint. */
import type { ChartInstall, KarpenterChart } from "../model/chart-install.js";
import type { Completeness } from "../model/completeness.js";
import type { Kind } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import type { OptionValues, Options } from "./option.js";
import type { Problem } from "../model/problem.js";
import type { AssumedRelease } from "./release.js";
import type { Settings } from "./settings.js";
import type { RepositoryContext } from "../workspace/repository-context.js";

/**
 * The categories of rules, in the order of the tables in docs/rules/README.md.
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

/** The options of a rule in a preset, by name; those that are left out have their defaults. */
export type PresetOptions = Readonly<Record<string, unknown>>;

/** The file that contains a manifest. */
export interface LintedFile {
  readonly settings: Settings;
  /** All manifests in the file. */
  readonly manifests: readonly Manifest[];
  /** All installs of Karpenter's charts in the file; for a file of values, the install that it is for. */
  readonly installs: () => readonly ChartInstall[];
  /** Call it only if something is missing, because it may read the files around it. */
  readonly completeness: (manifest: Pick<Manifest, "isFragment">) => Completeness;
  /** Whether it is a template of a Helm chart, which Helm renders before anything else reads it. */
  readonly isChartTemplate: () => boolean;
  /** The files around it; undefined for a text outside a repository. Calling it reads them. */
  readonly repository: () => RepositoryContext | undefined;
  /** The release that a manifest is checked against, given the option of a rule. */
  readonly releaseFor: (manifest: Manifest, option?: string) => AssumedRelease;
}

export interface RuleDefinition<MessageId extends string, O extends Options> {
  /** The kinds whose manifests are checked; those that install charts need not be listed for `checkInstall`. */
  readonly kinds?: readonly Kind[];
  /** The charts whose installs are checked, whatever installs them, and files with values for them. */
  readonly installs?: readonly KarpenterChart[];
  /** Whether the rule requires fields; it ignores manifests that are not whole, which may get them elsewhere. */
  readonly asksForFields?: true;
  /** Whether the rule reports placeholders, which are unknown to all others. */
  readonly reportsPlaceholders?: true;
  /** Checks each Kubernetes object of a file from its root, regardless of its kind. */
  readonly checkObject?: (root: Cursor, options: OptionValues<O>, file: LintedFile) => Iterable<Problem<MessageId>>;
  readonly docs: {
    /** Completes "karpenter/<name>: …", without a full stop. */
    readonly description: string;
    readonly category: Category;
    /**
     * The smallest preset that has the rule, and each larger one that has it with other options; none for a rule that
     * does nothing until an option is set. For a rule of `workspace`, the options of `strict` apply in `all`, and if
     * the command combines both presets.
     */
    readonly presets?: Readonly<Partial<Record<Preset, PresetOptions>>>;
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
