import type { KindDescriptor, KindPaths } from "../kind.js";
import { type Kind, kinds } from "../kinds.js";
import {
  type ApplicationSpec,
  type EmbeddingScalar,
  type HelmParts,
  helmPartsOf,
} from "../argo-cd/application-spec.js";
import type { Cursor } from "../yaml/cursor.js";
import { HelmSource } from "../argo-cd/helm-source.js";
import { scalarsOf } from "./scalars.js";

/** One Kubernetes object of a supported kind. */
export class Manifest {
  readonly kind: Kind;
  /** The version in its `apiVersion`, such as `v1beta1`. */
  readonly version: string;
  readonly root: Cursor;
  readonly #within: "list" | "patch" | undefined;
  #helm: HelmParts | undefined;
  #isValues = false;

  constructor(kind: Kind, version: string, root: Cursor, within?: "list" | "patch") {
    this.kind = kind;
    this.version = version;
    this.root = root;
    this.#within = within;
  }

  /** The values of Karpenter's chart in a separate file, as the Application that they are for. */
  static ofValues(root: Cursor, version: string | undefined): Manifest {
    const manifest = new Manifest("Application", "v1alpha1", root);
    manifest.#isValues = true;
    manifest.#helm = { specs: [], sources: [HelmSource.ofValues(root, version)], scalars: [] };
    return manifest;
  }

  /** Whether it only consists of values in a separate file. */
  get isValues(): boolean {
    return this.#isValues;
  }

  /** Whether it is recognizable as a patch: it has a `$patch` directive, or is inside a kustomization. */
  get isFragment(): boolean {
    return this.#within === "patch" || !this.root.get("$patch").isAbsent;
  }

  /** Whether it is an item of a `List`. */
  get isListItem(): boolean {
    return this.#within === "list";
  }

  /** The place under keys joined by dots. */
  at(path: string): Cursor {
    return this.root.at(path);
  }

  /** The description of its kind. */
  get descriptor(): KindDescriptor {
    return kinds[this.kind];
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

  /** The spec of an Application, or the specs of an ApplicationSet's templates. */
  get applicationSpecs(): readonly ApplicationSpec[] {
    return this.#helmParts().specs;
  }

  /** The sources of an Application, or of an ApplicationSet's templates, with their Helm values. */
  get helmSources(): readonly HelmSource[] {
    return this.#helmParts().sources;
  }

  /** The scalars that contain YAML. */
  get embeddingScalars(): readonly EmbeddingScalar[] {
    return this.#helmParts().scalars;
  }

  /** Every known scalar of the manifest, including those in YAML inside its scalars. */
  scalars(): Iterable<Cursor> {
    return scalarsOf(this.root, this.embeddingScalars);
  }

  #helmParts(): HelmParts {
    this.#helm ??= helmPartsOf(this.kind, this.root);
    return this.#helm;
  }
}
