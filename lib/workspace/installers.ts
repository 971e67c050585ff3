/** The facts of installers other than Argo CD: charts with versions and values, and the objects that these refer to. */
import { gateStatesIn } from "../karpenter/chart/feature-gates.js";
import { isFilledIn } from "../karpenter/placeholders/context.js";
import type { FluxSource } from "../installers/around.js";
import { type Dependency, dependenciesOf } from "../installers/dependencies.js";
import { fluxSourceOf } from "../installers/flux.js";
import type { FoundInstall, LocalFile } from "../installers/found.js";
import { installsIn, isHelmfile, mayBeSource, mayInstall, objectsIn } from "../installers/installs.js";
import type { Cursor } from "../yaml/cursor.js";
import { rootsOf } from "../yaml/document.js";
import { parseTemplate } from "../yaml/helm-template.js";
import { readText } from "../yaml/read-text.js";
import type { ChartFacts } from "./applications.js";
import { inFolderOf } from "./local-files.js";
import { type PlacedStatement, statementsOfInstall } from "./statements.js";
import type { ValuesFacts } from "./values-files.js";

export interface InstalledChart extends ChartFacts {
  /** The offset of the place that installs it. */
  readonly index: number;
}

/** The facts in a YAML file. */
export interface YamlInstallers {
  readonly charts: readonly InstalledChart[];
  readonly statements: readonly PlacedStatement[];
  readonly sources: readonly FluxSource[];
  readonly dependencies: readonly Dependency[];
}

export const noInstallers: YamlInstallers = { charts: [], statements: [], sources: [], dependencies: [] };

/** The installs in a text, read without other files, and the objects that installs in other files can refer to. */
export function yamlInstallers(file: string, text: string, rootsOfText = () => rootsIn(file, text)): YamlInstallers {
  if (!mayInstall(text) && !mayBeSource(text)) return noInstallers;
  const roots = objectsIn(rootsOfText());
  const installs = installsIn({ roots, fluxSource: () => undefined, wrappedIn: () => [] });
  // Other branches of a template may install other versions.
  const isCertain = (at: Cursor) => roots.every((root) => at.comesWith(root));
  return {
    charts: installs.map((install) => ({
      ...chartFactsOf(install, file),
      ...([install.at, install.revision].every(isCertain) ? {} : { version: undefined }),
      index: install.at.range[0],
    })),
    statements: installs.flatMap(statementsOfInstall).filter(({ at }) => isCertain(at)),
    sources: roots.flatMap((root) => fluxSourceOf(root) ?? []),
    dependencies: isChartFile(file) ? roots.flatMap(dependenciesOf) : [],
  };
}

/** A file that describes a chart, or the dependencies of one for Helm 2. */
function isChartFile(file: string): boolean {
  return /(?:^|\/)(?:Chart|requirements)\.yaml$/u.test(file);
}

function rootsIn(file: string, text: string): readonly Cursor[] {
  const { ast, broken } = readText(text);
  const read = broken.length > 0 && isHelmfile(file, text) ? parseTemplate(text)?.ast : ast;
  return read ? rootsOf({ text, ast: read }) : [];
}

export function chartFactsOf(install: FoundInstall, file: string): ChartFacts {
  const { chart: name, version, namespace } = install;
  const isKnown = typeof namespace?.value === "string" && isFilledIn(namespace);
  return {
    name,
    version,
    ...(isKnown && { namespace: namespace.text }),
    ...(name === "karpenter" && { values: valuesFactsOf(install, file) }),
  };
}

/** The values of an install, and the values files that it names, from the root of the repository. */
export function valuesFactsOf({ version, files, values }: FoundInstall, file: string): ValuesFacts {
  const found = files.map((one) => fileFrom(one, file));
  return { version, files: found, gates: gateStatesIn(values), replaces: new Set() };
}

function fileFrom(one: LocalFile | undefined, file: string) {
  const own = one && inFolderOf(one, file);
  return own === undefined ? undefined : { repository: undefined, file: own };
}
