/** The files that `settings.karpenter.valuesFiles` names, for values that are only named on a command line. */
import picomatch from "picomatch";

/** Whether globs match the path of a file from the root; `true` alone names no file. */
export function isNamedBy(globs: boolean | readonly string[], file: string): boolean {
  return typeof globs !== "boolean" && picomatch.isMatch(file, [...globs], { dot: true });
}
