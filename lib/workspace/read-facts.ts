/** Reads the facts from the text of a file. */
import { type Kind, mentionsOurKinds } from "../kinds.js";
import { manifestsOf } from "../model/parse.js";
import { parseText } from "../yaml/document.js";
import type { Manifest } from "../model/manifest.js";
import {
  type FactsBesideResources,
  type FileFacts,
  type Resource,
  factsBesideResources,
  installersFacts,
  resourcesOf,
} from "./facts.js";
import { kindsOfTemplatedGroup, mayBeTemplate, mentionedKinds } from "./hidden-kinds.js";
import { LazyFacts } from "./lazy-facts.js";
import { isTemplateFile, readTemplate } from "../terraform/template.js";
import { mayInstall } from "../installers/installs.js";
import { isTerraform, terraformFacts } from "./terraform-facts.js";

/** Undefined if there is nothing to keep. */
export function readFacts(file: string, text: string): FileFacts | undefined {
  if (isTerraform(file)) return terraformFacts(file, text);
  if (isTemplateFile(file)) return templateFacts(file, text);
  if (!mentionsOurKinds(text)) {
    return hiddenFacts(file, text, kindsOfTemplatedGroup(text), installersFacts(file, text));
  }
  return new LazyFacts(
    { file, text },
    () => manifestFacts(file, text),
    () => resourcesIn(file, text),
  );
}

/** The facts of a file whose manifests are already parsed. */
export function factsOf(file: string, text: string, manifests: readonly Manifest[]): FileFacts {
  return new LazyFacts(
    { file, text },
    () => factsBesideResources(file, text, manifests),
    () => resourcesOf(file, text, manifests),
  );
}

function manifestFacts(file: string, text: string): FactsBesideResources | undefined {
  try {
    const yaml = parseText(text);
    const facts = factsBesideResources(file, text, manifestsOf(yaml));
    const hidden = yaml.broken.filter((document) => mayBeTemplate(document)).flatMap(mentionedKinds);
    return { ...facts, hidden: [...new Set([...facts.hidden, ...hidden])] };
  } catch {
    // What is broken for another reason is reported as such, and makes no name uncertain.
    return mayBeTemplate(text) ? unreadFacts(file, text) : undefined;
  }
}

function resourcesIn(file: string, text: string): Resource[] {
  try {
    return resourcesOf(file, text, manifestsOf(parseText(text)));
  } catch {
    return [];
  }
}

/** Terraform decides whether and how often a template is rendered. */
function templateFacts(file: string, text: string): FileFacts | undefined {
  if (!mentionsOurKinds(text) && !mayInstall(text)) return undefined;
  const template = readTemplate(text);
  if (!template) return unreadFacts(file, text);
  const manifests = manifestsOf({ text, ast: template.ast });
  const facts = factsBesideResources(file, text, manifests);
  const hidden = template.isWhole ? facts.hidden : mentionedKinds(text);
  const resources = resourcesOf(file, text, manifests).map((resource) => ({ ...resource, isConditional: true }));
  return { ...facts, file, text, hidden, resources };
}

/** The facts of a file that is a template before it is rendered, or too large to parse. */
export function unreadFacts(file: string, text: string): FileFacts | undefined {
  return hiddenFacts(file, text, mentionedKinds(text));
}

function hiddenFacts(
  file: string,
  text: string,
  hidden: readonly Kind[],
  installers: Partial<ReturnType<typeof installersFacts>> = {},
): FileFacts | undefined {
  const isEmpty = hidden.length === 0 && Object.values(installers).every(({ length }) => length === 0);
  return isEmpty ? undefined : { statements: [], charts: [], ...installers, file, text, resources: [], hidden };
}
