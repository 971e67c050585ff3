import type { Cursor } from "../yaml/cursor.js";
import { type SetPath, parseSetPath } from "./set-path.js";

export interface Parameter {
  readonly path: SetPath;
  /** The item of `parameters`. */
  readonly at: Cursor;
}

interface Origin {
  /** The mapping with `parameters` and `valueFiles`. */
  readonly helm: Cursor;
  /** `valuesObject`, or the content of `values`. */
  readonly tree: Cursor;
  /** Whether more values come from places that can't be read. */
  readonly isOpen: boolean;
  /** Whether the values files contain a path of keys; without it, they may contain anything. */
  readonly filesHave?: (keys: readonly string[]) => boolean;
}

/**
 * The values that Helm gets from one Argo CD source, as one tree. Argo CD's order of precedence: `parameters`, then
 * `valuesObject`, then `values` (which is ignored if `valuesObject` is set), then `valueFiles` (Argo CD's user guide,
 * "Helm").
 */
export class HelmValues {
  readonly #origin: Origin;
  #parameters: readonly Parameter[] | undefined;

  constructor(origin: Origin) {
    this.#origin = origin;
  }

  /** The values of a source, given the content of `values`. */
  static of(helm: Cursor, values: Cursor | undefined, isPartial: boolean): HelmValues {
    const object = helm.get("valuesObject");
    const tree = object.isAbsent ? (values ?? helm.get("values")) : object;
    return new HelmValues({ helm, tree, isOpen: isPartial || !helm.get("fileParameters").isAbsent });
  }

  /** The same values, given which keys the values files contain. */
  withFiles(filesHave: (keys: readonly string[]) => boolean): HelmValues {
    return new HelmValues({ ...this.#origin, filesHave });
  }

  get tree(): Cursor {
    return this.#origin.tree;
  }

  /** Whether values files are named. */
  get hasFiles(): boolean {
    return !this.#origin.helm.get("valueFiles").isAbsent;
  }

  /** The values, and the mapping around them in a source. */
  get places(): readonly Cursor[] {
    return [this.#origin.helm, this.#origin.tree];
  }

  /** Whether a place is one of the values, or next to them in a source. */
  spans(place: Cursor): boolean {
    return this.places.some((one) => one.spans(place));
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

  /** The same as `at`, regardless of values files: absent unless a value is set next to their names. */
  besideFiles(...keys: readonly string[]): Cursor {
    return this.withFiles(() => false).at(...keys);
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
    const { isOpen, filesHave } = this.#origin;
    const mayBeInFile = filesHave?.(keys) ?? this.hasFiles;
    return (
      isOpen ||
      mayBeInFile ||
      this.parameters.some(({ path }) => path.length === 0 || isEqual(path.slice(0, keys.length), keys))
    );
  }

  /** The parameters and the paths that they set; the path is empty if it is unknown. */
  get parameters(): readonly Parameter[] {
    this.#parameters ??= this.#origin.helm
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
