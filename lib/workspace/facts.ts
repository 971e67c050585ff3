/** The facts kept about each file: few, because a repository has thousands of files. */
import { type Kind, mentionsOurKinds } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";
import { parseText } from "../yaml/document.js";
import { installsBy } from "../argo-cd/chart-installs.js";
import type { ChartInstall } from "../model/chart-install.js";
import { LineIndex } from "../yaml/lines.js";
import type { Manifest } from "../model/manifest.js";
import { isFilledIn } from "../karpenter/placeholders/context.js";
import { groupOf } from "../model/node-class-ref.js";
import { manifestsOf } from "../model/parse.js";
import { type ApplicationFacts, applicationFacts } from "./applications.js";
import { kindsInside, kindsOfTemplatedGroup, mayBeTemplate, mentionedKinds } from "./hidden-kinds.js";
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
  /** For a statement of a node pool: the name of its node class. */
  readonly nodeClass?: string;
}

export interface FileFacts {
  readonly file: string;
  /** For comparison with the text in an editor. */
  readonly text: string;
  readonly resources: readonly Resource[];
  readonly statements: readonly FileStatement[];
  /** The kinds of which it may define objects with unknown names: in templates, Terraform and values of charts. */
  readonly hidden: readonly Kind[];
}

/** Reads the facts from a file's text; undefined if there is nothing to keep. */
export function readFacts(file: string, text: string): FileFacts | undefined {
  if (/\.tf(?:vars)?$/u.test(file)) return terraformFacts(file, text);
  if (!mentionsOurKinds(text)) return hiddenFacts(file, text, kindsOfTemplatedGroup(text));
  try {
    return factsOf(file, text, manifestsOf(parseText(text)));
  } catch {
    // What is broken for another reason is reported as such, and makes no name uncertain.
    return mayBeTemplate(text) ? unreadFacts(file, text) : undefined;
  }
}

/** The facts of a file that is a template before it is rendered, or too large to parse. */
export function unreadFacts(file: string, text: string): FileFacts | undefined {
  return hiddenFacts(file, text, mentionedKinds(text));
}

function hiddenFacts(file: string, text: string, hidden: readonly Kind[]): FileFacts | undefined {
  return hidden.length > 0 ? { file, text, resources: [], statements: [], hidden } : undefined;
}

/** The facts of a file whose manifests are already parsed. */
export function factsOf(file: string, text: string, manifests: readonly Manifest[]): FileFacts {
  const lines = LineIndex.of(text);
  return {
    file,
    text,
    resources: manifests.map((manifest) => resourceOf(file, lines, manifest)),
    statements: manifests.flatMap((manifest) => {
      const nodeClass = textOf(manifest.nodeClassRef.get("name"));
      const own = placed(file, lines, statementsOf(manifest));
      return [
        ...own.map((statement) => ({ ...statement, ...(nodeClass !== undefined && { nodeClass }) })),
        ...installsBy(manifest).flatMap((install) => placed(file, lines, statementsOfInstall(install))),
      ];
    }),
    hidden: kindsInside(text, manifests),
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
  return typeof place.value === "string" && isFilledIn(place) ? place.value : undefined;
}
