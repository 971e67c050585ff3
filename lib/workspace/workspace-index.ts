/** A snapshot of the facts in a repository's files, and of the files that belong together. */
import { groupBy } from "../group-by.js";
import { type Kind, kindsWithRole } from "../kinds.js";
import { relativePath } from "../slashes.js";
import { filesByKind } from "./by-kind.js";
import type { Checkout } from "./checkout.js";
import { type ValuesFile, valuesFilesOf } from "./chart-values.js";
import { type ApplicationFacts, type DeployedFolder, normalizeRepository } from "./applications.js";
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

export class WorkspaceIndex {
  readonly #input: IndexInput;
  #byFile: ReadonlyMap<string, FileFacts> | undefined;
  /** The files that may define objects of a kind. */
  #filesByKind: ReadonlyMap<Kind, readonly FileFacts[]> | undefined;
  readonly #resources = new Map<Kind, readonly Resource[]>();
  #values: ReadonlyMap<string, ValuesFile> | undefined;
  #wrappers: Wrappers | undefined;
  #wrappedValues: ReadonlyMap<string, WrappedValues> | undefined;
  #hidden: ReadonlyMap<Kind, readonly HiddenNames[]> | undefined;
  #deployedFolders: readonly DeployedFolder[] | undefined;
  #charts: readonly FileChart[] | undefined;
  #chartsByName: ReadonlyMap<string, readonly FileChart[]> | undefined;
  #identity: IdentitySources | undefined;
  #statements: StatementIndex | undefined;

  /** Reads nothing: all answers are derived on demand. */
  constructor(input: IndexInput) {
    this.#input = input;
  }

  get root(): string {
    return this.#input.root;
  }

  get files(): readonly FileFacts[] {
    return this.#input.files;
  }

  get kustomizations(): Kustomizations {
    return this.#input.kustomizations;
  }

  /** The values files that Applications name for Karpenter's chart. */
  get values(): ReadonlyMap<string, ValuesFile> {
    this.#values ??= this.#readValues();
    return this.#values;
  }

  #readValues(): ReadonlyMap<string, ValuesFile> {
    const named = this.#deployed.flatMap(({ values }) => values);
    const installs = this.files.flatMap((file) => file.charts.flatMap(({ values }) => values ?? []));
    const isOwn = (repository: string | undefined) => this.isOwn(repository);
    return valuesFilesOf([...named, ...installs], { isOwn, read: this.#input.read });
  }

  /** The charts of this repository that have Karpenter's as a dependency. */
  get wrappers(): Wrappers {
    this.#wrappers ??= wrappersOf(this.files, this.#input);
    return this.#wrappers;
  }

  /** The values files of such charts. */
  get wrappedValues(): ReadonlyMap<string, WrappedValues> {
    this.#wrappedValues ??= this.#readWrappedValues();
    return this.#wrappedValues;
  }

  #readWrappedValues(): ReadonlyMap<string, WrappedValues> {
    const isOwn = (repository: string | undefined) => this.isOwn(repository);
    const named = this.#deployed.flatMap(({ folderValues }) => folderValues.filter((one) => isOwn(one.repository)));
    return wrappedValuesOf(this.wrappers, named, { ...this.#input, isOwn });
  }

  /** The text of a file with values, as it is in this snapshot. */
  valuesText(file: string): string | undefined {
    return this.values.get(file)?.text ?? this.wrappedValues.get(file)?.text;
  }

  /** The texts of the kustomizations. */
  get kustomizationTexts(): readonly string[] {
    const { below, read } = this.#input;
    return below(".").flatMap((file) => (isKustomization(file) ? (read(file) ?? []) : []));
  }

  get checkout(): Checkout | undefined {
    return this.#input.checkout();
  }

  /** A file's path relative to the root. */
  pathOf(file: string): string {
    return relativePath(file, this.root);
  }

  file(file: string): FileFacts | undefined {
    this.#byFile ??= new Map(this.files.map((facts) => [facts.file, facts]));
    return this.#byFile.get(file);
  }

  /** All resources of a kind, in the order of their files. */
  resources(kind: Kind): readonly Resource[] {
    const known = this.#resources.get(kind);
    if (known) return known;
    this.#filesByKind ??= filesByKind(this.files);
    const files = this.#filesByKind.get(kind) ?? [];
    const found = files.flatMap(({ resources }) => resources.filter((resource) => resource.kind === kind));
    this.#resources.set(kind, found);
    return found;
  }

  /** All resources that deploy sources. */
  get applications(): readonly Resource[] {
    return kindsWithRole("application").flatMap((kind) => this.resources(kind));
  }

  get #deployed(): ApplicationFacts[] {
    return this.applications.flatMap(({ application }) => application ?? []);
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
    this.#hidden ??= hiddenNamesIn(this.files, this.#input.charts);
    return this.#hidden.get(kind) ?? [];
  }

  /** Whether a script, or a Terraform file, sets a tag to each of some values. */
  setsTag(key: string, values: readonly string[]): boolean {
    for (const text of this.#input.scripts()) if (setsTag(text, key, values)) return true;
    return false;
  }

  /** The texts of the scripts and of Terraform. */
  get scripts(): Iterable<string> {
    return this.#input.scripts();
  }

  /** What scripts replace before anything is applied. */
  get replacements(): Replacements {
    return this.#input.replacements();
  }

  /** What creates the roles of a cluster, and lets them in. */
  get identity(): IdentitySources {
    this.#identity ??= new IdentitySources(this.#input);
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
    return isRemote(repository, this.#input.remotes);
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
