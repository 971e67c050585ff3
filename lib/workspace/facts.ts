/** The facts kept about each file: few, because a repository has thousands of files. */
import { type Kind, allKinds, kinds, mentionsOurKinds } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";
import { parseText } from "../yaml/document.js";
import { applicationOf } from "../argo-cd/application.js";
import { installsBy } from "../argo-cd/chart-installs.js";
import type { ChartInstall } from "../model/chart-install.js";
import { LineIndex } from "../yaml/lines.js";
import type { Manifest } from "../model/manifest.js";
import { groupOf } from "../model/node-class-ref.js";
import { manifestsOf } from "../model/parse.js";
import { type ApplicationFacts, applicationFacts } from "./applications.js";
import { countOfVersions, mentionedKinds, withoutComments } from "./mentions.js";
import { type ProjectFacts, projectFacts } from "../argo-cd/projects.js";
import { type PlacedStatement, type Statement, statementsOf, statementsOfInstall } from "./statements.js";
import { type Summary, summaryOf } from "./summary.js";
import { terraformStatements } from "./terraform.js";

/** A line in a file of the repository. */
export interface Place {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly line: number;
}

/** A place in the usual form `file:line`. */
export function placeText({ file, line }: Place): string {
  return `${file}:${String(line)}`;
}

export interface Resource extends Place {
  readonly kind: Kind;
  readonly version: string;
  /** Undefined if a template sets it. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly isPatch: boolean;
  /** For a NodePool or NodeClaim: the node class that it refers to. */
  readonly nodeClass: { readonly group: string | undefined; readonly name: string | undefined } | undefined;
  readonly application: ApplicationFacts | undefined;
  readonly project: ProjectFacts | undefined;
  readonly summary: Summary | undefined;
}

/** A statement in a file of the repository. */
export interface FileStatement extends Statement, Place {
  readonly column: number;
}

export interface FileFacts {
  readonly file: string;
  /** For comparison with the text in an editor. */
  readonly text: string;
  readonly resources: readonly Resource[];
  readonly statements: readonly FileStatement[];
  /** The kinds of manifests that can't be read but are mentioned: in Helm templates and Terraform. */
  readonly hidden: readonly Kind[];
}

/** Reads the facts from a file's text; undefined if there is nothing to keep. */
export function readFacts(file: string, text: string): FileFacts | undefined {
  if (/\.tf(?:vars)?$/u.test(file)) return terraformFacts(file, text);
  if (!mentionsOurKinds(text)) return undefined;
  try {
    return factsOf(file, text, manifestsOf(parseText(text)));
  } catch {
    return unreadFacts(file, text);
  }
}

/** The facts of a file that can't be parsed, or is too large to parse. */
export function unreadFacts(file: string, text: string): FileFacts | undefined {
  const hidden = mentionedKinds(text);
  return hidden.length > 0 ? { file, text, resources: [], statements: [], hidden } : undefined;
}

/** The facts of a file whose manifests are already parsed. */
export function factsOf(file: string, text: string, manifests: readonly Manifest[]): FileFacts {
  const lines = LineIndex.of(text);
  return {
    file,
    text,
    resources: manifests.map((manifest) => resourceOf(file, lines, manifest)),
    statements: manifests.flatMap((manifest) => [
      ...placed(file, lines, statementsOf(manifest)),
      ...installsBy(manifest).flatMap((install) => placed(file, lines, statementsOfInstall(install))),
    ]),
    hidden: hiddenKinds(text, manifests),
  };
}

/** The facts of a file that contains only values for Karpenter's chart. */
export function valuesFileFacts(file: string, text: string, values: ChartInstall): FileFacts {
  const statements = placed(file, LineIndex.of(text), statementsOfInstall(values));
  return { file, text, resources: [], statements, hidden: [] };
}

function placed(file: string, lines: LineIndex, statements: readonly PlacedStatement[]): FileStatement[] {
  return statements.map(({ at, ...statement }) => ({ ...statement, file, ...lines.at(at.range[0]) }));
}

function terraformFacts(file: string, text: string): FileFacts | undefined {
  // The search for kinds first cuts out comments, which most files need not pay for.
  const hidden = mentionsOurKinds(text) ? mentionedKinds(text) : [];
  const mentions = /cluster_name|region|account_id|instance_profile|karpenter|aws_eks_cluster|modules\/eks/u.test(text);
  const found = mentions ? terraformStatements(text) : [];
  if (found.length === 0 && hidden.length === 0) return undefined;
  const lines = LineIndex.of(text);
  const statements = found.map(({ index, ...statement }) => ({ ...statement, file, ...lines.at(index) }));
  return { file, text, resources: [], statements, hidden };
}

/** CRDs mention the supported kinds, but contain no resources of them. */
const DEFINES_KINDS = /^kind:[ \t]*["']?CustomResourceDefinition\b/mu;

function hiddenKinds(text: string, manifests: readonly Manifest[]): Kind[] {
  // A patch doesn't show the resources that it applies to.
  if (manifests.some(({ isFragment }) => !isFragment)) return embeddedKinds(text, manifests);
  return DEFINES_KINDS.test(text) ? [] : mentionedKinds(text);
}

/** The kinds of manifests inside others, such as in the values of a chart that deploys any manifest. */
function embeddedKinds(text: string, manifests: readonly Manifest[]): Kind[] {
  if (!manifests.some((manifest) => applicationOf(manifest).sources.length > 0)) return [];
  const code = withoutComments(text);
  return allKinds.filter((kind) => {
    const isGroups = (manifest: Manifest) => kinds[manifest.kind].group === kinds[kind].group;
    return code.includes(kind) && countOfVersions(code, kind) > manifests.filter(isGroups).length;
  });
}

function resourceOf(file: string, lines: LineIndex, manifest: Manifest): Resource {
  const { kind, version, descriptor, nodeClassRef } = manifest;
  const name = manifest.at("metadata.name");
  const refersToClass = descriptor.paths.nodeClassRef !== undefined;
  return {
    file,
    line: lines.at((name.isPresent ? name : manifest.at("kind")).range[0]).line,
    kind,
    version,
    name: textOf(name),
    namespace: textOf(manifest.at("metadata.namespace")),
    isPatch: manifest.isFragment,
    nodeClass: refersToClass ? { group: groupOf(nodeClassRef), name: textOf(nodeClassRef.get("name")) } : undefined,
    application: descriptor.role === "application" ? applicationFacts(manifest) : undefined,
    project: descriptor.role === "project" ? projectFacts(manifest) : undefined,
    summary: summaryOf(manifest),
  };
}

function textOf(place: Cursor): string | undefined {
  return typeof place.value === "string" ? place.value : undefined;
}
