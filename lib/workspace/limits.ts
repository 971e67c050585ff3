/** The limits of the index. Beyond them, the run fails: rules that silently report nothing would look like success. */

/** More files about Karpenter and Argo CD than any repository that people review has. */
const MAX_FILES = 20_000;

/** Larger files are generated: they aren't parsed, but can contain any kind that they mention. */
export const MAX_FILE_BYTES = 1024 * 1024;

const MAX_TOTAL_BYTES = 128 * 1024 * 1024;

/** `karpenter-lint` recognizes it by its name, because another copy of this module may have thrown it. */
class RepositoryTooLarge extends Error {
  override readonly name = "RepositoryTooLarge";
}

/** @param files those that contain something of ours */
export function checkLimits(root: string, files: readonly { readonly size: number }[]): void {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length <= MAX_FILES && bytes <= MAX_TOTAL_BYTES) return;
  throw new RepositoryTooLarge(
    `${root} has more than ${MAX_FILES.toLocaleString("en-US")} files with manifests, or more than 128 MB of them, so the rules that compare files cannot run; set \`settings.karpenter.root\` to a part of it.`,
  );
}
