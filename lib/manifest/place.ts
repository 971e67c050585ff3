/** Where something stands in a file, or would. */
import type { AST } from "yaml-eslint-parser";
import { textSource } from "./embedded.js";
import { type Branch, isAround } from "./helm-template.js";
import { type BareNode, type ValueNode, kindRange, resolveNode } from "./node.js";
import { pathBelow } from "./path.js";
import type { Range, Source } from "./source.js";

/** An alias or a merge key. */
export type Via = AST.YAMLAlias | AST.YAMLPair | undefined;

/** A place in a manifest, as the file shows it: `Cursor` says what stands there. */
export abstract class Place {
  readonly source: Source;
  readonly parent: Place | undefined;
  /** The key in a mapping or the index in a list; undefined at the root. */
  readonly key: number | string | undefined;
  /** For `lib/edits`. */
  readonly pair: AST.YAMLPair | undefined;
  /** For `lib/edits`: as written, with anchor, tag or alias. */
  readonly written: ValueNode;
  /** Without anchor, tag or alias; null if empty, undefined if nobody knows. */
  protected readonly node: BareNode | null | undefined;
  protected readonly tag: string | undefined;
  /** The alias or merge key through which the place was reached, where the file shows it. */
  protected readonly via: Via;
  #text: Source | undefined;

  // By position: a manifest has thousands of places.
  protected constructor(
    source: Source,
    written: ValueNode,
    parent: Place | undefined,
    key: number | string | undefined,
    pair: AST.YAMLPair | undefined,
    via: Via,
  ) {
    this.source = source;
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

  /** Whether nobody knows what is here, or whether anything is. */
  abstract get isUnknown(): boolean;

  /** The path as people write it, such as `spec.blockDeviceMappings[0].ebs`. */
  get path(): string {
    return this.key === undefined ? "" : pathBelow(this.parent?.path ?? "", this.key);
  }

  /** Whether what is here is written here, and not brought in by alias or merge. */
  get isOwn(): boolean {
    return this.via === undefined;
  }

  /** Whether `written` stands in this very place: its own value, or an alias of its own. */
  get isWrittenHere(): boolean {
    return this.isOwn || this.via === this.written;
  }

  /** Whether both are the same text of the file. */
  isSame(other: Place): boolean {
    return this.node !== undefined && this.node !== null && this.node === other.node && this.via === other.via;
  }

  /**
   * Where to report in the file: the value; the alias or merge key that brings it; or, of something
   * missing, the key whose value lacks it.
   */
  get range(): Range {
    const written = this.writtenRange();
    return written ? this.source.toFile(written) : this.headRange;
  }

  /** Whether a place of the file stands within the value here. */
  spans(place: Place): boolean {
    const written = this.writtenRange();
    if (!written || !this.isOwn) return false;
    const [start, end] = this.source.toFile(written);
    return start <= place.range[0] && place.range[1] <= end;
  }

  /** Where to report the key itself: the key, or whatever brings it. */
  get keyRange(): Range {
    const key = this.via ? undefined : this.pair?.key;
    return key ? this.source.toFile(key.range) : this.range;
  }

  protected writtenRange(): Range | undefined {
    const via = this.via;
    if (via) return via.type === "YAMLPair" ? (via.key ?? via).range : via.range;
    // A document is named by its kind; YAML in a scalar by the key of the scalar.
    if (this.key === undefined) return this.parent || !this.node ? undefined : kindRange(this.node);
    if (this.node) return this.node.range;
    return this.isUnknown && this.written ? this.written.range : this.pair?.key?.range;
  }

  /** Where to report a mapping or list as such, or what it lacks: its key, or the first key of an item. */
  get headRange(): Range {
    const key = this.via ? undefined : this.pair?.key;
    if (key) return this.source.toFile(key.range);
    const firstKey =
      this.node?.type === "YAMLMapping" && typeof this.key === "number" ? this.node.pairs[0]?.key : undefined;
    const range = (this.via ? undefined : firstKey?.range) ?? this.writtenRange();
    if (range || !this.parent) return this.source.toFile(range ?? [0, 0]);
    return this.parent.headRange;
  }

  /** The range of the file that a stretch of `text` stands in; that of all of it where nobody can tell. */
  rangeWithin(stretch: Range): Range {
    if (this.node?.type !== "YAMLScalar") return this.range;
    this.#text ??= textSource(this.node, this.source, this.via && this.writtenRange());
    return this.#text.toFile(stretch);
  }

  /** Whether a template that keeps another place keeps this one too. */
  comesWith(other: Place): boolean {
    return isAround(this.#branch(), other.#branch());
  }

  /** Whether a template decides if what is here comes with what is around it. */
  get isConditional(): boolean {
    return this.parent !== undefined && !this.comesWith(this.parent);
  }

  #branch(): Branch | undefined {
    const start = (this.via ?? this.pair?.key ?? this.node)?.range[0];
    if (start !== undefined) return this.source.branchAt(start);
    return this.parent ? this.parent.#branch() : undefined;
  }
}
