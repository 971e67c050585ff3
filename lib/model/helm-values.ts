import type { Cursor } from "../yaml/cursor.js";
import { type SetPath, parseSetPath } from "./set-path.js";

export interface Parameter {
  readonly path: SetPath;
  /** The item of `parameters`. */
  readonly at: Cursor;
}

/**
 * The values that Helm gets from one Argo CD source, as one tree. Argo CD's order of precedence: `parameters`, then
 * `valuesObject`, then `values` (which is ignored if `valuesObject` is set), then `valueFiles` (Argo CD's user guide,
 * "Helm").
 */
export class HelmValues {
  readonly #helm: Cursor;
  /** `valuesObject`, or the content of `values`. */
  readonly tree: Cursor;
  /** Whether more values come from places that can't be read. */
  readonly #open: boolean;
  #parameters: readonly Parameter[] | undefined;
  #filesHave: ((keys: readonly string[]) => boolean) | undefined;

  constructor(helm: Cursor, tree: Cursor, isPartial: boolean) {
    this.#helm = helm;
    this.tree = tree;
    this.#open = isPartial || !helm.get("fileParameters").isAbsent;
  }

  /** The values of a source, given the content of `values`. */
  static of(helm: Cursor, values: Cursor | undefined, isPartial: boolean): HelmValues {
    const object = helm.get("valuesObject");
    return new HelmValues(helm, object.isAbsent ? (values ?? helm.get("values")) : object, isPartial);
  }

  /** Sets which keys the values files contain; without it, they may contain anything. */
  readFiles(have: (keys: readonly string[]) => boolean): void {
    this.#filesHave = have;
  }

  /**
   * The place that decides a value: the value of a parameter, or a place in the values. Absent only if the chart's own
   * default certainly applies.
   */
  at(...keys: readonly string[]): Cursor {
    const parameter = this.#parameter(keys);
    if (parameter) return parameter.get("value");
    const place = this.tree.along(keys);
    return place.isAbsent && this.#mayComeFromElsewhere(keys) ? place.asUnknown() : place;
  }

  /** The entry to remove to restore the chart's own default: the item of `parameters`, or the key in the values. */
  entry(...keys: readonly string[]): Cursor {
    return this.#parameter(keys) ?? this.at(...keys);
  }

  /** The item of `parameters` that sets a value, or the last of several. */
  #parameter(keys: readonly string[]): Cursor | undefined {
    return this.parameters.findLast(({ path }) => isEqual(path, keys))?.at;
  }

  #mayComeFromElsewhere(keys: readonly string[]): boolean {
    const mayBeInFile = this.#filesHave?.(keys) ?? !this.#helm.get("valueFiles").isAbsent;
    return (
      this.#open ||
      mayBeInFile ||
      this.parameters.some(({ path }) => path.length === 0 || isEqual(path.slice(0, keys.length), keys))
    );
  }

  /** The parameters and the paths that they set; the path is empty if it is unknown. */
  get parameters(): readonly Parameter[] {
    this.#parameters ??= this.#helm
      .get("parameters")
      .items()
      .map((at) => ({ at, path: pathOf(at.get("name")) }));
    return this.#parameters;
  }
}

/** The path that a parameter sets; empty if it is unknown. */
function pathOf(name: Cursor): SetPath {
  return typeof name.value === "string" ? parseSetPath(name.value) : [];
}

function isEqual(path: SetPath, keys: readonly string[]): boolean {
  return path.length === keys.length && path.every((key, index) => key === keys[index]);
}
