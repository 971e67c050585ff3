import { configMap, deployment, helmValues, kustomization, service } from "./others.js";
import { application, nodeClass, nodePool } from "./ours.js";
import { Random } from "./random.js";

/** @typedef {{ readonly path: string, readonly text: string, readonly isOurs: boolean }} SourceFile */

/** One in this many files contains a supported kind. */
const SHARE = 5;

/**
 * A GitOps repository, the same on each run; 20% of its files contain supported kinds, spread over all of it.
 * @param {number} count
 * @returns {SourceFile[]}
 */
export function createRepository(count) {
  const random = new Random(20_240_501);
  return Array.from({ length: count }, (_, index) => {
    const isOurs = index % SHARE === 0;
    const write = isOurs
      ? random.pick([nodeClass, nodePool, application])
      : random.pick([deployment, deployment, helmValues, configMap, service, kustomization]);
    return { path: `apps/${write.name}-${String(index)}.yaml`, text: write(random), isOurs };
  });
}
