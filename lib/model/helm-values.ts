import type { Cursor } from "../yaml/cursor.js";
import { type SetPath, parseSetPath } from "./set-path.js";

/** A single value that takes precedence over the others, as with Helm's `--set`. */
export interface Parameter {
  readonly path: SetPath;
  /** The mapping with `name` and `value`. */
  readonly at: Cursor;
}

interface Origin {
  /** The mappings with values, those that take precedence first. */
  readonly trees: readonly [Cursor, ...Cursor[]];
  /** The mapping that contains all that belongs to the values, if there is one. */
  readonly around?: Cursor;
  /** The mappings of parameters; of several with the same name, the last wins. */
  readonly parameters?: () => readonly Cursor[];
  /** Whether values files are named. */
  readonly hasFiles?: boolean;
  /** Whether more values come from places that can't be read. */
  readonly isOpen: boolean;
  /** Whether the values files contain a path of keys; without it, they may contain anything. */
  readonly filesHave?: (keys: readonly string[]) => boolean;
  /** Whether something other than the chart reads a value, such as the chart that contains it. */
  readonly isReadElsewhere?: (keys: readonly string[]) => boolean;
  /** The keys that all paths of parameters start with, if the values are those of a dependency. */
  readonly prefix?: readonly string[];
}

/**
 * The values that Helm gets from one install, as one tree: parameters take precedence over all mappings of values, and
 * these over values files.
 */
export class HelmValues {
  readonly #origin: Origin;
  #parameters: readonly Parameter[] | undefined;

  constructor(origin: Origin) {
    this.#origin = origin;
  }

  /** The same values, given which keys the values files contain. */
  withFiles(filesHave: (keys: readonly string[]) => boolean): HelmValues {
    return new HelmValues({ ...this.#origin, filesHave });
  }

  /** The same values, given which of them something other than the chart reads. */
  readElsewhere(isReadElsewhere: (keys: readonly string[]) => boolean): HelmValues {
    return new HelmValues({ ...this.#origin, isReadElsewhere });
  }

  /** The values of a dependency, which are below a key; the chart that depends on it has values for it, too. */
  below(key: string, isReadElsewhere: (keys: readonly string[]) => boolean): HelmValues {
    const { trees, parameters, prefix = [], ...others } = this.#origin;
    const [first, ...rest] = trees;
    const inner = { ...others, trees: [first.get(key), ...rest.map((tree) => tree.get(key))] as const };
    const all = parameters && { parameters };
    return new HelmValues({ ...inner, ...all, prefix: [...prefix, key], isOpen: true, isReadElsewhere });
  }

  /** The keys above these values: those of a dependency are below its name. */
  get prefix(): readonly string[] {
    return this.#origin.prefix ?? [];
  }

  /** The mappings with values, those that take precedence first. */
  get trees(): readonly [Cursor, ...Cursor[]] {
    return this.#origin.trees;
  }

  /** The mapping that takes precedence over the others. */
  get tree(): Cursor {
    return this.trees[0];
  }

  /** Whether values files are named. */
  get hasFiles(): boolean {
    return this.#origin.hasFiles === true;
  }

  /** Whether something other than the chart reads a value. */
  isReadElsewhere(keys: readonly string[]): boolean {
    return this.#origin.isReadElsewhere?.(keys) === true;
  }

  /** The values, and the mapping around them in a source. */
  get places(): readonly Cursor[] {
    const { around, trees } = this.#origin;
    return around ? [around, ...trees] : trees;
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
    const places = this.trees.map((tree) => tree.along(keys));
    const place = places.find((one) => !one.isAbsent) ?? this.tree.along(keys);
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
    this.#parameters ??= (this.#origin.parameters?.() ?? []).flatMap((at) => {
      const path = pathOf(at.get("name"));
      const { length } = this.prefix;
      // A parameter with an unknown name may set any value.
      if (path.length === 0) return [{ at, path }];
      return this.prefix.every((key, index) => key === path[index]) ? [{ at, path: path.slice(length) }] : [];
    });
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
