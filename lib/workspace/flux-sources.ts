/** The sources of Flux in the files of a repository. */
import type { FluxSource } from "../installers/around.js";
import type { FileFacts } from "./facts.js";

/** The source with a name; undefined if none has it, or several differ. */
export function fluxSourceIn(
  files: readonly FileFacts[],
  { kind, name, namespace }: Pick<FluxSource, "kind" | "name" | "namespace">,
  isChanged: (file: string) => boolean,
): FluxSource | undefined {
  const isMeant = (one: FluxSource) =>
    one.kind === kind &&
    one.name === name &&
    (one.namespace === undefined || namespace === undefined || one.namespace === namespace);
  // A patch can change the version.
  const [first, ...others] = files.flatMap(({ file, fluxSources = [] }) =>
    fluxSources.filter(isMeant).map((one) => (isChanged(file) ? { ...one, version: undefined } : one)),
  );
  const isSame = (one: FluxSource) =>
    one.url === first?.url && one.chart === first?.chart && one.version === first?.version;
  return others.every(isSame) ? first : undefined;
}
