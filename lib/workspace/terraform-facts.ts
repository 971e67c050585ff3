/** The facts in a Terraform file: its literals, its manifests, and its installs of charts. */
import { type Kind, mentionsOurKinds } from "../kinds.js";
import type { Manifest } from "../model/manifest.js";
import type { FoundInstall } from "../installers/found.js";
import { mayBeSource } from "../installers/installs.js";
import { manifestsOf } from "../model/parse.js";
import { installsOfBlock } from "../terraform/chart-blocks.js";
import { type TerraformDocument, documentsOf, withoutDocuments } from "../terraform/documents.js";
import { localsOf } from "../terraform/locals.js";
import { isBlockForm } from "../terraform/read-document.js";
import { rootsOf } from "../yaml/document.js";
import { LineIndex } from "../yaml/lines.js";
import {
  type FileChart,
  type FileFacts,
  type FileStatement,
  type Resource,
  placed,
  placedInstallers,
  resourceOf,
  statementsIn,
} from "./facts.js";
import { kindsInside, kindsOfTemplatedGroup, kindsOfTemplatedKind, mentionedKinds } from "./hidden-kinds.js";
import { type YamlInstallers, chartFactsOf, noInstallers, yamlInstallers } from "./installers.js";
import { statementsOfInstall } from "./statements.js";
import { terraformStatements } from "./terraform.js";

/** A document with the manifests and the installs in it. */
interface ReadDocument extends TerraformDocument {
  readonly manifests: readonly Manifest[];
  readonly installs: readonly FoundInstall[];
  readonly installers: YamlInstallers;
}

export function isTerraform(file: string): boolean {
  return /\.(?:tf(?:vars)?|tofu)(?:\.json)?$/u.test(file);
}

/** Undefined if there is nothing to keep. */
export function terraformFacts(file: string, text: string): FileFacts | undefined {
  const lines = LineIndex.of(text);
  const documents = readDocuments(file, text);
  const hidden = hiddenIn(text, documents);
  const resources = resourcesIn(documents, { file, lines });
  const statements = [
    ...literalsIn(text, { file, lines }),
    ...documents.flatMap((one) => statementsOf(one, { file, lines })),
  ];
  const inDocuments = documents.map(({ installers, start }) =>
    placedInstallers(installers, { file, start, lines: () => lines }),
  );
  const inBlocks = documents.flatMap(({ installs, start }) =>
    installs.map((install): FileChart => ({ ...chartFactsOf(install, file), file, line: lines.at(start).line })),
  );
  statements.push(...inDocuments.flatMap((one) => one.statements));
  const charts = [...inBlocks, ...inDocuments.flatMap((one) => one.charts)];
  const fluxSources = inDocuments.flatMap((one) => one.fluxSources);
  const isEmpty = [statements, resources, hidden, charts, fluxSources].every(({ length }) => length === 0);
  return isEmpty ? undefined : { file, text, resources, statements, hidden, charts, fluxSources };
}

interface File {
  readonly file: string;
  readonly lines: LineIndex;
}

/** The documents of a file; variables in `.tfvars` need not be used. */
export function readDocuments(file: string, text: string): ReadDocument[] {
  const isMentioned = text.includes("karpenter") || mentionsOurKinds(text) || mayBeSource(text);
  if (/\.tfvars(?:\.json)?$/u.test(file) || !isMentioned) return [];
  // The facts of a file depend on no other file.
  return documentsOf(
    text,
    localsOf(file, text, () => []),
  ).map((one) => ({
    ...one,
    manifests: isBlockForm(one.form) ? [] : manifestsOf(one.yaml),
    installs: isBlockForm(one.form) ? rootsOf(one.yaml).flatMap(installsOfBlock) : [],
    installers: isBlockForm(one.form) ? noInstallers : yamlInstallers(file, one.yaml.text, () => rootsOf(one.yaml)),
  }));
}

function resourcesIn(documents: readonly ReadDocument[], file: File): Resource[] {
  return documents.flatMap(({ manifests, start, isCertain }) =>
    manifests.map((manifest) => ({ ...resourceOf(manifest, { ...file, start }), isConditional: !isCertain })),
  );
}

function statementsOf({ manifests, installs, start }: ReadDocument, file: File): FileStatement[] {
  const within = { ...file, start };
  return [
    ...manifests.flatMap((manifest) => statementsIn(manifest, within)),
    ...installs.flatMap((install) => placed(statementsOfInstall(install), within)),
  ];
}

function literalsIn(text: string, { file, lines }: File): FileStatement[] {
  const mentions = /cluster_name|region|account_id|instance_profile|karpenter|aws_eks_cluster|modules\/eks/u.test(text);
  const found = mentions ? terraformStatements(text) : [];
  return found.map(({ index, ...statement }) => ({ ...statement, file, ...lines.at(index) }));
}

/** The kinds that are mentioned elsewhere than in manifests that were read, and those inside these. */
function hiddenIn(text: string, documents: readonly ReadDocument[]): Kind[] {
  const withManifests = documents.filter(({ manifests, isPartial }) => manifests.length > 0 && isPartial !== true);
  const rest = withoutDocuments(text, withManifests);
  const inside = withManifests.flatMap(({ yaml, manifests, start }) => [
    ...kindsInside(yaml.text, manifests),
    ...kindsOfTemplatedGroup(text.slice(start, start + yaml.text.length)),
    ...kindsOfTemplatedKind(text.slice(start, start + yaml.text.length)),
  ]);
  // The search for kinds first cuts out comments, which most files need not pay for.
  const mentioned = mentionsOurKinds(rest) ? mentionedKinds(rest) : [];
  return [...new Set([...mentioned, ...kindsOfTemplatedGroup(rest), ...kindsOfTemplatedKind(rest), ...inside])];
}
