import type { AST } from "yaml-eslint-parser";
import { parseEmbedded } from "./embedded.js";
import { type BareNode, type ValueNode, isTemplateMapping, keysOf, lookUp, resolveNode } from "./node.js";
import { type ScalarValue, scalarText, scalarValue } from "./scalar.js";
import type { Range, Source } from "./source.js";
import { isTemplated } from "./template.js";

/**
 * - `present`: there is a value, and it is known
 * - `absent`: there is none, or it is null, which the API server drops
 * - `unknown`: templated, tagged by another tool, inside something unknown, or below what is no mapping
 */
export type State = "absent" | "present" | "unknown";

/** YAML that a scalar holds. */
export interface EmbeddedYaml {
  /** A root of its own; absent if there are only comments. */
  readonly content: Cursor;
  /** Its comments, without `#`, with their ranges of the file; none where those can't be told. */
  readonly comments: readonly { readonly text: string; readonly range: Range }[];
}

interface Origin {
  readonly source: Source;
  readonly parent?: Cursor;
  readonly key?: number | string;
  /** The mapping entry that the place is the value of. */
  readonly pair?: AST.YAMLPair;
  /** The alias or merge key through which the place was reached, where the file shows it. */
  readonly via?: AST.YAMLAlias | AST.YAMLPair;
}

/** A place in a manifest: what stands there, or that nothing does, and where the file shows it. */
export class Cursor {
  readonly source: Source;
  readonly parent: Cursor | undefined;
  /** The key in a mapping or the index in a list; undefined at the root. */
  readonly key: number | string | undefined;
  readonly state: State;
  /** For `lib/edit.ts`. */
  readonly pair: AST.YAMLPair | undefined;
  /** For `lib/edit.ts`: as written, with anchor, tag or alias. */
  readonly written: ValueNode;
  readonly #node: BareNode | undefined;
  readonly #tag: string | undefined;
  readonly #via: AST.YAMLAlias | AST.YAMLPair | undefined;

  private constructor(origin: Origin, written: ValueNode, missing?: "absent" | "unknown") {
    const { node, tag, alias } = resolveNode(written);
    this.source = origin.source;
    this.parent = origin.parent;
    this.key = origin.key;
    this.pair = origin.pair;
    this.written = written;
    this.#via = origin.via ?? alias;
    this.#node = node ?? undefined;
    this.#tag = tag;
    const state = missing ?? stateOf(node, tag);
    this.state = state === "absent" && origin.source.partial ? "unknown" : state;
  }

  static root(source: Source, content: ValueNode): Cursor {
    return new Cursor({ source }, content);
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
    if (this.key === undefined) return "";
    const before = this.parent?.path ?? "";
    if (typeof this.key === "number") return `${before}[${String(this.key)}]`;
    const key = /[.[\]]/u.test(this.key) ? `["${this.key}"]` : this.key;
    return before === "" || key.startsWith("[") ? before + key : `${before}.${key}`;
  }

