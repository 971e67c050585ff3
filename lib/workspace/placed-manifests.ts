/** The manifests of a file with their lines: for questions about single manifests, not for the index. */
import { mentionsOurKinds } from "../kinds.js";
import type { Manifest } from "../model/manifest.js";
import { manifestsOf } from "../model/parse.js";
import { isTemplateFile, readTemplate } from "../terraform/template.js";
import type { Cursor } from "../yaml/cursor.js";
import { parseTemplate } from "../yaml/helm-template.js";
import { readText } from "../yaml/read-text.js";
import { LineIndex } from "../yaml/lines.js";
import { type Resource, resourceOf } from "./facts.js";
import { isTerraform, readDocuments } from "./terraform-facts.js";

export interface PlacedManifest {
  readonly manifest: Manifest;
  readonly resource: Resource;
  readonly lineOf: (at: Cursor) => number;
  /** The first and the last line of the manifest. */
  readonly lines: () => readonly [first: number, last: number];
}

/** None if the file can't be read. */
export function placedManifests(file: string, text: string): PlacedManifest[] {
  if (!mentionsOurKinds(text)) return [];
  const lines = LineIndex.of(text);
  return readManifests(file, text).map(({ manifest, start }) => ({
    manifest,
    resource: resourceOf(manifest, { file, lines, start }),
    lineOf: (at) => lines.at(start + at.range[0]).line,
    lines: () => {
      const entries = manifest.root.entries();
      const [first] = entries;
      const last = entries.at(-1);
      return first && last ? [lines.at(start + first.keyRange[0]).line, lines.at(start + last.range[1]).line] : [0, 0];
    },
  }));
}

function readManifests(file: string, text: string): { manifest: Manifest; start: number }[] {
  if (isTerraform(file)) {
    return readDocuments(file, text).flatMap(({ manifests, start }) =>
      manifests.map((manifest) => ({ manifest, start })),
    );
  }
  const ast = isTemplateFile(file) ? readTemplate(text)?.ast : readYaml(text);
  return ast ? manifestsOf({ text, ast }).map((manifest) => ({ manifest, start: 0 })) : [];
}

function readYaml(text: string): object | undefined {
  const { ast, broken } = readText(text);
  return ast && broken.length === 0 ? ast : (parseTemplate(text, mentionsOurKinds)?.ast ?? ast);
}
