import type { AST } from "yaml-eslint-parser";
import { type EmbeddedYaml, parseEmbedded, textSource } from "./embedded.js";
import { type BareNode, type ValueNode, keysOf, keysWithMerged, kindRange, lookUp, resolveNode } from "./node.js";
import { type Branch, isAround } from "./helm-template.js";
import { pathBelow } from "./path.js";
import { type ScalarValue, scalarText, scalarValue } from "./scalar.js";
import type { Range, Source } from "./source.js";
import { type State, stateOf } from "./state.js";

type Via = AST.YAMLAlias | AST.YAMLPair | undefined;

/** A place in a manifest: what stands there, or that nothing does, and where the file shows it. */
export class Cursor {
  readonly source: Source;
  readonly parent: Cursor | undefined;
  /** The key in a mapping or the index in a list; undefined at the root. */
  readonly key: number | string | undefined;
  /** For `lib/edit.ts`. */
  readonly pair: AST.YAMLPair | undefined;
  /** For `lib/edit.ts`: as written, with anchor, tag or alias. */
  readonly written: ValueNode;
  /** Without anchor, tag or alias; null if empty, undefined if nobody knows. */
  readonly #node: BareNode | null | undefined;
  readonly #tag: string | undefined;
  /** The alias or merge key through which the place was reached, where the file shows it. */
  readonly #via: Via;
  #state: State | undefined;
  #text: Source | undefined;

  // By position, and the state on demand: a manifest has thousands of places, and most are only passed.
  private constructor(
    source: Source,
    written: ValueNode,
    parent?: Cursor,
    key?: number | string,
    pair?: AST.YAMLPair,
    via?: Via,
    missing?: "absent" | "unknown",
  ) {
    this.source = source;
    this.written = written;
    this.parent = parent;
    this.key = key;
    this.pair = pair;
    if (written?.type === "YAMLWithMeta" || written?.type === "YAMLAlias") {
      const { node, tag, alias } = resolveNode(written);
      this.#node = node;
      this.#tag = tag;
      this.#via = via ?? alias;
    } else {
      this.#node = written;
      this.#via = via;
    }
    this.#state = missing === "absent" && parent !== undefined && parent.#mayGrow() ? "unknown" : missing;
  }

  static root(source: Source, content: ValueNode): Cursor {
    return new Cursor(source, content);
  }