  /** The place under a key, or at an index of a list. */
  get(key: number | string): Cursor {
    const via = this.#via;
    const origin: Origin = { ...this.#origin(), parent: this, key };
    if (this.isAbsent) return new Cursor(origin, null, "absent");
    const node = this.isPresent ? this.#node : undefined;
    if (typeof key === "number") {
      const entry = node?.type === "YAMLSequence" ? node.entries[key] : undefined;
      return new Cursor(origin, entry ?? null, entry === undefined ? "unknown" : undefined);
    }
    if (node?.type !== "YAMLMapping") return new Cursor(origin, null, "unknown");
    const found = lookUp(node, key);
    if (typeof found === "string") return new Cursor(origin, null, found);
    const through = via ?? found.merge;
    return new Cursor({ ...origin, pair: found.pair, ...(through && { via: through }) }, found.pair.value);
  }

  /** The place under keys that are joined by dots; keys with dots of their own go through `get`. */
  at(path: string): Cursor {
    let place: Cursor = this.get(path.split(".", 1)[0] ?? "");
    for (const key of path.split(".").slice(1)) place = place.get(key);
    return place;
  }

  /** The items of a list; none for anything else. */
  items(): Cursor[] {
    if (!this.isPresent || this.#node?.type !== "YAMLSequence") return [];
    const origin = this.#origin();
    return this.#node.entries.map((entry, key) => new Cursor({ ...origin, parent: this, key }, entry));
  }

  /** The entries that a mapping has of its own, merged ones left out; none for anything else. */
  entries(): Cursor[] {
    if (!this.isPresent || this.#node?.type !== "YAMLMapping") return [];
    const origin = this.#origin();
    const { own } = keysOf(this.#node);
    return [...own].map(([key, pair]) => new Cursor({ ...origin, parent: this, key, pair }, pair.value));
  }

  /** The same place, as one of which nothing is known. */
  asUnknown(): Cursor {
    return new Cursor({ ...this.#origin(), ...(this.parent && { parent: this.parent }) }, this.written, "unknown");
  }

  /** The same place, as the root of a manifest of its own: paths and places of missing keys start here. */
  asRoot(): Cursor {
    return new Cursor(this.#origin(), this.written);
  }

  /** The YAML in the scalar here; undefined where it can't be read. */
  embedded(): EmbeddedYaml | undefined {
    if (this.#node?.type !== "YAMLScalar") return undefined;
    const document = parseEmbedded(this.#node, this.source, this.#via && this.#writtenRange());
    return (
      document && {
        content: new Cursor({ source: document.source, parent: this }, document.content),
        comments: (document.source.isLocated ? document.comments : []).map(({ value, range }) => ({
          text: value,
          range: document.source.toFile(range),
        })),
      }
    );
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
    return this.#node !== undefined && this.#node === other.#node && this.#via === other.#via;
  }

  /**
   * Where to report in the file: the value; the alias or merge key that brings it; or, of something
   * missing, the key whose value lacks it.
   */
  get range(): Range {
    const written = this.#writtenRange();
    return written ? this.source.toFile(written) : this.#holderRange();
  }

  #origin(): Origin {
    return { source: this.source, ...(this.#via && { via: this.#via }) };
  }

  #writtenRange(): Range | undefined {
    const via = this.#via;
    if (via) return via.type === "YAMLPair" ? (via.key ?? via).range : via.range;
    // A document is named by its kind; YAML in a scalar by the key of the scalar.
    if (this.key === undefined) return this.parent || !this.#node ? undefined : kindRange(this.#node);
    if (this.#node) return this.#node.range;
    return this.isUnknown && this.written ? this.written.range : this.pair?.key?.range;
  }

  /** Where something is reported that this place lacks. */
  #holderRange(): Range {
    const key = this.#via ? undefined : this.pair?.key;
    if (key) return this.source.toFile(key.range);
    const firstKey =
      this.#node?.type === "YAMLMapping" && typeof this.key === "number" ? this.#node.pairs[0]?.key : undefined;
    const range = (this.#via ? undefined : firstKey?.range) ?? this.#writtenRange();
    if (range || !this.parent) return this.source.toFile(range ?? [0, 0]);
    return this.parent.#holderRange();
  }
}

function stateOf(node: BareNode | null | undefined, tag: string | undefined): State {
  if (node === undefined) return "unknown";
  if (node === null) return "absent";
  if (isTemplateMapping(node)) return "unknown";
  if (node.type !== "YAMLScalar") return "present";
  if (isTemplated(scalarText(node))) return "unknown";
  return scalarValue(node, tag) === null ? "absent" : "present";
}

/** The kind, or else the first key: nobody wants the whole of a document underlined. */
function kindRange(node: BareNode): Range {
  if (node.type !== "YAMLMapping") return node.range;
  const named = keysOf(node).own.get("kind")?.value ?? node.pairs[0]?.key;
  return (named ?? node).range;
}
