/** Paths as manifests, patterns and reports have them: with slashes, also on Windows. */
import path from "node:path";

/** A path of the file system, with slashes. */
export function withSlashes(file: string, { sep }: Pick<typeof path, "sep"> = path): string {
  return sep === "/" ? file : file.replaceAll(sep, "/");
}

/** The path of a file from a folder, with slashes; absolute only if the file is on another drive. */
export function relativePath(
  file: string,
  folder: string,
  system: Pick<typeof path, "relative" | "sep"> = path,
): string {
  return withSlashes(system.relative(folder, file), system);
}
