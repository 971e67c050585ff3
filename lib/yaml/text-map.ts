import { lastAtMost } from "../binary-search.js";
import type { Branch } from "./branches.js";
import type { Template } from "./helm-template.js";
import { type MaskedText, hasHole } from "./holes.js";

/** Start (inclusive) and end (exclusive), in UTF-16 code units. */
export type Range = readonly [start: number, end: number];

/** A part of an embedded text that is unchanged in the text around it. */
export interface Segment {
  /** The start of the part in the embedded text. */
  readonly inner: number;
  /** Its start in the text around it. */
  readonly outer: number;
}

/**
 * A YAML text and its location: either the file itself, or the content of a scalar, whose positions are mapped through
 * any number of surrounding texts to the file.
 */
export interface TextMap {
  /** The text in the file; for an embedded text, the text as parsed. */
  readonly text: string;
  /** The text as parsed, with the same length: `{{ … }}` is masked. */
  readonly parsed: string;
  /**
   * Whether a template may add content to a range, in which case missing values are unknown, not absent. `first` is the
   * start of the first key or dash, in the column of which it would be added; undefined if it can be in any column.
   */
  mayGrow(range: Range, first?: number): boolean;
  /** The text map to use around texts in scalars, if it differs. */
  readonly aroundScalars?: TextMap;
  /** Whether each range of this text has its own range in the file. */
  readonly isLocated: boolean;
  /** Whether a change of a range, made for the place at the index `near`, breaks no action of a template. */
  mayChange(range: Range, near: number): boolean;
  /** The branch of a template that contains an index; undefined outside all branches. */
  branchAt(index: number): Branch | undefined;
  /** The range in the file for a range of this text. */
  toFile(range: Range): Range;
  /**
   * A piece of text, with `\n` as line breaks, as it must be written in the file; undefined if that is not possible.
   */
  encode(text: string): string | undefined;
}

export class FileText implements TextMap {
  readonly text: string;
  readonly parsed: string;
  readonly isLocated = true;
  readonly #template: Template | undefined;

  constructor(text: string, template?: Template) {
    this.text = text;
    this.parsed = template?.text ?? text;
    this.#template = template;
  }

  mayGrow(range: Range, first?: number): boolean {
    return this.#template !== undefined && hasHole(this.#template, range, first);
  }

  mayChange(range: Range, near: number): boolean {
    return this.#template?.mayChange(range, near) ?? true;
  }

  branchAt(index: number): Branch | undefined {
    return this.#template?.branchAt(index);
  }

  toFile(range: Range): Range {
    return range;
  }

  encode(text: string): string {
    return this.text.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
  }
}

/** The content of a scalar in which the position of each character is known. */
export class MappedText implements TextMap {
  readonly text: string;
  readonly parsed: string;
  readonly isLocated: boolean;
  readonly #masked: MaskedText;
  readonly #around: TextMap;
  readonly #segments: readonly Segment[];
  readonly #encode: (text: string) => string | undefined;

  constructor(
    masked: MaskedText,
    around: TextMap,
    segments: readonly Segment[],
    encode: (text: string) => string | undefined,
  ) {
    this.text = masked.text;
    this.parsed = masked.text;
    this.#masked = masked;
    this.isLocated = around.isLocated;
    this.#around = around;
    this.#segments = segments;
    this.#encode = encode;
  }

  mayGrow([start, end]: Range, first?: number): boolean {
    if (hasHole(this.#masked, [start, end], first)) return true;
    const outer = [this.#toOuter(start), this.#toOuter(end)] as const;
    return this.#around.mayGrow(outer, first === undefined ? undefined : this.#toOuter(first));
  }

  mayChange([start, end]: Range, near: number): boolean {
    return this.#around.mayChange([this.#toOuter(start), this.#toOuter(end)], this.#toOuter(near));
  }

  branchAt(index: number): Branch | undefined {
    return this.#around.branchAt(this.#toOuter(index));
  }

  toFile([start, end]: Range): Range {
    return this.#around.toFile([this.#toOuter(start), this.#toOuter(end)]);
  }

  encode(text: string): string | undefined {
    const encoded = this.#encode(text);
    return encoded === undefined ? undefined : this.#around.encode(encoded);
  }

  #toOuter(index: number): number {
    const segment = this.#segments[lastAtMost(this.#segments, index, ({ inner }) => inner)] ?? { inner: 0, outer: 0 };
    return segment.outer + index - segment.inner;
  }
}

/**
 * The content of a scalar without known positions, such as a folded one: problems are reported at the complete scalar,
 * and nothing is edited.
 */
export class OpaqueText implements TextMap {
  readonly text: string;
  readonly parsed: string;
  readonly isLocated = false;
  readonly #masked: MaskedText;
  readonly #mayGrow: boolean;
  readonly #branch: Branch | undefined;
  readonly #place: Range;

  constructor(masked: MaskedText, around: TextMap, place: Range) {
    this.text = masked.text;
    this.parsed = masked.text;
    this.#masked = masked;
    this.#mayGrow = around.mayGrow(place);
    this.#branch = around.branchAt(place[0]);
    this.#place = around.toFile(place);
  }

  mayGrow(range: Range, first?: number): boolean {
    return this.#mayGrow || hasHole(this.#masked, range, first);
  }

  mayChange(): boolean {
    return false;
  }

  branchAt(): Branch | undefined {
    return this.#branch;
  }

  toFile(): Range {
    return this.#place;
  }

  encode(): undefined {
    return undefined;
  }
}
