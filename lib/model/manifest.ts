import type { KindDescriptor, KindPaths } from "../kind.js";
import { type Kind, kinds } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";

/** The fields that controllers and the API server write into objects, and that an export contains. */
const WRITTEN_BY_CONTROLLERS = ["status", "operation", "metadata.managedFields"];

/** What contains a manifest that is not a document of its own: a `List`, a kustomization, or the values of a chart. */
export type Within = "list" | "patch" | "values";

/** One Kubernetes object of a supported kind. */
export class Manifest {
  readonly kind: Kind;
  /** The version in its `apiVersion`, such as `v1beta1`. */
  readonly version: string;
  readonly root: Cursor;
  readonly #within: Within | undefined;

  constructor(kind: Kind, version: string, root: Cursor, within?: Within) {
    this.kind = kind;
    this.version = version;
    this.root = root;
    this.#within = within;
  }

  /** Whether it is recognizable as a patch: it has a `$patch` directive, or is inside a kustomization. */
  get isFragment(): boolean {
    return this.#within === "patch" || !this.root.get("$patch").isAbsent;
  }

  /** Whether it is an item of a `List`. */
  get isListItem(): boolean {
    return this.#within === "list";
  }

  /** Whether it is among the values of a chart, which decides whether and where it is deployed. */
  get isInValues(): boolean {
    return this.#within === "values";
  }

  /** The place under keys joined by dots. */
  at(path: string): Cursor {
    return this.root.at(path);
  }

  /** The description of its kind. */
  get descriptor(): KindDescriptor {
    return kinds[this.kind];
  }

  /** The fields that controllers write, as far as it has any. */
  get writtenByControllers(): readonly Cursor[] {
    return WRITTEN_BY_CONTROLLERS.map((path) => this.at(path)).filter(({ isPresent }) => isPresent);
  }

  /** The settings for how EC2 launches nodes. */
  get nodeClassSpec(): Cursor {
    return this.#part("nodeClassSpec");
  }

  /** The settings for the nodes of a manifest, such as requirements, taints and expiration. */
  get nodeSpec(): Cursor {
    return this.#part("nodeSpec");
  }

  /** The labels that nodes get; `metadata.labels` are the labels of the manifest itself. */
  get nodeLabels(): Cursor {
    return this.#part("nodeLabels");
  }

  /** The reference to a node class. */
  get nodeClassRef(): Cursor {
    return this.#part("nodeClassRef");
  }

  /** The place of a part that kinds have in different places; absent if its kind has none. */
  #part(name: keyof KindPaths): Cursor {
    const path = this.descriptor.paths[name];
    return path === undefined ? this.root.absentPart(name) : this.at(path);
  }
}
