/** The releases of a module that its `version` allows, as far as they all have the same major version. */
export interface VersionRange {
  readonly major: number;
  /** The oldest minor version. */
  readonly minor: number;
}

/** Undefined if several major versions are allowed, or it is unknown. */
export function versionRangeOf(constraint: string): VersionRange | undefined {
  const match = /^(?:(?:=|~>) *)?v?(\d+)\.(\d+)(?:\.\d+)?$/u.exec(constraint.trim());
  if (!match) return undefined;
  const [, major = "", minor = ""] = match;
  return { major: Number(major), minor: Number(minor) };
}
