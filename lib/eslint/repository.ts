/** The repository around a linted file, as it is while the file is linted. */
import { manifestsOf } from "../model/parse.js";
import { Environments } from "../workspace/environments.js";
import { RepositoryContext } from "../workspace/repository-context.js";
import { indexFor } from "../workspace/workspace-cache.js";
import type { WorkspaceIndex } from "../workspace/workspace-index.js";
import type { Cursor } from "../yaml/cursor.js";
import { type Settings, assumedVersion } from "./settings.js";
import { type Context, sourceOf } from "./source.js";
import { blockOf } from "./terraform-processor.js";

type SplitFile = NonNullable<ReturnType<typeof blockOf>>["file"];

export function repositoryOf(context: Context, settings: Settings): RepositoryContext | undefined {
  const { filename, physicalFilename: file } = context;
  const block = blockOf(context);
  // Any other block, such as an example in a README, does not belong to a repository.
  if (filename !== file && !block) return undefined;
  const source = sourceOf(context);
  const index = block ? indexOfSplit(context, settings, block.file) : indexOfWhole(context, settings);
  const locate = (at: Cursor) => {
    const { line, column } = source.getLocFromIndex(at.range[0]);
    return { line: line + (block?.linesBefore ?? 0), column: column + 1 };
  };
  const environments = new Environments(settings.environments);
  return index && new RepositoryContext(index, index.pathOf(file), environments, locate, assumedVersion(settings));
}

function indexOfWhole(context: Context, settings: Settings): WorkspaceIndex | undefined {
  const source = sourceOf(context);
  return indexFor({ ...requestFor(context, settings), text: source.text, manifests: manifestsOf(source) });
}

const indexesOfSplit = new WeakMap<SplitFile, { readonly index: WorkspaceIndex | undefined }>();

/** One for all blocks of a file: a file that is linted again would have the repository checked for changes. */
function indexOfSplit(context: Context, settings: Settings, file: SplitFile): WorkspaceIndex | undefined {
  let known = indexesOfSplit.get(file);
  if (!known) {
    known = { index: indexFor({ ...requestFor(context, settings), text: file.text, manifests: undefined }) };
    indexesOfSplit.set(file, known);
  }
  return known.index;
}

function requestFor({ cwd, languageOptions, physicalFilename }: Context, { root }: Settings) {
  // ESLint passes the same `languageOptions` object for every file of a run, but a new `settings` object each time if
  // none is configured.
  return { file: physicalFilename, cwd, root, run: languageOptions };
}
