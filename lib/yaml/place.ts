/** The location of a value in a file, even if the value is missing. */
import type { AST } from "yaml-eslint-parser";
import { isShared } from "./anchors.js";
import { scalarTextMap } from "./embedded.js";
import { type Branch, isAround } from "./branches.js";
import { type BareNode, type ValueNode, kindRange, resolveNode } from "./node.js";
import { pathBelow } from "./path.js";
import type { Range, TextMap } from "./text-map.js";

/** An alias or a merge key. */
export type Via = AST.YAMLAlias | AST.YAMLPair | undefined;

/** A place in a manifest and its location in the file; `Cursor` adds the value. */
export abstract class Place {
  readonly textMap: TextMap;
  readonly parent: Place | undefined;
  /** The key in a mapping or the index in a list; undefined at the root. */
  readonly key: number | string | undefined;
  /** For `lib/edits`. */
  readonly pair: AST.YAMLPair | undefined;
  /** For `lib/edits`: as written, with anchor, tag or alias. */
  readonly written: ValueNode;
  /** Without anchor, tag or alias; null if empty, undefined if unknown. */
  protected readonly node: BareNode | null | undefined;
  protected readonly tag: string | undefined;
  /** The alias or merge key through which the place was reached, and at which it is reported. */
  protected readonly via: Via;
  #text: TextMap | undefined;

  // Positional parameters for speed: a manifest has thousands of places.
  protected constructor(
    textMap: TextMap,
    written: ValueNode,
    parent: Place | undefined,
    key: number | string | undefined,
    pair: AST.YAMLPair | undefined,
    via: Via,
  ) {
    this.textMap = textMap;
    this.written = written;
    this.parent = parent;
    this.key = key;
    this.pair = pair;
    if (written?.type === "YAMLWithMeta" || written?.type === "YAMLAlias") {
      const { node, tag, alias } = resolveNode(written);
      this.node = node;
      this.tag = tag;
      this.via = via ?? alias;
    } else {
      this.node = written;
      this.via = via;
    }
  }

  /** Whether it is unknown which value is here, or if there is one. */
  abstract get isUnknown(): boolean;

  /** The path in common notation, such as `spec.blockDeviceMappings[0].ebs`. */
  get path(): string {
    return this.key === undefined ? "" : pathBelow(this.parent?.path ?? "", this.key);
  }

  /** Whether the value is written here, not added by an alias or a merge key. */
  get isOwn(): boolean {
    return this.via === undefined;
  }

  /** Whether `written` is at this exact position: the value itself, or an alias to it. */
  get isWrittenHere(): boolean {
    return this.isOwn || this.via === this.written;
  }

  /** Whether aliases elsewhere can refer to the value here. */
  get isAnchored(): boolean {
    return this.written?.type === "YAMLWithMeta" && this.written.anchor !== null;
  }

  /** Whether a change of the value here would also change it in the places of aliases. */
  get isShared(): boolean {
    const node = this.written ?? this.pair;
    if (node && isShared(node)) return true;
    // The nodes around a node lead to the root of its document, and YAML in a scalar is a document of its own.
    let place: Place | undefined = this.parent;
    if (node && this.key !== undefined) while (place?.key !== undefined) place = place.parent;
    return place?.isShared ?? false;
  }

  /** The value itself, which is the same object in the places of its aliases; undefined if it is empty or unknown. */
  get identity(): object | undefined {
    return this.node ?? undefined;
  }

  /** Whether both are the same text in the file. */
  isSame(other: Place): boolean {
    return this.node !== undefined && this.node !== null && this.node === other.node && this.via === other.via;
  }

  /**
   * The range to report in the file: the value; the alias or merge key that adds it; or, if it is missing, the key of
   * the mapping or list that it is missing from.
   */
  get range(): Range {
    const written = this.writtenRange();
    return written ? this.textMap.toFile(written) : this.headRange;
  }

  /** The range of the value in the file; undefined if it is not written here. */
  get stretch(): Range | undefined {
    const written = this.writtenRange();
    return written && this.isOwn ? this.textMap.toFile(written) : undefined;
  }

  /** Whether a place is inside the value here. */
  spans(place: Place): boolean {
    const [start, end] = this.stretch ?? [0, -1];
    return start <= place.range[0] && place.range[1] <= end;
  }

  /** The range to report the key itself: the key, or the alias or merge key that adds it. */
  get keyRange(): Range {
    const key = this.via ? undefined : this.pair?.key;
    return key ? this.textMap.toFile(key.range) : this.range;
  }

  protected writtenRange(): Range | undefined {
    const via = this.via;
    if (via) return via.type === "YAMLPair" ? (via.key ?? via).range : via.range;
    // A document is reported at its kind; YAML in a scalar at the key of the scalar.
    if (this.key === undefined) return this.parent || !this.node ? undefined : kindRange(this.node);
    if (this.node) return this.node.range;
    return this.isUnknown && this.written ? this.written.range : this.pair?.key?.range;
  }

  /** The range to report a mapping or list as such, or its missing fields: its key, or the first key of an item. */
  get headRange(): Range {
    const key = this.via ? undefined : this.pair?.key;
    if (key) return this.textMap.toFile(key.range);
    const firstKey =
      this.node?.type === "YAMLMapping" && typeof this.key === "number" ? this.node.pairs[0]?.key : undefined;
    const range = (this.via ? undefined : firstKey?.range) ?? this.writtenRange();
    if (range || !this.parent) return this.textMap.toFile(range ?? [0, 0]);
    return this.parent.headRange;
  }

  /** The range in the file for a range of `text`; the complete text if its positions are unknown. */
  rangeWithin(stretch: Range): Range {
    return this.content?.toFile(stretch) ?? this.range;
  }

  /** The text of a scalar with its positions; undefined for anything else. */
  get content(): TextMap | undefined {
    if (this.node?.type !== "YAMLScalar") return undefined;
    this.#text ??= scalarTextMap(this.node, this.textMap, this.via && this.writtenRange());
    return this.#text;
  }

  /** Whether a template that renders another place also renders this one. */
  comesWith(other: Place): boolean {
    return isAround(this.#branch(), other.#branch());
  }

  /** Whether a template can render the parent without this place. */
  get isConditional(): boolean {
    return this.parent !== undefined && !this.comesWith(this.parent);
  }

  #branch(): Branch | undefined {
    const start = (this.via ?? this.pair?.key ?? this.node)?.range[0];
    if (start !== undefined) return this.textMap.branchAt(start);
    return this.parent ? this.parent.#branch() : undefined;
  }
}