  get state(): State {
    if (this.#state === undefined) {
      const state = stateOf(this.#node, this.#tag);
      this.#state = (state === "absent" || this.#isEmptyBlock()) && this.#mayGrow() ? "unknown" : state;
    }
    return this.#state;
  }

  get isPresent(): boolean {
    return this.state === "present";
  }

  get isAbsent(): boolean {
    return this.state === "absent";
  }

  get isUnknown(): boolean {
    return this.state === "unknown";
  }

  /** Whether there is something, and it isn't an empty string: see `isUnset`. */
  get isSet(): boolean {
    return this.isPresent && this.value !== "";
  }

  /**
   * Whether there is nothing, or an empty string: Argo CD, Helm's charts and Karpenter are written in Go, whose
   * structs don't tell one from the other. What is unknown is neither set nor unset.
   */
  get isUnset(): boolean {
    return this.isAbsent || this.value === "";
  }

  /** The scalar here as the API server reads it; undefined for anything else. */
  get value(): Exclude<ScalarValue, null> | undefined {
    if (!this.isPresent || this.#node?.type !== "YAMLScalar") return undefined;
    return scalarValue(this.#node, this.#tag) ?? undefined;
  }

  /** The scalar here as text, without quotes; `""` for anything else. */
  get text(): string {
    return this.#node?.type === "YAMLScalar" ? scalarText(this.#node) : "";
  }

  get isMapping(): boolean {
    return this.isPresent && this.#node?.type === "YAMLMapping";
  }

  get isList(): boolean {
    return this.isPresent && this.#node?.type === "YAMLSequence";
  }

  /** The path as people write it, such as `spec.blockDeviceMappings[0].ebs`. */
  get path(): string {
    return this.key === undefined ? "" : pathBelow(this.parent?.path ?? "", this.key);
  }

  /** The place under a key, or at an index of a list. */
  get(key: number | string): Cursor {
    const via = this.#via;
    if (this.isAbsent) return this.#missing(key, "absent");
    const node = this.isPresent ? this.#node : undefined;
    if (typeof key === "number") {
      const entry = node?.type === "YAMLSequence" ? node.entries[key] : undefined;
      return entry === undefined
        ? this.#missing(key, "unknown")
        : new Cursor(this.source, entry, this, key, undefined, via);
    }
    if (node?.type !== "YAMLMapping") return this.#missing(key, "unknown");
    const found = lookUp(node, key);
    if (typeof found === "string") return this.#missing(key, found);
    return new Cursor(this.source, found.pair.value, this, key, found.pair, via ?? found.merge);
  }

  /** Of `userData: |` that a template fills, nothing but spaces is left. */
  #isEmptyBlock(): boolean {
    const node = this.#node;
    return node?.type === "YAMLScalar" && "chomping" in node && scalarText(node).trim() === "";
  }

  /** Whether a template may write more here than is known. */
  #mayGrow(): boolean {
    const key = this.#via ? undefined : this.pair?.key;
    const start = key?.range[1] ?? this.#node?.range[0] ?? 0;
    return this.source.mayGrow([start, this.#node?.range[1] ?? this.pair?.range[1] ?? start]);
  }

  #missing(key: number | string, state: "absent" | "unknown"): Cursor {
    return new Cursor(this.source, null, this, key, undefined, this.#via, state);
  }

  /** The place under keys that are joined by dots; keys with dots of their own go through `get`. */
  at(path: string): Cursor {
    return path.split(".").reduce<Cursor>((place, key) => place.get(key), this);
  }

  /** The items of a list; none for anything else. */
  items(): Cursor[] {
    if (!this.isPresent || this.#node?.type !== "YAMLSequence") return [];
    return this.#node.entries.map((entry, key) => new Cursor(this.source, entry, this, key, undefined, this.#via));
  }

  /** The entries that a mapping has of its own, merged ones left out; none for anything else. */
  entries(): Cursor[] {
    if (!this.isPresent || this.#node?.type !== "YAMLMapping") return [];
    return [...keysOf(this.#node).own].map(
      ([key, pair]) => new Cursor(this.source, pair.value, this, key, pair, this.#via),
    );
  }

  /** The entries of a mapping, merged ones included; none for anything else. */
  allEntries(): Cursor[] {
    if (!this.isPresent || this.#node?.type !== "YAMLMapping") return [];
    const merged = keysWithMerged(this.#node);
    return merged.isOwn ? this.entries() : [...merged.keys].map((key) => this.get(key));
  }

  /** Whether a mapping may have keys that only a template knows. */
  get isOpen(): boolean {
    return this.#mayGrow() || (this.isMapping && keysWithMerged(this.#node as AST.YAMLMapping).open);
  }

  /** Whether a template that keeps another place keeps this one too. */
  comesWith(other: Cursor): boolean {
    return isAround(this.#branch(), other.#branch());
  }

  /** Whether a template decides if what is here comes with what is around it. */
  get isConditional(): boolean {
    return this.parent !== undefined && !this.comesWith(this.parent);
  }

  #branch(): Branch | undefined {
    const start = (this.#via ?? this.pair?.key ?? this.#node)?.range[0];
    if (start !== undefined) return this.source.branchAt(start);
    return this.parent ? this.parent.#branch() : undefined;
  }

  /** The same place, as one of which nothing is known. */
  asUnknown(): Cursor {
    return new Cursor(this.source, this.written, this.parent, undefined, undefined, this.#via, "unknown");
  }

  /** The same place, as the root of a manifest of its own: paths and places of missing keys start here. */
  asRoot(): Cursor {
    return new Cursor(this.source, this.written, undefined, undefined, undefined, this.#via);
  }

  /** The YAML in the scalar here; undefined where it can't be read. */
  embedded(): EmbeddedYaml | undefined {
    if (this.#node?.type !== "YAMLScalar") return undefined;
    const document = parseEmbedded(this.#node, this.source, this.#via && this.#writtenRange());
    return (
      document && {
        content: new Cursor(document.source, document.content, this),
        comments: (document.source.isLocated ? document.comments : []).map(({ value, range }) => ({
          text: value,
          range: document.source.toFile(range),
        })),
      }
    );
  }

  /** The range of the file that a stretch of `text` stands in; that of all of it where nobody can tell. */
  rangeWithin(stretch: Range): Range {
    if (this.#node?.type !== "YAMLScalar") return this.range;
    this.#text ??= textSource(this.#node, this.source, this.#via && this.#writtenRange());
    return this.#text.toFile(stretch);
  }

  /** Whether what is here is written here, and not brought in by alias or merge. */
  get isOwn(): boolean {
    return this.#via === undefined;
  }

  /** Whether `written` stands in this very place: its own value, or an alias of its own. */
  get isWrittenHere(): boolean {
    return this.isOwn || this.#via === this.written;
  }

  /** Whether both are the same text of the file. */
  isSame(other: Cursor): boolean {
    return this.#node !== undefined && this.#node !== null && this.#node === other.#node && this.#via === other.#via;
  }

  /**
   * Where to report in the file: the value; the alias or merge key that brings it; or, of something
   * missing, the key whose value lacks it.
   */
  get range(): Range {
    const written = this.#writtenRange();
    return written ? this.source.toFile(written) : this.headRange;
  }

  /** Whether a place of the file stands within the value here. */
  spans(place: Cursor): boolean {
    const written = this.#writtenRange();
    if (!written || !this.isOwn) return false;
    const [start, end] = this.source.toFile(written);
    return start <= place.range[0] && place.range[1] <= end;
  }

  /** Where to report the key itself: the key, or whatever brings it. */
  get keyRange(): Range {
    const key = this.#via ? undefined : this.pair?.key;
    return key ? this.source.toFile(key.range) : this.range;
  }

  #writtenRange(): Range | undefined {
    const via = this.#via;
    if (via) return via.type === "YAMLPair" ? (via.key ?? via).range : via.range;
    // A document is named by its kind; YAML in a scalar by the key of the scalar.
    if (this.key === undefined) return this.parent || !this.#node ? undefined : kindRange(this.#node);
    if (this.#node) return this.#node.range;
    return this.isUnknown && this.written ? this.written.range : this.pair?.key?.range;
  }

  /** Where to report a mapping or list as such, or what it lacks: its key, or the first key of an item. */
  get headRange(): Range {
    const key = this.#via ? undefined : this.pair?.key;
    if (key) return this.source.toFile(key.range);
    const firstKey =
      this.#node?.type === "YAMLMapping" && typeof this.key === "number" ? this.#node.pairs[0]?.key : undefined;
    const range = (this.#via ? undefined : firstKey?.range) ?? this.#writtenRange();
    if (range || !this.parent) return this.source.toFile(range ?? [0, 0]);
    return this.parent.headRange;
  }
}
