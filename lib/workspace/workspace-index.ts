/** A snapshot of the facts in a repository's files, and of the files that belong together. */
import { groupBy } from "../group-by.js";
import { type Kind, kindsWithRole } from "../kinds.js";
import { relativePath } from "../slashes.js";
import type { Checkout } from "./checkout.js";
import { type ValuesFile, valuesFilesOf } from "./chart-values.js";
import { type DeployedFolder, normalizeRepository } from "./applications.js";
import type { ConflictOptions } from "./comparison.js";
import type { Conflict } from "./conflict.js";
import type { Environments } from "./environments.js";
import type { FileChart, FileFacts, FileStatement, Resource } from "./facts.js";
import { classFinder } from "./node-classes.js";
import { type HiddenNames, hiddenNamesIn } from "./hidden-names.js";
import type { IndexInput } from "./index-input.js";
import { isKustomization } from "./kustomization.js";
import type { Kustomizations } from "./kustomizations.js";
import type { Replacements } from "./replacements.js";
import { setsTag } from "./scripts.js";
import { StatementIndex } from "./statement-index.js";
import { isTerraform } from "./terraform-facts.js";
import { IdentitySources } from "./identity/identity-sources.js";
import { type WrappedValues, wrappedValuesOf } from "./wrapped-values.js";
import { type Wrappers, wrappersOf } from "./wrappers.js";

/** What an index knows from the start; everything else is derived on demand. */
interface Content extends Omit<IndexInput, "charts"> {
  readonly byFile: ReadonlyMap<string, FileFacts>;
  readonly resources: ReadonlyMap<Kind, readonly Resource[]>;
  readonly values: ReadonlyMap<string, ValuesFile>;
  readonly wrappers: Wrappers;
  readonly wrappedValues: ReadonlyMap<string, WrappedValues>;
  readonly hidden: ReadonlyMap<Kind, readonly HiddenNames[]>;
}

export class WorkspaceIndex {
  readonly #content: Content;
  #deployedFolders: readonly DeployedFolder[] | undefined;
  #charts: readonly FileChart[] | undefined;
  #chartsByName: ReadonlyMap<string, readonly FileChart[]> | undefined;
  #identity: IdentitySources | undefined;
  #statements: StatementIndex | undefined;

  private constructor(content: Content) {
    this.#content = content;
  }

  static of({ charts, ...input }: IndexInput): WorkspaceIndex {
    const { below, read } = input;
    const resources = groupBy(
      input.files.flatMap((file) => file.resources),
      ({ kind }) => kind,
    );
    const applications = kindsWithRole("application").flatMap((kind) => resources.get(kind) ?? []);
    const isOwn = (repository: string | undefined) => isRemote(repository, input.remotes);
    const texts = { read, below };
    const wrappers = wrappersOf(input.files, texts);
    const deployed = applications.flatMap(({ application }) => application ?? []);
    const named = deployed.flatMap(({ folderValues }) => folderValues.filter((one) => isOwn(one.repository)));
    const installs = input.files.flatMap((file) => file.charts.flatMap(({ values }) => values ?? []));
    return new WorkspaceIndex({
      ...input,
      byFile: new Map(input.files.map((facts) => [facts.file, facts])),
      resources,
      values: valuesFilesOf([...deployed.flatMap(({ values }) => values), ...installs], { isOwn, read }),
      wrappers,
      wrappedValues: wrappedValuesOf(wrappers, named, { ...texts, isOwn }),
      hidden: hiddenNamesIn(input.files, charts),
    });
  }

  get root(): string {
    return this.#content.root;
  }

  get files(): readonly FileFacts[] {
    return this.#content.files;
  }

  get kustomizations(): Kustomizations {
    return this.#content.kustomizations;
  }

  /** The values files that Applications name for Karpenter's chart. */
  get values(): ReadonlyMap<string, ValuesFile> {
    return this.#content.values;
  }

  /** The charts of this repository that have Karpenter's as a dependency. */
  get wrappers(): Wrappers {
    return this.#content.wrappers;
  }

  /** The values files of such charts. */
  get wrappedValues(): ReadonlyMap<string, WrappedValues> {
    return this.#content.wrappedValues;
  }

  /** The text of a file with values, as it is in this snapshot. */
  valuesText(file: string): string | undefined {
    return this.values.get(file)?.text ?? this.wrappedValues.get(file)?.text;
  }

  /** The texts of the kustomizations. */
  get kustomizationTexts(): readonly string[] {
    const { below, read } = this.#content;
    return below(".").flatMap((file) => (isKustomization(file) ? (read(file) ?? []) : []));
  }

  get checkout(): Checkout | undefined {
    return this.#content.checkout();
  }

  /** A file's path relative to the root. */
  pathOf(file: string): string {
    return relativePath(file, this.root);
  }

  file(file: string): FileFacts | undefined {
    return this.#content.byFile.get(file);
  }

