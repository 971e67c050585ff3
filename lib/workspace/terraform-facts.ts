/** The facts in a Terraform file: its literals, and the manifests and chart values in its heredocs. */
import { type Kind, mentionsOurKinds } from "../kinds.js";
import type { Manifest } from "../model/manifest.js";
import { manifestsOf, valuesInstallOf } from "../model/parse.js";
import { areUnconditional } from "../terraform/conditions.js";
import { type HeredocDocument, documentsOf, withoutDocuments } from "../terraform/heredoc-documents.js";
import { LineIndex } from "../yaml/lines.js";
import {
  type FileFacts,
  type FileStatement,
  type Resource,
  placed,
  placedCharts,
  resourceOf,
  statementsIn,
} from "./facts.js";
import { kindsInside, kindsOfTemplatedGroup, mentionedKinds } from "./hidden-kinds.js";
import { terraformCharts } from "./installers.js";
import { statementsOfInstall } from "./statements.js";
import { terraformStatements } from "./terraform.js";

/** A document with the manifests in it. */
interface ReadDocument extends HeredocDocument {
  readonly manifests: readonly Manifest[];
}

export function isTerraform(file: string): boolean {
  return /\.tf(?:vars)?$/u.test(file);
}

/** Undefined if there is nothing to keep. */
export function terraformFacts(file: string, text: string): FileFacts | undefined {
  const lines = LineIndex.of(text);
  const documents = readDocuments(file, text);
  const hidden = hiddenIn(text, documents);
  const resources = resourcesIn(text, documents, { file, lines });
  const statements = [
    ...literalsIn(text, { file, lines }),
    ...documents.flatMap((one) => statementsOf(one, { file, lines })),
  ];
  const charts = placedCharts(file, text, terraformCharts(text));
  if ([statements, resources, hidden, charts].every(({ length }) => length === 0)) return undefined;
  return { file, text, resources, statements, hidden, charts };
}

interface File {
  readonly file: string;
  readonly lines: LineIndex;
}

/** Variables in `.tfvars` need not be used. */
function readDocuments(file: string, text: string): ReadDocument[] {
  if (!file.endsWith(".tf") || !(text.includes("karpenter") || mentionsOurKinds(text))) return [];
  return documentsOf(text).map((one) => ({
    ...one,
    manifests: one.chartVersion === undefined ? manifestsOf(one.yaml) : [],
  }));
}

function resourcesIn(text: string, documents: readonly ReadDocument[], file: File): Resource[] {
  const withManifests = documents.filter(({ manifests }) => manifests.length > 0);
  const certain = areUnconditional(text, withManifests);
  return withManifests.flatMap(({ manifests, start }, index) =>
    manifests.map((manifest) => ({
      ...resourceOf(manifest, { ...file, start }),
      isConditional: certain[index] !== true,
    })),
  );
}

function statementsOf({ yaml, manifests, chartVersion, start }: ReadDocument, file: File): FileStatement[] {
  const within = { ...file, start };
  const install = chartVersion === undefined ? undefined : valuesInstallOf(yaml, chartVersion);
  return [
    ...manifests.flatMap((manifest) => statementsIn(manifest, within)),
    ...(install ? placed(statementsOfInstall(install), within) : []),
  ];
}

function literalsIn(text: string, { file, lines }: File): FileStatement[] {
  const mentions = /cluster_name|region|account_id|instance_profile|karpenter|aws_eks_cluster|modules\/eks/u.test(text);
  const found = mentions ? terraformStatements(text) : [];
  return found.map(({ index, ...statement }) => ({ ...statement, file, ...lines.at(index) }));
}

/** The kinds that are mentioned elsewhere than in manifests that were read, and those inside these. */
function hiddenIn(text: string, documents: readonly ReadDocument[]): Kind[] {
  const withManifests = documents.filter(({ manifests }) => manifests.length > 0);
  const rest = withoutDocuments(text, withManifests);
  const inside = withManifests.flatMap(({ yaml, manifests, start }) => [
    ...kindsInside(yaml.text, manifests),
    ...kindsOfTemplatedGroup(text.slice(start, start + yaml.text.length)),
  ]);
  // The search for kinds first cuts out comments, which most files need not pay for.
  const mentioned = mentionsOurKinds(rest) ? mentionedKinds(rest) : [];
  return [...new Set([...mentioned, ...kindsOfTemplatedGroup(rest), ...inside])];
}
