/** The kinds of which cases expect problems: docs/kinds.md shows them as a table. */
import { parseYAML } from "yaml-eslint-parser";
import { kinds } from "../../lib/kinds.js";
import type { Manifest } from "../../lib/model/manifest.js";
import { manifestsOf } from "../../lib/model/parse.js";
import type { Cases, InvalidCase } from "./cases.js";

/** Each kind with its version, such as `NodePool v1`, that has an expected problem. */
export function reportedKinds({ invalid }: Cases): Set<string> {
  return new Set(invalid.flatMap((one) => kindsOf(one)));
}

function kindsOf({ code, errors }: InvalidCase): string[] {
  const manifests = readable(code);
  const lines = code.split("\n");
  return errors.flatMap(({ line, column }) => {
    const index = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    const around = manifests.findLast((manifest) => startOf(manifest) <= index);
    return around && isServed(around) ? [`${around.kind} ${around.version}`] : [];
  });
}

/** The manifests of a text; none if it is a template. */
function readable(code: string): readonly Manifest[] {
  try {
    return manifestsOf({ text: code, ast: parseYAML(code, {}) });
  } catch {
    return [];
  }
}

function startOf({ root }: Manifest): number {
  return Math.min(...root.entries().map(({ keyRange }) => keyRange[0]));
}

/** A case may have a version that doesn't exist. */
function isServed({ kind, version }: Manifest): boolean {
  const { versions } = kinds[kind];
  return versions.some(({ name }) => name === version);
}