  /** All resources of a kind, in the order of their files. */
  resources(kind: Kind): readonly Resource[] {
    return this.#content.resources.get(kind) ?? [];
  }

  /** All resources that deploy sources. */
  get applications(): readonly Resource[] {
    return kindsWithRole("application").flatMap((kind) => this.resources(kind));
  }

  /** The charts that Applications and other installers deploy. */
  get charts(): readonly FileChart[] {
    this.#charts ??= [
      ...this.applications.flatMap(({ application, file, line }) =>
        (application?.charts ?? []).map((chart) => ({ ...chart, file, line })),
      ),
      ...this.files.flatMap(({ charts }) => charts),
    ];
    return this.#charts;
  }

  /** Those of one name; their versions are unknown where an overlay can change them. */
  chartsNamed(name: string): readonly FileChart[] {
    this.#chartsByName ??= groupBy(
      this.charts.map((chart) => (this.isChanged(chart.file) ? { ...chart, version: undefined } : chart)),
      (chart) => chart.name,
    );
    return this.#chartsByName.get(name) ?? [];
  }

  /** The files that may define objects of a kind whose names are unknown. */
  hidden(kind: Kind): readonly HiddenNames[] {
    return this.#content.hidden.get(kind) ?? [];
  }

  /** Whether a script, or a Terraform file, sets a tag to each of some values. */
  setsTag(key: string, values: readonly string[]): boolean {
    for (const text of this.#content.scripts()) if (setsTag(text, key, values)) return true;
    return false;
  }

  /** The texts of the scripts and of Terraform. */
  get scripts(): Iterable<string> {
    return this.#content.scripts();
  }

  /** What scripts replace before anything is applied. */
  get replacements(): Replacements {
    return this.#content.replacements();
  }

  /** What creates the roles of a cluster, and lets them in. */
  get identity(): IdentitySources {
    this.#identity ??= new IdentitySources(this.#content);
    return this.#identity;
  }

  /** The folders of this repository that Applications deploy as they are. */
  get deployedFolders(): readonly DeployedFolder[] {
    this.#deployedFolders ??= this.applications.flatMap(
      ({ application }) => application?.folders.filter(({ repository }) => this.isOwn(repository)) ?? [],
    );
    return this.#deployedFolders;
  }

  /** Whether a deployed folder contains a file of YAML, and no kustomization that would select its files. */
  isIn({ folder, isRecursive }: DeployedFolder, file: string): boolean {
    const prefix = folder === "." ? "" : `${folder}/`;
    if (!file.startsWith(prefix) || isTerraform(file) || this.kustomizations.hasIn(folder)) return false;
    return isRecursive || !file.slice(prefix.length).includes("/");
  }

  /** Whether a deployed folder contains a file, or its kustomization includes it. */
  deploys(folder: DeployedFolder, file: string): boolean {
    return this.kustomizations.groupOf(folder.folder)?.has(file) ?? this.isIn(folder, file);
  }

  /** The supported kinds in a folder of this repository. */
  kindsIn(folder: DeployedFolder): Kind[] {
    if (!this.isOwn(folder.repository)) return [];
    const group = this.kustomizations.groupOf(folder.folder);
    const files = this.files.filter(({ file }) => group?.has(file) ?? this.isIn(folder, file));
    return [...new Set(files.flatMap(({ resources }) => resources.map(({ kind }) => kind)))];
  }

  /** Whether an address is that of this repository. */
  isOwn(repository: string | undefined): boolean {
    return isRemote(repository, this.#content.remotes);
  }

  /** Whether overlays change a file, or it is itself a patch. */
  isChanged(file: string): boolean {
    return this.kustomizations.overlaid.has(file) || this.kustomizations.patches.has(file);
  }

  /** All statements, except those that kustomizations change. */
  get statements(): readonly FileStatement[] {
    return this.#statementIndex.all;
  }

  /** The statements that others in the same environment contradict. */
  conflicts(options: ConflictOptions, environments: Environments): readonly Conflict[] {
    return this.#statementIndex.conflicts(options, environments, classFinder(this));
  }

  get #statementIndex(): StatementIndex {
    this.#statements ??= new StatementIndex(this.#allStatements());
    return this.#statements;
  }

  #allStatements(): FileStatement[] {
    const values = [...this.values.values(), ...this.wrappedValues.values()];
    const files = [...this.files, ...values.map(({ facts }) => facts)];
    return files.flatMap(({ file, statements }) => (this.kustomizations.overlaid.has(file) ? [] : statements));
  }
}

/** Whether an address is one of a repository's remotes; every address may be if it has none. */
function isRemote(repository: string | undefined, remotes: readonly string[] | undefined): boolean {
  if (repository === undefined) return true;
  if (remotes === undefined) return false;
  const wanted = normalizeRepository(repository);
  return remotes.length === 0 || remotes.some((remote) => normalizeRepository(remote) === wanted);
}
