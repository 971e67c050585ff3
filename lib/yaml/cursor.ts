/** The content of a manifest: the model that rules work on. */
import type { AST } from "yaml-eslint-parser";
import { parseEmbedded } from "./embedded.js";
import { type ValueNode, isBlockCollection, isTemplateMapping, keysOf, keysWithMerged, lookUp } from "./node.js";
import { Place, type Via } from "./place.js";
import { type ScalarValue, scalarText, scalarValue } from "./scalar.js";
import type { Range, TextMap } from "./text-map.js";
import { type State, stateOf } from "./state.js";

/** YAML inside a scalar. */
export interface EmbeddedYaml {
  /** The root of the YAML; absent if there are only comments. */
  readonly content: Cursor;
  /** Its comments without `#`, with their ranges in the file; empty if the ranges are unknown. */
  readonly comments: readonly { readonly text: string; readonly range: Range }[];
}

/** A place in a manifest, and its value if there is one. */
export class Cursor extends Place {
  declare readonly parent: Cursor | undefined;
  #state: State | undefined;

  // The state is computed on demand, because most places are only passed on the way to others.
  private constructor(
    textMap: TextMap,
    written: ValueNode,
    parent?: Cursor,
    key?: number | string,
    pair?: AST.YAMLPair,
    via?: Via,
    missing?: "absent" | "unknown",
  ) {
    super(textMap, written, parent, key, pair, via);
    this.#state = missing === "absent" && parent !== undefined && parent.#mayGrow() ? "unknown" : missing;
  }

  static root(textMap: TextMap, content: ValueNode): Cursor {
    return new Cursor(textMap, content);
  }

  get state(): State {
    if (this.#state === undefined) {
      const state = stateOf(this.node, this.tag);
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

  /** Whether there is a value other than an empty string: see `isUnset`. */
  get isSet(): boolean {
    return this.isPresent && this.value !== "";
  }

  /**
   * Whether there is no value, or an empty string: Argo CD, Helm's charts and Karpenter are written in Go, whose
   * structs don't distinguish the two. An unknown value is neither set nor unset.
   */
  get isUnset(): boolean {
    return this.isAbsent || this.value === "";
  }

  /** The scalar here as the API server reads it; undefined for anything else. */
  get value(): Exclude<ScalarValue, null> | undefined {
    if (!this.isPresent || this.node?.type !== "YAMLScalar") return undefined;
    return scalarValue(this.node, this.tag) ?? undefined;
  }

  /** The scalar here as text, without quotes; `""` for anything else. */
  get text(): string {
    return this.node?.type === "YAMLScalar" ? scalarText(this.node) : "";
  }

  /** The `{{ … }}` here without quotes, which YAML reads as a mapping; undefined for anything else. */
  get unquotedTag(): string | undefined {
    const node = this.node;
    if (!node || !isTemplateMapping(node)) return undefined;
    const tag = this.textMap.text.slice(...node.range);
    return tag.startsWith("{{") && tag.endsWith("}}") ? tag : undefined;
  }

  get isMapping(): boolean {
    return this.isPresent && this.node?.type === "YAMLMapping";
  }

  get isList(): boolean {
    return this.isPresent && this.node?.type === "YAMLSequence";
  }

  /** The place under a key, or at an index of a list. */
  get(key: number | string): Cursor {
    const via = this.via;
    if (this.isAbsent) return this.#missing(key, "absent");
    const node = this.isPresent ? this.node : undefined;
    if (typeof key === "number") {
      const entry = node?.type === "YAMLSequence" ? node.entries[key] : undefined;
      return entry === undefined
        ? this.#missing(key, "unknown")
        : new Cursor(this.textMap, entry, this, key, undefined, via);
    }
    if (node?.type !== "YAMLMapping") return this.#missing(key, "unknown");
    const found = lookUp(node, key);
    if (typeof found === "string") return this.#missing(key, found);
    return new Cursor(this.textMap, found.pair.value, this, key, found.pair, via ?? found.merge);
  }

  /** If a template fills `userData: |`, masking leaves only spaces. */
  #isEmptyBlock(): boolean {
    const node = this.node;
    return node?.type === "YAMLScalar" && "chomping" in node && scalarText(node).trim() === "";
  }

  /** Whether a template may add unknown content here. */
  #mayGrow(): boolean {
    const key = this.via ? undefined : this.pair?.key;
    const start = key?.range[1] ?? this.node?.range[0] ?? 0;
    const range = [start, this.node?.range[1] ?? this.pair?.range[1] ?? start] as const;
    return this.textMap.mayGrow(range, isBlockCollection(this.node) ? this.node.range[0] : undefined);
  }

  #missing(key: number | string, state: "absent" | "unknown"): Cursor {
    return new Cursor(this.textMap, null, this, key, undefined, this.via, state);
  }

  /** An absent place, for a part that a kind does not have. */
  absentPart(name: string): Cursor {
    return this.#missing(name, "absent");
  }

  /** The place at the end of a path of keys and indexes. */
  along(keys: readonly (number | string)[]): Cursor {
    return keys.reduce<Cursor>((place, key) => place.get(key), this);
  }

  /** The place under keys joined by dots; for keys that contain dots, use `get` or `along`. */
  at(path: string): Cursor {
    return this.along(path.split("."));
  }

  /** The items of a list; none for anything else. */
  items(): Cursor[] {
    if (!this.isPresent || this.node?.type !== "YAMLSequence") return [];
    return this.node.entries.map((entry, key) => new Cursor(this.textMap, entry, this, key, undefined, this.via));
  }

  /** The entries of a mapping itself, without merged ones; none for anything else. */
  entries(): Cursor[] {
    if (!this.isPresent || this.node?.type !== "YAMLMapping") return [];
    return [...keysOf(this.node).own].map(
      ([key, pair]) => new Cursor(this.textMap, pair.value, this, key, pair, this.via),
    );
  }

  /** The entries of a mapping, including merged ones; none for anything else. */
  allEntries(): Cursor[] {
    if (!this.isPresent || this.node?.type !== "YAMLMapping") return [];
    const merged = keysWithMerged(this.node);
    return merged.isOwn ? this.entries() : [...merged.keys].map((key) => this.get(key));
  }

  /** Whether a mapping or list may have unknown entries, such as those from a template. */
  get isOpen(): boolean {
    return this.#mayGrow() || (this.isMapping && keysWithMerged(this.node as AST.YAMLMapping).open);
  }

  /** The same cursor, with an unknown value. */
  asUnknown(): Cursor {
    return new Cursor(this.textMap, this.written, this.parent, undefined, undefined, this.via, "unknown");
  }

  /** The same place as the root of a separate manifest: paths and the ranges of missing keys start here. */
  asRoot(): Cursor {
    return new Cursor(this.textMap, this.written, undefined, undefined, undefined, this.via);
  }

  /** The YAML in the scalar here, or in a range of its text; undefined if it can't be read. */
  embedded(part?: Range): EmbeddedYaml | undefined {
    if (this.node?.type !== "YAMLScalar") return undefined;
    const document = parseEmbedded(this.node, this.textMap, this.via && this.writtenRange(), part);
    return (
      document && {
        content: new Cursor(document.textMap, document.content, this),
        comments: (document.textMap.isLocated ? document.comments : []).map(({ value, range }) => ({
          text: value,
          range: document.textMap.toFile(range),
        })),
      }
    );
  }
}
