/** What one node pool can launch, and why not another type: for `karpenter-lint --launch`. */
import { type Admission, type Constraint, admissionOf, passes } from "../karpenter/instances/admitted.js";
import { type Column, catalog } from "../karpenter/instances/catalog.js";
import { type ClassLimitName, limitsOf, withClasses } from "../karpenter/instances/class-limits.js";
import { type InstanceType, describe } from "../karpenter/instances/instance-type.js";
import { launchedOf } from "../karpenter/instances/launch.js";
import { mayBeNewer } from "../karpenter/instances/names.js";
import { type PoolTypes, typesIn } from "../karpenter/instances/pool-types.js";
import { type Requirement, requirementsOf } from "../karpenter/requirements.js";
import { isOfAws, isOnEc2 } from "../model/node-class-ref.js";
import { type FilePlace, placeText } from "../model/file-place.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Resource } from "../workspace/facts.js";
import type { PlacedManifest } from "../workspace/placed-manifests.js";
import { requirementText, valuesText } from "./requirement-text.js";

/** A node pool, and the facts around it. */
export interface Pool extends PlacedManifest {
  /** The file, relative to the working directory. */
  readonly file: string;
  /** The node classes that it certainly means. */
  readonly classes: readonly Resource[];
  /** Whether patches or overlays may change it. */
  readonly mayChange: boolean;
  /** A place of the repository, with its path relative to the working directory. */
  readonly show: (place: FilePlace) => string;
}

export class PoolLaunch {
  readonly pool: Pool;
  readonly #admission: Admission;
  readonly #types: PoolTypes;

  constructor(pool: Pool) {
    const admission = admissionOf(requirementsOf(pool.manifest));
    const admitted = admission.newer.reduce((left, { types }) => left.and(types), admission.admitted);
    this.pool = pool;
    this.#admission = admission;
    this.#types = withClasses(
      typesIn(pool.manifest, { ...admission, admitted }),
      pool.classes.flatMap(({ traits }) => traits ?? []),
    );
  }

  /** The admitted types, ordered by vCPUs and memory. */
  get types(): InstanceType[] {
    return describe(this.#types.admitted);
  }

  get isOnEc2(): boolean {
    return isOnEc2(this.pool.manifest.nodeClassRef);
  }

  get isUpperBound(): boolean {
    return this.#types.mayBeFewer || this.#isOpen || this.pool.mayChange;
  }

  /** Whether a template may add requirements. */
  get #isOpen(): boolean {
    const { nodeSpec, nodeLabels } = this.pool.manifest;
    const list = nodeSpec.get("requirements");
    return [list, nodeLabels].some((one) => one.isUnknown || one.isOpen) || list.items().some(hasUnknownKey);
  }

  /** What is not known, in sentences. */
  get unknowns(): string[] {
    const { classes, mayChange } = this.pool;
    return [
      ...this.#admission.unknown.map(
        (one) => `${this.#place(one.at)}: ${requirementText(one)} is not completely known.`,
      ),
      ...this.#admission.newer
        .flatMap(({ label, requirements }) => requirements.filter((one) => mayBeNewer(label, one)))
        .map((one) => `${this.#reason(one)} names what the catalog lacks, so other types may be admitted too.`),
      ...(this.#isOpen ? ["A template may add requirements."] : []),
      ...(mayChange ? ["Kustomizations may change this pool."] : []),
      ...(classes.length === 0 ? [this.#withoutClass] : []),
      ...classes
        .filter(({ traits }) => traits?.mayExcludeTypes === true)
        .map((one) => `${this.#classText(one)} may exclude more types, by features that the catalog lacks.`),
    ];
  }

  get #withoutClass(): string {
    return isOfAws(this.pool.manifest.nodeClassRef)
      ? "Its node class is not certain here, so limits of the class are not applied."
      : "EKS Auto Mode may exclude more types.";
  }

  /** What excludes a type of the catalog, in sentences. */
  exclusionsOf(name: string): string[] {
    const type = catalog().names.indexOf(name);
    const { constraints, newer } = this.#admission;
    const ofRequirements = [...constraints, ...newer]
      .filter(({ types }) => !types.has(type))
      .flatMap((one) => blamed(one, type).map((requirement) => ({ requirement, column: one.column })))
      .toSorted((one, other) => one.requirement.at.range[0] - other.requirement.at.range[0])
      .map(({ requirement, column }) => `${this.#reason(requirement)}; ${name} ${hasText(column, type)}.`);
    const ofClass = this.pool.classes.flatMap((one) =>
      (one.traits ? limitsOf(one.traits, this.#types.systems) : [])
        .filter(({ types }) => !types.has(type))
        .map((limit) => `${this.#classText(one)}: ${LIMIT_TEXTS[limit.name]}.`),
    );
    const isLeftOut = this.#types.admitted.has(type) && !launchedOf(this.#types).has(type);
    return [
      ...ofRequirements,
      ...(this.#types.admitted.has(type) ? [] : ofClass),
      ...(isLeftOut
        ? ["Karpenter launches bare metal and types with GPUs or accelerators only if a pool admits no others."]
        : []),
    ];
  }

  #reason(requirement: Requirement): string {
    return `${this.#place(requirement.at)}: ${requirementText(requirement)}`;
  }

  #place(at: Cursor): string {
    return placeText({ file: this.pool.file, line: this.pool.lineOf(at) });
  }

  #classText(one: Resource): string {
    return `${this.pool.show(one)}: ${one.kind} ${one.name ?? ""}`;
  }
}

/** The requirements on one label that exclude a type; all if they only do so together. */
function blamed({ requirements, column }: Constraint, type: number): readonly Requirement[] {
  const alone = requirements.filter((one) => !passes([one], column, type));
  return alone.length > 0 ? alone : requirements;
}

function hasText({ values, types }: Column, type: number): string {
  const value = values[types.findIndex((set) => set.has(type))];
  return value === undefined ? "does not have this label" : `has the value ${valuesText([value])}`;
}

function hasUnknownKey(item: Cursor): boolean {
  return !item.get("key").isPresent;
}

const LIMIT_TEXTS: Readonly<Record<ClassLimitName, string>> = {
  architecture: "its AMIs have another architecture",
  connectionTracking: "connectionTracking requires a virtual instance of Nitro",
  family: "AL2023 does not run on a1",
  system: "the pool requires another operating system",
};
