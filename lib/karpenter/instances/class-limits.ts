/**
 * The instance types that node classes exclude: aws/karpenter-provider-aws, pkg/providers/instancetype/types.go and
 * compatibility/compatibility.go.
 */
import type { ClassTraits } from "../class-traits.js";
import { ARCHITECTURE, INSTANCE_FAMILY, INSTANCE_HYPERVISOR, typesOf, catalog } from "./catalog.js";
import type { PoolTypes, System } from "./pool-types.js";
import type { TypeSet } from "./type-set.js";

export type ClassLimitName = "architecture" | "connectionTracking" | "family" | "system";

/** A property of a node class that decides which instance types its nodes can have. */
export interface ClassLimit {
  readonly name: ClassLimitName;
  readonly types: TypeSet;
}

/** @param systems the operating systems that a pool allows */
export function limitsOf(traits: ClassTraits, systems: readonly System[]): ClassLimit[] {
  const { system, architectures, isAl2023, tracksConnections } = traits;
  const { all, none } = catalog();
  return [
    ...(system === undefined || systems.includes(system) ? [] : [{ name: "system", types: none } as const]),
    ...(architectures ? [{ name: "architecture", types: typesOf(ARCHITECTURE, architectures) } as const] : []),
    // AL2023 requires a processor that is newer than the first Graviton.
    ...(isAl2023 ? [{ name: "family", types: all.without([typesOf(INSTANCE_FAMILY, ["a1"])]) } as const] : []),
    // Not even bare metal of Nitro.
    ...(tracksConnections
      ? [{ name: "connectionTracking", types: typesOf(INSTANCE_HYPERVISOR, ["nitro"]) } as const]
      : []),
  ];
}

/**
 * The types of a pool with the node class that it refers to.
 *
 * @param classes all that the reference may mean; none if that is uncertain
 */
export function withClasses(types: PoolTypes, classes: readonly ClassTraits[]): PoolTypes {
  const { all } = catalog();
  const supported = classes.map((one) =>
    limitsOf(one, types.systems).reduce((left, limit) => left.and(limit.types), all),
  );
  const [first = all, ...others] = supported;
  const differ = others.some((one) => !one.equals(first));
  return {
    ...types,
    admitted: types.admitted.and(first.with(others)),
    mayBeFewer: types.mayBeFewer || differ || classes.some(({ mayExcludeTypes }) => mayExcludeTypes),
  };
}
