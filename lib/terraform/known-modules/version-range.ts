/** The releases of a module that its `version` allows, as far as they all have the same major version. */
export interface VersionRange {
  readonly major: number;
}

/** Undefined if several major versions are allowed, or it is unknown. */
export function versionRangeOf(constraint: string): VersionRange | undefined {
  const [, major] = /^(?:(?:=|~>) *)?v?(\d+)\.\d+(?:\.\d+)?$/u.exec(constraint.trim()) ?? [];
  return major === undefined ? undefined : { major: Number(major) };
}
