/** Paths as manifests, patterns and reports have them: with slashes, also on Windows. */
import path from "node:path";

/** A path of the file system, with slashes. */
export function withSlashes(file: string, { sep }: Pick<typeof path, "sep"> = path): string {
  return sep === "/" ? file : file.replaceAll(sep, "/");
}

/** Whether a path has a separator at its end, as those of folders have that ESLint passes to functions. */
export function isOfFolder(entry: string): boolean {
  return /[/\\]$/u.test(entry);
}

/** The path of a file from a folder, with slashes; absolute only if the file is on another drive. */
export function relativePath(
  file: string,
  folder: string,
  system: Pick<typeof path, "relative" | "sep"> = path,
): string {
  return withSlashes(system.relative(folder, file), system);
}
