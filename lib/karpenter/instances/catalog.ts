/**
 * The instance types of EC2 with the labels that Karpenter gives their nodes: facts/instance-types.json. A type that is
 * newer than the catalog, or exists only in other regions, is not in it.
 */
import { createRequire } from "node:module";
import { TypeSet } from "./type-set.js";

type Attribute = boolean | number | string;
type Attributes = Readonly<Record<string, Attribute>>;

interface Family {
  readonly sizes: Readonly<Record<string, Attributes>>;
  readonly [attribute: string]: Attribute | Readonly<Record<string, Attributes>>;
}

/** The content of dist/instances.json. */
interface Facts {
  readonly date: string;
  /** The label of each attribute. */
  readonly labels: Readonly<Record<string, string>>;
  readonly families: Readonly<Record<string, Family>>;
  readonly otherNames: readonly string[];
  readonly recent: readonly string[];
}

/** The values of one label, over all types. */
export interface Column {
  /** All its values; the first is undefined, for types without the label. */
  readonly values: readonly (string | undefined)[];
  /** The index of each value. */
  readonly codeOf: ReadonlyMap<string, number>;
  /** The types with each value. */
  readonly types: readonly TypeSet[];
}

export interface Catalog {
  /** The day on which the types were listed: `2026-07-11`. */
  readonly date: string;
  /** The types, ordered by family; a type is an index of this list. */
  readonly names: readonly string[];
  readonly all: TypeSet;
  readonly none: TypeSet;
  readonly columns: ReadonlyMap<string, Column>;
  /** Types that exist or existed, but whose labels are unknown. */
  readonly otherNames: readonly string[];
  /** Families that were new when the types were listed, and may get other sizes. */
  readonly recentFamilies: ReadonlySet<string>;
}

export const INSTANCE_TYPE = "node.kubernetes.io/instance-type";

const AWS = "karpenter.k8s.aws";
export const INSTANCE_FAMILY = `${AWS}/instance-family`;
export const INSTANCE_SIZE = `${AWS}/instance-size`;
export const INSTANCE_CATEGORY = `${AWS}/instance-category`;
export const INSTANCE_GENERATION = `${AWS}/instance-generation`;
export const INSTANCE_CPU = `${AWS}/instance-cpu`;
/** In MiB. */
export const INSTANCE_MEMORY = `${AWS}/instance-memory`;
export const INSTANCE_LOCAL_NVME = `${AWS}/instance-local-nvme`;
export const INSTANCE_HYPERVISOR = `${AWS}/instance-hypervisor`;
export const ARCHITECTURE = "kubernetes.io/arch";

/** The parts of the name of a family: `u-6tb1` is generation 1 of category `u`. */
const FAMILY = /^(?<category>[a-z]+)(?:-\d+tb)?(?<generation>\d+)(?<maker>[aig]?)/u;

interface FamilyParts {
  readonly category: string;
  readonly generation: string;
  /** The maker of the processor: `a` for AMD, `g` for AWS Graviton, else `i`, which older names leave out. */
  readonly maker: string;
}

/** Undefined for texts that are not the name of a family. */
export function partsOf(family: string): FamilyParts | undefined {
  const { category, generation, maker = "" } = FAMILY.exec(family)?.groups ?? {};
  return category === undefined || generation === undefined
    ? undefined
    : { category, generation, maker: maker === "" ? "i" : maker };
}

const require = createRequire(import.meta.url);
let loaded: Catalog | undefined;

/** Loads the catalog when it is first used, which takes some milliseconds. */
export function catalog(): Catalog {
  return (loaded ??= build(require("#instances") as Facts));
}

/** The types that have a label. */
export function typesWith(label: string): TypeSet {
  const { all, columns } = catalog();
  return all.without([columns.get(label)?.types[0] ?? all]);
}

/** The types that have one of some values of a label. */
export function typesOf(label: string, values: readonly string[]): TypeSet {
  const { none, columns } = catalog();
  const column = columns.get(label);
  return none.with(values.flatMap((value) => column?.types[column.codeOf.get(value) ?? -1] ?? []));
}

function build({ date, labels, families, otherNames, recent }: Facts): Catalog {
  const names: string[] = [];
  const rows: (readonly [label: string, value: string])[][] = [];
  for (const [family, { sizes, ...shared }] of Object.entries(families)) {
    for (const [size, own] of Object.entries(sizes)) {
      const attributes = Object.entries({ ...shared, ...own } as Attributes);
      names.push(`${family}.${size}`);
      rows.push([
        ...derivedLabels(family, size),
        ...attributes.map(([name, value]) => [labels[name] ?? name, String(value)] as const),
      ]);
    }
  }
  return {
    date,
    names,
    all: TypeSet.of(names.length, names.keys()),
    none: TypeSet.of(names.length, []),
    columns: columnsOf(rows),
    otherNames,
    recentFamilies: new Set(recent),
  };
}

/** The labels that Karpenter reads from the name of a type. */
export function derivedLabels(family: string, size: string): (readonly [label: string, value: string])[] {
  const { category = "", generation = "" } = partsOf(family) ?? {};
  return [
    [INSTANCE_TYPE, `${family}.${size}`],
    [INSTANCE_FAMILY, family],
    [INSTANCE_SIZE, size],
    [INSTANCE_CATEGORY, category],
    [INSTANCE_GENERATION, generation],
    [`${AWS}/instance-capability-flex`, String(family.includes("-flex"))],
  ];
}

function columnsOf(rows: readonly (readonly (readonly [label: string, value: string])[])[]): Map<string, Column> {
  const typesByValue = new Map<string, Map<string, number[]>>();
  for (const [type, labels] of rows.entries()) {
    for (const [label, value] of labels) {
      const byValue = typesByValue.get(label) ?? new Map<string, number[]>();
      const types = byValue.get(value) ?? [];
      types.push(type);
      typesByValue.set(label, byValue.set(value, types));
    }
  }
  return new Map([...typesByValue].map(([label, byValue]) => [label, columnOf(byValue, rows.length)]));
}

function columnOf(byValue: ReadonlyMap<string, readonly number[]>, count: number): Column {
  const labeled = [...byValue.values()].map((types) => TypeSet.of(count, types));
  const others = TypeSet.of(count, Array.from({ length: count }).keys()).without(labeled);
  return {
    values: [undefined, ...byValue.keys()],
    codeOf: new Map([...byValue.keys()].map((value, index) => [value, index + 1])),
    types: [others, ...labeled],
  };
}
