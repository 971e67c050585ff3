/** The Terraform modules of a repository that mention Karpenter, read once for an index, when they are needed. */
import path from "node:path";
import { BoundedMap } from "../bounded-map.js";
import { groupBy } from "../group-by.js";
import { Module } from "../terraform/module/module.js";
import { type ModuleSource, SourceFile } from "../terraform/module/source-file.js";

interface Input {
  /** The files of Terraform and Terragrunt, relative to the root. */
  readonly files: readonly string[];
  readonly read: (file: string) => string | undefined;
}

/** Parsed files, which most changes of a repository leave as they are. */
const parsed = new BoundedMap<string, SourceFile>(500);

/** The root modules, and the modules that they call. */
export function terraformModules({ files, read }: Input): Module[] {
  const code = files.filter((file) => /\.(?:tf|tofu)(?:\.json)?$/u.test(file));
  if (code.length === 0) return [];
  const texts = new Map(code.map((file) => [file, read(file) ?? ""]));
  const folders = groupBy(code, (file) => folderOf(file));
  const calls = new Map([...folders].map(([folder, own]) => [folder, calledBy(folder, own, texts)]));
  const relevant = relevantFolders(folders, texts, calls);
  const called = new Set([...calls].flatMap(([folder, own]) => (relevant.has(folder) ? own : [])));
  const inputs = new Inputs(files, read);
  const known = new Map<string, ModuleSource>();
  const readModule = (folder: string): ModuleSource | undefined => {
    const own = folders.get(folder);
    const source = known.get(folder) ?? (own && sourceOf(folder, own, { texts, inputs }));
    if (source) known.set(folder, source);
    return source;
  };
  return [...relevant].flatMap((folder) => {
    const source = called.has(folder) ? undefined : readModule(folder);
    return source ? new Module(source, readModule).tree : [];
  });
}

function folderOf(file: string): string {
  const folder = path.posix.dirname(file);
  return folder === "." ? "" : folder;
}

/** The address of a local module, in HCL or JSON. */
const LOCAL_SOURCE = /\bsource"?[ \t]*[:=][ \t]*"(\.\.?(?:\/[^"\n]*)?)"/gu;

/** The folders of the modules that the files of a folder call. */
function calledBy(folder: string, files: readonly string[], texts: ReadonlyMap<string, string>): string[] {
  return files.flatMap((file) =>
    [...(texts.get(file) ?? "").matchAll(LOCAL_SOURCE)].map(([, source = ""]) => {
      const joined = path.posix.join(folder, source).replace(/\/$/u, "");
      return joined === "." ? "" : joined;
    }),
  );
}

/** The folders that mention Karpenter, and those that use these as modules. */
function relevantFolders(
  folders: ReadonlyMap<string, readonly string[]>,
  texts: ReadonlyMap<string, string>,
  calls: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const callers = new Map<string, string[]>();
  for (const [folder, called] of calls) {
    for (const one of called) {
      const known = callers.get(one);
      if (known) known.push(folder);
      else callers.set(one, [folder]);
    }
  }
  const mentioning = [...folders].filter(([, files]) =>
    files.some((file) => /karpenter/iu.test(texts.get(file) ?? "")),
  );
  const relevant = new Set(mentioning.map(([folder]) => folder));
  // A set may grow while it is iterated over.
  for (const folder of relevant) for (const caller of callers.get(folder) ?? []) relevant.add(caller);
  return relevant;
}

interface Around {
  readonly texts: ReadonlyMap<string, string>;
  readonly inputs: Inputs;
}

function sourceOf(folder: string, files: readonly string[], { texts, inputs }: Around): ModuleSource {
  return {
    folder,
    files: files.map((file) => parsedFile(file, texts.get(file) ?? "")),
    inputs: inputs.in(folder),
    mayBeSet: (variable) => inputs.maySet(variable, folder),
  };
}

function parsedFile(file: string, text: string): SourceFile {
  const before = parsed.get(file);
  if (before?.text === text) return before;
  const now = new SourceFile(file, text);
  parsed.set(file, now);
  return now;
}

/** The files that give values to variables. */
class Inputs {
  readonly #files: readonly string[];
  readonly #read: Input["read"];
  readonly #hasTerragrunt: boolean;
  #elsewhere: ReadonlySet<string> | undefined;

  constructor(files: readonly string[], read: Input["read"]) {
    this.#files = files.filter((file) => /\.tfvars(?:\.json)?$/u.test(file));
    this.#read = read;
    this.#hasTerragrunt = files.some((file) => file.endsWith(".hcl"));
  }

  /** The files that Terraform always reads, in their order. */
  in(folder: string): SourceFile[] {
    return this.#files
      .filter((file) => folderOf(file) === folder && isAutomatic(file))
      .sort((one, other) => orderOf(one) - orderOf(other))
      .map((file) => parsedFile(file, this.#read(file) ?? ""));
  }

  /** Whether something other than its default may decide a variable of a folder that no other module calls. */
  maySet(variable: string, folder: string): boolean {
    if (this.#hasTerragrunt || folder.split("/").includes("modules")) return true;
    this.#elsewhere ??= new Set(
      this.#files
        .filter((file) => !isAutomatic(file))
        .flatMap((file) => parsedFile(file, this.#read(file) ?? "").root.attributes.flatMap(({ key }) => key ?? [])),
    );
    return this.#elsewhere.has(variable);
  }
}

function isAutomatic(file: string): boolean {
  return /(?:^|\/)terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/u.test(file);
}

/** Terraform reads `terraform.tfvars` first, then `terraform.tfvars.json`, then the others by name. */
function orderOf(file: string): number {
  if (/(?:^|\/)terraform\.tfvars$/u.test(file)) return 0;
  return /(?:^|\/)terraform\.tfvars\.json$/u.test(file) ? 1 : 2;
}
